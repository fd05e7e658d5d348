"""Let readers choose entries by effect and by part of the plan, without JavaScript.

Two lists to choose from stand above the entries. The style sheet hides what does not fit the choice, and shows of all
counts the one that does: the page holds the count of every choice, so that a screen reader can tell it too.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from itertools import product

from smp_metrics.site.correction_entry import EFFECTS, Entry

ALL = "all"


def filters(entries: list[Entry]) -> str:
    """Write both lists, with how many entries each choice leaves."""
    effects = {effect: meaning for effect, meaning in EFFECTS.items() if any(e.effect == effect for e in entries)}
    parts = {entry.slug: entry.part for entry in entries}
    counts = _counts(entries)
    by_effect = {effect: (meaning, counts[effect, ALL]) for effect, meaning in effects.items()}
    by_part = {part: (title, counts[ALL, part]) for part, title in parts.items()}
    told = "".join(
        f'<p data-effect="{effect}" data-part="{part}">{_told(counts[effect, part], len(entries))}</p>'
        for effect, part in product((ALL, *effects), (ALL, *parts))
    )
    return (
        '<div class="smp-filters" data-search-exclude>'
        f"{_choice('effect', 'Effect on the message', by_effect, len(entries))}"
        f"{_choice('part', 'Part of the plan', by_part, len(entries))}"
        f'<div class="smp-filters__told" role="status">{told}</div>'
        "</div>\n"
    )


def _counts(entries: list[Entry]) -> Counter[tuple[str, str]]:
    return Counter(choice for entry in entries for choice in product((ALL, entry.effect), (ALL, entry.slug)))


def _choice(name: str, label: str, options: dict[str, tuple[str, int]], total: int) -> str:
    choices = {ALL: ("All", total), **options}
    listed = "".join(
        f'<option value="{value}">{escape(text)} ({count})</option>' for value, (text, count) in choices.items()
    )
    return f'<p><label for="smp-{name}">{label}</label><select id="smp-{name}">{listed}</select></p>'


def _told(count: int, total: int) -> str:
    if count == total:
        return f"All {total} entries are shown."
    if count == 0:
        return "No entry fits both choices."
    return f"{count} of {total} entries {'is' if count == 1 else 'are'} shown."

"""Write counts as a table with a bar in each row: a chart that is its own data, and needs no style of its own."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import count as count_up

from markupsafe import Markup

from smp_metrics.facts.measuring.rounding import half_up
from smp_metrics.facts.printing import show

ENDS = (0, 100)
TABLE = Markup(
    '<table class="smp-bars"><caption>{}</caption><thead><tr><th scope="col">{}</th>'
    '<th scope="col" class="smp-number">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>\n'
)
ROW = Markup(
    '<tr><th scope="row">{}</th><td class="smp-number">{}</td><td><div class="smp-bars__share">'
    '<svg aria-hidden="true" focusable="false" viewBox="0 0 100 10" preserveAspectRatio="none">'
    '<rect width="{}" height="10"></rect></svg><span>{}</span></div></td></tr>'
)


def bars(caption: str, heads: tuple[str, str, str], rows: Sequence[tuple[str, int, int]]) -> Markup:
    """Give the table as HTML: for each row its words, a count, and the share of a whole as a bar and a percentage.

    Where each row has a whole of its own, it stands beside the count.
    """
    alike = len({whole for _, _, whole in rows}) == 1
    body = Markup("").join(
        _row(words, count, whole, "" if alike else f" of {show(whole)}") for words, count, whole in rows
    )
    return TABLE.format(caption, *heads, body)


def capital(words: str) -> str:
    """Begin words with a capital, and leave the rest as it is."""
    return words[:1].upper() + words[1:]


def of_all(rows: Sequence[tuple[str, int]]) -> list[tuple[str, int, int]]:
    """Take the sum of all rows for the whole of each."""
    total = sum(count for _, count in rows)
    return [(words, count, total) for words, count in rows]


def percent(count: int, whole: int) -> str:
    """Print a share; one that is not quite all or nothing never reads as such."""
    share = Fraction(100 * count, whole)
    places = next(places for places in count_up() if share in ENDS or half_up(share, places) not in ENDS)
    return f"{show(share, places)}%"


def _row(words: str, count: int, whole: int, of_whole: str) -> Markup:
    return ROW.format(words, f"{show(count)}{of_whole}", f"{100 * count / whole:.2f}", percent(count, whole))

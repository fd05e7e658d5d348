"""Write counts as a table with a bar in each row: a chart that is its own data, and needs no style of its own."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape
from itertools import count as count_up

from smp_metrics.facts.printing import show
from smp_metrics.facts.rounding import half_up

ENDS = (0, 100)
NUMBER = ' class="smp-number"'


def bars(caption: str, heads: tuple[str, str, str], rows: Sequence[tuple[str, int, int]]) -> str:
    """Give the table as HTML: for each row its words, a count, and the share of a whole as a bar and a percentage.

    Where each row has a whole of its own, it stands beside the count.
    """
    alike = len({whole for _, _, whole in rows}) == 1
    body = "".join(_row(words, count, whole, "" if alike else f" of {show(whole)}") for words, count, whole in rows)
    words, count, share = (escape(head) for head in heads)
    return (
        f'<table class="smp-bars"><caption>{escape(caption)}</caption><thead><tr><th scope="col">{words}</th>'
        f'<th scope="col"{NUMBER}>{count}</th><th scope="col">{share}</th></tr></thead><tbody>{body}</tbody></table>\n'
    )


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


def _row(words: str, count: int, whole: int, of_whole: str) -> str:
    width = f"{100 * count / whole:.2f}"
    bar = (
        '<svg aria-hidden="true" focusable="false" viewBox="0 0 100 10" preserveAspectRatio="none">'
        f'<rect width="{width}" height="10"></rect></svg>'
    )
    return (
        f'<tr><th scope="row">{escape(words)}</th><td{NUMBER}>{show(count)}{of_whole}</td>'
        f'<td><div class="smp-bars__share">{bar}<span>{percent(count, whole)}</span></div></td></tr>'
    )

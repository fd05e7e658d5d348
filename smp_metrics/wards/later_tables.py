"""Tables of the later wards: all of them to sort and to lay side by side, and one beside its neighbours."""

from __future__ import annotations

import json
from collections.abc import Iterable

from markupsafe import Markup

from smp_metrics.extracts import Extracts
from smp_metrics.facts import slug
from smp_metrics.facts.measuring.chance import SELDOM
from smp_metrics.facts.printing import show
from smp_metrics.wards.kind import kind_of
from smp_metrics.wards.ranged import Ranged
from smp_metrics.wards.tables import CELL, FIRST, HEAD, LINK, NUMBER, TABLE, WORDS
from smp_metrics.wards.today import Today, today_of

NOTE = (
    "“Could be chance” means that chance, or not knowing how many people live there, is enough for the difference. "
    "We say so where chance alone would do it more than {} times in 100, by an exact conditional binomial test. "
    "Even so, some of what looks real here will be chance."
)
ESTIMATES = "There are several counts of the people in a ward. They give a rate from the first number to the second."
SIDE = Markup(
    '<div class="smp-side" role="group" aria-label="Later wards side by side" data-search-exclude>'
    '<script type="application/json">{}</script></div>'
)
TABLE_ID = "smp-all-since"
NAMED = Markup(' id="{}"').format(TABLE_ID)


def side_since(extracts: Extracts, period: str) -> Markup:
    """Give room for wards to be laid side by side, and tell wards.js which of them chance does not explain."""
    wards = today_of(extracts, period).wards.values()
    apart = ["".join(str(int(ward.differs(other))) for other in wards) for ward in wards]
    return SIDE.format(Markup(json.dumps([TABLE_ID, apart])))  # noqa: S704 - no sign of HTML


def all_since(extracts: Extracts, period: str) -> Markup:
    """Tell of every later ward what the police recorded, in rows that wards.js sorts and compares."""
    today = today_of(extracts, period)
    titles = (f"Crimes {today.period}", "Per 1,000 residents", f"ASB incidents {today.period}")
    heads = _heads(extracts, ((NUMBER, title) for title in titles))
    rows = Markup("").join(
        _row(
            _link(today, ward),
            *((NUMBER, said) for said in (show(ward.crimes), ward.rates_shown, show(ward.incidents))),
        )
        for ward in today.wards.values()
    )
    caption = f"All {kind_of(extracts).many} of today in {today.period}"
    return TABLE.format(caption, NAMED, caption, heads, rows, ESTIMATES)


def beside_since(extracts: Extracts, neighbours: Iterable[str], ward: str, period: str) -> Markup:
    """Tell of a later ward and its neighbours how their rates differ, and whether chance alone explains it."""
    today = today_of(extracts, period)
    here, kind = today.named(ward), kind_of(extracts)
    others = [today.wards[name] for name in neighbours]
    heads = _heads(extracts, ((NUMBER, f"Crimes {today.period}"), (NUMBER, "Per 1,000 residents"), (WORDS, "Its rate")))
    rows = Markup("").join(
        _row(
            each.name if each is here else _link(today, each),
            *((NUMBER, show(each.crimes)), (NUMBER, each.rates_shown)),
            (WORDS, f"this {kind.one}" if each is here else compared(each, here)),
        )
        for each in (here, *others)
    )
    caption = f"{here.name} and the {kind.many} that it touches"
    return TABLE.format(caption, "", caption, heads, rows, NOTE.format(round(100 * SELDOM)))


def compared(ward: Ranged, with_: Ranged) -> str:
    """Say whether a ward's rate is another than that of a second ward, unless chance or its residents explain it."""
    if ward.above(with_):
        return "higher"
    return "lower" if with_.above(ward) else "could be chance"


def _link(today: Today, ward: Ranged) -> Markup:
    return LINK.format(f"{today.folder}/", slug(ward.name), ward.name)


def _heads(extracts: Extracts, columns: Iterable[tuple[Markup, str]]) -> Markup:
    return Markup("").join(
        [HEAD.format("", kind_of(extracts).title), *(HEAD.format(kind, title) for kind, title in columns)]
    )


def _row(first: Markup | str, *cells: tuple[Markup, str]) -> Markup:
    return FIRST.format(first, Markup("").join(CELL.format(kind, said) for kind, said in cells))

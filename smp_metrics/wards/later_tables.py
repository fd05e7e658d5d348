"""Tables of the later wards: all of them to sort, one beside its neighbours, and the kinds of crime in one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction

from markupsafe import Markup

from smp_metrics.extracts import Extracts
from smp_metrics.facts import slug
from smp_metrics.facts.measuring.chance import SELDOM
from smp_metrics.facts.printing import show
from smp_metrics.wards.kind import kind_of
from smp_metrics.wards.monthly import CHANCE, Kinds
from smp_metrics.wards.ranged import Ranged
from smp_metrics.wards.tables import CELL, FIRST, HEAD, LINK, NUMBER, TABLE, WORDS
from smp_metrics.wards.today import Today, today_of

NOTE = (
    "“Could be chance” means that chance, or not knowing how many people live there, is enough for the difference. "
    "We say so where chance alone would do it more than {} times in 100, by an exact conditional binomial test. "
    "Even so, some of what looks real here will be chance."
)
SHARE_NOTE = (
    "A share is of all crimes there, so a large one does not mean much crime. “{}” means that chance alone would make "
    "such a difference from the other {} more than {} times in 100, by an exact conditional binomial test. Even so, "
    "some of what looks real here will be chance."
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


def kinds_table(told: Kinds, whole: str, many: str) -> Markup:
    """Tell of each kind its crimes in one year and its share, beside that of all wards, which are called ``whole``."""
    heads = ((NUMBER, "Crimes"), (NUMBER, "Share here"), (NUMBER, whole), (WORDS, "Its share here is"))
    head = Markup("").join(HEAD.format(kind, title) for kind, title in (("", "Kind"), *heads))
    rows = Markup("").join(_kind(told, kind) for kind in told.crimes)
    caption = f"{told.ward}: kinds of crime in {told.year}, beside {whole[0].lower()}{whole[1:]}"
    note = SHARE_NOTE.format(f"{CHANCE[0].upper()}{CHANCE[1:]}", many, round(100 * SELDOM))
    return TABLE.format(caption, "", caption, head, rows, note)


def _kind(told: Kinds, kind: str) -> Markup:
    shares = map(share_shown, told.shares(kind))
    numbers = ((NUMBER, each) for each in (show(told.crimes[kind]), *shares))
    cells = (*numbers, (WORDS, told.beside(kind)))
    return FIRST.format(f"{kind[0].upper()}{kind[1:]}", Markup("").join(CELL.format(*each) for each in cells))


def share_shown(share: Fraction) -> str:
    """Print a share in whole percent, and never as nought where there is any."""
    printed = show(100 * share)
    return "under 1%" if share and printed == "0" else f"{printed}%"

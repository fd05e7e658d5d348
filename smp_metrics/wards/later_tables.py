"""Tables of the later wards: all to sort, one beside its neighbours, its kinds of crime, and one kind in all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from markupsafe import Markup

from smp_metrics.extracts import Extract, Extracts
from smp_metrics.facts import slug
from smp_metrics.facts.measuring.chance import SELDOM
from smp_metrics.facts.printing import show
from smp_metrics.files import is_there
from smp_metrics.wards.figures import whole_name
from smp_metrics.wards.kind import kind_of
from smp_metrics.wards.monthly import KINDS, Kinds, capital, kinds_of_ward, kinds_told
from smp_metrics.wards.ranged import Ranged, together
from smp_metrics.wards.since import later_names
from smp_metrics.wards.sources import OF_KIND
from smp_metrics.wards.tables import BLANK, CELL, CHANCE, FIRST, FOLDED, HEAD, LINK, NOTED, NUMBER, TABLE, WORDS
from smp_metrics.wards.today import Today, today_of

UNSURE = "Blank: it could be chance, or a wrong count of people."
NOTE = (
    "There is a word only where neither chance nor not knowing how many people live there explains the difference. "
    "Chance could where it alone would do it more than {} times in 100. "
    "Even so, some of what has a word will be chance."
)
SHARE_NOTE = (
    "A share is of all crimes there, so a large one does not mean much crime. It is compared with the other {0}. "
    "There is a word only where chance alone would make such a difference fewer than {1} times in 100. "
    "Even so, some of what has a word will be chance."
)
ESTIMATES = "There are several counts of the people in a ward. They give a rate from the first number to the second."
RATE_NOTE = (
    f"Rates are for every 1,000 residents, though crimes against visitors count too. {ESTIMATES} "
    "There is a word only where neither that nor chance explains why a rate differs from that of all other {}. "
    "Chance could where it alone would do it more than {} times in 100. "
    "Even so, some of what has a word will be chance."
)
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
    return TABLE.format(NOTED.format(ESTIMATES), caption, NAMED, caption, heads, rows)


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
    return TABLE.format(FOLDED.format(UNSURE, NOTE.format(round(100 * SELDOM))), caption, "", caption, heads, rows)


def compared(ward: Ranged, with_: Ranged) -> str:
    """Say whether a ward's rate is another than that of a second ward, unless chance or its residents explain it."""
    if ward.above(with_):
        return "higher"
    return "lower" if with_.above(ward) else CHANCE


def _link(today: Today, ward: Ranged) -> Markup:
    return LINK.format(f"{today.folder}/", slug(ward.name), ward.name)


def _heads(extracts: Extracts, columns: Iterable[tuple[Markup, str]]) -> Markup:
    return Markup("").join(
        [HEAD.format("", kind_of(extracts).title), *(HEAD.format(kind, title) for kind, title in columns)]
    )


def _row(first: Markup | str, *cells: tuple[Markup, str]) -> Markup:
    return FIRST.format(first, Markup("").join(CELL.format(kind, said) for kind, said in cells))


def kinds_table(extracts: Extracts, told: Kinds) -> Markup:
    """Tell of each kind its crimes in one year in a ward, and its share beside that of all wards."""
    whole = whole_name(extracts)
    titles = ((NUMBER, "Crimes"), (NUMBER, "Share here"), (NUMBER, whole), (WORDS, "Its share here is"))
    heads = Markup("").join(HEAD.format(*each) for each in (("", "Kind"), *titles))
    paged = kinds_told(extracts) if is_there(extracts.root, f"{kind_of(extracts).folder}/{OF_KIND}") else []
    folder = f"{kind_of(extracts).address}{KINDS}/"
    rows = Markup("").join(
        _row(
            LINK.format(folder, slug(kind), capital(kind)) if kind in paged else capital(kind),
            *((NUMBER, each) for each in (show(told.crimes[kind]), *map(share_shown, told.shares(kind)))),
            (WORDS, told.beside(kind)),
        )
        for kind in told.crimes
    )
    caption = f"{told.ward}: kinds of crime in {told.year}, beside {whole.lower()}"
    note = FOLDED.format(BLANK, SHARE_NOTE.format(kind_of(extracts).many, round(100 * SELDOM)))
    return TABLE.format(note, caption, "", caption, heads, rows)


def of_kind(extracts: Extracts, extract: Extract, kind: str) -> Markup:
    """Tell of each later ward its crimes of a kind, named by its slug, in the last year, and its rate."""
    told = [kinds_of_ward(extract, slug(name)) for name in later_names(extracts)]
    name, year = next(each for each in told[0].crimes if slug(each) == kind), told[0].year
    today = today_of(extracts, year)
    wards = [replace(today.wards[each.ward], crimes=each.crimes[name]) for each in told]
    whole, everywhere = together(today.whole.name, wards), f"all {kind_of(extracts).many}"
    heads = _heads(extracts, ((NUMBER, f"Crimes {year}"), (NUMBER, "Per 1,000 residents"), (WORDS, "Its rate")))
    rows = Markup("").join(
        _row(
            whole.name if ward is whole else _link(today, ward),
            *((NUMBER, show(ward.crimes)), (NUMBER, ward.rates_to(1))),
            (WORDS, everywhere if ward is whole else compared(ward, whole.without(ward))),
        )
        for ward in (whole, *sorted(wards, key=lambda ward: (-ward.crimes, ward.name)))
    )
    caption = f"{capital(name)} in {year}, the most first"
    note = FOLDED.format(UNSURE, RATE_NOTE.format(kind_of(extracts).many, round(100 * SELDOM)))
    return TABLE.format(note, caption, "", caption, heads, rows)


def share_shown(share: Fraction) -> str:
    """Print a share in whole percent, and never as nought where there is any."""
    printed = show(100 * share)
    return "under 1%" if share and printed == "0" else f"{printed}%"

"""Pictures of the later wards: from where to where the rate of one lies, and all of them on the map."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from markupsafe import Markup

from smp_metrics.claims.language.number_words import ordinal
from smp_metrics.extracts import Extracts
from smp_metrics.facts import slug
from smp_metrics.facts.printing import show
from smp_metrics.wards.bars import BARS, bar
from smp_metrics.wards.hexmap import Ways, ward_map
from smp_metrics.wards.kind import kind_of
from smp_metrics.wards.monthly import months_of
from smp_metrics.wards.ranged import Ranged, places_by_rate
from smp_metrics.wards.since import folder_of, later, later_names
from smp_metrics.wards.sources import later_hexes, later_months
from smp_metrics.wards.today import today_of

WITH_NOTE = BARS.removesuffix(Markup("</figure>")) + Markup('<p class="smp-ward__note">{}</p></figure>')


def rate_since(extracts: Extracts, ward: str, period: str) -> Markup:
    """Draw the lowest and the highest rate that a later ward can have beside that of all wards, and say its place."""
    today = today_of(extracts, period)
    here, whole = today.named(ward), today.whole
    named = ((here.name, here.rates[0]),) if here.is_sure else zip(_ends(here.name), here.rates, strict=True)
    largest = max(here.rates[1], whole.rates[1])
    rows = Markup("").join(
        bar(name, show(rate), Fraction(), 100 * rate / largest, look)
        for name, rate, look in (*((*each, "") for each in named), (whole.name, whole.rates[1], "rest"))
    )
    title = f"Crimes per 1,000 residents in {today.period}"
    return WITH_NOTE.format(title, "Where", "Rate", rows, _place(here, today.wards.values(), kind_of(extracts).many))


def map_since(extracts: Extracts, *pair: str) -> Markup:
    """Draw the map of later wards, each marked by the way its crimes went between two periods."""
    months = extracts[later_months(extracts)]
    told = [months_of(months, slug(name), (pair[0], pair[1])) for name in later_names(extracts)]
    ways = {ward.ward: "rose" if ward.crimes[1] > ward.crimes[0] else "fell" for ward in told if ward.moved}
    first, last = told[0].periods
    between = f"{last.words} beside {first.words}"
    folder, kind = f"{folder_of(later(extracts))}/", kind_of(extracts)
    return ward_map(extracts[later_hexes(extracts)], ways=Ways(ways, between), folder=folder, kind=kind)


def _ends(name: str) -> tuple[str, str]:
    return f"{name}, at the least", f"{name}, at the most"


def _place(here: Ranged, wards: Collection[Ranged], many: str) -> str:
    places = " to ".join(dict.fromkeys(map(ordinal, places_by_rate(here, wards))))
    place = f"Place by rate: {places} of {len(wards)} {many}. 1st means most crime."
    return place if here.is_sure else f"{_why(here)} {place}"


def _why(here: Ranged) -> str:
    """Say why no single rate is known."""
    least, most = (show(end(here.residents)) for end in (min, max))
    estimates = f"Estimates go from {least} to {most}, and the rate with them."
    return f"This site has no count of the people within these borders. {estimates}"

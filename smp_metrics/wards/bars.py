"""Bars of one ward beside the borough: the rates of two years, and what changed between them."""

from __future__ import annotations

from fractions import Fraction

from markupsafe import Markup

from smp_metrics.facts.printing import show
from smp_metrics.wards.figures import Figures

# A table whose rows have bars is its own data, and takes its look from corrections.css.
BARS = Markup(
    '<figure class="smp-ward" data-search-exclude><table class="smp-bars"><caption>{}</caption><thead><tr>'
    '<th scope="col">{}</th><th scope="col" class="smp-number">{}</th><th scope="col">Compared</th></tr>'
    "</thead><tbody>{}</tbody></table></figure>"
)
PLACES = "Where and when"
BAR = Markup(
    '<tr><th scope="row">{}</th><td class="smp-number">{}</td><td><div class="smp-bars__share">'
    '<svg{} aria-hidden="true" focusable="false" viewBox="0 0 100 10" preserveAspectRatio="none">'
    '<rect x="{}" width="{}" height="10"/></svg></div></td></tr>'
)
LOOK = Markup(' class="smp-ward__{}"')


def years_picture(ward: Figures, borough: Figures) -> Markup:
    """Draw the rates of two years, the ward's and the borough's, as bars of one scale."""
    largest = max(*ward.rates, *borough.rates)
    rows = Markup("").join(
        bar(f"{place.name}, {year}", show(rate), Fraction(), 100 * rate / largest, "rest" if place is borough else "")
        for place in (ward, borough)
        for year, rate in zip(place.years, place.rates, strict=True)
    )
    return BARS.format("Crimes per 1,000 residents", PLACES, "Rate", rows)


def change_picture(ward: Figures, borough: Figures) -> Markup:
    """Draw how much crime rose or fell, the ward's and the borough's, from a middle that stands for no change."""
    largest = max(abs(ward.change), abs(borough.change), Fraction(1))
    rows = Markup("").join(_moved(place, largest) for place in (ward, borough))
    first, last = ward.years
    caption = f"Change in crimes from {first} to {last}: falls to the left, rises to the right"
    return BARS.format(caption, PLACES, "Change", rows)


def _moved(place: Figures, largest: Fraction) -> Markup:
    length = 50 * abs(place.change) / largest
    way = "fell" if place.change < 0 else "rose"
    return bar(place.name, place.change_shown, 50 - length * (place.change < 0), length, way)


def bar(words: str, number: str, start: Fraction, length: Fraction, look: str) -> Markup:
    """Write a row with its bar, of which the whole width is 100; ``look`` is what wards.css calls it, if anything."""
    return BAR.format(words, number, LOOK.format(look) if look else "", _at(start), _at(length))


def _at(number: Fraction) -> str:
    return f"{float(number):.1f}"

"""A strip of all wards by their rates, one of them marked, and the borough's rate as a stroke."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from markupsafe import Markup

from smp_metrics.charts.pictures.theme import FAINT_LINE, INK, MAIN, REST, SMALL_FONT_SIZE
from smp_metrics.facts.printing import show
from smp_metrics.wards.figures import Figures

STRIP = Markup(
    '<figure class="smp-ward smp-figure" data-search-exclude><figcaption><p class="smp-figure__title">{}</p>'
    '</figcaption><div class="smp-figure__plot"><svg role="img" viewBox="0 0 {} {}"><title>{}</title><desc>{}</desc>{}'
    "</svg></div></figure>"
)
STRIP_WIDTH, STRIP_HEIGHT = 360, 74
LINE_AT, EDGE = 40, 12
DOT, HERE = 5, 8


def strip_picture(ward: Figures, wards: Iterable[Figures], borough: Figures) -> Markup:
    """Draw all wards as dots on a line of rates, this one marked, the borough's rate as a stroke."""
    others = [each for each in wards if each.name != ward.name]
    ends = sorted((ward, *others), key=lambda each: each.rates[1])
    rate = {each.name: show(each.rates[1]) for each in (*others, ward, borough)}
    lowest, highest = ends[0], ends[-1]
    said = (
        f"From {rate[lowest.name]} in {lowest.name} to {rate[highest.name]} in {highest.name}; "
        f"{ward.name} {rate[ward.name]}, {borough.name[:1].lower()}{borough.name[1:]} {rate[borough.name]}."
    )
    title = f"{ward.name} among all {ward.kind.many}: crimes per 1,000 residents in {ward.years[1]}"
    drawn = _line(ward, others, borough, (lowest.rates[1], highest.rates[1]))
    return STRIP.format(title, STRIP_WIDTH, STRIP_HEIGHT, title, said, drawn)


def _line(ward: Figures, others: Sequence[Figures], borough: Figures, ends: tuple[Fraction, Fraction]) -> Markup:
    low, high = ends
    room = STRIP_WIDTH - 2 * EDGE

    def x(rate: Fraction) -> str:
        return _at(EDGE + room * (rate - low) / (high - low))

    middle, whole = x(borough.rates[1]), borough.name.removeprefix("The ")
    parts = [
        Markup('<line x1="{}" x2="{}" y1="{}" y2="{}" stroke="{}"/>').format(
            EDGE, STRIP_WIDTH - EDGE, LINE_AT, LINE_AT, FAINT_LINE
        ),
        Markup('<line x1="{}" x2="{}" y1="{}" y2="{}" stroke="{}" stroke-width="2"/>').format(
            middle, middle, LINE_AT - 12, LINE_AT + 14, INK
        ),
        *(_dot(x(each.rates[1]), DOT, REST) for each in others),
        _dot(x(ward.rates[1]), HERE, MAIN),
        _word(x(ward.rates[1]), LINE_AT - 18, f"{ward.name} {show(ward.rates[1])}", ward.rates[1] - low, high - low),
        _word(middle, LINE_AT + 28, f"{whole} {show(borough.rates[1])}", borough.rates[1] - low, high - low),
    ]
    return Markup("").join(parts)


def _dot(x: str, radius: int, colour: str) -> Markup:
    return Markup('<circle cx="{}" cy="{}" r="{}" fill="{}" fill-opacity="0.8"/>').format(x, LINE_AT, radius, colour)


def _word(x: str, y: int, words: str, before: Fraction, whole: Fraction) -> Markup:
    """Write over or under the line, towards where there is room."""
    anchor = "start" if before < whole / 2 else "end"
    form = Markup('<text x="{}" y="{}" text-anchor="{}" font-size="{}" fill="{}">{}</text>')
    return form.format(x, y, anchor, SMALL_FONT_SIZE, INK, words)


def _at(number: Fraction) -> str:
    return f"{float(number):.1f}"

"""Pictures of one ward's records: a line of its months, broken where one was not had, and bars of its kinds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from markupsafe import Markup

from smp_metrics.charts import font
from smp_metrics.charts.pictures.theme import FAINT_LINE, INK, MAIN, SMALL_FONT_SIZE
from smp_metrics.facts.measuring.chance import SELDOM
from smp_metrics.facts.printing import show
from smp_metrics.periods import Period
from smp_metrics.wards.figures import change_shown
from smp_metrics.wards.monthly import Months
from smp_metrics.wards.tables import CELL, FIRST, HEAD, NUMBER

LINE = Markup(
    '<figure class="smp-ward smp-figure" data-search-exclude><figcaption><p class="smp-figure__title">{}</p>'
    '</figcaption><div class="smp-figure__plot"><svg role="img" viewBox="0 0 {} {}"><title>{}</title><desc>{}</desc>{}'
    '</svg></div><p>{}</p><details class="smp-figure__data"><summary>Show the months as a table</summary>'
    '<div class="smp-scroll" role="group" aria-label="{}" tabindex="0"><table class="smp-table"><caption>{}</caption>'
    "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div></details></figure>"
)
WIDTH, HEIGHT = 388, 150
# Where the first month stands, and the last, which has its words at its right; the highest count, and none.
LEFT, RIGHT, TOP, ZERO = 16, 318, 26, 122
YEAR_AT = 140
DOT = 2.5
NOT_HAD = "no data"
COULD_BE_CHANCE = (
    "That could be chance: if nothing really changed, such a difference would still come more than {} times in 100."
)
NO_CHANCE = (
    "That is more than chance alone explains: if nothing really changed, it would come fewer than {} times in 100."
)
RULE = Markup('<line x1="{}" x2="{}" y1="{}" y2="{}" stroke="{}"/>')
WORDS = Markup('<text x="{}" y="{}" text-anchor="{}" font-size="{}" fill="{}">{}</text>')


def months_picture(ward: Months) -> Markup:
    """Draw the crimes of each month as a line from zero, and say how two periods compare."""
    title = f"{ward.ward}: crimes recorded each month"
    months = Markup("").join(
        FIRST.format(month.words, Markup("").join(CELL.format(NUMBER, show(each)) for each in counts))
        for month, counts in ward.counts.items()
    )
    counted = ("Crimes", "ASB incidents")[: len(next(iter(ward.counts.values())))]
    heads = HEAD.format("", "Month") + Markup("").join(HEAD.format(NUMBER, each) for each in counted)
    table = f"{ward.ward}, month by month"
    return LINE.format(
        *(title, WIDTH, HEIGHT, title, _told(ward), Markup("").join(_drawn(ward)), _compared(ward)),
        *(table, table, heads, months),
    )


def _told(ward: Months) -> str:
    """Say in words what the line shows."""
    highest = _highest(ward)
    runs = "; ".join(" to ".join(_in(ward, month) for month in dict.fromkeys((run[0], run[-1]))) for run in ward.runs)
    return f"From {runs}. The most are {_in(ward, highest)}."


def _in(ward: Months, month: Period) -> str:
    return f"{show(ward.counts[month][0])} in {month.words}"


def _compared(ward: Months) -> str:
    (before, after), (first, last) = ward.crimes, ward.periods
    chance = (NO_CHANCE if ward.moved else COULD_BE_CHANCE).format(round(100 * SELDOM))
    changed = change_shown(before, after)
    return f"{first.words}: {show(before)}. {last.words}: {show(after)}, a change of {changed}. {chance}"


def _highest(ward: Months) -> Period:
    return max(ward.counts, key=lambda month: ward.counts[month][0])


def _drawn(ward: Months) -> Iterator[Markup]:
    yield RULE.format(LEFT, RIGHT, ZERO, ZERO, FAINT_LINE)
    yield from _years(ward)
    yield from _gaps(ward)
    for run in ward.runs:
        points = " ".join(f"{_across(ward, month)},{_up(ward, month)}" for month in run)
        path = Markup('<path d="M{}" fill="none" stroke="{}" stroke-width="2"/>')
        yield path.format(points, MAIN)
    for month in ward.counts:
        dot = Markup('<circle cx="{}" cy="{}" r="{}" fill="{}"/>')
        yield dot.format(_across(ward, month), _up(ward, month), DOT, MAIN)
    yield from _labels(ward)


def _across(ward: Months, month: Period) -> str:
    first, last = min(ward.counts), max(ward.counts)
    return f"{LEFT + (RIGHT - LEFT) * (month.first - first.first) / ((last.first - first.first) or 1):.1f}"


def _up(ward: Months, month: Period) -> str:
    most = ward.counts[_highest(ward)][0] or 1
    return f"{ZERO - (ZERO - TOP) * ward.counts[month][0] / most:.1f}"


def _years(ward: Months) -> Iterator[Markup]:
    """Name each year under its first month, the latest where there is room for one of them only."""
    starts = {month.years[0]: month for month in sorted(ward.counts, reverse=True)}
    free = float(WIDTH)
    for year, month in sorted(starts.items(), reverse=True):
        x = _across(ward, month)
        yield RULE.format(x, x, ZERO, ZERO + 5, INK)
        if float(x) + font.width(f"{year} ", SMALL_FONT_SIZE) < free:
            yield _word(x, YEAR_AT, "start", str(year))
            free = float(x)


def _gaps(ward: Months) -> Iterator[Markup]:
    """Say where months were not had, if there is room for the words."""
    for one, other in pairwise(ward.runs):
        start, end = float(_across(ward, one[-1])), float(_across(ward, other[0]))
        if font.width(f" {NOT_HAD} ", SMALL_FONT_SIZE) < end - start:
            yield _word(f"{(start + end) / 2:.1f}", ZERO - 6, "middle", NOT_HAD)


def _labels(ward: Months) -> Iterator[Markup]:
    """Write the highest count over its point, and the last beside its own with its month."""
    highest, last = _highest(ward), max(ward.counts)
    yield _word("2", ZERO + 4, "start", "0")
    if highest != last:
        yield _word(_across(ward, highest), TOP - 8, "middle", show(ward.counts[highest][0]))
    height = min(float(_up(ward, last)), ZERO - 14)
    yield _word(RIGHT + 8, f"{height + 4:.1f}", "start", show(ward.counts[last][0]))
    yield _word(RIGHT + 8, f"{height + 19:.1f}", "start", f"{last.words[:3]} {last.years[0]}")


def _word(x: str | int, y: str | int, anchor: str, words: str) -> Markup:
    return WORDS.format(x, y, anchor, SMALL_FONT_SIZE, INK, words)

"""Tables of wards that lead to each: all of them, and one beside its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup

from smp_metrics.facts import slug
from smp_metrics.facts.measuring.chance import SELDOM
from smp_metrics.facts.printing import show
from smp_metrics.wards.figures import Figures
from smp_metrics.wards.kind import WARDS, Kind, called_otherwise

TABLE = Markup(
    '<figure class="smp-ward" data-search-exclude>{}'
    '<div class="smp-scroll" role="group" aria-label="{}" tabindex="0"><table class="smp-table"{}><caption>{}</caption>'
    "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div></figure>"
)
NOTED = Markup('<p class="smp-ward__note">{}</p>')
# One line above a table; what it stands on unfolds.
FOLDED = Markup('<details class="smp-ward__note"><summary>{}</summary>{}</details>')
BLANK = "Blank: it could be chance."
ALL_ID = "smp-all-wards"
HEAD = Markup('<th scope="col"{}>{}</th>')
NUMBER = Markup(' class="smp-number"')
FIRST = Markup('<tr><th scope="row">{}</th>{}</tr>')
CELL = Markup("<td{}>{}</td>")
LINK = Markup('<a href="smp-root/{}{}/">{}</a>')
NOTE = (
    "There is a word only where the difference is more than chance explains. Any other would come by itself more than "
    "{} times in 100, if nothing really differed. Even so, some of what has a word will be chance. One person can "
    "commit many crimes, so counts swing more than we allow for."
)
# What is said of a difference that chance explains: in a table of many such, only the others are to stand out.
CHANCE = ""
WORDS = Markup(' class="smp-ward__words"')
# What a column is called, what it says of a ward, and whether it holds numbers or words.
Column = tuple[str, Callable[[Figures], str], Markup]


def all_wards(wards: Iterable[Figures], years: tuple[str, str], kind: Kind = WARDS) -> Markup:
    """Tell of every ward what the police recorded, in rows that wards.js sorts and compares."""
    first, last = years
    columns: tuple[Column, ...] = (
        # In sight on a telephone: what most people look the table through for.
        ("Rose or fell", direction, WORDS),
        (f"Change from {first}", lambda ward: ward.change_shown, NUMBER),
        (f"Crimes {last}", lambda ward: show(ward.crimes[1]), NUMBER),
        ("Per 1,000 residents", lambda ward: show(ward.rates[1]), NUMBER),
        (f"ASB incidents {last}", lambda ward: show(ward.incidents), NUMBER),
        ("Domestic abuse crimes", lambda ward: show(ward.abuse), NUMBER),
    )
    rows = Markup("").join(FIRST.format(_link(ward), _cells(ward, columns)) for ward in wards)
    named, title = Markup(' id="{}"').format(ALL_ID) + called_otherwise(kind), f"All {kind.many}"
    return TABLE.format(chance_note(), title, named, title, _heads(columns, kind), rows)


def beside(ward: Figures, others: Iterable[Figures]) -> Markup:
    """Tell of a ward and its neighbours how their crimes and rates differ, and whether chance alone explains it."""
    columns: tuple[Column, ...] = (
        (f"Crimes {ward.years[1]}", lambda each: show(each.crimes[1]), NUMBER),
        ("Per 1,000 residents", lambda each: show(each.rates[1]), NUMBER),
        ("Its rate", lambda each: f"this {ward.kind.one}" if each is ward else compared(each, ward), WORDS),
    )
    rows = Markup("").join(
        FIRST.format(each.name if each is ward else _link(each), _cells(each, columns)) for each in (ward, *others)
    )
    caption = f"{ward.name} and the {ward.kind.many} that it touches"
    return TABLE.format(chance_note(), caption, "", caption, _heads(columns, ward.kind), rows)


def chance_note() -> Markup:
    """Say in one line what a blank means, with all about chance folded away."""
    return FOLDED.format(BLANK, NOTE.format(round(100 * SELDOM)))


def direction(ward: Figures) -> str:
    """Say which way a ward's crimes went, unless chance alone explains it."""
    if not ward.moved:
        return CHANCE
    return "rose" if ward.change > 0 else "fell"


def compared(ward: Figures, with_: Figures) -> str:
    """Say whether a ward's rate is another than that of a second ward, unless chance alone explains it."""
    if not ward.differs(with_):
        return CHANCE
    return "higher" if ward.crimes[1] * with_.residents > with_.crimes[1] * ward.residents else "lower"


def _link(ward: Figures) -> Markup:
    return LINK.format(ward.kind.address, slug(ward.name), ward.name)


def _heads(columns: Iterable[Column], kind: Kind) -> Markup:
    return Markup("").join([HEAD.format("", kind.title), *(HEAD.format(kind, title) for title, _, kind in columns)])


def _cells(ward: Figures, columns: Iterable[Column]) -> Markup:
    return Markup("").join(CELL.format(kind, said(ward)) for _, said, kind in columns)

"""Write one entry of the corrections page: what to take away, what the plan says, and both sides of the argument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from markupsafe import Markup

from smp_metrics.claims.plan.ledger import Figure
from smp_metrics.extracts import Declaration, Extracts, KnownIssue, Question, Revision
from smp_metrics.extracts.written.declarations import Argued, Correction
from smp_metrics.extracts.written.entries import Placed
from smp_metrics.extracts.written.parts import MendedCell, RevisedCell
from smp_metrics.facts.printing import day_of, recorded, signed
from smp_metrics.site.checking import Report
from smp_metrics.site.extensions.inline import said
from smp_metrics.site.written.places import paragraph_pages

ONE_DIGIT = (
    "This rests on a single digit, which may have been misread when the plan was typed in. Compare it with the printed "
    "document first."
)
EFFECTS = {
    "contradicts": "the plan's message",
    "clarifies": "the message stays, and gets clearer",
    "none": "nothing in the message",
}
Figures = dict[tuple[str, str], Figure]
MEASURES = {"vbc": "victim-based crime", "cas": "crimes against society", "asb": "anti-social behaviour"}
TABLE = Markup(
    '<table class="smp-entry__table"><thead><tr><th scope="col">Figure or claim</th>'
    '<th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>\n'
)
FOLD = Markup('<details class="smp-fold"{} markdown="1">\n<summary>{}</summary>')
NAMED = Markup(' id="{}"')
FOLDED = Markup("</details>")
ROW = Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>')
# What nothing settles is not found, but only what follows from the figures beside it.
FOUND: dict[type[Declaration], tuple[str, str]] = {
    Question: ("The plan prints", "Read otherwise"),
    KnownIssue: ("The plan prints", "The figures beside it give"),
    Revision: ("The plan before prints", "This plan prints"),
}
WE_FIND = "The plan prints", "We find"
SIDES = {
    "says": "The plan says",
    "why": "Why it was revised",
    "fairest": "What speaks for the plan",
    "fails": "Why that does not hold",
    "otherwise": "The other reading",
    "needed": "What would settle it",
}


@dataclass(frozen=True)
class Entry:
    """A declaration with what the page needs to show it: its place on the site and the rows of its table.

    ``plan`` names the plan in the link to its paragraph, where there are several.
    """

    declared: Declaration
    page: str
    rows: tuple[tuple[str, str, str], ...]
    plan: str = ""

    @property
    def id(self) -> str:
        """Give the anchor."""
        return self.declared.id

    @property
    def kind(self) -> str:
        """Give the kind of declaration, as the headings of the page have it."""
        return self.declared.kind if isinstance(self.declared, Argued) else "revision"

    def events(self) -> Iterator[tuple[date, str]]:
        """Give what happened to the entry, and when."""
        yield self.declared.date, f"Added, {self.kind}"
        if agreed := self.declared.confirmed:
            yield agreed.date, f"Confirmed by {said(agreed.by)}"

    def markdown(self) -> str:
        """Write the entry."""
        entry = self.declared
        lines = [
            Markup('<div class="smp-entry" markdown="1">\n'),
            f"#### {said(entry.title)} {{#{entry.id}}}\n",
            f"{said(entry.message)}\n",
            *_table(self.rows, FOUND.get(type(self.declared), WE_FIND)),
            *(f"- **{label}:** {said(text)}" for name, label in SIDES.items() if (text := getattr(entry, name, ""))),
            *_repairs(entry),
            *_asked(entry),
            "",
            *self._facts(),
            "{: .smp-entry__facts }\n",
            Markup("</div>\n"),
        ]
        return "\n".join(lines)

    def _facts(self) -> Iterator[str]:
        entry = self.declared
        if isinstance(entry, Revision) or (isinstance(entry, Argued) and entry.is_error):
            yield f"**What it changes:** {EFFECTS[entry.effect]}."
        yield f"**Status:** {_status(entry)}"
        yield f"**Where:** {said(entry.where)}. [Go to paragraph {entry.paragraph}{self.plan}]({self.page})."


def entries_of(report: Report, declared: Iterable[Declaration]) -> list[Entry]:
    """Give the entries in the order of the plan's paragraphs."""
    figures = {(figure.edition, figure.id): figure for figure in report.figures}
    pages = paragraph_pages(report.documents)
    return [
        Entry(entry, pages[entry.place], tuple(_rows(entry, figures, report.extracts)), of_plan(entry, report.extracts))
        for entry in sorted(declared, key=lambda entry: entry.place)
    ]


def of_plan(entry: Placed, extracts: Extracts) -> str:
    """Name the plan of an entry, to stand behind the number of its paragraph; nothing where there is one plan."""
    several = extracts.editions.others
    return f" of {lowered(extracts.partnership.edition_of(entry.edition).short)}" if several else ""


def lowered(title: str) -> str:
    """Have the short name of a plan stand within a sentence."""
    return title[:1].lower() + title[1:] if title.startswith("The ") else title


def fold(summary: str, content: str, name: str = "") -> str:
    """Write what a reader opens to see; it works without JavaScript, and ``name`` is its anchor."""
    return f"{FOLD.format(NAMED.format(name) if name else '', summary)}\n\n{content}\n{FOLDED}\n"


def _repairs(entry: Declaration) -> Iterator[str]:
    if isinstance(entry, KnownIssue) and entry.repairs:
        yield "- **Each of these would mend it, with as few changes as any:**"
        yield from (f"    - {said(repair)}" for repair in entry.repairs)


def _asked(entry: Declaration) -> Iterator[str]:
    if isinstance(entry, Argued):
        if entry.ask:
            yield f"- **We ask the {said(entry.ask.of)}:** {said(entry.ask.question)}"
        if entry.one_digit:
            yield f"- {ONE_DIGIT}"


def _status(entry: Declaration) -> str:
    if entry.confirmed:
        return f"confirmed by {said(entry.confirmed.by)} on {day_of(entry.confirmed.date)}."
    return f"found by us on {day_of(entry.date)}, not confirmed yet."


def _rows(entry: Declaration, figures: Figures, extracts: Extracts) -> Iterator[tuple[str, str, str]]:
    """Give what each cell and figure is about, what the plan prints and what we find."""
    extract = getattr(entry, "extract", None)
    titles = {column.name: column.title for column in extracts[extract].columns} if extract else {}
    for cell, before, after in _cells(entry):
        about = ", ".join([*_place(cell), titles[cell.column].lower()])
        yield about[:1].upper() + about[1:], _number(before), _number(after)
    for explained in entry.figures:
        figure = figures[entry.edition, explained.id]
        # One row is enough for a statement.
        if not figure.row["part_of"]:
            yield str(figure.row["says"]), signed(figure.words), signed(explained.found)


def _cells(entry: Declaration) -> list[tuple[MendedCell | RevisedCell, float, float]]:
    """Give each cell of an entry, with what is printed and what is found, or printed since."""
    if isinstance(entry, Revision):
        return [(cell, cell.before, cell.after) for cell in entry.cells]
    return [(cell, cell.expect, cell.value) for cell in entry.cells] if isinstance(entry, Correction) else []


def _place(cell: MendedCell | RevisedCell) -> Iterator[str]:
    for name, value in cell.at.items():
        number = isinstance(value, int) and name != "year"
        yield f"{name} {value}" if number else MEASURES.get(str(value), str(value))


def _number(value: float) -> str:
    return recorded(Fraction(str(value)))


def _table(rows: tuple[tuple[str, str, str], ...], heads: tuple[str, str]) -> list[str]:
    """Write the table as HTML: Markdown has no heads of rows."""
    if not rows:
        return []
    body = Markup("").join(ROW.format(*row) for row in rows)
    return [TABLE.format(*heads, body)]

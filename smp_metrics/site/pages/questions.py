"""Write the questions as a letter would put them, by the body that can answer: on the page, and as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from smp_metrics.claims.text.document import CLAIM
from smp_metrics.extracts.written.declarations import Argued
from smp_metrics.extracts.written.parts import Ask
from smp_metrics.facts.printing import several
from smp_metrics.site.checking import Report
from smp_metrics.site.extensions.inline import said
from smp_metrics.site.pages.correction_entry import Entry, entries_of, fold

FILE = "corrections/questions.csv"
COLUMNS = ("body", "paragraph", "where", "question", "the_plan_says", "what_would_settle_it", "entry")


def letters(entries: Iterable[Entry]) -> str:
    """Give a list for each body, each folded, ready to be put into a letter; nothing where nobody is asked."""
    by_body: dict[str, list[str]] = {}
    for entry, ask in _asking(entries):
        lines = by_body.setdefault(ask.of, [])
        lines.append(f"{len(lines) + 1}. {said(ask.question)} ([paragraph {entry.paragraph}](#{entry.id}))\n")
    if not by_body:
        return ""
    folds = "\n".join(
        fold(f"{several(len(lines), 'question')} for the {body}", "".join(lines))
        for body, lines in sorted(by_body.items(), key=lambda item: -len(item[1]))
    )
    return (
        "### To put in a letter {#letters}\n\nThe same questions in a line each, with those about errors that can't be "
        f"settled, by who can answer. [All of them as a file (CSV)]({FILE}).\n\n{folds}"
    )


def questions_file(report: Report) -> str:
    """Give every question as a row of a CSV file, by body and paragraph, its claims as plain words."""
    extracts = report.extracts
    entries = entries_of(report, [*extracts.corrections, *extracts.known_issues, *extracts.questions])
    rows = [
        (ask.of, str(entry.paragraph), entry.where, ask.question, entry.says, entry.needed, f"corrections/#{entry.id}")
        for entry, ask in sorted(_asking(entries), key=lambda pair: (pair[1].of, pair[0].place))
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([[_plain(cell) for cell in row] for row in rows])
    return text.getvalue()


def _asking(entries: Iterable[Entry]) -> Iterator[tuple[Argued, Ask]]:
    for entry in entries:
        if isinstance(entry.declared, Argued) and entry.declared.ask:
            yield entry.declared, entry.declared.ask


def _plain(text: str) -> str:
    return CLAIM.sub(lambda claim: claim["text"], " ".join(text.split()))

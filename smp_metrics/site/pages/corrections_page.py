"""Write the corrections page: what changes the plan's message first, all else folded by kind, questions apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from smp_metrics.claims.plan.ledger import Figure, Outcome, tally
from smp_metrics.escaping import bullets, plain
from smp_metrics.extracts import Declaration, Withdrawal
from smp_metrics.extracts.written.declarations import Argued
from smp_metrics.facts.printing import day_of, several
from smp_metrics.site.checking import Report
from smp_metrics.site.extensions.inline import said
from smp_metrics.site.pages.by_plan import by_plan, every_figure
from smp_metrics.site.pages.correction_entry import Entry, entries_of, fold, of_plan
from smp_metrics.site.pages.questions import letters
from smp_metrics.site.pages.verdicts import statements, verdicts
from smp_metrics.site.written.places import paragraph_pages

REPORT_ONE = """\
## Report a mistake {#report}

Do you see a mistake, in the plan or in this page? [Tell us](about/contribute.md#you-spotted-a-mistake). Say where it
is, what is wrong and how you know. We check it. If you are right, we add it here with its date.
"""
MESSAGE = """\
The **message** is what a line, a sentence or a table tells its readers: which way something goes, or what stands out.
These errors make the plan's message wrong, even in the fairest reading. “Quoted” words and figures are the plan's. {}
"""
ERRORS = """\
For each error we tell what the plan says, what speaks for it, and why it is still wrong.
"""
KINDS = {
    "proven": (
        "Proven",
        (
            "However you read these, they are wrong: the plan's own figures show it. "
            "This site uses the right figure where there is one, and still shows the printed one."
        ),
    ),
    "contradicts itself": (
        "The plan contradicts itself",
        (
            "Two places of the plan can't both be true. "
            "Where nothing shows which is wrong, this site keeps what is printed."
        ),
    ),
}
QUESTIONS = """\
These are not errors. Each place can be read in two ways, or rests on something that is not printed. Those who know can
tell us, and we will say here what they answer. We are glad of every answer, however short.
"""
SLIPS = """\
A word, a reference or a number of a paragraph is out of place. No figure depends on any of these.
"""
NOT_CONFIRMED = (
    "“We” are the people who keep this site for the partnership, which wrote the plan. The corrections are ours: the "
    "partnership has not confirmed any of them yet."
)
EVERY = """\
Some of those that agree could be compared only with another place of the plan, not with data. {} lists them all, and
[How it is checked](how-checked.md) says more.
"""
NOT_LISTED = "The figures that the plan prints are not listed one by one yet.\n"
NONE_YET = "There are none yet.\n"
WITHDRAWN = """\
We once listed these as errors, and no longer do. Each says why, and keeps its place, so that older links still lead
somewhere.
"""


def corrections_page(report: Report) -> str:
    """Give the page: what changes the message, then errors, questions, slips, what was taken back, revisions, a log."""
    extracts = report.extracts
    entries = entries_of(report, [*extracts.corrections, *extracts.known_issues, *extracts.questions])
    revisions = entries_of(report, extracts.revisions)
    errors = [entry for entry in entries if entry.kind in KINDS]
    log = _log([*entries, *revisions], extracts.withdrawn)
    questions, slips = ([entry for entry in entries if entry.kind == kind] for kind in ("question", "slip"))
    return "\n".join(
        [
            "# Corrections\n",
            _in_short(report, errors, questions),
            _message(report, errors),
            f"## Errors in the plan {{#errors}}\n\n{ERRORS if errors else NONE_YET}",
            *_kinds(errors),
            f"## Questions to the partnership {{#questions}}\n\n{QUESTIONS}",
            _fold(len(questions), "question", ", with both readings", _told(questions)),
            letters(entries),
            f"## Slips {{#slips}}\n\n{SLIPS}",
            _fold(len(slips), "slip", "", _told(slips)),
            f"## Taken back {{#withdrawn}}\n\n{WITHDRAWN}",
            _fold(len(extracts.withdrawn), "", " that we took back", _withdrawn(report)),
            _revisions(revisions),
            _figures(report, [*errors, *questions, *slips]),
            REPORT_ONE,
            "## Log {#log}\n",
            fold("What came when", log) if log else NONE_YET,
        ]
    )


def _fold(count: int, noun: str, rest: str, told: str) -> str:
    """Fold what is told of some entries of one kind, or say that there are none."""
    counted = several(count, noun) if noun else str(count)
    return fold(f"{'All ' if count > 1 else ''}{counted}{rest}", told) if count else NONE_YET


def _in_short(report: Report, errors: list[Entry], questions: list[Entry]) -> str:
    census = " and the census" if any(each.residents for each in report.extracts.partnership.geographies) else ""
    worst = sum(1 for entry in errors if entry.declared.effect == "contradicts")
    told = f", and {worst} of them change{'s' if worst == 1 else ''} what a sentence or a table tells" if errors else ""
    asked = "are no errors" if len(questions) != 1 else "is no error"
    return (
        f"We count {several(len(errors), 'error')}{told}. We also have {several(len(questions), 'question')}, which "
        f"{asked}. We never change a figure without saying so.\n\n"
        f"{_agreed([*errors, *questions])}\n\n"
        f"We compare the plan's figures with its own data{census}.\n{_agreeing(report)}"
    )


def _agreeing(report: Report) -> str:
    """Say of each plan how many of its figures agree; nothing where none is listed."""
    told = ""
    for plan, figures in by_plan(report).values():
        counts = Counter(tally(figures))
        agree, checked = counts[Outcome.AGREES], sum(counts.values()) - counts[Outcome.NOT_RECOMPUTABLE]
        of = f" of {plan}" if report.extracts.editions.others else ""
        told += f"\nOf {statements(checked)}{of} that can be checked, {agree:,} agree{'s' if agree == 1 else ''}. "
        told += _not_agreeing(figures)
    return told


def _not_agreeing(figures: Iterable[Figure]) -> str:
    """Say how the others compare, so that all that can be checked are told of."""
    silent = {Outcome.AGREES, Outcome.NOT_RECOMPUTABLE}
    others = verdicts(figure for figure in figures if figure.outcome not in silent)
    told = bullets(f"{count:,} {words.partition(':')[0]}" for words, count in others)
    return f"Of the others:\n\n{told}\nOne entry below can be about several of them.\n" if told else "\n"


def _agreed(entries: list[Entry]) -> str:
    agreed = sum(1 for entry in entries if entry.declared.confirmed)
    if not entries:
        return ""
    if not agreed:
        return NOT_CONFIRMED
    return f"{agreed} of them {'is' if agreed == 1 else 'are'} confirmed. Each entry says by whom."


def _message(report: Report, errors: list[Entry]) -> str:
    """Write a row for each error that changes the message, which reads without the plan; nothing where none does."""
    rows = "\n".join(
        f"| {said(entry.declared.row.plan)} | {said(entry.declared.row.data)} [Why](#{entry.id}) |"
        for entry in errors
        if isinstance(entry.declared, Argued) and entry.declared.row
    )
    head = "| The plan says | The data says |\n| --- | --- |"
    note = MESSAGE.format(plain(report.extracts.partnership.notes.corrections or ""))
    return f"## What changes the message {{#message}}\n\n{note}\n{head}\n{rows}\n" if rows else ""


def _kinds(errors: list[Entry]) -> Iterable[str]:
    for kind, (heading, meaning) in KINDS.items():
        chosen = [entry for entry in errors if entry.kind == kind]
        if chosen:
            yield f"### {heading} {{#{kind.replace(' ', '-')}}}\n\n{meaning}\n"
            yield _fold(len(chosen), "", " of this kind", _told(chosen))


def _told(entries: Iterable[Entry]) -> str:
    return "\n".join(entry.markdown() for entry in entries)


def _withdrawn(report: Report) -> str:
    pages = paragraph_pages(report.documents)
    return "\n".join(
        f"#### {said(entry.title)} {{#{entry.id}}}\n\n{said(entry.why)} "
        f"[Go to paragraph {entry.paragraph}{of_plan(entry, report.extracts)}]({pages[entry.place]}).\n"
        for entry in sorted(report.extracts.withdrawn, key=lambda entry: entry.place)
    )


def _revisions(revisions: list[Entry]) -> str:
    return (
        "## Revisions {#revisions}\n\nA revision is no mistake. It is a figure that was right when it was printed, and "
        f"that better data has replaced since.\n\n{_told(revisions) or NONE_YET}"
    )


def _figures(report: Report, entries: list[Entry]) -> str:
    parts = [
        _figures_of(name, figures, [entry for entry in entries if entry.declared.edition == edition])
        for edition, (name, figures) in by_plan(report).items()
    ]
    more = EVERY.format(every_figure(report)) if parts else NOT_LISTED
    return f"## Every figure {{#every-figure}}\n\n{''.join(parts)}{more}"


def _figures_of(plan: str, figures: list[Figure], entries: list[Entry]) -> str:
    told, by_outcome = verdicts(figures), Counter(tally(figures))
    wrong = {kind: sum(1 for entry in entries if entry.kind == kind) for kind in (*KINDS, "question", "slip")}
    differ, apart = by_outcome[Outcome.DIFFERS], by_outcome[Outcome.CONTRADICTS_ITSELF]
    counts = "\n".join(f"- {count:,} {words}" for words, count in told)
    return (
        f"We looked at {statements(sum(count for _, count in told))} of {plan}. Each counts once:\n\n{counts}\n\n"
        f"One entry above can be about several of these: {several(sum(wrong[kind] for kind in KINDS), 'error')} "
        f"about {differ + apart} ({differ} and {apart}), {several(wrong['question'], 'question')} about "
        f"{by_outcome[Outcome.READ_OTHERWISE]}, and {several(wrong['slip'], 'slip')} about {by_outcome[Outcome.SLIP]}. "
        "A question can also be about what a table counts, which is not in this list.\n\n"
    )


def _log(entries: list[Entry], withdrawn: Iterable[Withdrawal]) -> str:
    """Tell what came when, the newest first."""
    days: dict[date, dict[str, list[Declaration | Withdrawal]]] = {}
    for entry in entries:
        for day, what in entry.events():
            days.setdefault(day, {}).setdefault(what, []).append(entry.declared)
    for each in withdrawn:
        days.setdefault(each.date, {}).setdefault("Taken back", []).append(each)
    parts = []
    for day in sorted(days, reverse=True):
        parts.append(f"### {day_of(day)} {{#log-{day}}}\n")
        for what, told in days[day].items():
            links = "\n".join(f"- [{plain(each.title)}](#{each.id})" for each in told)
            parts.append(f"{what} ({len(told)}):\n\n{links}\n")
    return "\n".join(parts)

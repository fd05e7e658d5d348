"""Write the corrections page: where the printed plan does not hold, how we know, and what that does to its message."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from smp_metrics.extracts import Declaration
from smp_metrics.site.checking import Report
from smp_metrics.site.correction_entry import EFFECTS, Entry, day_of, entries_of
from smp_metrics.site.correction_filters import filters
from smp_metrics.site.verdicts import verdicts

REPORT_ONE = """\
## Report a mistake {#report}

Do you see a mistake, in the plan or in this page? [Tell us](about/contribute.md#you-spotted-a-mistake). Say where it
is, what is wrong and how you know. We check it, and add it here with its date.
"""
KINDS = """\
- The **message** is what readers take away. Often the plan prints it as a line beside a paragraph.
- A **cluster** is a group of wards that the plan counts together. **ASB** is anti-social behaviour.
- **Can be put right** means that other figures in the plan show what is right. This site uses the right figure, and
  the printed one stays in view.
- **Not settled** means that nothing published shows which figure is right. We say what would settle it.
"""


def corrections_page(report: Report) -> str:
    """Give the page: in short, a choice of entries, the errors with the largest effect first, the revisions, a log."""
    extracts = report.extracts
    errors = entries_of(report, [*extracts.corrections, *extracts.known_issues])
    revisions = entries_of(report, extracts.revisions)
    return "\n".join(
        [
            "# Corrections\n",
            _in_short(report, errors),
            "## Errors in the plan {#errors}\n",
            KINDS,
            filters(errors),
            *_groups(errors),
            _revisions(revisions),
            REPORT_ONE,
            _log([*errors, *revisions]),
        ]
    )


def _in_short(report: Report, errors: list[Entry]) -> str:
    worst = [entry for entry in errors if entry.effect == "contradicts"]
    links = "\n".join(f"- [{entry.declared.title}](#{entry.id})" for entry in worst)
    counts = "\n".join(f"- {count} {words}" for words, count in verdicts(report))
    return (
        "The plan is made by hand, and some of its figures and statements are wrong or do not fit together. We list "
        f"{len(errors)} such places, and {len(worst)} of them change what the plan says. We never change a figure without "
        "saying so: what the plan prints stands here beside what we find.\n\n"
        f"{_agreed(errors)}\n\n"
        f"We looked at {len(report.figures):,} printed figures:\n\n{counts}\n\n"
        "Some of those that agree could be compared only with another place of the plan, not with data.\n\n"
        "[Every figure of the plan](facts/plan-figures.md) lists them all, and [How this was checked](how-checked.md) "
        "says more.\n\n"
        f"## What changes the message {{#message}}\n\n{links}\n"
    )


def _agreed(errors: list[Entry]) -> str:
    agreed = sum(1 for entry in errors if entry.declared.confirmed)
    if not agreed:
        return "The partnership has not confirmed any of this yet."
    return f"{agreed} of them are confirmed. Each entry says by whom."


def _groups(errors: list[Entry]) -> Iterable[str]:
    for effect, meaning in EFFECTS.items():
        chosen = [entry for entry in errors if entry.effect == effect]
        if chosen:
            heading = f"### {meaning} {{#{effect}}}\n"
            group = "\n".join(entry.markdown() for entry in chosen)
            yield f'<div class="smp-group" data-effect="{effect}" markdown="1">\n\n{heading}\n{group}\n</div>\n'


def _revisions(revisions: list[Entry]) -> str:
    told = "\n".join(entry.markdown() for entry in revisions) or "There are no revisions yet.\n"
    return (
        "## Revisions {#revisions}\n\nA revision is no mistake. It is a figure that was right when it was printed, and "
        f"that better data has replaced since.\n\n{told}"
    )


def _log(entries: list[Entry]) -> str:
    """Tell what came when, the newest first."""
    days: dict[date, dict[str, list[Declaration]]] = {}
    for entry in entries:
        for day, what in entry.events():
            days.setdefault(day, {}).setdefault(what, []).append(entry.declared)
    parts = ["## Log {#log}\n"]
    for day in sorted(days, reverse=True):
        parts.append(f"### {day_of(day)} {{#log-{day}}}\n")
        for what, told in days[day].items():
            links = "\n".join(f"- [{each.title}](#{each.id})" for each in told)
            parts.append(f"{what} ({len(told)}):\n\n{links}\n")
    return "\n".join(parts)

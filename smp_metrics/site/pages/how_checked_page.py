"""Write the page that says how all of this was checked: every number in it is counted when the site is built."""

from __future__ import annotations

import re

from smp_metrics.catalogue.counts import rule_counts
from smp_metrics.claims.plan.coverage import FROM_DATA, FROM_THE_PLAN, claims_by_origin, exempt_by_reason
from smp_metrics.claims.plan.ledger import Figure
from smp_metrics.escaping import link, plain
from smp_metrics.extracts import Extract
from smp_metrics.extracts.written.declarations import Unsettled
from smp_metrics.facts.printing import several
from smp_metrics.reconciliations import RECONCILIATIONS
from smp_metrics.site.checking import Report
from smp_metrics.site.pages.bars import bars, capital, of_all
from smp_metrics.site.pages.by_plan import by_plan, every_figure
from smp_metrics.site.pages.correction_entry import fold
from smp_metrics.site.pages.mutation_part import mutation_part
from smp_metrics.site.pages.mutations import read_results
from smp_metrics.site.pages.verdicts import statements, verdicts
from smp_metrics.site.written.places import page_of, page_title
from smp_metrics.site.written.readability import reading_age
from smp_metrics.wards import kind_of

INTRODUCTION = """\
# How it is checked {#how-this-was-checked}

A computer looks at every number on this site before anything is published. If one does not hold, nothing is published.
This page counts what is checked, and what can't be. It is written anew each time that the site is made.
"""
TABLES = "| Table | Rows | Rules |\n| --- | ---: | ---: |\n{}\n"
TIES = "| What must hold | Tables | Does it? |\n| --- | --- | --- |\n{}\n"
EVERY = """\
{} lists them. Each one that does not hold is explained on the
[corrections page](corrections.md).
"""
LIMITS = """\
## What no check can tell {{#limits}}

- Where the plan gives a figure and no data, we can only repeat it. We write "the plan says".
{}- If the police or another body counted wrongly, the tables may agree with each other and still be wrong.
- People wrote the reasons and the evidence on the [corrections page](corrections.md). The partnership has to confirm
  them.

Did we miss something? [Tell us](about/contribute.md#you-spotted-a-mistake).
"""


def how_checked_page(report: Report) -> str:
    """Give the page: the plan's figures, the site's numbers, the tables, what ties them, and what mistakes come to."""
    results = read_results(report.extracts.root)
    parts = [INTRODUCTION, _figures(report), _numbers(report), _extracts(report), _reconciliations(report)]
    limits = LIMITS.format(_limits(report))
    return "\n".join(
        [*parts, *([mutation_part(results, file_links(report))] if results else []), _readability(report), limits]
    )


def file_links(report: Report) -> dict[str, str]:
    """Give a link to the page on which each file is read."""
    pages = {each.path: link(page_title(each), page_of(each)) for each in report.documents}
    data = {f"data/{name}.csv": link(report.extracts[name].title, f"data/{name}.md") for name in report.extracts.names}
    return pages | data


def _figures(report: Report) -> str:
    """Tell of each plan how its figures compare; nothing where none is listed."""
    parts = [_figures_of(plan, figures) for plan, figures in by_plan(report).values()]
    return (
        f"## The figures that the plan prints {{#figures}}\n\n{''.join(parts)}{EVERY.format(every_figure(report))}"
        if parts
        else ""
    )


def _figures_of(plan: str, figures: list[Figure]) -> str:
    rows = [(capital(words), count) for words, count in verdicts(figures)]
    title, heads = f"Figures that {plan} prints, by how they compare", ("How they compare", "Figures", "Share")
    return (
        f"We listed {statements(sum(count for _, count in rows))} of {plan}: in its words, and in the worked-out cells "
        "of its tables. Where the plan's own data allows it, each is worked out again. A statement "
        f"counts once, even if several figures test it.\n\n{bars(title, heads, of_all(rows))}\n"
    )


def _numbers(report: Report) -> str:
    claims = claims_by_origin(report.documents, report.facts)
    exempt = exempt_by_reason(report.documents, report.extracts.root / "build" / "coverage")
    rows = [
        ("Worked out from a table of data", claims[FROM_DATA]),
        ("Stated by the plan, with no table behind it", claims[FROM_THE_PLAN]),
        ("No need of data, such as a year", sum(exempt.values())),
    ]
    kinds = [(_short(reason), count) for reason, count in exempt.items()]
    heads = ("Where it comes from", "Numbers", "Share")
    return (
        "## The numbers on this site {#numbers}\n\n"
        "These are the numbers in our sentences, tables of words, and titles. Each one leads to its source, or is of a "
        "kind that needs none. There is no third way: a number without either stops the site. Charts and tables of "
        "data are not counted here. A computer takes their numbers straight from the data.\n\n"
        f"{bars('Numbers in our words, by where they come from', heads, of_all(rows))}\n"
        "The numbers that need no data are of these kinds:\n\n"
        f"{bars('Numbers that need no data, by kind', ('Kind', 'Numbers', 'Share'), of_all(kinds))}\n"
    )


def _short(reason: str) -> str:
    """Leave out what a reason says of its limits."""
    return capital(re.split(r"[,;]", reason)[0])


def _extracts(report: Report) -> str:
    counts = rule_counts(report.extracts)
    titles = {name: report.extracts[name].title for name in counts}
    rows = "\n".join(
        f"| {link(titles[name], f'data/{name}.md')} | {len(report.extracts[name].rows):,} | {counts[name]} |"
        for name in sorted(counts, key=lambda name: titles[name])
    )
    return (
        "## The tables of data {#tables}\n\n"
        f"Each table has rules that it must keep: {several(sum(counts.values()), 'rule')} for "
        f"{several(len(counts), 'table')}. A rule says, for example, that every place stands once for each year. "
        "A table's own page lists its rules.\n\n"
        f"{fold('Each table, with its rows and rules', TABLES.format(rows))}\n"
    )


def _reconciliations(report: Report) -> str:
    if not RECONCILIATIONS:
        return ""
    rows = "\n".join(_tie(report, name) for name in RECONCILIATIONS)
    return (
        "## What ties the tables together {#ties}\n\n"
        f"Rows and tables are compared with each other by {several(len(RECONCILIATIONS), 'check')}, once the "
        "[corrections](corrections.md) are made. Where one fails, and nothing published shows why, the failure is "
        "declared and explained. A failure that is new stops the site.\n\n"
        f"{fold('Each check, and whether it holds', TIES.format(rows))}\n"
    )


def _readability(report: Report) -> str:
    """List how old a reader of each page has to be, the hardest first; of the wards' pages, which are alike, one."""
    pages = {page_of(each): each for each in report.documents if each.path.endswith(".md")}
    ages = {page: (age, page_title(each)) for page, each in pages.items() if (age := reading_age(each.text))}
    kind = kind_of(report.extracts)
    places, index = kind.address, f"{kind.address}index.md"
    alike = [page for page in sorted(ages) if page.startswith(places) and page != index][1:]
    told = sorted((-age, title, page) for page, (age, title) in ages.items() if page not in alike)
    rows = "\n".join(f"| {link(title, page)} | {-age} |" for age, title, page in told)
    table = f"| Page | Reading age |\n| --- | ---: |\n{rows}\n"
    return (
        "## How hard the words are {#reading-age}\n\n"
        "We aim at sentences that a child of nine can read. A formula, the Automated Readability Index, counts "
        "letters, words and sentences. It does not know whether a word is familiar."
        f"{f' The pages of the {kind.many} are alike, so one stands for all.' if alike else ''}\n\n"
        f"{fold(f'The reading age of {len(told)} pages', table)}"
    )


def _limits(report: Report) -> str:
    """Write what no check can tell of these plans in particular."""
    wanted = ["More data would tell more. See the [wanted data](data/wanted.md)."] if report.extracts.wanted else []
    own = [plain(each) for each in report.extracts.partnership.notes.limits]
    return "".join(f"- {each}\n" for each in (*own, *wanted))


def _tie(report: Report, name: str) -> str:
    check = RECONCILIATIONS[name]
    used: dict[str, str] = {}

    def read(extract: str) -> Extract:
        used[extract] = report.extracts[extract].title
        return report.extracts[extract]

    for _ in check(read):
        pass
    said = (check.__doc__ or "").splitlines()[0]
    links = ", ".join(link(title, f"data/{extract}.md") for extract, title in sorted(used.items()))
    return f"| {plain(said)} | {links} | {_answer(report, name)} |"


def _answer(report: Report, name: str) -> str:
    issues: list[Unsettled] = [*report.extracts.known_issues, *report.extracts.questions]
    failing = [(issue.id, sum(1 for entry in issue.reconciliations if entry.name == name)) for issue in issues]
    told = [f"[not in {several(count, 'place')}](corrections.md#{anchor})" for anchor, count in failing if count]
    return "; ".join(told) or "yes"

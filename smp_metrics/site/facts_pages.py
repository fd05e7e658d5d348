"""Write the facts index: every fact that a page uses, how it was computed, from which rows, and where it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from smp_metrics.claims.document import Document
from smp_metrics.facts import Fact, parse_address
from smp_metrics.facts.explaining import value_text
from smp_metrics.site.checking import Report
from smp_metrics.site.places import page_of, page_title

SHOWN_CELLS = 12
INTRODUCTION = (
    "Each number on this site is typed by a person and compared with a fact that the code computes. "
    "These pages list the facts in use: the value, the sum, the rows and the pages."
)


def facts_pages(report: Report) -> dict[str, str | bytes]:
    """Give a page for each extract with its facts, one for the named facts, and an index."""
    uses: dict[str, dict[str, Document]] = defaultdict(dict)
    for document in report.documents:
        for claim in document.claims:
            uses[claim.address][document.path] = document
    groups: dict[str, list[str]] = defaultdict(list)
    for address in sorted(uses):
        groups[parse_address(address).extract or "named"].append(address)
    pages: dict[str, str | bytes] = {
        f"facts/{name}.md": _page(report, name, [_entry(report, each, uses[each].values()) for each in addresses])
        for name, addresses in groups.items()
    }
    pages["facts/index.md"] = _index(report, groups)
    return pages


def _title(report: Report, name: str) -> str:
    return "Facts from more than one extract" if name == "named" else f"Facts from: {report.extracts[name].title}"


def _index(report: Report, groups: dict[str, list[str]]) -> str:
    lines = [f"- [{_title(report, name)}]({name}.md): {len(groups[name])}" for name in sorted(groups)]
    ledger = "[Every figure of the plan](plan-figures.md) lists what the plan prints and how each figure was judged."
    return "\n".join(["# Facts", "", INTRODUCTION, "", *lines, "", ledger, ""])


def _page(report: Report, name: str, entries: list[str]) -> str:
    data = "" if name == "named" else f"The rows are on the page of the [extract](../data/{name}.md).\n\n"
    return f"# {_title(report, name)}\n\n{data}" + "\n".join(entries)


def _entry(report: Report, address: str, documents: Iterable[Document]) -> str:
    fact = report.facts[address]
    parts = parse_address(address)
    uses = sorted({(page_title(each), page_of(each)) for each in documents})
    links = ", ".join(f"[{title}](../{page})" for title, page in uses)
    lines = [
        f"## `{address.removeprefix('fact:')}` {{#{parts.slug}}}",
        "",
        f"- **Value:** {value_text(fact)}",
        f"- **How:** {_escape(fact.formula)}",
        *([f"- **Period:** {fact.period}"] if fact.period else []),
        f"- **Rows:** {_cells(fact)}",
        *[f"- **Corrected:** [{entry}](../corrections.md#{entry})" for entry in fact.corrections],
        f"- **Read on:** {links}",
        "",
    ]
    return "\n".join(lines)


def _cells(fact: Fact) -> str:
    shown = [f"{source.label}: {source.value} (`data/{source.extract}.csv:{source.line}`)" for source in fact.sources]
    more = len(shown) - SHOWN_CELLS
    return "; ".join(shown[:SHOWN_CELLS]) + (f"; and {more} more" if more > 0 else "")


def _escape(text: str) -> str:
    return text.replace("*", r"\*").replace("_", r"\_")

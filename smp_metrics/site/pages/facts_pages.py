"""Write the facts index: every fact in use, how it was worked out, from which rows, and where it is read."""

from __future__ import annotations

import re
from collections import defaultdict

from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.escaping import code, link, plain
from smp_metrics.extracts import Extract
from smp_metrics.extracts.memo import Memo, fingerprint
from smp_metrics.facts import parse_address
from smp_metrics.facts.measuring.options import OPTIONS
from smp_metrics.site.checking import Report
from smp_metrics.site.pages.correction_entry import fold
from smp_metrics.site.pages.figures_page import ledger_page
from smp_metrics.site.pages.origins import Origin, cell, origin_of, panel_file
from smp_metrics.site.pages.standing import Standing, standing_of
from smp_metrics.site.written.places import page_of, page_title, paragraph_at

SHOWN_CELLS = 12
NAMED = "named"
LEDGER = "Every figure of the plan"
INTRODUCTION = """\
# Facts

The numbers in our sentences are compared with facts that the code works out. These pages list every
fact in use: its value, the sum in words and figures, its rows, and each page that shows it.

| The data they stand on | Facts |
| --- | ---: |
"""
# Whoever searches wants the pages that show a number, and not each of its entries as well.
UNSEARCHED = "---\nsearch:\n  exclude: true\n---\n\n"
WHOLES = ("All", "Every")
YEAR = re.compile(r"\d{4}(?: to \d{4})?")
PARAGRAPH = re.compile(r"(?<=plan, )paragraph \d+$")

# For each address, the places that show the fact: a title and a link below ``docs``.
Uses = dict[str, set[tuple[str, str]]]


def facts_pages(report: Report) -> dict[str, str | bytes]:
    """Give a page and the contents of the panels for each extract with its facts, and an index.

    Those of which nothing has changed are remembered.
    """
    uses = _uses(report)
    groups: dict[str, list[str]] = defaultdict(list)
    for address in sorted(uses):
        groups[parse_address(address).extract or NAMED].append(address)
    pages: dict[str, str | bytes] = {"facts/index.md": _index(report, groups)}
    standing = standing_of(report)
    memo, key = Memo(report.extracts.root / "build" / "facts"), _key(standing)
    last = memo.get("pages", key) or {}
    made = {name: _made(report, standing, addresses, uses, last.get(name)) for name, addresses in groups.items()}
    if made != last:
        memo.put("pages", key, made)
    for name, each in made.items():
        pages |= {f"facts/{name}.md": each["page"], f"facts/{name}.json": each["panels"]}
    return pages


def _key(standing: Standing) -> str:
    """Hash what each of the pages stands on: the data, and where other pages show it."""
    places = (sorted(standing.tables.items()), sorted(standing.paragraphs.items()))
    return fingerprint(standing.extracts.whole_fingerprint, repr(places))


def _made(
    report: Report, standing: Standing, addresses: list[str], uses: Uses, last: dict[str, str] | None
) -> dict[str, str]:
    """Give the page and the panels of some facts, with the hash of what they alone were made from."""
    made_from = fingerprint(*(repr((address, sorted(uses[address]))) for address in addresses))
    if last and last["made_from"] == made_from:
        return last
    origins = {address: standing.told(origin_of(report.facts[address], report.extracts)) for address in addresses}
    name = parse_address(addresses[0]).extract or NAMED
    page, panels = _page(report, name, origins, uses), panel_file(origins, report.extracts)
    return {"made_from": made_from, "page": page, "panels": panels}


def _uses(report: Report) -> Uses:
    uses: Uses = defaultdict(set)
    for document in report.documents:
        for claim in document.claims:
            uses[claim.address].add(_place(document, claim))
    for figure in report.figures:
        if figure.fact:
            paragraph = figure.row["paragraph"]
            anchor = f"facts/{ledger_page(figure.edition, report.extracts)}#figures-p{paragraph}"
            uses[figure.fact.address].add((f"{LEDGER}, paragraph {paragraph}", anchor))
    return uses


def _place(document: Document, claim: Claim) -> tuple[str, str]:
    number = paragraph_at(document, claim.start)
    title, page = page_title(document), page_of(document)
    return (f"{title}, paragraph {number}", f"{page}#p{number}") if number else (title, page)


def _title(report: Report, name: str) -> str:
    return f"{'More than one extract' if name == NAMED else plain(report.extracts[name].title)}: facts"


def _index(report: Report, groups: dict[str, list[str]]) -> str:
    titles = {name: report.extracts[name].title for name in groups if name != NAMED} | {NAMED: "More than one extract"}
    names = sorted(groups, key=lambda name: (name == NAMED, titles[name]))
    rows = "\n".join(f"| {link(titles[name], f'{name}.md')} | {len(groups[name])} |" for name in names)
    editions = dict.fromkeys(figure.edition for figure in report.figures) if report.extracts.editions.others else {}
    others = [ledger_page(each, report.extracts) for each in editions if each != report.extracts.editions.default]
    also = "".join(f" [The same of another plan]({page})." for page in others)
    ledger = f"[{LEDGER}](plan-figures.md) lists what the plan prints and how each figure was judged.{also}"
    return f"{INTRODUCTION}{rows}\n\n{ledger}\n"


def _page(report: Report, name: str, origins: dict[str, Origin], uses: Uses) -> str:
    rows = f" The rows are on the page of the [extract](../data/{name}.md)." if name != NAMED else ""
    groups: dict[str, list[str]] = defaultdict(list)
    for address, origin in origins.items():
        groups[_about(origin, named=name == NAMED)].append(_entry(origin, report, address, uses[address]))
    parts = [f"{UNSEARCHED}# {_title(report, name)}", f"Each fact says how it was worked out.{rows}\n{{.smp-facts}}"]
    for about in sorted(groups, key=_in_order):
        entries = "\n\n".join(groups[about])
        one = len(groups[about]) == 1
        parts += [f"## {plain(about)}", fold(f"{len(groups[about])} {'fact' if one else 'facts'}", entries)]
    return "\n\n".join(parts)


def _about(origin: Origin, *, named: bool) -> str:
    """Say what a fact is about: a place, a kind, the paragraph that states it, or what a function of its own does."""
    about, colon, how = origin.words.partition(": ")
    stated = PARAGRAPH.search(" ".join(origin.sources.values()))
    kept = [part for part in about.split(", ") if colon and not YEAR.fullmatch(part)]
    name = (how or about) if named else kept[0] if kept else stated[0] if stated else "All"
    return name[:1].upper() + name[1:]


def _in_order(about: str) -> list[tuple[bool, int, str]]:
    """Put wholes first, and numbers in their order."""
    parts = re.split(r"(\d+)", about)
    return [
        (about.split(maxsplit=1)[0] not in WHOLES, 0, ""),
        *((False, int(p), "") if p.isdigit() else (True, 0, p) for p in parts),
    ]


def _entry(origin: Origin, report: Report, address: str, places: set[tuple[str, str]]) -> str:
    lines = [
        f"### {plain(origin.words)} {{#{parse_address(address).slug}}}",
        "",
        f"**{plain(origin.value)}**",
        "",
        f"- **Source:** {'; '.join(dict.fromkeys(_source(name, origin) for name in origin.rows))}",
        f"- **Period:** {plain(origin.period)}",
        f"- **Read on:** {'; '.join(f'[{plain(title)}](../{page})' for title, page in sorted(places))}",
        *[f"- **Corrected:** [{plain(title)}](../corrections.md#{id_})" for id_, title in origin.corrections.items()],
        *[f"- **Disputed:** [{plain(title)}](../corrections.md#{id_})" for id_, title in origin.disputes.items()],
        *[f"- **Revised:** [{plain(title)}](../corrections.md#{id_})" for id_, title in origin.revisions.items()],
        *([f"- **Worked out:** {plain(origin.formula)}"] if origin.formula else []),
        f"- **Rows:** {'; '.join(_rows(report.extracts[name], origin, address) for name in origin.rows)}",
        f"- **Address:** {code(address)}",
    ]
    return "\n".join(lines)


def _source(name: str, origin: Origin) -> str:
    """Name where one extract is from, and lead to where the site tells of it."""
    source = origin.sources[name]
    return link(source, f"../{origin.places[name]}") if name in origin.places else plain(source)


def _rows(extract: Extract, origin: Origin, address: str) -> str:
    """List the rows of one extract; where they are many, the first ones and how to find the others."""
    rows = origin.rows[extract.name]
    shown = "; ".join(f"{plain(cell(row))} (line {row.line})" for row in rows[:SHOWN_CELLS])
    more = len(rows) - SHOWN_CELLS
    if more <= 0:
        return shown
    chosen = [f"{name} {value}" for name, value in parse_address(address).parameters if name not in OPTIONS]
    filters = f", chosen by {plain(', '.join(chosen))}" if chosen else ""
    return f"{shown}; and {more} more of [{plain(extract.title)}](../data/{extract.name}.md){filters}"

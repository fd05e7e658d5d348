"""Everything before the build: check, draw, run the literate checks, write the generated pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from smp_metrics.catalogue import pages as catalogue_pages
from smp_metrics.charts import Drawing, Renderer, begin, draw, out_of_date
from smp_metrics.charts.ids import known_ids
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.files import reading
from smp_metrics.progress import tell
from smp_metrics.site.captions import check_captions
from smp_metrics.site.checking import Report, check
from smp_metrics.site.finishing.downloads import pictures
from smp_metrics.site.finishing.search import with_places
from smp_metrics.site.finishing.search_words import read_words
from smp_metrics.site.notebook.notebooks import Checks
from smp_metrics.site.pages import questions
from smp_metrics.site.pages.corrections_page import corrections_page
from smp_metrics.site.pages.facts_pages import facts_pages
from smp_metrics.site.pages.figures_page import figures_pages
from smp_metrics.site.pages.how_checked_page import how_checked_page
from smp_metrics.site.pages.wanted_page import wanted_pages
from smp_metrics.site.publication import publication_of
from smp_metrics.site.workshop import Workshop, open_workshop
from smp_metrics.site.written.places import paragraph_pages
from smp_metrics.wards.kind import kind_of
from smp_metrics.wards.parts import ward_files

Files = dict[str, str | bytes]


def prepare(root: Path) -> Workshop:
    """Bring everything that pages need into place; raise ProblemsFound, and write no page, when anything is wrong."""
    renderer = Renderer()
    try:
        extracts = Extracts(root)
        with reading(extracts.reading):
            return open_workshop(_prepared(root, extracts, renderer))
    except BaseException:
        renderer.close()
        raise


def _prepared(root: Path, extracts: Extracts, renderer: Renderer) -> Workshop:
    if out_of_date(extracts, root):
        renderer.warm_up()
    tell("Checking data and words")
    report = check(root, known_ids(), extracts)
    with Checks(root, report) as checks:
        tell("Drawing the charts, and running the literate checks beside")
        drawings, undrawn = _draw(root, report, renderer)
        tell("Running the literate checks")
        notebooks, failures = checks.results(renderer)
    problems = [*report.problems, *failures, *undrawn]
    if not problems:
        problems = [*check_captions(report.blocks, drawings, report.facts)]
    if problems:
        raise ProblemsFound(problems)
    site = publication_of(root)
    late = begin(pictures(report, drawings, site), root, renderer)
    files: Files = {
        **catalogue_pages(extracts, paragraph_pages(report.documents), site.address),
        **facts_pages(report),
        **wanted_pages(report),
        "corrections.md": corrections_page(report),
        questions.FILE: questions.questions_file(report),
        "how-checked.md": how_checked_page(report),
        **figures_pages(report),
        **notebooks,
        **ward_files(root, report.facts),
        **{
            page.path.removeprefix("docs/"): page.text
            for page in report.documents
            if page.path.startswith(f"{kind_of(extracts).folder}/")
        },
    }
    write_files(root / "docs", files, ("data", "facts", kind_of(extracts).address))
    return Workshop(root, report, drawings, late, files, with_places(read_words(root), root, extracts), site)


def _draw(root: Path, report: Report, renderer: Renderer) -> tuple[dict[str, Drawing], list[Problem]]:
    known = set(known_ids())
    wanted = [block for block in report.blocks if block.kind == "chart" and block.id in known]
    try:
        return draw([block.id for block in wanted], report.extracts, root, renderer), []
    except ProblemsFound as found:
        return {}, found.problems


def write_files(docs: Path, files: Files, folders: Iterable[str]) -> None:
    """Write what changed and drop what is no longer made in ``folders``, so that a preview rebuilds only for news."""
    for name, content in files.items():
        path = docs / name
        data = content.encode() if isinstance(content, str) else content
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    kept = {docs / name for name in files}
    for folder in folders:
        for path in (docs / folder).rglob("*"):
            if path.is_file() and path not in kept and not path.name.startswith("_"):
                path.unlink()

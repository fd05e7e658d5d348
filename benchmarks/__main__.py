"""Measure this site, and made-up ones of 1, 4 and 16 times 30 pages, 40 charts and 150 claims; print tables."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import project
from benchmarks.browser import CHART, HEADING, read
from benchmarks.timing import Run, middle, mkdocs, smp

ADDED = "Wardens walk here too, visit {}."
# Of so many pages a cold build takes long, so fewer make its median.
MANY_PAGES = 100
WORDS = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett")
ROW = "{:<36}{:>8}{:>12}{:>10}"


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--scales", type=int, nargs="*", default=[1, 4, 16], help="sizes to measure (default: 1 4 16)")
    parser.add_argument("--repeats", type=int, default=5, help="runs behind each median (default: 5)")
    parser.add_argument("--no-site", action="store_true", help="leave this site out")
    parser.add_argument("--no-browser", action="store_true", help="leave out what needs Chromium")
    parser.add_argument("--keep", type=Path, help="write the projects here, and leave them")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="smp-benchmarks-"))
    print(f"{os.cpu_count()} cores, {options.repeats} runs behind each median")
    print("  " + ROW.format("", "seconds", "processor s", "peak MB"))
    try:
        if not options.no_site:
            _this_site(folder / "this", options)
        for scale in options.scales:
            _made_up(folder, scale, options)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


def _this_site(root: Path, options: argparse.Namespace) -> None:
    print("\nThis site")
    project.copy_real(root)
    page, extract = root / "docs" / "plan" / "crime.md", root / "data" / "crime_types.csv"
    _report(
        root, options.repeats, page, lambda _: extract.write_bytes(extract.read_bytes()), "one extract saved, unchanged"
    )
    if not options.no_browser:
        _show_reading(root / "site", "plan/crime/", "plan/crime")


def _made_up(folder: Path, scale: int, options: argparse.Namespace) -> None:
    size = project.size(scale)
    print(f"\n{size.pages} pages, {size.charts} charts, {size.charts} extracts, {size.claims:,} claims")
    plain = project.write_plain(folder / f"plain-{scale}", scale)
    yardstick = _line("plain Material, the same prose", middle(options.repeats, lambda _: mkdocs(plain)))
    root = project.write_ours(folder / f"ours-{scale}", scale)
    page = root / "docs" / "topics" / "aaa.md"
    edited = _report(root, options.repeats, page, lambda n: _change_cell(root, n), "after one cell")
    clock, processor = edited.seconds / yardstick.seconds, edited.processor / yardstick.processor
    shares = f"{clock:.2f} of the clock, {processor:.2f} of the processor"
    print(f"  after a page edit, as a share of plain Material: {shares}")
    per_claim = middle(options.repeats, lambda _: smp(root, "check"))
    print(f"  smp check, all remembered, for each 1,000 claims: {per_claim.seconds * 1000 / size.claims:.2f}")
    _must_hold(root / "site" / "topics" / "aaa" / "index.html", str(_free_cell(root)))
    if not options.no_browser:
        _show_reading(root / "site", "topics/aaa/", "a page with two charts")
        _show_reading(plain / "site", "topics/aaa/", "the same page, plain Material", HEADING)


def _report(root: Path, repeats: int, page: Path, change: Callable[[int], object], change_name: str) -> Run:
    """Time the commands in the order in which they follow each other in real work; give the build after a page edit."""
    smp(root, "check")  # compiles the bytecode, which an installed package brings along
    few = max(1, repeats // 2) if len(list((root / "docs").rglob("*.md"))) > MANY_PAGES else repeats
    _line("smp check, cold", middle(few, lambda _: smp(root, "check"), lambda _: project.forget(root)))
    _line("smp check, all remembered", middle(repeats, lambda _: smp(root, "check")))
    _line("smp build, cold", middle(few, lambda _: smp(root, "build"), lambda _: project.forget(root)))
    _line("smp build, nothing changed", middle(repeats, lambda _: smp(root, "build")))
    edited = _line(
        "smp build, after a page edit", middle(repeats, lambda _: smp(root, "build"), lambda n: _add_sentence(page, n))
    )
    html = root / "site" / page.relative_to(root / "docs").with_suffix("") / "index.html"
    _must_hold(html, ADDED.format(WORDS[repeats - 1]))
    _line(f"smp build, {change_name}", middle(repeats, lambda _: smp(root, "build"), change))
    return edited


def _add_sentence(page: Path, repeat: int) -> None:
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{ADDED.format(WORDS[repeat])}\n", encoding="utf-8")


def _change_cell(root: Path, repeat: int) -> None:
    file = root / "data" / "measure_aaa.csv"
    start = f"{project.FREE_CLUSTER},{project.FREE_YEAR},"
    text = re.sub(rf"^{start}\d+$", f"{start}{3001 + repeat}", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")


def _free_cell(root: Path) -> str:
    start = f"{project.FREE_CLUSTER},{project.FREE_YEAR},"
    text = (root / "data" / "measure_aaa.csv").read_text(encoding="utf-8")
    return f"{int(text.partition(start)[2].split()[0]):,}"


def _must_hold(page: Path, words: str) -> None:
    if words not in page.read_text(encoding="utf-8"):
        raise SystemExit(f"stale: {page} does not say {words}")


def _line(name: str, run: Run) -> Run:
    print("  " + ROW.format(name, f"{run.seconds:.2f}", f"{run.processor:.2f}", f"{run.megabytes:.0f}"), flush=True)
    return run


def _show_reading(site: Path, page: str, name: str, sought: str = CHART) -> None:
    reading = read(site, page, sought)
    seen = f"first {'chart' if sought == CHART else 'heading'} after {reading.shown_after:.0f} ms"
    requests = f"{reading.requests} requests, {reading.elsewhere} to third parties"
    print(f"  {name}: {reading.kilobytes:.1f} kB gzipped, {requests}, {seen}")


if __name__ == "__main__":
    main()

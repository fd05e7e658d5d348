"""Write projects to measure: this one's code and settings, with pages, extracts, contracts and charts in any number."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.words import TOPICS, paragraph, topic
from smp_metrics.extracts.written.partnership import PARTNERSHIP
from smp_metrics.site.written.required import DECLARED, REQUIRED

REAL = Path(__file__).resolve().parents[1]
PAGES, CHARTS, CLAIMS_A_PAGE = 30, 40, 5
PAGES_A_SECTION = 15
YEARS = (2021, 2022, 2023)
CLUSTERS = range(1, 9)
# Claims are about other cells than this one, so that a benchmark can change it and the pages stay true.
FREE_CLUSTER, FREE_YEAR = 8, 2023

PLAIN = """\
site_name: Plain Material
theme:
  name: material
  font: false
plugins:
  - search
"""
DRAWING = '''
@chart("{name}")
def {name}(extracts: Extracts) -> Plot:
    """Draw one made-up measure."""
    return bars(extracts, "{name}")
'''
DRAWINGS_HEAD = """\
from smp_metrics.charts.pictures.bars import ranked_bars
from smp_metrics.charts.pictures.parts import emphasis
from smp_metrics.charts.pictures.plot import Label, Plot
from smp_metrics.charts.registry import chart
from smp_metrics.extracts import Extracts

LABELS = {"area": Label("Cluster"), "incidents": Label("Incidents recorded")}


def bars(extracts: Extracts, name: str) -> Plot:
    frame = extracts[name].frame().query("year == 2023").sort_values("incidents", ascending=False)
    frame = frame.assign(area=[f"Cluster {cluster}" for cluster in frame["cluster"]])
    return Plot(frame, LABELS, ranked_bars(frame, LABELS, "area", "incidents", emphasis([frame["area"].iloc[0]])))
"""
CONTRACTS_HEAD = """\
from pandera.pandas import DataFrameModel

CONTRACTS: dict[str, type[DataFrameModel]] = {}
"""
# What every contract may stand on.
SHARED_BY_CONTRACTS = ("geography.py", "shapes.py")
ABOUT = "# About\n\nMade-up pages.\n\n## You spotted a mistake\n\nTell us.\n"


@dataclass(frozen=True)
class Size:
    """How much a project holds."""

    pages: int
    charts: int
    claims: int


def size(scale: int) -> Size:
    """Give the work of 30 pages, 40 charts from 40 CSVs and 150 claims, ``scale`` times."""
    return Size(PAGES * scale, CHARTS * scale, PAGES * scale * CLAIMS_A_PAGE)


def copy_real(root: Path) -> Path:
    """Copy this project as it is, without anything that a build writes."""
    _copy(root, "smp_metrics", "schemas", "partnership", "data")
    shutil.copytree(REAL / "docs", root / "docs")
    forget(root)
    return root


def write_ours(root: Path, scale: int) -> Path:
    """Write a project of ``scale`` around this one's code and settings; of its data, drawings and rules it has none."""
    _copy(root, "smp_metrics")
    for name in SHARED_BY_CONTRACTS:
        _write(root / "schemas" / name, (REAL / "schemas" / name).read_text(encoding="utf-8"))
    _write(root / REQUIRED, "".join(f"{path}: 0\n" for path in DECLARED))
    shutil.copytree(REAL / "docs" / "assets" / "smp", root / "docs" / "assets" / "smp")
    names = [f"measure_{letters}" for letters in map(_letters, range(size(scale).charts))]
    counts = {name: _counts(name) for name in names}
    for name in names:
        _write_extract(root, name, counts[name])
    _write_table_of_contents(root, names)
    drawings = DRAWINGS_HEAD + "\n".join(DRAWING.format(name=name) for name in names)
    for name in ("__init__.py", "drawings/__init__.py"):
        _write(root / "partnership" / name, "")
    _write(root / "partnership" / "drawings" / "made_up.py", drawings)
    shutil.copy(REAL / PARTNERSHIP, root / PARTNERSHIP)
    _write_pages(root, scale, list(_pages(scale, names, counts)), f"# Home\n\n{paragraph(Random(0))}\n")
    for name in ("about/index", "about/contribute", "about/accessibility"):
        _write(root / "docs" / f"{name}.md", ABOUT)
    config = (REAL / "mkdocs.yml").read_text(encoding="utf-8")
    ours = [
        "  - About: about/index.md",
        "  - Corrections: corrections.md",
        "  - How this was checked: how-checked.md",
        "  - Data: data/index.md",
        "  - Facts: facts/index.md",
    ]
    nav = "\n".join(["nav:", *_nav(scale), *ours, "not_in_nav: |", "  /about/*", "  /data/*", "  /facts/*"])
    config = re.sub(r"^nav:\n.*?(?=^exclude_docs)", lambda _: f"{nav}\n", config, flags=re.MULTILINE | re.DOTALL)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    forget(root)
    return root


def write_plain(root: Path, scale: int) -> Path:
    """Write the same prose as a site of the theme alone: no claims, no charts, no data."""
    names = [f"measure_{letters}" for letters in map(_letters, range(size(scale).charts))]
    counts = {name: _counts(name) for name in names}
    pages = [(path, _without_ours(text)) for path, text in _pages(scale, names, counts)]
    _write_pages(root, scale, pages, "# Home\n")
    (root / "mkdocs.yml").write_text("\n".join([PLAIN, "nav:", *_nav(scale), ""]), encoding="utf-8")
    return root


def forget(root: Path) -> None:
    """Drop all that builds have left, so that the next one is cold."""
    for folder in ("build", "site", "docs/data", "docs/facts"):
        shutil.rmtree(root / folder, ignore_errors=True)
    for file in (
        *root.glob("docs/corrections.md"),
        *root.glob("docs/how-checked.md"),
        *root.glob("docs/checks/*.ipynb"),
    ):
        file.unlink(missing_ok=True)


def _copy(root: Path, *folders: str) -> None:
    for folder in folders:
        shutil.copytree(REAL / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(REAL / file, root / file)


def _letters(number: int) -> str:
    """Name a thing without a numeral: aaa, aab and so on."""
    return "".join(chr(ord("a") + number // 26**place % 26) for place in (2, 1, 0))


def _counts(name: str) -> dict[tuple[int, int], int]:
    random = Random(name)
    cells = [(cluster, year) for cluster in CLUSTERS for year in YEARS]
    return {cell: random.randrange(100, 2_000) for cell in cells}


def _write_extract(root: Path, name: str, counts: dict[tuple[int, int], int]) -> None:
    rows = [f"{cluster},{year},{count}" for (cluster, year), count in counts.items()]
    _write(root / "data" / f"{name}.csv", "\n".join(["cluster,year,incidents", *rows, ""]))
    sidecar = (REAL / "data" / "asb_by_cluster.yml").read_text(encoding="utf-8")
    title = f"Made-up incidents {name.removeprefix('measure_').upper()}"
    _write(root / "data" / f"{name}.yml", re.sub(r"^title:.*$", f'title: "{title}"', sidecar, flags=re.MULTILINE))
    contract = (REAL / "schemas" / "asb_by_cluster.py").read_text(encoding="utf-8")
    contract = contract.replace("AsbByCluster", _class_of(name)).replace("asb_by_cluster", name)
    _write(root / "schemas" / f"{name}.py", contract)


def _class_of(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _write_table_of_contents(root: Path, names: list[str]) -> None:
    lines = [
        line
        for name in names
        for line in (f"from schemas.{name} import {_class_of(name)}", f'CONTRACTS["{name}"] = {_class_of(name)}')
    ]
    _write(root / "schemas" / "__init__.py", "\n".join([CONTRACTS_HEAD, *lines, ""]))


def _nav(scale: int) -> Iterator[str]:
    yield from ("  - Home: index.md", "  - Topics:")
    for page in range(size(scale).pages):
        if page % PAGES_A_SECTION == 0:
            yield f"      - Section {_letters(page // PAGES_A_SECTION)}:"
        yield f"          - {_title(page)}: {_path(page)}"


def _title(page: int) -> str:
    return f"{topic(page).capitalize()} {_letters(page)}"


def _path(page: int) -> str:
    return f"topics/{_letters(page)}.md"


def _pages(scale: int, names: list[str], counts: dict[str, dict[tuple[int, int], int]]) -> Iterator[tuple[str, str]]:
    """Give each page with its claims; the first third has two charts, the others one."""
    amount = size(scale)
    twice = amount.charts - amount.pages
    left = iter(names)
    for page in range(amount.pages):
        charts = [next(left) for _ in range(2 if page < twice else 1)]
        yield _path(page), _page(page, charts, counts[charts[0]])


def _page(page: int, charts: list[str], counts: dict[tuple[int, int], int]) -> str:
    random = Random(page)
    claims = [_claim(charts[0], counts, cluster) for cluster in range(1, CLAIMS_A_PAGE + 1)]
    parts = [f"# {_title(page)}", paragraph(random), *(_block(chart) for chart in charts[:1])]
    for claim in claims:
        parts += [f"## What partners do about {topic(random.randrange(len(TOPICS)))}", paragraph(random), claim]
    return "\n\n".join([*parts, *(_block(chart) for chart in charts[1:]), paragraph(random), ""])


def _claim(name: str, counts: dict[tuple[int, int], int], cluster: int) -> str:
    change = counts[cluster, 2023] - counts[cluster, 2022]
    if change and cluster % 2:
        words = f"rose by {change:,}" if change > 0 else f"fell by {-change:,}"
        return f"From 2022 to 2023 it [{words}](fact:{name}.incidents.change?cluster={cluster}&from=2022&to=2023) here."
    count = counts[cluster, 2023]
    return f"Police recorded [{count:,}](fact:{name}.incidents?cluster={cluster}&year=2023) incidents there."


def _block(name: str) -> str:
    return (
        f"```chart\nid: {name}\ntitle: Incidents differ between the clusters\n"
        "subtitle: Made-up incidents, ward clusters of Maidstone, 2023\n"
        "alt: Bars of each cluster, in order of length.\n```"
    )


def _without_ours(text: str) -> str:
    text = re.sub(r"^```chart\n.*?^```\n", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"\[([^\]]*)\]\(fact:[^)]*\)", r"\1", text)


def _write_pages(root: Path, scale: int, pages: list[tuple[str, str]], home: str) -> None:
    _write(root / "docs" / "index.md", home)
    for path, text in pages[: size(scale).pages]:
        _write(root / "docs" / path, text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")

"""From what the user gives to extracts: find, unpack, read, check, place, count, write; and what there is to report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.written.partnership import Partnership, read_partnership
from smp_metrics.facts.printing import listed
from smp_metrics.police.boundaries import Boundaries, read_boundaries
from smp_metrics.police.engines import DuckDB, Spark
from smp_metrics.police.files.finding import Found, Source, find
from smp_metrics.police.files.forces import FORCES, TRANSPORT
from smp_metrics.police.files.standing import counted_before
from smp_metrics.police.files.unpacking import Plain, unpack
from smp_metrics.police.reading import count, keep, refuse_half_months
from smp_metrics.police.tables import Counts, Rows, sets, tables
from smp_metrics.progress import tell

KEPT_FOLDERS = "build/police"


@dataclass(frozen=True)
class Asked:
    """What the user asks for: ``given`` are the records, ``boundaries`` GeoJSON files or folders with them."""

    root: Path
    given: tuple[Path, ...]
    boundaries: tuple[Path, ...]
    downloaded: str
    engine: str = "duckdb"
    cluster: str = "local[*]"


@dataclass
class Counted:
    """What came of it: the counts, the rows of each extract, and what was read and left out, each with the reason.

    The ``new`` months were never counted before.
    """

    counts: Counts
    tables: dict[str, Rows]
    read: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    new: list[str] = field(default_factory=list)


def count_records(asked: Asked) -> Counted:
    """Read and count all that is given; raise ProblemsFound with everything that is wrong with the files."""
    partnership = read_partnership(asked.root)
    if not isinstance(partnership, Partnership):
        raise ProblemsFound(partnership)
    found, outlines, problems = _found(asked, partnership)
    with _folder(asked.root) as folder:
        tell("Unpacking the months")
        plain, repeated, broken = unpack(found.sources, folder)
        if problems := [*found.problems, *problems, *broken]:
            raise ProblemsFound(problems)
        counts = _counted(asked, partnership, plain, outlines, folder)
    tell()
    rows = tables(counts, partnership.area.name, asked.downloaded)
    before = counted_before(asked.root).force
    new = [month for month in counts.months if month not in before]
    return Counted(counts, rows, [each.source.where for each in plain], [*found.left_out, *repeated], new)


def _found(asked: Asked, partnership: Partnership) -> tuple[Found, dict[str, Boundaries], list[Problem]]:
    """Find the files, keep those of the force and of the transport police, and read the boundaries."""
    tell("Looking for records and boundaries")
    found = find(asked.given)
    ours = {slug for slug, name in FORCES.items() if name == partnership.force} | {TRANSPORT}
    others = [source for source in found.sources if source.named.force not in ours]
    found.left_out += [(source.where, f"it is of another force than {partnership.force}") for source in others]
    found.sources = [source for source in found.sources if source not in others]
    _leave_out_railways_alone(found, partnership.force)
    if not found.problems and not any(_of_force(source) for source in found.sources):
        expected, remedy = f"a month of {partnership.force}", "choose that force when you download"
        had = listed(sorted({FORCES.get(each.named.force, each.named.force) for each in [*others, *found.sources]}))
        found.problems.append(
            Problem(str(asked.given[0]), 0, 0, "no month of the force is there", had, expected, remedy)
        )
    return found, *read_sets(asked.boundaries)


def _leave_out_railways_alone(found: Found, force: str) -> None:
    """Leave out the transport police's months that stand beside none of the force's: they would tell of nothing."""
    months = {source.named.month for source in found.sources if _of_force(source)}
    alone = [source for source in found.sources if months and source.named.month not in months]
    found.left_out += [(source.where, f"no file of {force} for that month is given") for source in alone]
    found.sources = [source for source in found.sources if source not in alone]


def _of_force(source: Source) -> bool:
    return source.named.force != TRANSPORT


def read_sets(given: Sequence[Path]) -> tuple[dict[str, Boundaries], list[Problem]]:
    """Read the boundaries of each set of wards, in the sets' order."""
    wanted = {name: wards.values() for name, wards in sets().items()}
    found: dict[str, Boundaries] = {}
    problems: list[Problem] = []
    for file in (file for path in given for file in (sorted(path.glob("*.geojson")) if path.is_dir() else [path])):
        try:
            name, outlines = read_boundaries(file, wanted)
        except ProblemsFound as refused:
            problems += refused.problems
        else:
            found[name] = outlines
    missing = [name.replace("_", " ") for name in wanted if name not in found]
    if missing and not problems:
        remedy = "put the GeoJSON files where docs/about/contribute.md says"
        said, expected = f"no file with every {' and every '.join(missing)}", "a file for each set of wards"
        problems.append(Problem(str(given[0]), 0, 0, "boundaries are missing", said, expected, remedy))
    return {name: found[name] for name in wanted if name in found}, problems


@contextmanager
def _folder(root: Path) -> Iterator[Path]:
    """Give a folder that is deleted in the end: records are kept nowhere."""
    place = root / KEPT_FOLDERS
    place.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=place) as folder:
        yield Path(folder)


def _counted(
    asked: Asked, partnership: Partnership, plain: list[Plain], outlines: dict[str, Boundaries], folder: Path
) -> Counts:
    tell(f"Reading {len(plain)} files")
    with closing(_engine(asked, folder)) as engine:
        kept = keep(engine, plain)
        tell("Counting")
        counts = count(kept, partnership.area.name, outlines)
    refuse_half_months(counts, partnership.area.name, counted_before(asked.root), plain)
    return counts


def _engine(asked: Asked, folder: Path) -> Any:
    if asked.engine == "spark":  # pragma: no cover - it takes Java, and is tested where there is one
        return Spark(folder, asked.cluster)
    return DuckDB(folder)

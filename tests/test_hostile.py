"""Whatever is sent, the check ends soon, takes little memory, and names the file: no traceback, no signal, no wait."""

from __future__ import annotations

import json
import math
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas import CONTRACTS
from smp_metrics.limits import GIVEN_OF_A_FILE
from tests.site.conftest import copy_project

ROOT = Path(__file__).resolve().parents[1]
SECONDS, MEGABYTES = 10, 500
# So long a quick machine takes to count so far: on a slower one, or one that is shared, the seconds are longer too.
COUNTED, QUICKLY = 1_000_000, 0.07
HUGE = 200_000_000
FIVE = 5_000_000

Spoil = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the project that no test changes."""
    return copy_project(tmp_path_factory.mktemp("sound") / "project")


@pytest.fixture
def project(sound: Path, tmp_path: Path) -> Path:
    """Give a copy of the project to be spoiled."""
    return shutil.copytree(sound, tmp_path / "project", symlinks=True)


# A process counts from the memory of whoever starts it: one that has little does, and says what it took.
MEASURED = """
import os, resource, sys
process = os.fork()
if process == 0:
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.execv(sys.argv[3], sys.argv[3:])
_, status, used = os.wait4(process, 0)
with open(sys.argv[1], "w") as file:
    file.write(str(used.ru_maxrss))
sys.exit(os.waitstatus_to_exitcode(status))
"""


def _pace() -> float:
    """Tell how many seconds of this machine make one of a quick one."""
    start = time.process_time()
    sum(each * each for each in range(COUNTED))
    return max(1.0, (time.process_time() - start) / QUICKLY)


def checked(project: Path) -> dict[str, list[str]]:
    """Check a project in a process of its own, with limits; give what is wrong with each file."""
    # Lines are not counted in it: that takes time, which is limited.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, "-m", "smp_metrics.cli", "check", "--format", "json", "--root", str(project)]
    told, errors, used = project / "told", project / "errors", project / "used"
    with told.open("wb") as out, errors.open("wb") as err:
        measured = [sys.executable, "-S", "-c", MEASURED, str(used), str(math.ceil(SECONDS * _pace())), *command]
        process = subprocess.run(measured, cwd=ROOT, env=environment, stdout=out, stderr=err, check=False)
    assert (process.returncode, errors.read_text(encoding="utf-8")) == (1, "")
    assert int(used.read_text(encoding="utf-8")) < MEGABYTES * 1_000
    found: dict[str, list[str]] = {}
    for problem in json.loads(told.read_text(encoding="utf-8")):
        found.setdefault(problem["path"], []).append(problem["message"])
    return found


def _sparse(file: Path, size: int) -> None:
    file.unlink(missing_ok=True)
    file.touch()
    os.truncate(file, size)


def _in_the_last_row(content: bytes, sign: str) -> bytes:
    return content.rstrip(b"\n") + sign.encode() + b"\n"


def _all_formulas(header: bytes) -> bytes:
    row = b",".join([b"=1"] * len(header.split(b",")))
    return header + b"\n" + (row + b"\n") * 40_000


TABLES: dict[str, tuple[Spoil, str]] = {
    "all_crime_by_ward": (lambda _: b"\n" * FIVE, "the file is empty"),
    "asb_by_ward": (lambda content: content + b"\n" * (FIVE - len(content)), "the file is too long"),
    "ward_residents": (lambda content: _all_formulas(content.split(b"\n")[0]), "would run as a formula"),
    "crime_rate_by_ward": (lambda content: content + b"=1," * 1_600_000, "the row is too long"),
    "needle_finds": (lambda content: content + b"\r" * (FIVE - len(content)), "line ends of old Macintosh"),
    "domestic_abuse_by_ward": (lambda content: content + b"Heath,2023,15\n" * 45_000, "a rule of the table is broken"),
    "survey_findings": (lambda content: content + b'"' * (FIVE - len(content)), ""),
    "stated_figures": (lambda content: content + b'"' + b"x" * 4_000_000, "a quote is opened and never closed"),
    "cluster_totals": (lambda content: content + b"\0" * 1_000_000, "bytes that are no text"),
    "anti_slavery_partners": (lambda content: content + b"-2+3+cmd|' /C calc'!A0,council\n", "run as a formula"),
    "crime_types": (lambda content: _in_the_last_row(content, "\u202e"), "plain line of text"),
    "needle_locations": (lambda content: _in_the_last_row(content, "\u200b"), "no whole number"),
    "ward_clusters": (lambda content: _in_the_last_row(content, "\u2028"), "plain line of text"),
    "youth_offences": (lambda content: b"a," * 2_000_000 + content, "the row is too long"),
}


def test_hostile_tables_are_refused_in_little_time_and_memory(project: Path) -> None:
    for name, (spoil, _) in TABLES.items():
        file = project / f"data/{name}.csv"
        file.write_bytes(spoil(file.read_bytes()))
    for name in ("vbc_by_cluster", "cas_by_cluster"):
        _sparse(project / f"data/{name}.csv", HUGE)

    found = checked(project)

    for name, (_, message) in TABLES.items():
        assert any(message in said for said in found[f"data/{name}.csv"]), name
        assert len(found[f"data/{name}.csv"]) <= GIVEN_OF_A_FILE + 1
    assert found["data/vbc_by_cluster.csv"] == found["data/cas_by_cluster.csv"] == ["the file is too large"]


ALIASES = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (98 + each, 98 + each, b", ".join([b"*%c" % (97 + each)] * 9)) for each in range(20)
)


def _saying(content: bytes, line: bytes) -> bytes:
    key = line.split(b":")[0]
    return re.sub(rb"(?m)^%s: .*$" % key, line, content)


DESCRIBED: dict[str, tuple[Spoil, str]] = {
    "all_crime_by_ward": (lambda _: b"title: " + b"[" * 200_000, "the YAML goes too deep"),
    "asb_by_ward": (lambda _: ALIASES, "an anchor is not read"),
    "ward_residents": (lambda content: content + b"extra: " + b"x" * 400_000, "a text is too long"),
    "crime_rate_by_ward": (lambda content: _saying(content, b"licence: [a]"), "licence: it is a list"),
    "needle_finds": (lambda content: _saying(content, b"publisher: [a]"), "publisher: it is a list"),
    "survey_findings": (lambda content: _saying(content, b"sensitive: !!bool"), "a tag is not read"),
    "cluster_totals": (
        lambda content: _saying(content, b"paragraphs: many"),
        "paragraphs: it is no list",
    ),
    "crime_types": (lambda content: _saying(content, b"source: {a: b}"), "source: it is a mapping"),
    "youth_offences": (lambda _: b"- " * 200_000, "the YAML goes too deep"),
    "town_centre": (lambda content: b"{" * 400_000 + content, "a key is no text"),
}


def test_hostile_descriptions_are_refused_in_little_time_and_memory(project: Path) -> None:
    for name, (spoil, _) in DESCRIBED.items():
        file = project / f"data/{name}.yml"
        file.write_bytes(spoil(file.read_bytes()))
    _sparse(project / "data/vbc_by_cluster.yml", HUGE)
    issues = project / "data/known_issues.yml"
    issues.write_bytes(issues.read_bytes() + b"- id: a\n" * 40_000)
    (project / "data/wanted.yml").write_bytes(b"- id: " + b"x" * 10_000_000)

    found = checked(project)

    for name, (_, message) in DESCRIBED.items():
        assert any(message in said for said in found[f"data/{name}.yml"]), (name, found.get(f"data/{name}.yml"))
    assert found["data/vbc_by_cluster.yml"] == ["the file is too large"]
    assert "the file is too large" in found["data/wanted.yml"]
    assert "the file has too many entries" in found["data/known_issues.yml"]


CHART = b"\n```chart\n%s\n```\n"
PAGES: dict[str, tuple[bytes, str]] = {
    "bytes": (b"# A page\n\nA caf\xe9 in town.\n", "the file is not UTF-8"),
    "template": (b"---\ntemplate: ../../../etc/passwd\n---\n# A page\n", "template: the key is not known"),
    "settings": (b"---\ntitle: [a]\n---\n# A page\n", "title: it is a list"),
    "bomb": (b"---\n" + ALIASES + b"---\n# A page\n", "an anchor is not read"),
    "deep": (b"---\ntitle: " + b"[" * 150_000 + b"\n---\n# A page\n", "the YAML goes too deep"),
    "bare": (b"template: ../a.html\n\n# A page\n", "MkDocs takes the first line for a setting"),
    "tags": (b"# A page\n\n" + b"<div markdown>\n\n" * 400, "the page goes too deep"),
    "quotes": (b"# A page\n\n" + b">" * 1_000 + b" a\n", "the page goes too deep"),
    "lists": (b"# A page\n\n" + b"1. " * 1_000 + b"a\n", "the page goes too deep"),
    "brackets": (b"# A page\n\n" + b"[" * 9_000, "the page goes too deep"),
    "long": (b"# A page\n\n" + b"a " * 90_000, "the paragraph is too long"),
    "comments": (b"# A page\n\n" + b"<!--" * 25_000, "the paragraph is too long"),
    "numbers": (b"# A page\n\n" + b"1 " * 50_000 + b"\n", "a number stands in the text without a fact"),
    "words": (b"# A page\n\n" + b"the most " * 20_000 + b"\n", "a word says what is first"),
    "control": (b"# A page\n\n\x02klzzwxh:0000\x03\n", "a sign that can't be shown"),
    "brackets-of-a-block": (CHART % (b"id: " + b"[" * 100_000), "chart: line 1 of the block can't be read"),
    "aliases-of-a-block": (CHART % ALIASES, "chart: line 1 of the block can't be read"),
    "tag-of-a-block": (CHART % b"id: !!bool maybe", "chart: line 1 of the block can't be read"),
    "boolean-of-a-block": (CHART % b"id: No\ntitle: a", "chart: id: YAML reads it as true or false"),
}


def test_hostile_pages_are_refused_in_little_time_and_memory(project: Path) -> None:
    for name, (content, _) in PAGES.items():
        (project / f"docs/about/{name}.md").write_bytes(content)
    (project / "docs/about/link.md").symlink_to("/etc/passwd")
    (project / "docs/about/device.md").symlink_to("/dev/zero")
    _sparse(project / "docs/about/huge.md", HUGE)
    os.mkfifo(project / "docs/about/pipe.md")

    found = checked(project)

    for name, (_, message) in PAGES.items():
        assert any(message in said for said in found[f"docs/about/{name}.md"]), (
            name,
            found.get(f"docs/about/{name}.md"),
        )
    assert found["docs/about/link.md"] == found["docs/about/device.md"] == ["a link stands in the place of a file"]
    assert found["docs/about/huge.md"] == ["the file is too large"]
    assert found["docs/about/pipe.md"] == ["this is no file"]


# Each spoils one file for certain, at a place that chance chooses.
def _at_random(chance: random.Random, content: bytes, what: bytes) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + what + content[place:]


def _line_at_random(chance: random.Random, content: bytes, change: Callable[[bytes], bytes], first: int = 1) -> bytes:
    lines = content.rstrip(b"\n").split(b"\n")
    place = chance.randrange(first, len(lines))
    lines[place] = change(lines[place])
    return b"\n".join(lines) + b"\n"


Chances = dict[str, Callable[[random.Random, bytes], bytes]]
IN_TABLES: Chances = {
    "a byte": lambda chance, content: _at_random(chance, content, bytes([chance.randrange(0x80, 0xC0)])),
    "a NUL": lambda chance, content: _at_random(chance, content, b"\0"),
    "a return": lambda chance, content: _at_random(chance, content, b"\r"),
    "a cell more": lambda chance, content: _line_at_random(chance, content, lambda line: line + b",more"),
    "a row of commas": lambda chance, content: _line_at_random(chance, content, lambda line: line + b"\n,,"),
    "a quote": lambda chance, content: _line_at_random(chance, content, lambda line: b'"' + line),
    "a formula": lambda chance, content: _line_at_random(chance, content, lambda line: b"=cmd()" + line),
    "a row twice": lambda chance, content: _line_at_random(chance, content, lambda line: line + b"\n" + line),
    "a hidden sign": lambda chance, content: _line_at_random(chance, content, lambda line: b"\xe2\x80\x8b" + line),
    "a header lost": lambda _, content: content.split(b"\n", 1)[1],
    "long": lambda chance, content: content * (FIVE // len(content) + chance.randrange(2, 9)),
}
IN_DESCRIPTIONS: Chances = {
    "a byte": IN_TABLES["a byte"],
    "a control sign": lambda chance, content: _at_random(chance, content, bytes([chance.randrange(1, 9)])),
    "a tab": lambda chance, content: _line_at_random(chance, content, lambda line: b"\t" + line, 0),
    "a key twice": lambda chance, content: content + b"title: x%d\n" % chance.randrange(9),
    "an unknown key": lambda chance, content: content + b"key%d: x\n" % chance.randrange(9),
    "an anchor": lambda chance, content: content.replace(b"title: ", b"title: &a%d " % chance.randrange(9)),
    "a tag": lambda chance, content: content.replace(b"title: ", b"title: !a%d " % chance.randrange(9)),
    "a list": lambda chance, content: content.replace(b"period: ", b"period: [%d] #" % chance.randrange(9)),
    "a boolean": lambda chance, content: content.replace(
        b"publisher: ", chance.choice([b"publisher: No #", b"publisher: on #", b"publisher: ~ #"])
    ),
    "nested": lambda chance, content: content + b"more: " + b"[" * chance.randrange(20, 9_999),
}
IN_PAGES: Chances = {
    "a byte": lambda chance, content: _at_random(chance, content, bytes([chance.randrange(0xE0, 0xFF)])),
    "a control sign": IN_DESCRIPTIONS["a control sign"],
    "a mark": lambda _, content: b"\xff\xfe" + content,
    "a number": lambda chance, content: content + b"\n\nThere were %d crimes.\n" % chance.randrange(9_999, 99_999),
    "an address": lambda chance, content: content + b"\n\nCrime [rose](fact:none.x%d).\n" % chance.randrange(9),
    "settings": lambda chance, content: b"---\nkey%d: a\n---\n" % chance.randrange(9) + content,
    "a paragraph": lambda chance, content: content + b"\n\n" + b"word " * chance.randrange(3_000, 9_000) + b"\n",
    "tags": lambda chance, content: content + b"\n\n" + b"<div>" * chance.randrange(20, 400) + b"\n",
    "a block": lambda chance, content: content + CHART % (b"id: none%d" % chance.randrange(9)),
    "large": lambda chance, content: content + b"a\n\n" * chance.randrange(70_000, 90_000),
}
IN_SCRIPTS: Chances = {
    "a byte": IN_TABLES["a byte"],
    "a NUL": IN_TABLES["a NUL"],
    "a bracket": lambda chance, content: content + b"\n" + chance.choice([b"(", b"[", b"{"]) + b"\n",
    "an indent": lambda chance, content: content + b"\nif True:\n" + b"x = %d\n" % chance.randrange(9),
    "nested": lambda chance, content: content + b"\nx = " + b"(" * chance.randrange(300, 50_000),
    "signs": lambda chance, content: content + b"\nx = " + b"-" * chance.randrange(20_000, 90_000) + b"1\n",
    "large": lambda chance, content: content + b"# a\n" * chance.randrange(60_000, 90_000),
}
NAMES = sorted(set(CONTRACTS) - {"plan_figures"})


def _targets(project: Path) -> list[tuple[list[Path], Chances]]:
    pages = [*sorted((project / "docs/plan").glob("*.md")), *sorted((project / "docs/about").glob("*.md"))]
    return [
        ([project / f"data/{name}.csv" for name in NAMES], IN_TABLES),
        ([project / f"data/{name}.yml" for name in NAMES], IN_DESCRIPTIONS),
        (pages, IN_PAGES),
        (sorted((project / "docs/checks").glob("*.py")), IN_SCRIPTS),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_what_chance_spoils_is_found_by_name(project: Path, seed: int) -> None:
    chance = random.Random(seed)
    spoiled: dict[str, str] = {}
    for files, ways in _targets(project):
        for file in chance.sample(files, min(16, len(files))):
            way = chance.choice(sorted(ways))
            file.write_bytes(ways[way](chance, file.read_bytes()))
            spoiled[file.relative_to(project).as_posix()] = way
    assert len(spoiled) > 50

    found = checked(project)

    assert {path: way for path, way in spoiled.items() if path not in found} == {}

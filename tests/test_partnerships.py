"""The engine knows no partnership, and another one's project is written, checked and built by it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from smp_metrics.claims.text.document import Document
from smp_metrics.cli import main
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.contradictions import contradictions
from smp_metrics.extracts.written.declarations import Correction, KnownIssue, Question, Revision
from smp_metrics.facts import FactError, Facts
from smp_metrics.facts.called import NAMELESS
from smp_metrics.imports import HOME, project, use
from smp_metrics.new import SHARED
from smp_metrics.new.origin import named as named_engine
from smp_metrics.new.origin import requirement
from smp_metrics.site.build import build_site
from smp_metrics.site.written.example import check_example
from smp_metrics.tables import wide

ROOT = Path(__file__).resolve().parents[1]
EARLIER = """
  - id: 2023-24
    title: Community Safety Plan 2023/24
    short: The 2023/24 plan
    paragraphs: 35
"""
# The one list of the engine that holds such a name: every force in England and Wales, as their open data calls them.
FORCES = {"police/files/forces.py": {"kent", "kent police"}}
# The ledger; and where counts of open records are written to.
OWN_EXTRACTS = {"plan_figures": "", "police_\\w+": "police/files/extracts.py"}
# Examples in messages and of dates, the kinds that the police had when, and days that stand for none.
OWN_YEARS = {
    "catalogue/workbook.py": {"1980"},
    "claims/checking.py": {"2023", "2024"},
    "claims/text/exempt.py": {"2024"},
    "extracts/written/examples.py": {"2020", "2021", "2022", "2024"},
    "extracts/written/typed.py": {"2026"},
    "facts/address.py": {"2024"},
    "facts/printing.py": {"2024"},
    "periods.py": {"2024", "2025"},
    "police/command.py": {"2026"},
    "police/files/kinds.py": {"2010", "2011", "2013"},
    "police/files/naming.py": {"2025"},
    "shapes/times.py": {"2025"},
    "site/printed/press.py": {"1980"},
}


# A table of months, about places that no other partnership has.
MONTHLY = {
    "data/burglary.csv": "month,parish,burglaries\n"
    + "".join(
        f"2024-{month:02},{place},{month + len(place)}\n" for month in (4, 5, 6) for place in ("Docks", "Old Town")
    ),
    "data/burglary.yml": """\
title: "Burglary by parish and month"
topic: "Crime"
description: Burglaries recorded by the police in each parish of the town. All of it is made up.
publisher: Anytown Community Safety Partnership
source: "Community Safety Plan 2024/25, table 2"
paragraphs: [12]
table: Table 2
period: "April 2024 to June 2024"
geography: Parishes of Anytown
geography_vintage: "Parishes as in 2024"
unit: "burglaries"
licence: "Open Government Licence v3.0"
sensitive: false
sensitive_reason: Totals for whole parishes, with nothing about people.
notes: [These numbers are made up.]
""",
    "schemas/burglary.py": """\
from pandera.typing import Series

from smp_metrics.api.contracts import ByMonth, about, key, measure, one_of


class Burglary(ByMonth):
    parish: Series[str] = key("Parish", "Of the town", isin=one_of(("Docks", "Old Town"), "One of the town's"))
    burglaries: Series[int] = measure("Burglaries", "burglaries", "Recorded", quantity="count", most=500, flow=True)

    class Config:
        name = "burglary"
        metadata = about(key=["parish", "month"], geography="parish", period="month")
""",
}
PARISHES = """
  - id: parishes
    column: parish
    plural: parishes
    vintage: Parishes as in 2024
"""
SAID = """
From April to June 2024 the Docks had [30](fact:burglary.burglaries.total?parish=docks&month=2024-q2) burglaries. In
June 2024 they had [11](fact:burglary.burglaries?parish=docks&month=latest), and in May 2024
[10](fact:burglary.burglaries?parish=docks&month=2024-05).
"""


def _make_its_own(folder: Path) -> None:
    """Add an earlier plan, a table of months about parishes of the town, words on it, and the guide's revision."""
    for name, text in MONTHLY.items():
        (folder / name).write_text(text, encoding="utf-8")
    example, _ = re.findall(r"```yaml\n(.*?)```", (folder / "GUIDE.md").read_text(encoding="utf-8"), re.DOTALL)
    (folder / "data/revisions.yml").write_text(example, encoding="utf-8")
    for name, before, after in (
        ("data/partnership.yml", "editions:\n", f"editions:{EARLIER}"),
        ("data/partnership.yml", "geographies:\n", f"geographies:{PARISHES}"),
        ("schemas/__init__.py", "from schemas.hate", "from schemas.burglary import Burglary\nfrom schemas.hate"),
        ("schemas/__init__.py", '    "recorded_crime"', '    "burglary": Burglary,\n    "recorded_crime"'),
        ("schemas/required.yml", "data/revisions.yml: 0", "data/revisions.yml: 1"),
        ("docs/plan/crime.md", "\n```chart", f"{SAID}\n```chart"),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(before) == 1
        (folder / name).write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the project of a made-up partnership: areas, parishes, financial years, months, two plans; built."""
    folder = tmp_path_factory.mktemp("second") / "anytown"
    done = CliRunner().invoke(main, ["new", "partnership", str(folder)], catch_exceptions=False)
    assert (done.exit_code, "GUIDE.md says how to make it yours" in done.output) == (0, True)
    _make_its_own(folder)
    # Code of its own: a second of these in one process does not take the code of the first.
    with (folder / "partnership/__init__.py").open("a", encoding="utf-8") as module:
        module.write(f"# {folder}\n")
    yield folder
    use(ROOT)


@pytest.fixture(scope="module")
def built(other: Path) -> Path:
    """Give the same project, built at once, as it was begun."""
    assert build_site(other) > 10
    return other


def _words() -> set[str]:
    """Name the places, bodies and plans of this project that could stand nowhere else."""
    extracts = Extracts(ROOT)
    own = extracts.partnership
    columns = {*(each.column for each in own.geographies), *own.unbounded, "ward_since"}
    tables = [extracts[name] for name in extracts.names]
    places = {str(row[name]) for table in tables for name in columns if table.column(name) for row in table.rows}
    bodies = {own.name, own.site, own.force, own.council, *own.bodies}
    plans = {text for each in own.editions for text in (each.title, each.short)}
    named = {*places, *own.spoken, *(name for names in own.places.values() for name in names)}
    around = {own.area.name, own.area.code, own.county.name, own.county.whole, *own.county.beside}
    # What begins with a small letter is a word of the language.
    called = {word for word in (named | bodies | plans | around) - ORDINARY if word[:1].isupper()}
    return called | {each.id for each in own.editions} | {str(each.email) for each in own.contacts}


# Names of wards that are words of the language too.
ORDINARY = {"Bridge", "East", "Heath", "Loose", "North", "South", "Leeds", "North Downs", "Dover"}


def _texts(*endings: str) -> dict[str, str]:
    """Give the files of the engine by their paths in it; what a new project begins with is that one's own."""
    engine = HOME / "smp_metrics"
    assets = [file for ending in endings for file in (HOME / SHARED[0]).glob(f"*.{ending}")]
    files = [file for ending in endings for file in engine.rglob(f"*.{ending}") if engine / "new" not in file.parents]
    read = {file.relative_to(engine).as_posix(): file.read_text(encoding="utf-8") for file in files}
    return {**read, **{file.name: file.read_text(encoding="utf-8") for file in assets}}


def _found(words: Iterable[str]) -> dict[str, set[str]]:
    """Give what of some words the engine says, in any letters and as names in addresses, by the file."""
    longest = sorted((re.escape(word.lower()).replace("\\ ", "[-_ ]") for word in words), key=len, reverse=True)
    pattern = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(longest)})(?![a-z0-9_])")
    # What begins a pattern is no letter of a word.
    plain = {path: re.sub(r"\\[a-z]", " ", text.lower()) for path, text in _texts(*SOURCES).items()}
    return {path: set(found) for path, text in plain.items() if (found := pattern.findall(text))}


SOURCES = ("py", "yml", "html", "j2", "js", "css")


def test_the_engine_names_no_place_body_or_plan_of_this_partnership() -> None:
    words = _words()

    assert len(words) > 80
    assert _found(words) == FORCES


def test_the_engine_names_no_extract_of_this_partnership() -> None:
    """Which there are stands in data/partnership.yml and in sidecars."""
    names, allowed = Extracts(ROOT).names, re.compile("|".join(OWN_EXTRACTS))
    found = _found(names)

    assert len(names) > 40
    assert {name for names in found.values() for name in names if not allowed.fullmatch(name)} == set()
    counted = {path for path, names in found.items() for name in names if re.match("police_", name)}
    assert counted == {OWN_EXTRACTS["police_\\w+"]}


def test_no_year_stands_in_the_engines_code() -> None:
    """But for examples in messages, and what the police did when: comments and docstrings may say any."""
    found: dict[str, set[str]] = {}
    for path, text in _texts("py").items():
        for value in _constants(ast.parse(text)):
            if years := re.findall(r"(?<![\w/.-])(?:19[5-9]\d|20[1-4]\d)(?![\w.])", str(value)):
                found.setdefault(path, set()).update(years)

    assert found == OWN_YEARS


def _constants(tree: ast.Module) -> Iterator[str | int]:
    """Give the texts and numbers of code that are no docstrings."""
    said = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    constants = (each for each in ast.walk(tree) if isinstance(each, ast.Constant) and id(each) not in said)
    yield from (each.value for each in constants if isinstance(each.value, (str, int)))


def test_a_project_that_is_begun_is_built_at_once(built: Path) -> None:
    assert project() == built
    page = (built / "site/plan/crime/index.html").read_text(encoding="utf-8")
    assert "smp-figure" in page
    assert 'id="p12"' in page
    assert "Get help" in page
    corrections = (built / "site/corrections/index.html").read_text(encoding="utf-8")
    assert ("northside-spelled-northsied" in corrections, "1 slip<" in corrections) == (True, True)
    assert not re.search(r"\b(?:All|of) [01]\b|\b1 (?:errors|questions|slips|figures)\b", corrections)
    assert not re.search(r"clusters?|appendi", corrections)
    package = json.loads((built / "site/data/datapackage.json").read_text(encoding="utf-8"))
    assert (package["name"], package["title"]) == (
        "safer-anytown", "Safer Anytown: the data behind the community safety plan",
    )  # fmt: skip
    words = "".join(file.read_text(encoding="utf-8") for file in (built / "site").rglob("*.html"))
    assert not re.search(r"\b(?:Maidstone|Kent)\b", words)


def test_a_hidden_number_is_shown_as_printed_and_is_no_number_to_a_fact(built: Path) -> None:
    page, data = (
        (built / f"site/{name}/index.html").read_text(encoding="utf-8") for name in ("plan/people", "data/hate_crime")
    )
    (package,) = (
        each
        for each in json.loads((built / "site/data/datapackage.json").read_text(encoding="utf-8"))["resources"]
        if each["name"] == "hate_crime"
    )

    assert re.search(r"<td[^>]*>&lt;5</td>", page)
    assert "“&lt;5”: fewer than five, hidden." in page
    assert re.search(r"<td[^>]*>&lt;5</td>", data)
    assert package["schema"]["missingValues"] == ["", "<5"]
    with pytest.raises(
        FactError, match=r"is hidden at Disability, 2023: “<5” .fewer than five, hidden.; choose other rows"
    ):
        _ = Facts(Extracts(built))["fact:hate_crime.crimes.total?year=2023"]


def test_periods_have_the_names_that_people_give_them(built: Path) -> None:
    page = (built / "site/plan/crime/index.html").read_text(encoding="utf-8")
    data = (built / "site/data/reports_by_quarter/index.html").read_text(encoding="utf-8")
    facts = Facts(Extracts(built))

    assert "2023/24" in page
    assert not re.search(r">\s*20[0-9]{2}-q[1-4]\s*<", page + data)
    assert "April to June 2023" in data
    assert facts["fact:recorded_crime.crimes?area=middleton&year=2024"].period == "2023/24"
    extract = facts.extracts["recorded_crime"]
    assert list(wide(extract).columns) == ["Area", "2022/23", "2023/24"]
    assert list(extract.frame(named=True)["year"].unique()) == ["2022/23", "2023/24"]


def test_months_add_up_there_too_and_a_contract_says_which_column_they_are(other: Path) -> None:
    facts = Facts(Extracts(other))
    assert facts["fact:burglary.burglaries.change?parish=docks&from=2024-04&to=latest"].value == 2

    columns, said = facts.extracts["burglary"].columns, facts.extracts["burglary"].sidecar
    assert list(contradictions(said, columns, {"period": "month", "geography": "parish"})) == []
    assert [each[2] for each in contradictions(said, columns, {"geography": "locality"})] == [
        'period="month" in about() of the contract', "a text with the word locality",
    ]  # fmt: skip


def test_a_number_that_is_not_its_fact_is_refused_there_too(other: Path) -> None:
    page = other / "docs/plan/crime.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("recorded [630]", "recorded [631]"), encoding="utf-8")
    told = CliRunner().invoke(main, ["check", "--root", str(other)])
    page.write_text(text, encoding="utf-8")

    assert told.exit_code == 1
    assert "docs/plan/crime.md:5" in told.output


def _spoiled(other: Path, *changes: tuple[str, str, str]) -> list[str]:
    """Give what a check tells where something in some files stands otherwise, a line for each problem."""
    before = {path: (other / path).read_text(encoding="utf-8") for path, *_ in changes}
    for path, old, new in changes:
        assert old in before[path]
        (other / path).write_text(before[path].replace(old, new, 1), encoding="utf-8")
    told = CliRunner().invoke(main, ["check", "--root", str(other)])
    for path, text in before.items():
        (other / path).write_text(text, encoding="utf-8")
    return [line for line in told.output.split("\n") if re.match(r"\S+\.\w+:", line)]


def test_what_is_wrong_with_data_is_told_at_its_file_and_words_on_it_are_not_blamed(other: Path) -> None:
    first = "# Crime\n\nMost crimes were in [Middleton](fact:recorded_crime.crimes.highest?year=2024) in 2023/24."
    said = ("docs/plan/crime.md", "# Crime", first)

    assert _spoiled(other, said, ("data/recorded_crime.yml", "sensitive: false\n", "")) == [
        "data/recorded_crime.yml:1: sensitive: the key is missing"
    ]


def test_repairs_are_looked_for_without_a_ledger_too(other: Path) -> None:
    told = CliRunner().invoke(main, ["repair", "recorded_crime", "--root", str(other)], catch_exceptions=False)

    assert "the code has a mistake" not in told.output


def test_a_rate_without_residents_is_none(other: Path) -> None:
    facts = Facts(Extracts(other))

    with pytest.raises(FactError, match="so it has no rate"):
        _ = facts["fact:recorded_crime.crimes.rate?area=middleton&year=2024"]
    assert facts.about(facts["fact:recorded_crime.crimes.total?year=2024"]).called.area == ("anytown", "district")


def test_where_nobody_counts_the_area_its_parts_are_added_up() -> None:
    extracts, address = Extracts(ROOT), "fact:all_crime_by_ward.crimes.rate?year=2023"
    whole = Facts(extracts)[address]
    alone = Extracts(ROOT)
    wards = tuple(each for each in alone.partnership.geographies if each.of == "area")
    alone.__dict__["_partnership"] = alone.partnership.model_copy(update={"geographies": wards})
    added = Facts(alone)[address]

    assert (whole.extracts, added.extracts) == (
        ("all_crime_by_ward", "district_residents"), ("all_crime_by_ward", "ward_residents"),
    )  # fmt: skip


def test_without_a_partnership_places_have_no_other_names(other: Path) -> None:
    partnership = other / "data/partnership.yml"
    text = partnership.read_bytes()
    partnership.unlink()
    facts = Facts(Extracts(other))
    about = facts.about(facts["fact:recorded_crime.crimes?area=middleton&year=2024"])
    told = list(check_example(Extracts(other), [Document("docs/index.md", "# Safer Anytown\n")]))
    partnership.write_bytes(text)

    assert (about.called, told) == (NAMELESS, [])


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "kept.txt"):
        told = CliRunner().invoke(main, ["new", "partnership", str(folder)])
        assert (told.exit_code, "is there already" in told.output) == (2, True)
    assert [file.name for file in tmp_path.iterdir()] == ["kept.txt"]


def test_once_renamed_a_project_tells_what_is_left_of_the_example(other: Path) -> None:
    named, pages = (
        Extracts(other),
        [Document("docs/index.md", "# Safer Anytown\n"), Document("docs/a.md", "# A page\n")],
    )
    assert list(check_example(named, pages)) == []

    named.__dict__["_partnership"] = named.partnership.model_copy(update={"name": "The Weald Partnership"})
    told = {problem.path: problem.found for problem in check_example(named, pages)}
    assert told["docs/index.md"] == "Anytown, on line 1"
    assert set(told) == {
        "docs/index.md",
        "mkdocs.yml",
        "data/partnership.yml",
        "README.md",
        "partnership/wordings/names.py",
    }


def test_a_project_names_from_where_its_engine_came(other: Path) -> None:
    commit = {"vcs": "git", "commit_id": "0123abc"}

    assert named_engine({"url": "https://example.org/a.git", "vcs_info": commit}) == (
        "smp-metrics @ git+https://example.org/a.git@0123abc"
    )
    assert named_engine({}) == f"smp-metrics @ {HOME.as_uri()}" == requirement()
    assert (other / "requirements.txt").read_text(encoding="utf-8").endswith(f"\n{requirement()}\n")


def test_the_guide_names_the_two_commands_every_folder_key_and_example(other: Path) -> None:
    readme, guide = ((other / name).read_text(encoding="utf-8") for name in ("README.md", "GUIDE.md"))

    for model in (Correction, KnownIssue, Question, Revision):
        assert {key for key in model.model_fields if f"`{key}`" not in guide} <= {
            "cells",
            "repairs",
            "confirmed",
            "row",
            "why",
        }
    for name in (
        "recorded_crime",
        "reports_by_quarter",
        "hate_crime",
        "safety_survey",
        "stated_figures",
        "plan_figures",
    ):
        assert (other / f"data/{name}.csv").is_file()
        assert f"`{name}`" in guide
    for name in SHARED[1:]:
        assert (other / name).read_bytes() == (HOME / name).read_bytes()

    assert ("smp check" in readme, "smp build" in readme) == (True, True)
    for path in ("data/partnership.yml", "schemas/", "docs/", "partnership/drawings/", "schemas/required.yml"):
        assert path in guide

"""What is told of the tables of two states: cells, rows, columns, and those that today's contracts refuse."""

from __future__ import annotations

from smp_metrics.diff.renames import Renames, read_rows, renames
from smp_metrics.diff.report import Cause, Data
from tests.diff.made_up import HERE, History

AGES = "data/youth_offenders_by_age.csv"
CORRECTIONS = (HERE / "now/data/corrections.yml").read_text(encoding="utf-8")


def test_a_correction_that_is_taken_back_says_so(history: History) -> None:
    history.write({"data/corrections.yml": CORRECTIONS})
    history.commit()
    history.write({"data/corrections.yml": None})
    report = history.compare()

    (move,) = report.moved
    assert (move.then, move.now) == ("112 offences", "110 offences")
    assert move.because == (
        Cause("correction taken back", "youth_offences", "2018/19", "offences", "112", "110", "offences-of-2019"),
    )
    assert [(each.change, each.what, each.id) for each in report.declared] == [
        ("gone", "correction", "offences-of-2019")
    ]


def test_a_declaration_that_changes_names_the_parts_that_do(history: History) -> None:
    history.write({"data/corrections.yml": CORRECTIONS})
    history.commit()
    history.write({"data/corrections.yml": CORRECTIONS.replace("two more", "2 more").replace("too few", "fewer")})
    (changed,) = history.compare().declared

    assert (changed.change, changed.parts) == ("changed", ("title", "message"))


def test_an_entry_that_becomes_one_of_another_kind_says_what_it_was(history: History) -> None:
    withdrawn = (
        "- id: offences-of-2019\n  title: The plan is right\n  paragraph: 81\n"
        "  why: The months were counted twice.\n  date: 2026-11-24\n"
    )
    history.write({"data/corrections.yml": CORRECTIONS})
    history.commit()
    history.write({"data/corrections.yml": None, "data/withdrawn.yml": withdrawn})
    (changed,) = history.compare().declared

    assert (changed.what, changed.parts) == ("withdrawal", ("was a correction",))


def test_what_today_s_contracts_refuse_is_compared_as_it_stands_in_its_file(history: History) -> None:
    history.edit(AGES, "13,2023,13", "13,2023,-13")
    history.edit(AGES, "17 and over,2023,21\n", "")
    history.commit()
    history.edit(AGES, "13,2023,-13", "13,2023,13")
    history.edit(AGES, "16,2023,20\n", "16,2023,20\n17 and over,2023,21\n")
    history.edit(AGES, "14,2023,22", "14,2023,23")
    report = history.compare()

    assert {(move.subject, move.then, move.now, move.difference) for move in report.moved} == {
        ("13, 2023: offenders", "-13", "13", "26 higher"),
        ("14, 2023: offenders", "22", "23", "1 higher"),
    }
    (limit, *_) = report.limits
    assert (limit.path, limit.state) == (AGES, report.then)
    assert limit.why == f"{AGES}: a rule of the table is broken: no row about 17 and over, 2023 (and 1 more)"


def test_a_table_that_neither_state_can_be_read_of_is_compared_line_by_line(history: History) -> None:
    history.write({"data/strange.csv": "name,number\na,1\n", "data/empty.csv": ""})
    history.commit()
    history.write({"data/strange.csv": "name,number,more\na,2,x\nb,3,y\n", "data/empty.csv": "a\n"})
    report = history.compare()

    assert set(report.data) == {
        Data("changed", "words", "strange", "line 2, number: 1", "2"),
        Data("added", "column", "strange", "more"),
        Data("added", "row", "strange", "line 3"),
        Data("added", "column", "empty", "a"),
    }
    assert {limit.path for limit in report.limits} == {"data/empty.csv", "data/strange.csv"}


def test_declarations_that_can_not_be_read_are_no_declarations_taken_back(history: History) -> None:
    history.write({"data/corrections.yml": CORRECTIONS})
    history.commit()
    history.write({"data/corrections.yml": CORRECTIONS.replace("  where: Second table\n", "")})
    report = history.compare()

    assert report.declared == ()
    assert report.moved == ()
    assert "data/corrections.yml" in {limit.path for limit in report.limits}


def test_rows_and_tables_that_come_or_go_are_listed(history: History) -> None:
    history.git("rm", "--quiet", "data/youth_offences.csv", "data/youth_offences.yml")
    history.edit(AGES, "under 12,2022,10\n", "")
    history.edit(AGES, "17 and over,2023,21\n", "17 and over,2023,21\n18,2023,4\n")
    report = history.compare()

    assert set(report.data) == {
        Data("gone", "extract", "youth_offences", "youth_offences"),
        Data("gone", "row", "youth_offenders_by_age", "under 12, 2022: Offenders: 10"),
        Data("added", "row", "youth_offenders_by_age", "18, 2023: Offenders: 4"),
    }


def test_numbers_of_a_table_and_a_column_with_another_name_do_not_move(history: History) -> None:
    table = (history.root / AGES).read_text(encoding="utf-8")
    page = (history.root / "docs/plan/children.md").read_text(encoding="utf-8")
    sidecar = (history.root / "data/youth_offenders_by_age.yml").read_text(encoding="utf-8")
    history.write({
        AGES: None, "data/youth_offenders_by_age.yml": None, "data/offenders.yml": sidecar,
        "data/offenders.csv": table.replace("age,year,offenders", "group,year,offenders"),
        "docs/plan/children.md": page.replace("youth_offenders_by_age.offenders?age=", "offenders.offenders?group="),
    })  # fmt: skip
    then = history.commit()
    history.take("then")
    history.edit(AGES, "13,2023,13", "13,2023,12")
    report = history.compare(then)

    assert report.data == (
        Data("renamed", "extract", "offenders", "offenders", "youth_offenders_by_age"),
        Data("renamed", "column", "youth_offenders_by_age", "group", "age"),
    )
    (move,) = report.moved
    assert (move.address, move.then, move.now) == (
        "fact:youth_offenders_by_age.offenders?age=13&year=2023", "13 young people", "12 young people",
    )  # fmt: skip
    assert (report.added, report.gone, report.limits) == ((), (), ())


def test_a_new_name_is_told_by_what_the_table_holds() -> None:
    old, other = b"a,b\n1,2\n3,4\n", b"a,b\n5,6\n7,8\n"

    assert renames({"data/x.csv": old}, {"data/y.csv": other, "data/z.csv": old}) == Renames({"x": "z"}, {})
    assert renames({"data/x.csv": old}, {"data/y.csv": other}) == Renames()
    assert renames({"data/x.csv": old}, {"data/x.csv": b"a,c\n1,2\n3,5\n"}).columns == {("x", "b"): "c"}
    assert renames({"data/x.csv": old}, {"data/x.csv": b"a,c\n1,9\n3,5\n"}).columns == {}
    assert renames({"data/x.csv": old}, {"data/x.csv": b"b,a\n2,1\n4,3\n"}).columns == {}
    assert renames({"data/x.csv": old}, {"data/x.csv": b"a,b,c\n1,2,3\n"}).columns == {}
    assert renames({"data/x.csv": b"a\n"}, {"data/x.csv": b"b\n"}).columns == {}
    assert read_rows(b'a,"' + b"x" * 200_000) == []

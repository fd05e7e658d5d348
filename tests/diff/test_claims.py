"""What is told of the claims of two states."""

from __future__ import annotations

import pytest

from smp_metrics.diff.report import Cause, Move, Report
from tests.diff.made_up import History

AGES = "data/youth_offenders_by_age.csv"
PAGE = "docs/plan/children.md"
AT_13 = "fact:youth_offenders_by_age.offenders?age=13&year=2023"


def _only(report: Report) -> Move:
    (move,) = report.moved
    return move


def test_words_that_change_while_the_number_does_not_are_reworded(history: History) -> None:
    history.edit(PAGE, "[13](fact", "[thirteen](fact")
    history.edit(PAGE, "Fewest were", "Fewest of all were")
    report = history.compare()

    assert report.moved == ()
    assert [(each.line, each.then, each.now) for each in report.reworded] == [
        (8, "under 12", "under 12"),
        (23, "13", "thirteen"),
    ]
    assert report.reworded[0].sentence_then == "Fewest were under 12."
    assert report.reworded[0].sentence_now == "Fewest of all were under 12."
    assert not report.same


def test_a_claim_that_is_bound_to_another_fact_says_so(history: History) -> None:
    history.edit(
        PAGE,
        "[110](fact:youth_offences.offences?year=2019) in 2019",
        "[90](fact:youth_offences.offences?year=2020) in 2020",
    )
    (bound,) = history.compare().reworded

    assert (bound.address_then, bound.address_now) == (
        "fact:youth_offences.offences?year=2019", "fact:youth_offences.offences?year=2020",
    )  # fmt: skip


def test_a_claim_that_moves_to_another_page_is_the_same_claim(history: History) -> None:
    sentence = "There were [110](fact:youth_offences.offences?year=2019) in 2019.\n"
    history.edit(PAGE, sentence, "")
    history.write({"docs/new.md": f"# New\n\n{sentence}"})
    report = history.compare()

    assert report.same


def test_of_claims_of_one_fact_each_finds_its_own_sentence(history: History) -> None:
    both = (
        "Of the 13-year-olds there were [13]({0}). Later, as few as [13]({0}) were caught by the police.\n",
        "Later, as few as [thirteen]({0}) were caught by the police. New words say it: [13]({0}).\n",
    )
    history.write({"docs/new.md": "# New\n\n" + both[0].format(AT_13)})
    history.commit()
    history.write({"docs/new.md": "# New\n\n" + both[1].format(AT_13)})
    told = {(each.then, each.now) for each in history.compare().reworded}

    assert told == {("13", "thirteen"), ("13", "13")}


def test_a_number_that_moves_beneath_its_words_is_told(history: History) -> None:
    history.edit("data/youth_offences.csv", "2023,200", "2023,201")
    moved = {move.address.partition("fact:youth_offences.")[2]: move for move in history.compare().moved}

    page = [place for place in moved["offences?year=2023"].places if place.line == 5]
    assert [(place.then, place.now, place.truly) for place in page] == [("200", "200", False)]
    assert moved["offences.change?from=2022&to=2023"].difference == "the rise is 1 larger"
    assert len(moved) == 2


def test_a_number_that_only_code_moved_is_told_by_its_words(history: History) -> None:
    history.edit(PAGE, "[13](fact", "[12](fact")
    history.commit()
    history.edit(PAGE, "[12](fact", "[13](fact")
    move = _only(history.compare())

    assert (move.subject, move.then, move.now) == ("Age 13, 2022/23: offenders", "12", "13")
    assert move.because == (Cause("code", words="13 young people"),)


def test_a_fact_that_only_today_has_is_told_by_its_words(history: History) -> None:
    history.edit(PAGE, AT_13, "fact:youth_offenders_by_age.people?age=13&year=2023")
    history.edit(PAGE, "fact:youth_offenders_by_age.offenders.lowest?year=2023", "fact:gone.offences")
    history.commit()
    history.edit(PAGE, "[13](fact", "[14](fact")
    move = _only(history.compare())

    assert (move.subject, move.then, move.now) == ("fact:youth_offenders_by_age.people?age=13&year=2023", "13", "14")
    assert "youth_offenders_by_age has no column people" in move.because[0].words


def test_words_that_turn_a_number_round_say_no_way_of_their_own(history: History) -> None:
    """From “down 5%” to “down 6%” is no rise of one."""
    history.edit(PAGE, AT_13, "fact:gone.offences")
    history.edit(PAGE, "[13](", "[down 5%](")
    history.commit()
    history.edit(PAGE, "down 5%", "down 6%")
    move = _only(history.compare())

    assert (move.then, move.now, move.difference) == ("down 5%", "down 6%", "")


def test_what_moved_by_data_and_code_has_both_for_reasons(history: History) -> None:
    history.edit(PAGE, "[13](fact", "[12](fact")
    history.commit()
    history.edit(AGES, "13,2023,13", "13,2023,14")
    history.edit(PAGE, "[12](fact", "[14](fact")
    move = _only(history.compare())

    assert [cause.reason for cause in move.because] == ["cell", "code"]
    assert (move.then, move.now, move.difference) == ("13 young people", "14 young people", "1 more")


def test_a_small_move_is_told_to_as_many_decimals_as_it_takes(history: History) -> None:
    share = "fact:youth_offenders_by_age.offenders.share?age=13&year=2023"
    history.write({"docs/new.md": f"# New\n\nThose of 13 were [0.033%]({share}) of all.\n"})
    for age, old, new in (("under 12", 8, 1000), ("13", 13, 1), ("14", 22, 999), ("15", 25, 0), ("16", 20, 0)):
        history.edit(AGES, f"{age},2023,{old}", f"{age},2023,{new}")
    history.edit(AGES, "17 and over,2023,21", "17 and over,2023,1000")
    history.commit()
    history.edit(AGES, "14,2023,999", "14,2023,998")
    history.edit("docs/new.md", "0.033%", "0.0333%")
    (move,) = [move for move in history.compare().moved if move.address == share]

    assert (move.then, move.now) == ("0.03333", "0.03334")
    assert move.difference == "less than 0.01 percentage points higher"


def test_a_page_that_can_not_be_read_is_no_page_without_claims(history: History) -> None:
    page = (history.root / PAGE).read_text(encoding="utf-8")
    (history.root / PAGE).write_bytes(page.encode() + b"\xff")
    report = history.compare()

    assert (report.gone, report.added, report.moved) == ((), (), ())
    assert [limit.path for limit in report.limits] == [PAGE]
    assert "the file is not UTF-8" in report.limits[0].why


def test_a_literate_check_is_called_by_its_own_title(history: History) -> None:
    history.write({"docs/checks/a.py": f"# %% [markdown]\n# # Do they add up?\n#\n# There were [13]({AT_13}).\n"})
    history.commit()
    history.edit(AGES, "13,2023,13", "13,2023,15")
    titles = {place.title for place in _only(history.compare()).places}

    assert "Do they add up?" in titles


@pytest.mark.parametrize("text", ["# Words\n\n> - **Bold:** there were [13](X) of [age](../a.md) 13 .\n"])
def test_a_sentence_is_given_as_it_is_read(history: History, text: str) -> None:
    history.write({"docs/new.md": text.replace("X", AT_13)})
    (added,) = history.compare().added

    assert added.sentence == "Bold: there were 13 of age 13."

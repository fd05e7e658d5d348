"""Made-up tables with known errors: the solver finds what was done to them, and all that would serve as well."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product

import pytest
from ortools.sat.python.cp_model import IntVar

from smp_metrics.repair.model import Model
from smp_metrics.repair.search import MOST, Repair, Search, split
from smp_metrics.repair.solving import OutOfTimeError, Solver, Support
from smp_metrics.repair.system import Constraint, Spot, System
from smp_metrics.repair.telling import tell
from tests.repair.made_up import equal, form, joined, printed, residents, system, table

A, B, C = ("a", (40, 50, 10, 25)), ("b", (80, 60, -20, -25)), ("c", (30, 33, 3, 10))
RIGHT = dict([A, B, C])
TOTAL = (150, 143)


def repairs(whole: System) -> list[Repair]:
    found = [repair for part in split(whole) for repair in Search(part).found().repairs]
    assert {len(repair.changes) for repair in found} in ({1}, {2}, {3}, set())
    return found


def values(repair: Repair) -> dict[str, str]:
    return {name: " to ".join(dict.fromkeys(str(end) for end in span)) for name, span in repair.values.items()}


def told(whole: System) -> list[dict[str, str]]:
    return [values(repair) for repair in repairs(whole)]


def test_a_table_that_holds_needs_no_repair() -> None:
    assert split(table(RIGHT, TOTAL)) == []


def test_one_cell() -> None:
    wrong = table(RIGHT | {"b": (80, 66, -20, -25)}, TOTAL)
    assert told(wrong) == [{"b_new": "60"}]


def test_one_total() -> None:
    assert told(table(RIGHT, (150, 134))) == [{"total_new": "143"}]


def test_one_difference() -> None:
    assert told(table(RIGHT | {"a": (40, 50, 11, 25)}, TOTAL)) == [{"a_difference": "10"}]


def test_two_cells() -> None:
    wrong = table(RIGHT | {"a": (40, 56, 10, 25), "b": (88, 60, -20, -25)}, TOTAL)
    assert told(wrong) == [{"a_new": "50", "b_old": "80"}]


def test_exchanged_rows() -> None:
    wrong = table(RIGHT | {"a": (40, 60, -20, 25), "b": (80, 50, 10, -25)}, TOTAL)
    other = system([printed("a_new_elsewhere", 50)], [equal("tables", form(a_new=1, a_new_elsewhere=-1))])
    (repair,) = repairs(joined(wrong, other))
    assert repair.changes == {("exchanged", "rows: table, a and b")}
    assert values(repair) == {"a_new": "50", "b_new": "60", "a_difference": "10", "b_difference": "-20"}


def test_exchanged_columns() -> None:
    rows = {"a": (50, 40, 10, 25), "b": (60, 80, -20, -25), "c": (33, 30, 3, 10)}
    (repair,) = repairs(table(rows, TOTAL))
    assert repair.changes == {("exchanged", "columns: table, count 2022 and count 2023")}
    assert values(repair)["a_old"] == "40"


def test_two_numbers_that_could_each_be_wrong() -> None:
    whole = system([printed("one", 12), printed("other", 13)], [equal("both", form(one=1, other=-1))])
    assert told(whole) == [{"other": "12"}, {"one": "13"}] or told(whole) == [{"one": "13"}, {"other": "12"}]


def test_a_number_beside_results_that_were_worked_out_from_another() -> None:
    """Either the number is misprinted, or its difference and percentage were worked out from another one."""
    found = told(table({"a": (40, 58, 10, 25)}))
    assert {"a_new": "50"} in found
    assert {"a_difference": "18", "a_percent": "45"} in found


def test_nothing_can_make_two_limits_true() -> None:
    whole = system(
        [residents("people", 1000), printed("rate", 5), printed("crimes", 20)],
        [Constraint("rate", "rate", form(crimes=1000), form(people=1), "rate")],
    )
    assert len(told(whole)) == 2
    known = system([residents("people", 1000)], [equal("people", form(people=1))])
    (part,) = [known]
    with pytest.raises(AssertionError, match="has a repair"):
        Search(part).found()


def test_a_percentage_within_its_rounding() -> None:
    """125% to 135%: every count that rounds to the printed percentage will do."""
    cells = [printed("old", 400), printed("new", 505), printed("percent", 25), printed("share", 20)]
    constraints = [Constraint("percent", "percentage", form(new=100, old=-100), form(old=1), "percent")]
    found = told(system(cells[:3], constraints))
    assert {"new": "498 to 501"} in found
    assert {"percent": "26"} in found


def test_a_rate_whose_residents_are_known_within_ten() -> None:
    cells = [
        residents("people", 1000),
        printed("crimes", 40),
        printed("crimes_again", 40),
        printed("rate", "55.0", places=1),
    ]
    rate = Constraint("rate", "rate", form(crimes=1000), form(people=1), "rate")
    found = told(system(cells, [rate, equal("twice printed", form(crimes=1, crimes_again=-1))]))
    assert found == [{"rate": "198/5 to 202/5"}]


def test_a_number_in_two_tables() -> None:
    """Each table holds by itself; the fewer numbers of one give way, however many that are."""
    one = table({"a": (40, 50, 10, 25)})
    other = system(
        [printed("x", 30), printed("y", 10), printed("x_twice", 60), printed("y_twice", 20)],
        [
            Constraint("x2", "twice", form(x=2), result="x_twice"),
            Constraint("y2", "twice", form(y=2), result="y_twice"),
        ],
    )
    whole = joined(one, other, more=[equal("tables", form(a_new=1, x=-1, y=-1))])
    found = told(whole)
    assert {"x": "40", "x_twice": "80"} in found
    assert {"y": "20", "y_twice": "40"} in found


def test_a_figure_in_the_text_tells_which_cell_is_right() -> None:
    """The table alone leaves the cell or its difference; the text decides."""
    alone = table({"a": (40, 50, 11)})
    assert len(told(alone)) == 3
    text = system([printed("text", 51)], [Constraint("text", "text", form(a_new=1), result="text")])
    assert told(joined(alone, text)) == [{"a_new": "51"}]


def test_results_worked_out_from_the_row_beside() -> None:
    crimes = {"north": 300, "north_downs": 40}
    people = {"north": 10_000, "north_downs": 2000}
    cells = [printed(f"{row}_crimes", n, Spot("counts", row, "crimes")) for row, n in crimes.items()]
    cells += [residents(f"{row}_people", n) for row, n in people.items()]
    rates = {"north": "4.0", "north_downs": "150.0"}
    cells += [printed(f"{row}_rate", n, Spot("rates", row, "rate"), 1) for row, n in rates.items()]
    constraints = [
        Constraint(f"{row}_rate", "rate", form(**{f"{row}_crimes": 1000}), form(**{f"{row}_people": 1}), f"{row}_rate")
        for row in crimes
    ]
    found = repairs(system(cells, constraints))
    assert {("exchanged", "numbers behind: counts, north and north_downs")} in [{*repair.changes} for repair in found]


def by_trying(whole: System, most: int) -> list[dict[str, Fraction]]:
    """Find by trying every value: the smallest sets of numbers, each standing alone, that make everything true."""
    cells = [cell for cell in whole.cells.values() if cell.within is None]
    for size in range(1, most + 1):
        found = [
            {cell.name: Fraction(value) for cell, value in zip(chosen, tried, strict=True)}
            for chosen in combinations(cells, size)
            for tried in product(range(-100, 200), repeat=size)
            if _true(whole, {cell.name: Fraction(value) for cell, value in zip(chosen, tried, strict=True)})
        ]
        if found:
            return found
    return []


def _true(whole: System, values: dict[str, Fraction]) -> bool:
    changed = {name: printed(name, values[name]) if name in values else cell for name, cell in whole.cells.items()}
    return not System(changed, whole.constraints).failing


@pytest.mark.parametrize("rows", [
    {"a": (40, 50, 11)}, {"a": (40, 58, 10, 25), "b": (80, 60, -20, -25)}, {"a": (40, 50, 10, 52)},
])  # fmt: skip
def test_trying_every_value_finds_no_other_single_numbers(rows: dict[str, tuple[object, ...]]) -> None:
    whole = table(rows)
    tried = by_trying(whole, 1)
    single = [values(each) for each in repairs(whole) if {kind for kind, _ in each.changes} == {"wrong"}]
    alone = [each for each in single if len(each) == 1]
    assert {name for each in tried for name in each} == {name for each in alone for name in each}


def test_a_rate_that_another_figure_repeats() -> None:
    cells = [residents("people", 1000), printed("crimes", 40)]
    cells += [printed(name, "45.0", places=1) for name in ("rate", "again")]
    rate = Constraint("rate", "rate", form(crimes=1000), form(people=1), "rate")
    assert told(system(cells, [rate, equal("said twice", form(rate=1, again=-1))])) == [{"crimes": "45"}]


def test_a_wrong_result_of_an_open_number_has_no_number_of_its_own() -> None:
    cells = [printed("old", 400), printed("new", 505), printed("percent", 25), printed("difference", 200)]
    constraints = [
        Constraint("percent", "percentage", form(new=100, old=-100), form(old=1), "percent"),
        Constraint("difference", "difference", form(new=1, old=-1), result="difference"),
    ]
    said = told_in_words(system(cells, constraints)).splitlines()
    assert "  - difference: 200 is wrong" in said
    assert "  - new: 505 becomes 498 to 501" in said


def test_what_every_smallest_repair_gives_is_proven_and_nothing_else_is() -> None:
    (part,) = split(table(RIGHT | {"b": (80, 66, -20, -25)}, TOTAL))
    proven = {"b_new": Fraction(60)}
    assert Search(part).otherwise(proven) is None
    assert Search(part).otherwise({"b_new": Fraction(61)}) == frozenset({("wrong", "b_new")})
    # The repair leaves the cell as it is printed.
    assert Search(part).otherwise(proven | {"a_old": Fraction(41)}) == frozenset({("wrong", "b_new")})


def test_a_result_that_no_other_number_stands_on_is_proven_too() -> None:
    (part,) = split(table(RIGHT | {"a": (40, 50, 11, 25)}, TOTAL))
    assert Search(part).otherwise({"a_difference": Fraction(10)}) is None
    (ambiguous,) = split(table({"a": (40, 50, 11)}))
    assert Search(ambiguous).otherwise({"a_difference": Fraction(10)})


def told_in_words(whole: System, seconds: float = 60, most: int = MOST) -> str:
    return "\n".join(tell(whole, Solver(seconds), most))


def test_no_time_proves_nothing_but_that_something_is_wrong() -> None:
    said = told_in_words(table({"a": (40, 50, 11)}), seconds=0)
    assert "No smallest repair was found in 0 seconds. Each has 1 change or more: no more is proven." in said
    assert "1." not in said.splitlines()


class Interrupted(Solver):
    """A solver whose time is over when it has found one repair."""

    def some(self, model: Model, most: int) -> Support | None:
        if self.last:
            raise OutOfTimeError
        return super().some(model, most)

    last = False

    def end(self, model: Model, number: IntVar, sign: int) -> int:
        self.last = True
        return super().end(model, number, sign)


def test_what_is_found_in_time_is_told_as_not_all() -> None:
    said = "\n".join(tell(table({"a": (40, 50, 11)}), Interrupted(60)))
    assert "The smallest repairs have 1 change. Not all were found in 60 seconds; 1 of them:" in said


def test_many_repairs_are_told_as_not_all() -> None:
    said = told_in_words(table({"a": (40, 50, 11)}), most=2)
    assert "The smallest repairs have 1 change. There are more than are listed here; " in said
    assert "The smallest repairs have 1 change, and there are 3:" in told_in_words(table({"a": (40, 50, 11)}))


def test_a_figure_of_many_cells_is_left_aside() -> None:
    cells = [printed(f"c{number}", 10, Spot("table", str(number), "count")) for number in range(13)]
    text = printed("text", 131)
    total = Constraint("text", "sum", form(**{cell.name: 1 for cell in cells}), result="text")
    cells += [printed("other", 11)]
    whole = system([*cells, text], [total, equal("tables", form(c0=1, other=-1))])
    said = told_in_words(whole)
    assert "The smallest repairs have 1 change, and there are 2:" in said
    assert "Left aside, as it adds up too many numbers: text: printed 131, worked out 130" in said


def test_it_is_told_in_plain_words() -> None:
    said = told_in_words(table(RIGHT | {"b": (80, 66, -20, -25)}, TOTAL))
    assert "3 fail" in said
    assert "b_new: 66 becomes 60" in said
    assert "no other is as small" in said


def test_a_number_below_zero_is_told_with_a_sign_of_minus() -> None:
    said = told_in_words(table({"a": (50, 40, -11)}))
    assert "printed −11, worked out −10" in said
    assert "-11" not in said

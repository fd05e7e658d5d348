"""What has to stand beside a claim, and what may go without."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.claims.checking import check_document
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.passages import Passages
from smp_metrics.facts import NOTHING, About, Fact, Facts
from smp_metrics.facts.fact import Kind


def _fact(address: str, value: int, kind: Kind, counts: tuple[int, int] | None = None) -> Fact:
    made_of = (Fraction(counts[0]), Fraction(counts[1])) if counts else None
    return Fact(address, Fraction(value), kind, "", (), counts=made_of)


FACTS = [
    _fact("fact:before", 12, "count"),
    _fact("fact:after", 15, "count"),
    _fact("fact:few", 25, "percent_change", (15, 12)),
    _fact("fact:many", 50, "percent_change", (75, 50)),
    _fact("fact:share", 40, "percent", (12, 30)),
    _fact("fact:rate", 84, "rate"),
    _fact("fact:a.b.change?from=2022&to=2023", -6, "change"),
    _fact("fact:a.b.change?from=2021&to=2023", -9, "change"),
    _fact("fact:a.b.highest?by=change&from=2021&to=2023", 1, "rank"),
    _fact("fact:stated", -6, "change"),
    _fact("fact:a.b.difference?than=c", 6, "change"),
]
FALL, SINCE = "[fell by 6](fact:a.b.change?from=2022&to=2023)", "[fell by 9](fact:a.b.change?from=2021&to=2023)"


class _Facts(dict[str, Fact]):
    """Facts by address, with no data behind them."""

    places: frozenset[str] = frozenset()

    def about(self, _: Fact) -> About:
        return NOTHING


def _problems(text: str, path: str = "docs/a.md") -> list[str]:
    facts = cast("Facts", _Facts({fact.address: fact for fact in FACTS}))
    return [problem.message for problem in check_document(Document(path, text), facts)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 it was [up 25%](fact:few).",
        "In 2023 it was [up 25%](fact:few), to [15](fact:after).",
        "In 2023 it was [up 25%](fact:few).\n\nIt went from [12](fact:before) to [15](fact:after).",
        "It is [40%](fact:share), or [12](fact:before).",
    ],
)
def test_a_percentage_of_few_asks_for_both_counts_in_its_paragraph(text: str) -> None:
    assert _problems(text) == ["a percentage on a base under 50 stands without the two counts"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 it was [up 25%](fact:few), from [12](fact:before) to [15](fact:after).",
        "| 2022 | 2023 | |\n|---|---|---|\n| [12](fact:before) | [15](fact:after) | [25%](fact:few) |",
        "It went from [12](fact:before) to [15](fact:after) in 2023:\n\n- [up 25%](fact:few)",
        "In 2023 it [rose](fact:few).",
        "In 2023 it was [up 50%](fact:many).",
    ],
)
def test_counts_beside_it_or_fifty_or_no_number_will_do(text: str) -> None:
    assert _problems(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It had [84](fact:rate) crimes per 1,000 residents.",
        "It had [84](fact:rate) crimes for every 1,000 people.",
        "### Crimes for each 1,000 residents\n\nIt had [84](fact:rate).",
        "| Crimes per 1,000 residents |\n|---|\n| [84](fact:rate) |",
        "```chart\ntitle: Rates\nsubtitle: Crimes per 1,000 residents\nalt: It had [84](fact:rate).\n```",
        "Per 1,000 residents:\n\n- it had [84](fact:rate)",
    ],
)
def test_a_rate_may_name_its_base_where_readers_see_it(text: str) -> None:
    assert "a rate does not say of how many" not in _problems(text)


@pytest.mark.parametrize(
    "text", ["It had [84](fact:rate) crimes.", "Per 1,000 residents, later.\n\nIt had [84](fact:rate) crimes."]
)
def test_a_rate_without_its_base_is_refused(text: str) -> None:
    assert "a rate does not say of how many" in _problems(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Crime {FALL}.",
        f"Crime {FALL} from 2022 on.",
        f"Crime {SINCE} in 2023.",
        f"Crime of 2023.\n\nCrime {FALL}.",
        "In 2023 [1st](fact:a.b.highest?by=change&from=2021&to=2023) of all.",
        "Crime [fell by 6](fact:stated).",
    ],
)
def test_a_comparison_without_its_periods_is_refused(text: str) -> None:
    assert _problems(text) == ["a comparison does not say from when to when"]


@pytest.mark.parametrize(
    "text",
    [
        f"Crime {FALL} in 2023.",
        f"Crime {FALL} in 2022/23.",
        f"Crime {SINCE} from 2021 to 2023.",
        f"## Crime in 2023\n\nIt {FALL}.",
        "## Crime [fell](fact:a.b.change?from=2022&to=2023)\n\nThis is 2023.",
        f"In 2023:\n\n- crime {FALL}",
        f"```chart\ntitle: Crime {SINCE}\nsubtitle: Crimes, 2021 to 2023\n```",
        "Crime [fell by 6](fact:stated) from the period before.",
        "Heath has [6 more](fact:a.b.difference?than=c) than Park Wood.",
    ],
)
def test_a_comparison_may_name_its_periods_where_readers_see_them(text: str) -> None:
    assert _problems(text) == []


@pytest.mark.parametrize(
    ("entry", "problems"),
    [
        (f"- id: since-2023\n  why: Crime {FALL}.\n  date: 2023-11-20\n", 1),
        (f"- id: a\n  why: Crime {FALL}.\n  says: Table four has 2022 and 2023.\n  effect: none\n", 0),
        (f"- id: a\n  why: Table four has 2022 and 2023.\n  effect: none\n  message: Crime {FALL}.\n", 1),
    ],
)
def test_a_message_stands_alone_and_reasons_stand_together(entry: str, problems: int) -> None:
    assert _problems(entry, "data/corrections.yml") == ["a comparison does not say from when to when"] * problems


@given(st.text(alphabet="ab .\n|-#:", max_size=60), st.data())
def test_every_offset_lies_in_its_sentence_and_paragraph(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    passages = Passages(text)

    for start, stop in (passages.sentence(offset), passages.paragraph(offset)):
        assert 0 <= start <= offset <= stop <= len(text)
    assert all(0 <= start <= stop <= len(text) for start, stop in passages.together(offset))

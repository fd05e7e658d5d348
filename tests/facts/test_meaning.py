"""Every measure of every column gives a fact of the right kind, or says what to ask instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, combinations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.extracts import Extract, Extracts
from smp_metrics.facts import MEASURES, Fact, FactError, Facts, parse_address, slug
from smp_metrics.facts.measuring.options import COMPARABLE
from smp_metrics.facts.wording import in_words

ROOT = Path(__file__).resolve().parents[2]
FACTS = Facts(Extracts(ROOT))
COLUMNS = [(name, column.name) for name in FACTS.extracts.names for column in FACTS.extracts[name].columns]
# What each measure makes of each kind of quantity, written down apart from the code; what is not here means nothing.
PLACED = {"rank": "rank", "highest": "name", "lowest": "name"}
COUNTED = {"count": "count", "count_of_rises": "count", "count_of_falls": "count"}
MOVED = {"percent_change": "percent_change", "ratio": "ratio"}
MEANINGS = {
    "count": {
        "value": "count", "total": "count", "mean": "number", "change": "change", "difference": "change",
        "share": "percent", "share_of_change": "percent", "rate": "rate", **MOVED, **PLACED, **COUNTED,
    },
    "money": {
        "value": "money", "total": "money", "mean": "money", "share": "percent", "share_of_change": "percent",
        **MOVED, **PLACED, **COUNTED,
    },
    "rate": {"value": "rate", "change": "rate_change", "difference": "rate_change", **MOVED, **PLACED, **COUNTED},
    "share": {"value": "percent", "change": "points", "difference": "points", **MOVED, **PLACED, **COUNTED},
    "ratio": {"value": "number", "change": "change", "difference": "change", **MOVED, **PLACED, **COUNTED},
    "index": {"value": "number", "change": "change", "difference": "change", **MOVED, **PLACED, **COUNTED},
    "rank": {"value": "rank", "difference": "change", "first": "name", "last": "name", "count": "count"},
    "change": {"value": "change", "change": "change", "difference": "change", **PLACED, "count": "count"},
    "percentage change": {
        "value": "percent_change", "change": "points", "difference": "points", **PLACED, "count": "count",
    },
    "label": {"value": "name", "count": "count"},
    "date": {"value": "name", "count": "count"},
}  # fmt: skip
INSTEAD = re.compile(
    r"; (?:ask|give|choose|take|filter|keep|add|delete|there (?:is|are)|it may be|it has|value needs)\b"
)


def test_each_measure_makes_of_each_quantity_what_is_written_here() -> None:
    made = {name: dict(measure.gives) for name, measure in MEASURES.items()}

    assert made == {
        name: {quantity: kinds[name] for quantity, kinds in MEANINGS.items() if name in kinds} for name in MEASURES
    }


def _values(extract: Extract, name: str) -> list[str]:
    return list(dict.fromkeys(filter(None, (slug(str(row[name])) for row in extract.rows))))


def _options(extract: Extract, measure: str) -> Iterator[dict[str, str]]:
    reads = MEASURES[measure].options
    years = sorted(_values(extract, extract.period)) if extract.period else ["2022", "2023"]
    ends = {"from": years[0], "to": years[-1]}
    if {"from", "by"} <= set(reads):
        yield from ({"by": by, **(ends if "change" in by else {})} for by in COMPARABLE)
    elif "from" in reads:
        yield ends
    if "than" in reads and extract.entity:
        yield {"than": _values(extract, extract.entity)[-1]}
    if "within" in reads:
        yield {"within": extract.key[0]}
    yield {}


def _addresses(name: str, column: str, measure: str) -> Iterator[str]:
    """Ask a measure of a column in every way: each part of the key chosen or left, with each of its options."""
    extract = FACTS.extracts[name]
    chosen = {key: _values(extract, key)[0] for key in extract.key}
    parts = chain.from_iterable(combinations(chosen, size) for size in range(len(chosen) + 1))
    for keys, options in product(parts, _options(extract, measure)):
        parameters = {key: chosen[key] for key in keys if not (key == extract.period and "from" in options)} | options
        yield f"fact:{name}.{column}.{measure}?{'&'.join(map('='.join, parameters.items()))}".rstrip("?")


def _asked(address: str) -> tuple[Fact | None, str]:
    try:
        return FACTS[address], ""
    except FactError as error:
        return None, str(error)


def _judge(address: str) -> None:
    fact, refused = _asked(address)
    if fact is None:
        assert INSTEAD.search(refused), f"{address}: {refused}"
        return
    parsed = parse_address(address)
    column = FACTS.extracts[parsed.extract].column(parsed.column)
    assert column
    lines = {source.line for source in fact.sources if source.extract == parsed.extract}
    quantities = {column.kind_of(row) for row in FACTS.extracts[parsed.extract].rows if row.line in lines}
    assert {MEANINGS[quantity][parsed.measure] for quantity in quantities} == {fact.kind}
    assert parsed.measure == "count" or len(quantities) == 1
    assert in_words(parsed, FACTS.extracts)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_of_any_column_gives_its_kind_or_says_what_to_ask_instead(measure: str) -> None:
    for name, column in COLUMNS:
        key = len(FACTS.extracts[name].key)
        for address in (each for each in _addresses(name, column, measure) if key <= 2):
            _judge(address)


@given(st.data())
def test_any_address_gives_the_kind_of_its_measure_or_says_what_to_ask_instead(data: st.DataObject) -> None:
    (name, column), measure = data.draw(st.sampled_from(COLUMNS)), data.draw(st.sampled_from(sorted(MEASURES)))
    extract = FACTS.extracts[name]
    keys = data.draw(st.sets(st.sampled_from([each.name for each in extract.columns if _values(extract, each.name)])))
    filters = {key: data.draw(st.sampled_from(_values(extract, key))) for key in sorted(keys)}
    options = data.draw(st.sampled_from(list(_options(extract, measure))))
    group = data.draw(st.sampled_from(({}, {"group": "cluster"}, {"group": extract.key[0]})))

    _judge(f"fact:{name}.{column}.{measure}?{'&'.join(map('='.join, (filters | options | group).items()))}".rstrip("?"))


def test_every_column_says_what_kind_of_quantity_it_holds() -> None:
    mixed = [(name, column) for name, column in COLUMNS if FACTS.extracts[name].column(column).quantities]  # type: ignore[union-attr]

    assert mixed == [("missing_children", "value"), ("stated_figures", "value"), ("survey_findings", "value")]
    for name, column in COLUMNS:
        found = FACTS.extracts[name].column(column)
        assert found
        numbers = {found.kind_of(row) for row in FACTS.extracts[name].rows} - {"label", "date"}
        assert bool(numbers) == (found.role == "measure"), (name, column)

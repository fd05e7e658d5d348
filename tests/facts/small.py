"""A made-up project of three wards in two clusters, small enough to be worked out by hand.

| ward       | residents | crimes 2022 | crimes 2023 |
|------------|----------:|------------:|------------:|
| Oak Hill   |     1,000 |          20 |          30 |
| Elm        |     2,000 |          50 |          40 |
| Ash & Bay  |     4,000 |          10 |          10 |

Oak Hill and Elm make the urban cluster 1, Ash & Bay the rural cluster 2. The borough has 7,010 residents.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from pathlib import Path

from smp_metrics.extracts import Column, Extract, Extracts, Row, UnknownExtractError, Value
from smp_metrics.extracts.extract import ColumnType, Quantity
from smp_metrics.extracts.written.partnership import read_partnership

ROOT = Path(__file__).resolve().parents[2]
ROW_SAYS = "as the row says"
VINTAGES = {
    "ward": "Wards before the boundary changes of May 2024",
    "cluster": "Ward clusters before the boundary changes of May 2024",
    "district": "Local authorities, unchanged between the two censuses",
}
UNITS: dict[str, Quantity] = {
    "%": "share", "£": "money", "rank": "rank", "per 1,000 residents": "rate", "hours": "ratio", "score": "index",
    "posts": "count", "people": "count",
}  # fmt: skip
CRIMES = [
    "Oak Hill,2022,20",
    "Oak Hill,2023,30",
    "Elm,2022,50",
    "Elm,2023,40",
    "Ash & Bay,2022,10",
    "Ash & Bay,2023,10",
]
FINDS = ["2022,3,", "2023,5,seen"]
RATES = ["Oak Hill,2022,20.0", "Oak Hill,2023,30.0", "Elm,2022,25.0", "Elm,2023,19.5"]
STATED = [
    "posts,12,posts,2023",
    "grant,1250.50,£,2023",
    "share,4.5,%,2023",
    "fall,-4.5,%,2022 to 2023",
    "gain,3,posts,2022 to 2023",
    "place,2,rank,2023",
    "wait,1.5,hours,up to 2023",
    "harm,812,score,2023",
]
SHRINKING = ["Oak Hill,2022,20", "Oak Hill,2023,10", "Elm,2022,5", "Elm,2023,10"]


def table(
    name: str, header: str, rows: list[str], *, key: str, period: str | None = None, geography: str | None = None
) -> Extract:
    """Make an extract; a column is written ``name:unit``, and holds numbers where it has a unit."""
    columns = tuple(_column(part, key.split()) for part in header.split("|"))
    lines = enumerate(rows, 2)
    made = tuple(
        Row(line, {column.name: _cell(column, cell) for column, cell in zip(columns, row.split(","), strict=True)})
        for line, row in lines
    )
    vintage = VINTAGES.get(geography or "", "")
    sidecar = {"title": name, "source": "made up", "period": "2022 and 2023", "geography_vintage": vintage}
    return Extract(name, columns, made, tuple(key.split()), period, geography, sidecar)


def _column(part: str, key: list[str]) -> Column:
    name, _, unit = part.partition(":")
    kind: ColumnType = "text"
    if unit or name in ("year", "cluster"):
        kind = "decimal" if name == "value" or unit.startswith("per") else "integer"
    role = "key" if name in key else "measure" if unit else "attribute"
    named = UNITS if unit == ROW_SAYS else {}
    quantity: Quantity = UNITS.get(unit, "count") if unit else "date" if name == "year" else "label"
    return Column(name, kind, name.title(), "", unit, role, quantity=quantity, quantities=named)


def _cell(column: Column, cell: str) -> Value:
    if column.type == "text":
        return cell
    return int(cell) if column.type == "integer" else Decimal(cell)


TABLES = [
    table("crimes_by_ward", "ward|year|crimes:crimes", CRIMES, key="ward year", period="year", geography="ward"),
    table(
        "crimes_by_cluster",
        "cluster|year|crimes:crimes",
        ["1,2022,70", "1,2023,70", "2,2022,0", "2,2023,10"],
        key="cluster year",
        period="year",
        geography="cluster",
    ),
    table("rates", "ward|year|rate:per 1,000 residents", RATES, key="ward year", period="year", geography="ward"),
    table("finds", "year|needles:needles|marker", FINDS, key="year", period="year"),
    table(
        "crimes_by_district",
        "district|year|crimes:crimes",
        ["Kentwood,2022,99", "Kentwood,2023,100", "Weald,2021,1", "Marsh,2022,7", "Marsh,2023,8"],
        key="district year",
        period="year",
        geography="district",
    ),
    table("shrinking", "ward|year|crimes:crimes", SHRINKING, key="ward year", period="year", geography="ward"),
    table("places", "district|place:rank", ["Kentwood,2", "Weald,1", "Marsh,3"], key="district", geography="district"),
    table(
        "answers",
        "finding|year|value:as the row says|unit",
        ["safe,2022,40.5,%", "safe,2023,38,%", "replies,2022,90,people", "replies,2023,80,people"],
        key="finding year",
        period="year",
    ),
    table("stated", "figure|value:as the row says|unit|period", STATED, key="figure"),
    table(
        "ward_clusters",
        "ward|cluster|setting",
        ["Oak Hill,1,urban", "Elm,1,urban", "Ash & Bay,2,rural"],
        key="ward",
        geography="ward",
    ),
    table(
        "ward_residents",
        "ward|residents:residents",
        ["Oak Hill,1000", "Elm,2000", "Ash & Bay,4000"],
        key="ward",
        geography="ward",
    ),
    table(
        "district_residents",
        "district|year|residents:residents",
        ["Maidstone,2011,5000", "Maidstone,2021,7010", "Kentwood,2011,1000", "Kentwood,2021,990"],
        key="district year",
        period="year",
        geography="district",
    ),
]


class Small(Extracts):
    """The made-up project, without files."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        self._tables = {extract.name: extract for extract in TABLES}
        # Whom the project is about is that of the real one; its kinds of places are told by their vintage.
        self.__dict__["_partnership"] = read_partnership(ROOT)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """List the extracts."""
        return tuple(sorted(self._tables))

    def __getitem__(self, name: str) -> Extract:
        if name not in self._tables:
            raise UnknownExtractError(f"no extract is called {name}")
        self.read.add(name)
        return self._tables[name]

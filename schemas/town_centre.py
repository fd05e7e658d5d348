"""The contract of data/town_centre.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import ByYear, Table, about, has_each, key, measure, one_of

AREAS = ("High Street", "Rest of borough")
CATEGORIES = ("all crime", "vbc", "cas", "asb", "shoplifting", "domestic abuse")
YEARS = (2021, 2022, 2023)


class ByAreaAndCategory(Table):
    """Rows about one kind of crime or incident in one part of the borough."""

    area: Series[str] = key(
        "Area",
        "High Street ward, which holds the town centre, or all other wards together",
        isin=one_of(AREAS, "The area is High Street or the rest of the borough"),
    )
    category: Series[str] = key(
        "Category",
        "All crime is vbc (victim-based) and cas (against society); shoplifting and domestic abuse are parts of it; "
        "asb is anti-social behaviour",
        isin=one_of(CATEGORIES, "The category is known"),
    )


class TownCentre(ByYear, ByAreaAndCategory):
    """Crimes and incidents from June to December in High Street and elsewhere (paragraph 64 of the plan)."""

    year: Series[int] = key("Year", "June to December of this year; for domestic abuse June to November", "date")
    count: Series[int] = measure(
        "Count", "crimes or incidents", "Crimes, or incidents of anti-social behaviour, that the police recorded",
        quantity="count", most=20_000,
    )  # fmt: skip

    @pa.dataframe_check(error="Every area has a row for every category and year")
    @classmethod
    def every_area_category_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a cell of the table is missing, or when there are no rows."""
        return has_each(cls, frame, "area", "category")

    @pa.dataframe_check(error="Victim-based crimes and crimes against society make all crime")
    @classmethod
    def categories_make_all_crime(cls, frame: pd.DataFrame) -> bool:
        """Fail when the two do not add up in an area and year that has all three, or when there are no rows."""
        cells = _by_category(frame)
        return bool(cells) and all(each["vbc"] + each["cas"] == each["all crime"] for each in cells)

    @pa.dataframe_check(error="Shoplifting is a part of victim-based crime, and domestic abuse of all crime")
    @classmethod
    def parts_are_within_their_wholes(cls, frame: pd.DataFrame) -> bool:
        """Fail when a part is larger than its whole, or when there are no rows."""
        cells = _by_category(frame)
        return bool(cells) and all(
            each["shoplifting"] <= each["vbc"] and each["domestic abuse"] <= each["all crime"] for each in cells
        )

    class Config:
        """The whole table."""

        name = "town_centre"
        metadata = about(key=["area", "category", "year"], years=YEARS, apart=("category",))


def _by_category(frame: pd.DataFrame) -> list[dict[str, int]]:
    """Give the counts of each area and year that has every category; what is missing breaks another rule."""
    found: dict[tuple[str, int], dict[str, int]] = {}
    known = frame.dropna(subset="count")
    for area, year, category, count in zip(
        *(known[name] for name in ("area", "year", "category", "count")), strict=True
    ):
        found.setdefault((area, year), {}).setdefault(category, count)
    return [cells for cells in found.values() if cells.keys() >= {*CATEGORIES}]

"""The contract of data/plan_figures.csv, the ledger."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import FILLED, SLUG, Table, about, attribute, key, one_of, share_a_word, within

IN_TEXT = ("heading", "detail", "introduction", "contents", "numbering", "picture", "map", "table")
PLACES = (*IN_TEXT, *(f"table {number}" for number in range(1, 9)), *(f"appendix {number}" for number in range(1, 6)))


class PlanFigures(Table):
    """Every figure that the plan prints, beside the address of the fact that recomputes it, or what is missing."""

    id: Series[str] = key("Id", "Name of the figure, in words joined by hyphens", str_matches=SLUG)
    paragraph: Series[int] = attribute(
        "Paragraph",
        "Number of the plan's paragraph that gives the figure or points to its table",
        in_range=within(1, 112, "The paragraph is one of the plan's"),
    )
    place: Series[str] = attribute(
        "Place", "Where the figure stands: in the text, or in which table", isin=one_of(PLACES, "The place is known")
    )
    says: Series[str] = attribute("Says", "What the figure tells, in this site's words", str_matches=FILLED)
    printed: Series[str] = attribute("Printed", "The figure as the plan prints it", str_matches=FILLED)
    fact: Series[str] = attribute("Fact", "Address of the fact that recomputes the figure", nullable=True)
    missing: Series[str] = attribute("Missing", "What would be needed to recompute the figure", nullable=True)
    part_of: Series[str] = attribute(
        "Part of", "Id of the row whose statement this one tells a part of; empty where it has its own", nullable=True
    )

    @pa.dataframe_check(error="There is at least one figure")
    @classmethod
    def some_rows(cls, frame: pd.DataFrame) -> bool:
        """Fail when there are no rows."""
        return len(frame) > 0

    @pa.dataframe_check(error="Every figure has a fact or says what is missing, and never both")
    @classmethod
    def fact_or_missing(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with both or with neither."""
        return frame["fact"].fillna("").eq("") != frame["missing"].fillna("").eq("")

    @pa.dataframe_check(error="A part belongs to a row of the same paragraph and place, which is no part itself")
    @classmethod
    def parts_belong_to_a_statement(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row that is a part of what is not there, stands elsewhere, or is a part too."""
        whole = frame["part_of"].fillna("")
        there = frame.loc[frame["part_of"].fillna("").eq("")].set_index("id")
        places = there["paragraph"].astype(str) + " " + there["place"]
        return whole.eq("") | whole.map(places).eq(frame["paragraph"].astype(str) + " " + frame["place"])

    @pa.dataframe_check(error="An id starts with its paragraph, as p27, or with its table, which has one paragraph")
    @classmethod
    def ids_name_their_paragraph(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with another paragraph than its id names, or than the rest of its table has."""
        start = frame["id"].str.split("-").str[0]
        paragraphs = frame.groupby(start)["paragraph"].transform("nunique")
        return start.eq("p" + frame["paragraph"].astype(str)) | (start.str.startswith("t") & paragraphs.eq(1))

    @pa.dataframe_check(error="An id that starts with a table, as t8, stands in that table, and no other id does")
    @classmethod
    def ids_name_their_table(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with another table than its id names."""
        table = frame["id"].str.extract(r"^t([0-9]+)-", expand=False)
        return frame["place"].eq("table " + table) | (table.isna() & ~frame["place"].str.startswith("table "))

    @pa.dataframe_check(error="What a row with a fact says uses a word of its id")
    @classmethod
    def words_speak_of_the_figure(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row whose words belong to another figure."""
        return frame["fact"].fillna("").eq("") | share_a_word(frame["id"].str.partition("-")[2], frame["says"])

    @pa.dataframe_check(
        error="Where no fact works the figure out, the id ends with what is printed, as p5-rank-kent-8th"
    )
    @classmethod
    def ids_end_with_what_no_fact_tells(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row whose printed figure belongs to another row, which no fact could show."""
        printed = frame["printed"].str.casefold().str.replace(r"[^a-z0-9]+", "-", regex=True).str.strip("-")
        ends = [id_.endswith(f"-{figure}") for id_, figure in zip(frame["id"], printed, strict=True)]
        return frame["fact"].fillna("").ne("") | pd.Series(ends, index=frame.index)

    class Config:
        """The whole table."""

        name = "plan_figures"
        metadata = about(key=["id"])

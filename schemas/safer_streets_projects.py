"""The contract of data/safer_streets_projects.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import FILLED, Table, about, attribute, has_every, key, share_a_word

PROJECTS = 12


class SaferStreetsProjects(Table):
    """What the Safer Streets 4 money was for and what came of it (appendix 4 of the plan)."""

    project: Series[str] = key("Project", "Name of the project, shortened", str_matches=FILLED)
    objective: Series[str] = attribute("Objective", "What the money was meant to do", str_matches=FILLED)
    delivered: Series[str] = attribute("Delivered", "What the partnership says came of it", str_matches=FILLED)

    @pa.dataframe_check(error="There are twelve projects")
    @classmethod
    def every_project(cls, frame: pd.DataFrame) -> bool:
        """Fail when a project is missing, or when there are no rows."""
        return has_every(cls, frame, PROJECTS)

    @pa.dataframe_check(error="A project's name is no sentence, and its objective is one")
    @classmethod
    def columns_have_their_form(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row whose name ends like a sentence, or whose objective is none or several."""
        return ~frame["project"].str.endswith(".") & frame["objective"].str.fullmatch(r"(?:[^.]|\.\S)+\.")

    @pa.dataframe_check(error="The objective and what was delivered each use a word of the project's name")
    @classmethod
    def cells_speak_of_one_project(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row of which a sentence belongs to another project."""
        return share_a_word(frame["project"], frame["objective"]) & share_a_word(frame["project"], frame["delivered"])

    class Config:
        """The whole table."""

        name = "safer_streets_projects"
        metadata = about(key=["project"])

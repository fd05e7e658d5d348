"""What the name of a file says of it: the month, the force, and whether it holds records of incidents."""

from __future__ import annotations

import re
from typing import NamedTuple

NAME = re.compile(
    r"(20[0-9]{2}-(?:0[1-9]|1[0-2]))-([a-z]+(?:-[a-z]+)*?)-(street|outcomes|stop-and-search)\.csv(?:\.gz)?"
)
EXPECTED = "a name such as 2025-01-FORCE-street.csv, as data.police.uk gives it"


class Named(NamedTuple):
    """What one file is about; ``holds`` is street, outcomes or stop-and-search."""

    month: str
    force: str
    holds: str

    @property
    def file(self) -> str:
        """Give the name under which its records are read, whatever it was packed in."""
        return f"{self.month}-{self.force}-{self.holds}.csv"


def read_name(name: str) -> Named | None:
    """Read the name of a file, without its folder; None where it is not one of data.police.uk's."""
    found = NAME.fullmatch(name)
    return Named(*found.groups()) if found else None

"""Tell which extracts and columns an older state called otherwise, so that their numbers are compared all the same."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# So much of what is in two files or columns has to be the same for one to be the other under a new name.
ALIKE = 0.5
CSV = re.compile(r"data/([a-z][a-z0-9_]*)\.csv")
Table = list[list[str]]


@dataclass(frozen=True)
class Renames:
    """Extracts by their older name, and columns by extract (its name now) and older name."""

    extracts: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def path(self, path: str) -> str:
        """Give where a file of the older state stands by its name now."""
        stem = path.removeprefix("data/").rpartition(".")[0]
        return path.replace(f"data/{stem}.", f"data/{self.extracts[stem]}.", 1) if stem in self.extracts else path

    def text(self, path: str, text: str) -> str:
        """Give a file of the older state with the names of now; ``path`` is where it stands by its name now."""
        for old, new in self.extracts.items():
            text = re.sub(rf"(\bfact:|^[ ]*(?:- )?extract: ){old}\b", rf"\g<1>{new}", text, flags=re.MULTILINE)
        for (extract, old), new in self.columns.items():
            text = re.sub(rf"(\bfact:{extract}\.){old}\b", rf"\g<1>{new}", text)
            text = re.sub(
                rf"\bfact:{extract}\.[^\s)]*\?[^\s)]*",
                lambda found, old=old, new=new: re.sub(rf"([?&]){old}=", rf"\g<1>{new}=", found[0]),  # type: ignore[misc]
                text,
            )
            if path == f"data/{extract}.csv":
                head, end, rows = text.partition("\n")
                text = ",".join(new if name == old else name for name in head.split(",")) + end + rows
        return text


def renames(then: Mapping[str, bytes], now: Mapping[str, bytes]) -> Renames:
    """Compare the CSV files of two states, by path."""
    old, new = _tables(then), _tables(now)
    extracts: dict[str, str] = {}
    for gone in sorted(set(old) - set(new)):
        near = {name: _share(old[gone], new[name]) for name in set(new) - set(old) - set(extracts.values())}
        best = max(near, key=lambda name: (near[name], name), default="")
        if best and near[best] >= ALIKE:
            extracts[gone] = best
    pairs = {extracts.get(name, name): table for name, table in old.items()}
    return Renames(
        extracts,
        {
            (name, was): is_now
            for name, table in pairs.items()
            if name in new
            for was, is_now in _columns(table, new[name]).items()
        },
    )


def _tables(files: Mapping[str, bytes]) -> dict[str, Table]:
    found = {match[1]: content for path, content in files.items() if (match := CSV.fullmatch(path))}
    return {name: rows for name, content in found.items() if (rows := read_rows(content))}


def read_rows(content: bytes) -> Table:
    """Read a CSV as it stands, with what can't be read marked; none where it is no CSV at all."""
    try:
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline="")))
    except csv.Error:
        return []


def _share(old: Table, new: Table) -> float:
    """Tell which part of the rows of two tables is in both."""
    before, after = ({tuple(row) for row in table[1:]} for table in (old, new))
    return len(before & after) / max(len(before), len(after), 1)


def _columns(old: Table, new: Table) -> dict[str, str]:
    """Pair each column that is gone with one that is new, in the same place and mostly of the same cells."""
    if len(old[0]) != len(new[0]):
        return {}
    gone, came = set(old[0]) - set(new[0]), set(new[0]) - set(old[0])
    pairs = [(at, was, is_now) for at, (was, is_now) in enumerate(zip(old[0], new[0], strict=True)) if was != is_now]
    return {was: is_now for at, was, is_now in pairs if was in gone and is_now in came and _alike(old, new, at)}


def _alike(old: Table, new: Table, at: int) -> bool:
    cells = [
        (one[at], other[at]) for one, other in zip(old[1:], new[1:], strict=False) if at < min(len(one), len(other))
    ]
    return bool(cells) and sum(one == other for one, other in cells) >= ALIKE * len(cells)

"""The contract of an extract that another edition printed: the same columns and rules, and years and places of its own.

A project may write it itself. Where it does not, the sidecar says what is other than in the default edition: the years,
what columns list, and the boundaries, whose places stand in the extract of their residents.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts.contracts import contract_of, settings_of
from smp_metrics.extracts.editions import Editions
from smp_metrics.extracts.reading import read_table
from smp_metrics.extracts.written.partnership import Partnership, read_partnership
from smp_metrics.extracts.written.yaml_files import read_yaml
from smp_metrics.files import find_bytes, is_there
from smp_metrics.imports import project

if TYPE_CHECKING:
    from pandera.pandas import DataFrameModel

Domains = dict[str, dict[str, Any]]


def contract_in(root: Path | None, name: str) -> type[DataFrameModel] | None:
    """Find the contract of an extract of a project, or make the one of another edition; None where there is none."""
    contract, root = contract_of(name), root or project()
    if contract or root is None:
        return contract
    partnership = read_partnership(root)
    if not isinstance(partnership, Partnership):
        return None
    editions = partnership.editions_with(())
    base, edition = editions.split(name)
    contract = contract_of(base) if edition in editions.others else None
    return contract and _derived(contract, _said(root, name), _domains(root, name, partnership, editions))


def made_from(root: Path, name: str, editions: Editions) -> Iterable[str]:
    """Name the files, but for its own, that decide what the contract of an extract of another edition asks."""
    base, edition = editions.split(name)
    if edition in editions.others:
        partnership = read_partnership(root)
        places = partnership.geographies if isinstance(partnership, Partnership) else ()
        yield from ("data/partnership.yml", f"data/{base}.yml")
        yield from sorted({f"data/{each.residents}.csv" for each in places if each.residents})


def _said(root: Path, name: str) -> Mapping[str, Any]:
    """Read a sidecar, whatever is wrong with it: that is told elsewhere."""
    value = read_yaml(root, f"data/{name}.yml")[0].value if is_there(root, f"data/{name}.yml") else None
    return value if isinstance(value, dict) else {}


def _domains(root: Path, name: str, partnership: Partnership, editions: Editions) -> Domains:
    """Give what may stand in columns of places, in that of paragraphs, and in those that the sidecar lists."""
    base, edition = editions.split(name)
    last = partnership.edition_of(edition).paragraphs
    paragraph = {"min_value": 1, "max_value": last, "error": "The paragraph is one of the plan's"}
    domains: Domains = {"paragraph": {"in_range": paragraph}}
    lists = _said(root, name).get("lists")
    for column, values in lists.items() if isinstance(lists, dict) else ():
        error = f"The {str(column).replace('_', ' ')} is one of those that data/{name}.yml lists"
        domains[column] = {"isin": {"allowed_values": values if isinstance(values, list) else [], "error": error}}
    before, now = (_said(root, each).get("geography_vintage") for each in (base, name))
    for each in partnership.geographies if before != now else ():
        listed = _listed(root, each.residents, each.column) if each.vintage == now else []
        if listed:
            error = f"The {each.column} is one of those that data/{each.residents}.csv lists"
            domains[each.column] = {"isin": {"allowed_values": listed, "error": error}}
    return domains


def _listed(root: Path, extract: str | None, column: str) -> list[str]:
    """List what a column of an extract holds; nothing where it can't be read, which is told with it."""
    path = f"data/{extract}.csv"
    try:
        table, _ = read_table(path, find_bytes(root, path) or b"")
    except ProblemsFound:
        return []
    at = table.header.index(column) if table and column in table.header else None
    rows = table.rows if table and at is not None else ()
    return list(dict.fromkeys(row.cells[at] for row in rows if at is not None and len(row.cells) > at))


def _derived(base: type[DataFrameModel], said: Mapping[str, Any], domains: Domains) -> type[DataFrameModel]:
    import pandera.pandas as pa  # noqa: PLC0415 - what is remembered needs no contract

    metadata = settings_of(base)
    if metadata.get("years") and isinstance(said.get("years"), list):
        metadata["years"] = tuple(said["years"])
    metadata["lists"] = said.get("lists")
    columns = base.to_schema().columns
    own: dict[str, Any] = {"__module__": base.__module__, "__doc__": base.__doc__, "__annotations__": {}}
    for name, domain in domains.items():
        if was := columns.get(name):
            own[name] = pa.Field(title=was.title, description=was.description, metadata=was.metadata, **domain)
            own["__annotations__"][name] = _annotation(base, name)
    own["Config"] = type("Config", (base.Config,), {"metadata": metadata})
    made: type[DataFrameModel] = types.new_class(base.__name__, (base,), exec_body=lambda body: body.update(own))
    return made


def _annotation(contract: type[DataFrameModel], column: str) -> Any:
    found = (vars(each).get("__annotations__", {}) for each in contract.__mro__)
    return next(each[column] for each in found if column in each)

"""The catalogue: for each extract a page, its CSV and its metadata, and one list of them all."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

from smp_metrics.catalogue.release import CHANGELOG, latest_release
from smp_metrics.extracts.memo import Memo, fingerprint
from smp_metrics.files import find_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smp_metrics.extracts import Extracts

__all__ = ["pages"]


def pages(extracts: Extracts, paragraphs: Mapping[tuple[str, int], str], site_url: str = "") -> dict[str, str | bytes]:
    """Give every file of the catalogue, by its path below docs/: text for pages and metadata, bytes for tables.

    ``paragraphs`` says where below docs/ each paragraph of an edition is read: ``plan/crime.md#p14``. ``site_url`` is
    where the site will stand; without it, the addresses in the pages' metadata are relative.
    Raises ProblemsFound when an extract is broken.
    """
    memo = Memo(extracts.root / "build" / "catalogue")
    key = _key(extracts, paragraphs, site_url)
    kept: dict[str, dict[str, str]] | None = memo.get("pages", key)
    if kept is not None:
        return {**kept["texts"], **{path: b64decode(content) for path, content in kept["bytes"].items()}}
    files = _write(extracts, paragraphs, site_url)
    texts = {path: content for path, content in files.items() if isinstance(content, str)}
    tables = {path: b64encode(content).decode() for path, content in files.items() if isinstance(content, bytes)}
    memo.put("pages", key, {"texts": texts, "bytes": tables})
    return files


def _key(extracts: Extracts, paragraphs: Mapping[tuple[str, int], str], site_url: str) -> str:
    return fingerprint(
        site_url,
        extracts.partnership.model_dump_json(),
        find_bytes(extracts.root, CHANGELOG) or b"missing",
        repr(sorted(paragraphs.items())),
        *(part for name in extracts.names for part in (name, extracts.fingerprint(name))),
    )


def _write(extracts: Extracts, paragraphs: Mapping[tuple[str, int], str], site_url: str) -> dict[str, str | bytes]:
    # Only a change comes here: a warm build never loads the contracts.
    from smp_metrics.catalogue.entry import gather  # noqa: PLC0415
    from smp_metrics.catalogue.writing import write  # noqa: PLC0415

    return write(gather(extracts), extracts.partnership, paragraphs, latest_release(extracts.root), site_url)

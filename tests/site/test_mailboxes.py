"""Pages name the mailboxes of bodies and roles that the partnership lists, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.claims.text.document import Document
from smp_metrics.extracts import Extracts
from smp_metrics.site.written.mailboxes import check_mailboxes

ROOT = Path(__file__).resolve().parents[2]
OURS = "communityprotection@maidstone.gov.uk"


def _found(text: str, root: Path = ROOT) -> list[tuple[int, str]]:
    return [(each.line, each.found) for each in check_mailboxes(Extracts(root), [Document("docs/a.md", text)])]


@pytest.mark.parametrize("form", ["{}", "<{}>", "[the team](mailto:{})", "[x][1]\n\n[1]: mailto:{}", "x,{};", "({})."])
def test_a_mailbox_is_on_the_list_however_it_is_written(form: str) -> None:
    assert _found(f"# A page\n\n{form.format(OURS)} and {form.format(OURS.upper())}\n") == []
    (problem,) = _found(f"# A page\n\n{form.format('someone.own@kent.police.uk')}\n")
    assert problem[1] == "someone.own@kent.police.uk"


def test_without_a_list_every_mailbox_is_a_stranger_and_without_a_partnership_none(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert _found(OURS, tmp_path) == []
    text = (ROOT / "data/partnership.yml").read_text(encoding="utf-8").partition("# The mailboxes")[0]
    (tmp_path / "data/partnership.yml").write_text(text, encoding="utf-8")
    assert _found(f"\n{OURS}, @, a@b", tmp_path) == [(2, OURS)]

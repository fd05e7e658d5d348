"""Pages name the mailboxes and phone numbers that the partnership lists, and no others; neither needs a fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.unbound_words.unbound import unbound
from smp_metrics.extracts import Extracts
from smp_metrics.site.written.mailboxes import check_mailboxes
from smp_metrics.site.written.phones import NATIONAL, check_phones

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


PHONES = ("01234 567890", "020 7946 0018", "0161 496 0123", "0300 123 4567", "+44 1234 567890", "01234-567890")
WRITTEN = (
    *(form.format(each) for each in PHONES for form in ("Call {}.", "It is **{}**", "({}), by day", "Of {} or none")),
    "It is 01234\n567890.", "[01234 567890](tel:01234567890)", "Text 61016.", "Text HELP to 61016 or 60060, free",
    "Send the word HELP to 61016.", "**61016**", "[101](tel:101)", "Anyshire Constabulary on 101.", "the Police on 101",
)  # fmt: skip


def _phones(text: str, root: Path = ROOT) -> set[str]:
    return {each.found for each in check_phones(Extracts(root), [Document("docs/a.md", text)])}


def test_a_phone_number_needs_no_fact_and_is_on_the_list_however_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert _phones(WRITTEN[0], tmp_path) == set()
    text = (ROOT / "data/partnership.yml").read_text(encoding="utf-8")
    for sentence in WRITTEN:
        assert unbound(Document("docs/a.md", sentence)) == []
        (tmp_path / "data/partnership.yml").write_text(text, encoding="utf-8")
        told = _phones(sentence, tmp_path)
        assert told or "101" in sentence
        listed = "".join(
            f'  - {{of: the council, phone: "{number}"}}\n' for number in {*told, "60060"} if "-" not in number
        )
        (tmp_path / "data/partnership.yml").write_text(
            text.replace("contacts:\n", "contacts:\n" + listed.replace("\n567", " 567")), encoding="utf-8"
        )
        assert _phones(sentence, tmp_path) <= {"01234-567890"}
    assert all(_phones(f"Call {number}, or text {number}.") == set() for number in NATIONAL)


@pytest.mark.parametrize(
    "text", ["101 crimes", "61016 reports", "text 61016 people", "on 101 days", "a 0123 b", "£0123456789"]
)
def test_a_count_is_no_phone_number(text: str) -> None:
    assert unbound(Document("docs/a.md", f"There were {text}.")) != []


def test_a_mailbox_is_no_prose() -> None:
    assert unbound(Document("docs/a.md", "Write to safer@anytown.example, or Most.Crime+higher@fewer.example.")) == []

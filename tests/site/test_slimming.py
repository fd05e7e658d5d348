"""What no page and no script can use is left out of style sheets, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.extracts.memo import Memo
from smp_metrics.site.finishing.slimming import names_in, slim, slim_sheets

NAMES = frozenset({"here", "also-here", "made--", "light"})


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (".here { color: red }", ".here{color: red}"),
        (".gone { color: red }", ""),
        (".here,\n .gone .here, p > .also-here:hover { color: red }", ".here,p > .also-here:hover{color: red}"),
        (".here.gone { color: red }", ""),
        (".made--anew { color: red }", ".made--anew{color: red}"),
        ("p:not(.gone), :is(.gone, .here) { color: red }", "p:not(.gone),:is(.gone, .here){color: red}"),
        ("[data-md-color-scheme=light] p { color: red }", "[data-md-color-scheme=light] p{color: red}"),
        ('[data-md-color-scheme="dark"] p { color: red }', ""),
        ("[data-md-state] [type=checkbox] p { color: red }", "[data-md-state] [type=checkbox] p{color: red}"),
        ("@media print { .gone { color: red } .here { color: red } }", "@media print {.here{color: red}}"),
        ("@media print { .gone { color: red } }", ""),
        ('@font-face { src: url("a.woff2") }', '@font-face { src: url("a.woff2") }'),
        ("/* why */ p { /* how */ color:  red;\n  margin: 1.5em }", "p{color: red; margin: 1.5em}"),
        ('p::after { content: ".gone;  x" }', 'p::after{content: ".gone;  x"}'),
        ('@charset "utf-8";', '@charset "utf-8";'),
        ("@media { }", ""),
    ],
)
def test_a_rule_stays_where_something_may_match_it(rule: str, kept: str) -> None:
    assert slim(rule, NAMES) == kept


@given(st.lists(st.sampled_from([".here", ".gone", ":hover", " ", " > ", "#id", "[a=b]"]), min_size=1))
def test_only_a_name_that_is_nowhere_drops_a_selector(parts: list[str]) -> None:
    sheet = f"p{''.join(parts).rstrip(' >')} {{ color: red }}"
    assert bool(slim(sheet, NAMES)) == (".gone" not in sheet)


def test_names_are_those_of_pages_and_scripts(tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page/index.html").write_text(
        '<p class="one two" data-md-color-scheme="slate">three</p><script>list.add("four-five")</script>'
    )
    (tmp_path / "some.js").write_text("toggle(`six--${kind}`)")
    names = names_in(tmp_path)

    assert {"one", "two", "slate", "four-five", "six--"} <= names
    assert "three" not in names


def test_each_sheet_of_a_folder_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<p class="here">')
    (tmp_path / "a.css").write_text(".here { color: red } .gone { color: red }")

    slim_sheets(tmp_path, ".", Memo(tmp_path / "memo"))

    assert (tmp_path / "a.css").read_text() == ".here{color: red}"


def test_a_sheet_that_is_remembered_is_slimmed_again_once_it_or_a_name_has_changed(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "memo")

    def slimmed(page: str, sheet: str) -> str:
        (tmp_path / "index.html").write_text(f'<p class="{page}">')
        (tmp_path / "a.css").write_text(sheet)
        slim_sheets(tmp_path, ".", memo)
        return (tmp_path / "a.css").read_text()

    sheet = ".here { color: red } .gone { color: red }"
    assert slimmed("here", sheet) == slimmed("here", sheet) == ".here{color: red}"
    assert slimmed("gone", sheet) == ".gone{color: red}"
    assert slimmed("gone", sheet.replace("red", "blue")) == ".gone{color: blue}"

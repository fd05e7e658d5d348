"""Only regular files of the project are read, and none that is larger than its kind may be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from smp_metrics.errors import ProblemsFound
from smp_metrics.files import inspect, read_bytes, read_text
from smp_metrics.limits import FILES, SIZES, size_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a project with one page."""
    root = tmp_path / "project"
    (root / "docs/about").mkdir(parents=True)
    (root / "docs/about/a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    (tmp_path / "secret.md").write_text("secret")
    return root


def _refused(root: Path, path: str) -> tuple[str, int, int]:
    with pytest.raises(ProblemsFound) as caught:
        read_text(root, path)
    (problem,) = caught.value.problems
    assert (problem.path, bool(problem.found), bool(problem.remedy)) == (path, True, True)
    return problem.message, problem.line, problem.column


def test_a_file_is_read_with_the_line_ends_of_one_system_and_without_a_mark(root: Path) -> None:
    assert read_bytes(root, "docs/about/a.md") == b"\xef\xbb\xbfone\r\ntwo\rthree\n"
    assert read_text(root, "docs/about/a.md") == "one\ntwo\nthree\n"
    assert inspect(root) == []


@pytest.mark.parametrize("target", ["../../../secret.md", "/dev/zero", "nowhere", "a.md"])
def test_a_link_is_not_followed(root: Path, target: str) -> None:
    (root / "docs/about/b.md").symlink_to(target)

    assert _refused(root, "docs/about/b.md")[0] == "a link stands in the place of a file"
    assert [problem.path for problem in inspect(root)] == ["docs/about/b.md"]


def test_no_file_is_read_through_a_link_of_its_folder_or_out_of_the_project(root: Path) -> None:
    (root / "docs/out").symlink_to(root.parent)
    (root / "data").symlink_to(root.parent)

    for path in ("docs/out/secret.md", "data/secret.md", "docs/../../secret.md"):
        assert _refused(root, path)[0] == "a link stands in the place of a file"
    assert [problem.path for problem in inspect(root)] == ["docs/out", "data"]


def test_a_project_that_is_reached_by_a_link_is_read(root: Path) -> None:
    (root.parent / "linked").symlink_to(root)

    assert read_text(root.parent / "linked", "docs/about/a.md")


def test_a_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "docs/about/b.md")

    assert _refused(root, "docs/about/b.md")[0] == "this is no file"
    assert [problem.message for problem in inspect(root)] == ["this is no file"]


def test_a_file_that_is_not_there_or_not_to_be_read_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _refused(root, "docs/b.md")[0] == "the file can't be read"

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert _refused(root, "docs/about/a.md")[0] == "the file can't be read"


@pytest.mark.parametrize("suffix", [*SIZES, ".png"])
def test_a_file_larger_than_its_kind_may_be_is_refused_unread(root: Path, suffix: str) -> None:
    path = f"docs/b{suffix}"
    (root / path).touch()
    os.truncate(root / path, size_of(path).each)
    assert len(read_bytes(root, path)) == size_of(path).each
    os.truncate(root / path, size_of(path).each + 1)

    assert _refused(root, path)[0] == "the file is too large"
    assert [problem.path for problem in inspect(root)] == [path]


def test_what_a_build_makes_has_no_limit_but_is_a_file(root: Path) -> None:
    for name in ("made.md", "made.svg"):
        (root / "docs" / name).touch()
        os.truncate(root / "docs" / name, 6_000_000)
    (root / "docs/made.csv").symlink_to("/dev/zero")

    assert [problem.path for problem in inspect(root, ("docs/made",))] == ["docs/made.csv"]


def test_all_files_of_a_kind_have_a_limit_together(root: Path) -> None:
    _, each, together = size_of("docs/a.md")
    for number in range(together // each + 1):
        (root / f"docs/{number}.md").touch()
        os.truncate(root / f"docs/{number}.md", each)

    (problem,) = inspect(root)
    assert problem.message == "files of this kind (a page) take too much room together"


def test_the_number_of_files_has_a_limit(root: Path) -> None:
    for number in range(FILES):
        (root / f"docs/{number}.md").touch()

    assert [problem.message for problem in inspect(root)] == ["the project has too many files"]


def test_a_name_that_cannot_be_shown_is_refused(root: Path) -> None:
    for name in (b"b\n.md", b"\xe9.md", "\u202eb.md".encode()):
        (root / "docs" / os.fsdecode(name)).touch()

    problems = inspect(root)
    assert {problem.message for problem in problems} == {"the name holds signs that can't be shown"}
    assert sorted(problem.found for problem in problems) == [
        "'docs/\\u202eb.md'",
        "'docs/\\udce9.md'",
        "'docs/b\\n.md'",
    ]


def test_what_is_hidden_or_compiled_is_nobodys_page(root: Path) -> None:
    (root / "docs/.#a.md").symlink_to("somebody@somewhere.1234")
    (root / "docs/__pycache__").symlink_to("nowhere")

    assert inspect(root) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"one\ncaf\xe9", ("the file is not UTF-8", 2, 4)),
        ("é\né\xe9".encode("latin-1"), ("the file is not UTF-8", 1, 1)),
    ],
)
def test_what_is_no_text_is_refused_where_it_stands(root: Path, content: bytes, said: tuple[str, int, int]) -> None:
    (root / "docs/b.md").write_bytes(content)

    assert _refused(root, "docs/b.md") == said

"""Which states can be compared, and what is said where one can't be."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from smp_metrics.diff import repository, snapshot
from smp_metrics.diff.repository import Blob, contents, resolve
from smp_metrics.diff.snapshot import Snapshot
from smp_metrics.errors import ProblemsFound, UsageError
from tests.diff.made_up import History

PAGE = "docs/plan/children.md"


def _refused(history: History, then: str, now: str = "") -> str:
    with pytest.raises(UsageError) as caught:
        history.compare(then, now)
    return str(caught.value)


def test_nothing_moved_where_nothing_changed(history: History) -> None:
    report = history.compare()

    assert report.same
    assert (report.limits, report.code, report.now) == ((), (), "the files here")
    assert report.then == f"{history.git('rev-parse', '--short=7', 'HEAD')} (27 November 2026)"


def test_an_unknown_revision_is_told_with_those_like_it(history: History) -> None:
    assert _refused(history, "mian") == "no revision is called mian; did you mean main?"
    assert _refused(history, "0" * 40).endswith("give a branch, a tag or a commit, such as main or HEAD~1")
    assert _refused(history, "HEAD:docs").startswith("no revision is called HEAD:docs")
    assert _refused(history, "HEAD", "--all").startswith("no revision is called --all")
    assert _refused(history, "main..topic") == (
        "main..topic is no revision; give two, with a space between: smp diff main topic"
    )
    assert _refused(history, "main...topic").endswith("smp diff main topic")


def test_a_shallow_clone_is_told_to_fetch_the_past(history: History, tmp_path: Path) -> None:
    history.write({"data/note.txt": "later"})
    history.commit()
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", history.root.as_uri(), str(shallow)], check=True)

    with pytest.raises(UsageError, match="git fetch --unshallow"):
        resolve(shallow, "HEAD~1")


def test_a_folder_without_history_and_a_machine_without_git_are_told(
    tmp_path: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(UsageError, match="has no history to compare with: git says “fatal: not a git repository"):
        resolve(tmp_path, "HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _refused(history, "HEAD") == "git is not installed, and it keeps the revisions to compare with"


def test_contents_that_a_clone_left_out_are_told(history: History) -> None:
    lost = [Blob("docs/lost.md", "f" * 40, 5, regular=True)]

    with pytest.raises(UsageError, match=r"docs/lost\.md of that revision is not in this clone"):
        list(contents(history.root, lost))


def test_what_is_not_committed_is_compared_and_counted(history: History) -> None:
    history.edit(PAGE, "[13]", "[14]")
    history.write({"docs/new.md": "# New\n"})

    assert history.compare().now == "the files here, 2 of them not committed"


def test_a_project_in_a_folder_of_its_repository_is_compared(history: History) -> None:
    inside = History(history.root / "inside")
    inside.take("then")
    inside.write({"code.py": "1\n"})
    shutil.rmtree(inside.root / ".git")
    history.commit()
    inside.edit(PAGE, "[13](fact", "[thirteen](fact")
    inside.write({"code.py": "2\n"})
    history.write({"elsewhere.py": "1\n"})
    report = inside.compare()

    assert report.now == "the files here, 1 of them not committed"
    assert [(each.then, each.now) for each in report.reworded] == [("13", "thirteen")]
    assert report.code == ("code.py",)


def test_links_and_large_files_of_a_revision_are_left_out_and_told(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    (history.root / "docs/linked.md").symlink_to("/etc/hostname")
    history.write({"docs/large.md": "x" * 200_001, "docs/b\u200bad.md": "# Bad\n"})
    commit = history.commit()
    history.git("rm", "--quiet", "-r", "docs/linked.md", "docs/large.md", "docs/b\u200bad.md")
    told = {limit.path: limit.why for limit in history.compare(commit).limits}

    assert told["docs/linked.md"] == "a link stands in the place of a file"
    assert told["docs/large.md"] == "it has 200,001 bytes, and 200,000 are the most"
    assert told["docs/b\u200bad.md"] == "its name is none that a file of the project may have"
    monkeypatch.setattr(snapshot, "FILES", 2)
    with pytest.raises(ProblemsFound, match="the revision holds too much"):
        snapshot.snapshot(history.root, commit)


def test_no_file_of_a_revision_is_written_outside_of_its_folder(
    monkeypatch: pytest.MonkeyPatch, history: History
) -> None:
    hostile = [Blob("docs/../../out.md", "f" * 40, 1, regular=True), Blob("/etc/out.md", "f" * 40, 1, regular=True)]
    monkeypatch.setattr(snapshot, "blobs", lambda *_: hostile)
    held = snapshot.snapshot(history.root, "HEAD")

    assert isinstance(held, Snapshot)
    assert (held.files, set(held.left_out)) == ({}, {"docs/../../out.md", "/etc/out.md"})


def test_no_code_of_a_revision_is_run(history: History) -> None:
    trap = history.root / "trapped"
    spring = f"import pathlib; pathlib.Path({str(trap)!r}).touch()\n"
    names = ("schemas/__init__.py", "schemas/youth_offences.py", "smp_metrics/__init__.py", "docs/checks/trap.py")
    history.write(dict.fromkeys(names, spring))
    history.commit()
    history.write(dict.fromkeys(names, f"{spring}# later\n"))
    history.write({".gitattributes": "*.md diff=trap\n*.md filter=trap\n"})
    history.commit()
    for setting in ("diff.trap.textconv", "diff.trap.command", "filter.trap.smudge", "filter.trap.process"):
        history.git("config", setting, f"touch {trap}; cat")
    history.git("config", "core.fsmonitor", f"touch {trap}; true")
    report = history.compare("HEAD~1", "HEAD")

    assert report.code == tuple(sorted(names))
    assert not trap.exists()


def test_a_revision_without_data_and_pages_is_compared(history: History) -> None:
    history.git("rm", "--quiet", "-r", "data", "docs")
    empty = history.commit()
    report = history.compare("HEAD~1", empty)

    assert {each.name for each in report.data} == {"youth_offences", "youth_offenders_by_age"}
    assert len(report.gone) == len(history.compare(empty, "HEAD~1").added) > 0
    assert repository.blobs(history.root, empty, ("data",)) == []


def test_an_older_revision_is_about_the_same_partnership(history: History) -> None:
    history.git("rm", "--quiet", "data/partnership.yml")
    history.commit()
    history.git("checkout", "--quiet", "HEAD~1", "--", "data/partnership.yml")
    assert history.compare().limits == ()

    now = (history.root / "data/partnership.yml").read_text(encoding="utf-8")
    for other in (f"{now}latest: 2023\n", now.replace("census: 2021\n", ""), now.replace("2021", "once"), "a\tb: ["):
        history.write({"data/partnership.yml": other})
        history.commit()
        history.write({"data/partnership.yml": now})
        assert history.compare().limits == ()


def test_what_was_worked_out_before_is_not_worked_out_again(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    assert history.compare().same
    assert (history.root / "build/extracts").is_dir()
    monkeypatch.setattr("smp_metrics.extracts.load_extract", None)

    assert history.compare().limits == ()


def test_ward_pages_that_can_not_be_made_are_told_and_no_claims_of_theirs(history: History) -> None:
    history.write({"docs/wards/_ward.md": "# A ward\n"})
    (limit, *_) = history.compare().limits

    assert (limit.path, limit.why) == (
        "docs/wards", "docs/wards/_index.md: a file of the ward pages is missing (and 2 more)",
    )  # fmt: skip


def test_a_table_here_that_may_not_be_read_is_told(history: History) -> None:
    (history.root / "data/linked.csv").symlink_to(history.root / "data/youth_offences.csv")
    (limit,) = history.compare().limits

    assert (limit.state, limit.path) == ("the files here, 1 of them not committed", "data/linked.csv")

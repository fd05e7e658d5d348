"""Pixels are made beside the build, once, and are there when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from smp_metrics.charts import Drawing, Renderer, begin, vega
from smp_metrics.charts.late import Late
from smp_metrics.charts.renderer import _by_code
from smp_metrics.errors import ProblemsFound
from smp_metrics.imports import code_key

PNG = b"\x89PNG"
PARENT = """
import os, signal, time
from smp_metrics.charts import Renderer

if __name__ == "__main__":
    renderer = Renderer()
    print(renderer.submit(os.getpid).result(), flush=True)
    renderer.submit(time.sleep, 600)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def made(root: Path, *drawings: Drawing) -> dict[str, bytes]:
    return begin({drawing.id: (drawing.svg, 2) for drawing in drawings}, root, Renderer()).files()


@pytest.fixture(scope="module")
def drawing(drawings: dict[str, Drawing]) -> Drawing:
    return drawings["asb_by_ward"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, drawing: Drawing) -> Path:
    """Give a folder in which all has been made once."""
    root = tmp_path_factory.mktemp("late")
    made(root, drawing)
    return root


def test_a_renderer_gets_ready_by_drawing_something(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[dict[str, object]] = []
    vega.warm_up()
    monkeypatch.setattr("vl_convert.vegalite_to_vega", drawn.append)
    vega.warm_up()

    assert [each["mark"] for each in drawn] == ["bar"]


def test_a_picture_gets_as_many_pixels_as_it_is_asked_for(root: Path, drawing: Drawing) -> None:
    files = made(root, drawing)

    assert list(files) == ["asb_by_ward.png"]
    assert files["asb_by_ward.png"] == vega.pixels(drawing.svg, 2) != vega.pixels(drawing.svg, 1)
    assert files["asb_by_ward.png"].startswith(PNG)


def test_what_is_there_is_not_made_again(root: Path, drawing: Drawing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Renderer, "submit", lambda *_: pytest.fail("was made again"))

    assert set(made(root, drawing)) == {"asb_by_ward.png"}


def test_what_is_damaged_is_made_again(root: Path, drawing: Drawing) -> None:
    before = made(root, drawing)
    file = root / "build/late/asb_by_ward.png.json"
    content = file.read_bytes()
    file.write_bytes(content[:500] + b"A" + content[500:])

    assert made(root, drawing) == before


def test_another_picture_gets_other_pixels_and_the_old_ones_go(tmp_path: Path, drawing: Drawing) -> None:
    made(tmp_path, drawing, replace(drawing, id="another"))
    shorter = replace(drawing, svg=drawing.svg.replace(">Leeds<", "><"))

    after = made(tmp_path, shorter)

    assert after["asb_by_ward.png"] == vega.pixels(shorter.svg, 2)
    assert {file.stem for file in (tmp_path / "build/late").iterdir()} == {*after}


def test_what_can_not_be_made_is_told(tmp_path: Path) -> None:
    late = Late(tmp_path, Renderer())
    late.want("all.png", bytes.fromhex, "no number")

    with pytest.raises(ValueError, match="non-hexadecimal"):
        late.files()


def test_a_renderer_of_other_code_makes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smp_metrics.charts.renderer.code_key", lambda: "edited since")
    renderer = Renderer()

    with closing(renderer), pytest.raises(ProblemsFound, match="the code was edited"):
        renderer.submit(os.getpid).result()


def test_where_no_project_is_in_use_the_work_is_done_all_the_same() -> None:
    assert _by_code((None, code_key()), os.getpid) == os.getpid()


def test_a_renderer_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(PARENT, encoding="utf-8")
    run = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=False)

    assert run.returncode == -signal.SIGKILL
    end = time.monotonic() + 60
    while _runs(int(run.stdout)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _runs(int(run.stdout))


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2][:3]

"""Pixels and the live script are made beside the build, once, and are there when it ends."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from smp_metrics.charts import Drawing, Renderer, begin, vega
from smp_metrics.charts.late import Late

PNG = b"\x89PNG"


def made(root: Path, *drawings: Drawing) -> dict[str, Path]:
    return begin(drawings, root, Renderer()).files()


@pytest.fixture(scope="module")
def drawing(drawings: dict[str, Drawing]) -> Drawing:
    return drawings["asb_by_ward"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, drawing: Drawing) -> Path:
    """Give a folder in which all has been made once."""
    root = tmp_path_factory.mktemp("late")
    made(root, drawing)
    return root


def test_a_drawing_gets_its_pixels_and_all_share_a_script(root: Path, drawing: Drawing) -> None:
    files = made(root, drawing)

    assert list(files) == ["vega.js", "asb_by_ward.png"]
    assert files["asb_by_ward.png"].read_bytes() == vega.pixels(drawing.svg)
    assert files["asb_by_ward.png"].read_bytes().startswith(PNG)


def test_the_script_offers_one_thing_under_one_name(root: Path, drawing: Drawing) -> None:
    script = made(root, drawing)["vega.js"].read_text(encoding="utf-8")

    assert script.count("window.smpVega") == 1
    assert "ast: true" in vega.SNIPPET
    assert "defaultStyle: false" in vega.SNIPPET
    assert "disableDefaultStyle: true" in vega.SNIPPET


def test_what_is_there_is_not_made_again(root: Path, drawing: Drawing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Renderer, "submit", lambda *_: pytest.fail("was made again"))

    assert all(file.exists() for file in made(root, drawing).values())


def test_another_picture_gets_other_pixels_and_the_old_ones_go(tmp_path: Path, drawing: Drawing) -> None:
    before = made(tmp_path, drawing)["asb_by_ward.png"]
    shorter = replace(drawing, svg=drawing.svg.replace(">Leeds<", "><"))

    after = made(tmp_path, shorter)

    assert not before.exists()
    assert after["asb_by_ward.png"].read_bytes() == vega.pixels(shorter.svg)
    assert {*(tmp_path / "build/late").iterdir()} == {*after.values()}


def test_what_can_not_be_made_is_told(tmp_path: Path) -> None:
    late = Late(tmp_path, Renderer())
    late.want("nothing.png", "key", os.rmdir)

    with pytest.raises(FileNotFoundError, match=r"nothing\.png"):
        late.files()

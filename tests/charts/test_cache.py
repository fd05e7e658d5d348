"""A drawing is drawn again when, and only when, something that it stands on has changed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from smp_metrics.charts import Drawing, UnknownChartError, draw, out_of_date
from smp_metrics.charts.ids import known_ids
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.memo import Memo

ROOT = Path(__file__).resolve().parents[2]

MARK = "remembered"


def drawn_in(root: Path, *names: str) -> dict[str, Drawing]:
    return draw(names or known_ids(), Extracts(root), root)


def mark_all(root: Path) -> None:
    """Leave a mark in every remembered drawing, so that those drawn again can be told apart."""
    memo = Memo(root / "build/charts")
    for file in memo.folder.iterdir():
        entry = memo.get(file.stem, "")
        assert entry is not None
        entry["drawing"]["csv"] = MARK
        memo.put(file.stem, "", entry)


def redrawn(root: Path) -> set[str]:
    return {name for name, drawing in drawn_in(root).items() if drawing.csv != MARK}


def test_what_is_remembered_is_what_was_drawn(drawings: dict[str, Drawing], tmp_path: Path, drawn_root: Path) -> None:
    shutil.copytree(drawn_root / "data", tmp_path / "data")

    # Alone, in another order, and after others: the same to the byte.
    for name in ("map_clusters", "crime_by_ward", "cluster_shares", "crime_by_ward"):
        assert drawn_in(tmp_path, name) == {name: drawings[name]}


def test_a_drawing_survives_json(drawings: dict[str, Drawing]) -> None:
    for drawing in drawings.values():
        assert Drawing.from_json(json.loads(json.dumps(drawing.to_json()))) == drawing


def test_nothing_is_drawn_again_when_nothing_has_changed(own_root: Path) -> None:
    mark_all(own_root)

    assert redrawn(own_root) == set()


def test_a_changed_extract_redraws_the_charts_that_read_it_and_no_other(own_root: Path) -> None:
    mark_all(own_root)
    sidecar = own_root / "data/ward_residents.yml"
    sidecar.write_text(f"{sidecar.read_text(encoding='utf-8')}# looked at again\n", encoding="utf-8")

    assert redrawn(own_root) == {"crime_and_resident_shares"}


def test_an_edited_cell_shows_in_the_picture_and_the_table(own_root: Path) -> None:
    extract = own_root / "data/asb_by_ward.csv"
    lines = extract.read_text(encoding="utf-8")
    assert "Leeds,2023,34\n" in lines
    extract.write_text(lines.replace("Leeds,2023,34\n", "Leeds,2023,2345\n"), encoding="utf-8")

    drawing = drawn_in(own_root, "asb_by_ward")["asb_by_ward"]

    assert drawing.rows[0] == ("Leeds", "2023", "2,345")
    assert ">2,345<" in drawing.svg
    assert "Leeds,2023,2345\n" in drawing.csv


def test_changed_code_redraws_everything(own_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark_all(own_root)
    monkeypatch.setattr("smp_metrics.extracts.memo.code_key", lambda: "other code")

    assert drawn_in(own_root, "crime_by_ward")["crime_by_ward"].csv != MARK


def test_a_damaged_file_is_drawn_again(own_root: Path, drawings: dict[str, Drawing]) -> None:
    (own_root / "build/charts/asb_by_ward.json").write_text("{", encoding="utf-8")

    assert drawn_in(own_root, "asb_by_ward") == {"asb_by_ward": drawings["asb_by_ward"]}


def test_what_no_chart_owns_any_more_goes_when_something_is_drawn(own_root: Path) -> None:
    folder = own_root / "build/charts"
    (folder / "a_chart_of_last_year.json").write_text("{}", encoding="utf-8")
    (folder / "asb_by_ward.json").unlink()

    drawn_in(own_root, "asb_by_ward")

    assert {file.stem for file in folder.iterdir()} == set(known_ids())


def test_a_chart_names_what_it_read_whatever_was_read_before(drawn_root: Path, tmp_path: Path) -> None:
    extracts = Extracts(drawn_root)
    _ = extracts["ward_hexes"]

    drawing = draw(["asb_by_ward"], extracts, tmp_path)["asb_by_ward"]

    assert drawing.sources == ("asb_by_ward",)
    assert extracts.read >= {"ward_hexes"}


def test_what_is_out_of_date_is_known_before_it_is_drawn(own_root: Path) -> None:
    assert not out_of_date(Extracts(own_root), own_root)

    sidecar = own_root / "data/ward_residents.yml"
    sidecar.write_text(f"{sidecar.read_text(encoding='utf-8')}# looked at again\n", encoding="utf-8")

    assert out_of_date(Extracts(own_root), own_root)
    assert out_of_date(Extracts(own_root), own_root / "nothing drawn yet")


def test_a_full_hit_loads_nothing_heavy(drawn_root: Path) -> None:
    code = (
        "import sys, tests; from pathlib import Path; from smp_metrics.charts import draw, ids; "
        "from smp_metrics.extracts import Extracts; root = Path(sys.argv[1]); "
        "assert len(draw(ids.known_ids(), Extracts(root), root)) > 15; "
        "print(sorted({'altair', 'pandas', 'vl_convert', 'pandera', 'numpy'} & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(drawn_root)], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert found.stdout == "[]\n"


def test_an_unknown_chart_is_refused_with_the_names_that_look_like_it(drawn_root: Path) -> None:
    with pytest.raises(UnknownChartError) as refused:
        drawn_in(drawn_root, "crime_by_wards", "weather", "asb_by_ward")

    near, far = str(refused.value).splitlines()
    assert near.startswith("no chart is called crime_by_wards; did you mean crime_by_ward")
    assert far == "no chart is called weather"
    assert list(refused.value.near) == ["crime_by_wards", "weather"]

"""The script of the live view is made once and written when it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.charts import bundle, write_bundle


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bundle")
    write_bundle(root)
    return root


def test_the_script_offers_one_thing_under_one_name(root: Path) -> None:
    script = (root / "docs/assets/smp/vega.js").read_text(encoding="utf-8")

    assert script.count("window.smpVega") == 1
    assert "ast: true" in bundle.SNIPPET
    assert "defaultStyle: false" in bundle.SNIPPET
    assert "disableDefaultStyle: true" in bundle.SNIPPET


def test_a_script_that_is_there_is_left_alone(root: Path) -> None:
    before = (root / "docs/assets/smp/vega.js").stat()

    assert write_bundle(root).stat() == before


def test_a_lost_script_comes_back_from_memory(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = root / "docs/assets/smp/vega.js"
    content = script.read_bytes()
    script.unlink()
    monkeypatch.setattr("vl_convert.javascript_bundle", lambda _: pytest.fail("was made again"))

    assert write_bundle(root).read_bytes() == content

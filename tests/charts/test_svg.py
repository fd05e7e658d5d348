"""The renderer's SVG is cleaned without a change to the picture."""

from __future__ import annotations

import re
from pathlib import Path

from smp_metrics.charts import Drawing
from smp_metrics.charts.svg import clean_svg

CASES = Path(__file__).with_name("svg")
RAW = (CASES / "raw.svg").read_text(encoding="utf-8").rstrip()


def test_the_sample_is_cleaned_as_shown() -> None:
    assert f"{clean_svg(RAW, 'sample')}\n" == (CASES / "clean.svg").read_text(encoding="utf-8")


def test_cleaning_does_not_depend_on_the_renderers_counters() -> None:
    later = RAW.replace("clip7", "clip123").replace("gradient_3", "gradient_4")

    assert clean_svg(later, "sample") == clean_svg(RAW, "sample")


def test_ids_differ_between_charts() -> None:
    assert 'id="one-1"' in clean_svg(RAW, "one")
    assert 'id="one-1"' not in clean_svg(RAW, "two")


def test_a_mark_is_known_by_the_row_that_it_says() -> None:
    said = re.findall(r'aria-label="([^"]+)" role="graphics-symbol"', RAW)
    assert said

    cleaned = clean_svg(RAW, "sample", ["something else", said[0]])

    assert cleaned.count('data-row="1"') == said.count(said[0])
    assert 'data-row="0"' not in cleaned
    assert "aria-label=" not in cleaned


def test_a_picture_carries_its_title_and_description_as_text() -> None:
    drawing = Drawing("sample", clean_svg(RAW, "sample"), "", (), (), (), ())

    picture = drawing.picture("Fish & chips", "Less than <10>")

    assert '<title id="chart-sample-title">Fish &amp; chips</title>' in picture
    assert '<desc id="chart-sample-desc">Less than &lt;10&gt;</desc>' in picture
    assert 'aria-labelledby="chart-sample-title" aria-describedby="chart-sample-desc"' in picture

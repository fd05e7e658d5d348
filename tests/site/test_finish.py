from pathlib import Path
from typing import Any

import pytest
import yaml

from smp_metrics.site.finishing.finish import finish

CASES = sorted((Path(__file__).parent / "finish").glob("*.yml"))
PAGE = '<head><meta charset="utf-8"><script>palette()</script></head>'


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_case_is_finished_as_written(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))

    finished = finish(case["before"], case["url"])

    assert finished == case["after"], case["says"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_finishing_twice_changes_nothing_more(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert finish(case["after"], case["url"]) == case["after"]


def test_the_policy_comes_right_after_the_charset() -> None:
    assert finish(PAGE, "", "default-src 'none'").startswith(
        '<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><script>'
    )


def test_a_page_without_a_place_for_its_policy_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere to carry its policy"):
        finish("<p>words</p>", "", "default-src 'none'")

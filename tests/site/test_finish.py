from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from smp_metrics.site.finish import finish

CASES = sorted((Path(__file__).parent / "finish").glob("*.yml"))
THEME_SCRIPT = "palette()"
PAGE = (
    '<head><meta charset="utf-8"><script>palette()</script><script src="a.js"></script></head>'
    '<article class="x"><script>intruder()</script></article>'
    '<script type="application/json">{"a": 1}</script><script>palette()</script>'
)


def hash_of(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def policy_of(html: str) -> str:
    return html.partition('content="')[2].partition('">')[0]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_case_is_finished_as_written(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))

    finished = finish(case["before"], case["url"], policy=False)

    assert finished == case["after"], case["says"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_finishing_twice_changes_nothing_more(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert finish(case["after"], case["url"], policy=False) == case["after"]


def test_the_policy_comes_right_after_the_charset() -> None:
    assert finish(PAGE, "").startswith(
        '<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="'
    )


def test_the_policy_refuses_what_it_does_not_name() -> None:
    policy = policy_of(finish(PAGE, ""))

    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_policy_allows_a_script_of_the_theme_by_its_hash_and_once() -> None:
    assert policy_of(finish(PAGE, "")).count(hash_of(THEME_SCRIPT)) == 1


def test_the_policy_allows_no_script_within_the_article() -> None:
    assert hash_of("intruder()") not in policy_of(finish(PAGE, ""))


def test_data_in_a_script_element_needs_no_hash() -> None:
    assert hash_of('{"a": 1}') not in policy_of(finish(PAGE, ""))


def test_a_page_without_a_place_for_its_policy_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere to carry its policy"):
        finish("<p>words</p>", "")

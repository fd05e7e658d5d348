"""Which scripts a page may run is said by their templates, whatever stands in the page."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from mkdocs.config import load_config

from smp_metrics.site.proof.policy import TEMPLATES, Policy

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def policy() -> Policy:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Policy(config.theme.get_env(), config)


def test_every_template_on_the_list_gives_one_script(policy: Policy) -> None:
    assert len(policy.scripts("index.html")) == len(TEMPLATES)
    assert all(policy.scripts("index.html"))


@pytest.mark.parametrize(
    ("file", "way"),
    [("index.html", "."), ("about/index.html", ".."), ("plan/crime/index.html", "../.."), ("404.html", "/")],
)
def test_the_first_script_knows_the_way_to_the_root_as_the_theme_prints_it(file: str, way: str, policy: Policy) -> None:
    assert policy.scripts(file)[0].startswith(f'__md_scope=new URL("{way}",location)')


def test_the_policy_names_each_script_by_its_hash(policy: Policy) -> None:
    for script in policy.scripts("about/index.html"):
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert policy.content("about/index.html").count(f"'sha256-{digest}'") == 1


def test_the_policy_refuses_what_it_does_not_name(policy: Policy) -> None:
    content = policy.content("index.html")

    assert content.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "unsafe" not in content
    assert "http" not in content

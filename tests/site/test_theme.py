"""The templates of the project work where no page stands behind them, as for an address that leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

ROOT = Path(__file__).resolve().parents[2]
# A block for screens alone, with the rules in it.
FOR_SCREENS = re.compile(r"@media screen \{\n(?:(?:  .*)?\n)+\}")


def test_dark_colours_are_for_screens_alone() -> None:
    sheets = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "docs/assets/smp").glob("*.css")}

    assert any("slate" in css for css in sheets.values())
    assert [name for name, css in sheets.items() if "slate" in FOR_SCREENS.sub("", css)] == []


def test_the_page_for_lost_addresses_of_a_published_site_leads_home_and_to_help() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), site_url="https://safer.example/site/")
    env = config.theme.get_env()
    context = get_context(Navigation([], []), Files([]), config, base_url="/site")

    html = env.get_template("404.html").render(context)

    assert "There is no page at this address" in html
    assert '<a href="/site/help/" class="smp-help">Get help</a>' in html
    assert "smp-exit" not in html
    assert "exit.css" not in html


def test_that_of_a_copy_anywhere_asks_for_nothing() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), site_url="")
    context = get_context(Navigation([], []), Files([]), config, base_url="/")

    html = config.theme.get_env().get_template("404.html").render(context)

    assert "There is no page at this address" in html
    assert "href=" not in html


def test_a_shared_address_shows_the_page_and_its_picture_and_one_of_harm_no_more_than_its_tab() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), site_url="https://safer.example/site/")
    env = config.theme.get_env()
    # As the hooks set it.
    env.autoescape = True
    template = env.get_template("partials/shared.html")
    page = {
        "title": "Crime & more",
        "meta": {"description": "About crime"},
        "canonical_url": "https://safer.example/site/x/",
    }

    open_page = template.render(config=config, page={**page, "card": "crime_by_ward", "card_words": "Bars"})
    quiet = template.render(config=config, page={**page, "quiet_title": "Plan, number 5"})

    assert '<meta property="og:title" content="Crime &amp; more">' in open_page
    assert '<meta property="og:description" content="About crime">' in open_page
    assert 'content="https://safer.example/site/assets/charts/crime_by_ward-card.png"' in open_page
    assert '<meta property="og:image:alt" content="Bars">' in open_page
    assert '<meta property="og:title" content="Plan, number 5">' in quiet
    assert 'content="https://safer.example/site/assets/charts/site-card.png"' in quiet
    assert "rime" not in quiet

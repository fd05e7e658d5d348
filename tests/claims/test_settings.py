"""What readers see of the settings is prose; all else of them is not."""

from __future__ import annotations

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.unbound_words.unbound import unbound

SETTINGS = """\
site_name: Safer in 12 ways
strict: true
limit: 13
theme:
  palette:
    - toggle:
        name: "14 colours"
nav:
  - Home: index15.md
  - "All 16 wards":
      - 'Crime fell': plan/17.md
plugins:
  - 18: x
"""


def test_names_and_titles_of_the_menu_are_held_to_the_rule_of_numbers() -> None:
    found = unbound(Document("mkdocs.yml", SETTINGS))

    assert [(problem.line, problem.found) for problem in found] == [
        (1, '"12"'),
        (7, '"14"'),
        (10, '"16"'),
        (11, '"fell"'),
    ]

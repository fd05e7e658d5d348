"""Leave out of style sheets what no page and no script of the site can use: most of what a theme has looks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2

from smp_metrics.extracts.memo import Memo, fingerprint

# What a rule can ask for by name: classes, and what the theme notes in attributes of its own.
NAMED = re.compile(rb"""\b(?:class|data-md-[\w-]+)=["']([^"']*)""")
SCRIPT = re.compile(rb"<script\b[^>]*>(.*?)</script>", re.DOTALL)
WORD = re.compile(rb"[A-Za-z_][\w-]*")
# A script makes names of these by what it puts after them.
BEGUN = ("--", "__")
THEMES_OWN = "data-md-"
# Rules within them are rules like any other.
AROUND = frozenset({"media", "supports", "layer"})


def slim_sheets(site: Path, folder: str, memo: Memo) -> None:
    """Write each style sheet of a folder of a built site anew, with what its pages and scripts may use."""
    names = names_in(site)
    known = fingerprint(*sorted(names))
    for sheet in sorted((site / folder).glob("*.css")):
        written = sheet.read_text(encoding="utf-8")
        key = fingerprint(known, written)
        slimmed = memo.get(sheet.name, key)
        if slimmed is None:
            slimmed = slim(written, names)
            memo.put(sheet.name, key, slimmed)
        sheet.write_text(slimmed, encoding="utf-8")


def names_in(site: Path) -> frozenset[str]:
    """Give every name that stands in a page's classes, and every word that stands in a script."""
    found: set[bytes] = set()
    for page in site.rglob("*.html"):
        content = page.read_bytes()
        found.update(*(value.split() for value in set(NAMED.findall(content))))
        found.update(*(WORD.findall(script) for script in set(SCRIPT.findall(content))))
    for script in site.rglob("*.js"):
        found.update(WORD.findall(script.read_bytes()))
    return frozenset(name.decode(errors="replace") for name in found)


def slim(sheet: str, names: frozenset[str]) -> str:
    """Give a style sheet without comments and without the selectors that need a name that is none of ``names``."""
    begun = tuple(name for name in names if name.endswith(BEGUN))
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return "".join(_written(rules, names, begun))


def _written(rules: Iterable[Any], names: frozenset[str], begun: tuple[str, ...]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [each for each in _selectors(rule.prelude) if _may_match(each, names, begun)]
            if selectors:
                prelude = ",".join(tinycss2.serialize(each).strip() for each in selectors)
                yield f"{prelude}{{{_tight(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in AROUND and rule.content is not None:
            within = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if inner := "".join(_written(within, names, begun)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Iterable[Any]) -> list[list[Any]]:
    """Part a list of selectors at its commas."""
    parts: list[list[Any]] = [[]]
    for each in prelude:
        if each == ",":
            parts.append([])
        else:
            parts[-1].append(each)
    return parts


def _may_match(selector: Iterable[Any], names: frozenset[str], begun: tuple[str, ...]) -> bool:
    """Tell whether each class of a selector is known; what stands in ``:is()`` or ``:not()`` rules nothing out."""
    tokens = list(selector)
    asked = [name.value for dot, name in pairwise(tokens) if dot == "." and name.type == "ident"]
    asked += [value for token in tokens if token.type == "[] block" for value in _noted(token.content)]
    return all(name in names or (begun and name.startswith(begun)) for name in asked)


def _noted(content: Iterable[Any]) -> list[str]:
    """Give the value that an attribute of the theme must have; none where any would do."""
    match [token for token in content if token.type != "whitespace"]:
        case [name, sign, value] if sign == "=" and str(getattr(name, "value", "")).startswith(THEMES_OWN):
            return [value.value]
    return []


def _tight(content: Iterable[Any]) -> str:
    """Write declarations without comments, and with one space where there was any."""
    tokens = (token for token in content if token.type != "comment")
    return "".join(" " if token.type == "whitespace" else token.serialize() for token in tokens).strip()

"""The rules of accessibility, as axe knows them; what was judged by its looks once is not judged again."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
# Whether words stand out, and links among them, follows from how they and all that they stand in are styled. These two
# rules take most of the time; each is told which elements it is about.
BY_LOOKS = {"color-contrast": "words", "link-in-text-block": "links"}
# What floats may come to stand on anything, so it looks like nothing else.
LOOKS = """() => {
  const styles = ["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "clipPath",
    "fill", "fontSize", "fontWeight", "fontStyle", "fontFamily", "textShadow", "webkitTextStrokeColor",
    "textDecorationLine", "textDecorationStyle", "borderBottomStyle", "borderBottomWidth", "outlineStyle"];
  window.seen = [...document.querySelectorAll("*")];
  const place = new Map(window.seen.map((element, at) => [element, at]));
  return JSON.stringify(window.seen.map((element) => {
    const style = getComputedStyle(element);
    const shown = element.checkVisibility({ visibilityProperty: true });
    return {
      parent: place.get(element.parentElement) ?? -1,
      style: styles.map((name) => style[name]).join(),
      floats: ["absolute", "fixed", "sticky"].includes(style.position),
      links: shown && element.matches("a[href]"),
      words: shown && (element.matches("input, select, textarea")
        || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "")),
    };
  }));
}"""
# An element is settled when its looks are fine, or when it is they that leave the rule undecided, as in every drawing.
JUDGE = """async ([rule, chosen]) => {
  const include = chosen.map((at) => window.seen[at]);
  const found = await axe.run({ include }, { runOnly: [rule], elementRef: true });
  const looks = ["bgImage", "bgGradient", "pseudoContent"];
  const idle = found.incomplete.flatMap(({ nodes }) => nodes).filter(({ element, any, all, none }) =>
    element.closest("svg") || [...any, ...all, ...none].some(({ data }) => looks.includes(data?.messageKey)));
  const settled = new Set([...found.passes.flatMap(({ nodes }) => nodes), ...idle].map(({ element }) => element));
  const told = found.violations.map(({ id, help, nodes }) =>
    ({ id, help, nodes: nodes.map(({ html }) => ({ html })) }));
  return [told, chosen.filter((at) => settled.has(window.seen[at]))];
}"""

Look = tuple[int, str, int]
Elements = dict[int, int]


class Rules:
    """The rules, and the looks that need no more judging by each."""

    def __init__(self) -> None:
        self._numbers: dict[Look, int] = {}
        self._settled: dict[str, set[int]] = {rule: set() for rule in BY_LOOKS}

    def breaches(self, page: Page) -> list[str]:
        """List the rules that a page breaks as it is now, with the first elements that do."""
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        others = {"resultTypes": ["violations"], "rules": {rule: {"enabled": False} for rule in BY_LOOKS}}
        broken = page.evaluate("(options) => axe.run(document, options)", others)["violations"]
        elements = self._elements(page)
        broken += [each for rule, kind in BY_LOOKS.items() for each in self._judge(page, rule, elements[kind])]
        return [
            f"{rule['id']} ({rule['help']}): {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in broken
        ]

    def _judge(self, page: Page, rule: str, elements: Elements) -> list[Any]:
        """Judge the elements whose looks are not settled."""
        settled = self._settled[rule]
        chosen = [at for at, look in elements.items() if look not in settled]
        if not chosen:
            return []
        broken, fine = page.evaluate(JUDGE, [rule, chosen])
        settled |= {elements[at] for at in fine}
        return list(broken)

    def _elements(self, page: Page) -> dict[str, Elements]:
        """Give the elements of each kind with their looks, as numbers that stand for the same on every page."""
        looks: list[int] = []
        found: dict[str, Elements] = {kind: {} for kind in BY_LOOKS.values()}
        for at, each in enumerate(json.loads(page.evaluate(LOOKS))):
            around = looks[each["parent"]] if each["parent"] >= 0 else -1
            number = len(self._numbers)
            look = (around, each["style"], number if each["floats"] else -1)
            looks.append(self._numbers.setdefault(look, number))
            for kind, elements in found.items():
                if each[kind]:
                    elements[at] = looks[at]
        return found

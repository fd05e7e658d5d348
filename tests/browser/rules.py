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
# What floats may come to stand on anything, so it looks like nothing else. Only a link among words can be taken for
# one of them.
LOOKS = """() => {
  const names = ["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "clipPath",
    "fill", "fontSize", "fontWeight", "fontStyle", "fontFamily", "textShadow", "webkitTextStrokeColor",
    "textDecorationLine", "textDecorationStyle", "borderBottomStyle", "borderBottomWidth", "outlineStyle"];
  const said = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";
  const block = (element) => getComputedStyle(element).display.startsWith("inline")
    ? block(element.parentElement) : element;
  const wordy = new Map();
  const amongWords = (link) => {
    const around = block(link.parentElement);
    if (!wordy.has(around)) {
      const texts = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
      let found = false;
      while (!found && texts.nextNode()) {
        found = said(texts.currentNode) && !texts.currentNode.parentElement.closest("a[href], button");
      }
      wordy.set(around, found);
    }
    return wordy.get(around);
  };
  window.seen = [...document.querySelectorAll("*")];
  const place = new Map(window.seen.map((element, at) => [element, at]));
  const styles = new Map();
  const looks = window.seen.map((element) => {
    const style = getComputedStyle(element);
    const told = names.map((name) => style[name]).join();
    if (!styles.has(told)) styles.set(told, styles.size);
    const shown = element.checkVisibility({ visibilityProperty: true });
    const words = element.matches("input, select, textarea") || [...element.childNodes].some(said);
    const link = shown && element.matches("a[href]") && amongWords(element);
    return [place.get(element.parentElement) ?? -1, styles.get(told), ["absolute", "fixed"].includes(style.position),
      shown && words, link];
  });
  return JSON.stringify([[...styles.keys()], looks]);
}"""
# An element is settled when its looks are fine, or when it is they that leave the rule undecided, as in every drawing.
JUDGE = """async (chosen) => {
  const include = [...new Set(Object.values(chosen).flat())].map((at) => window.seen[at]);
  const runOnly = Object.keys(chosen);
  const found = await axe.run({ include }, { runOnly, elementRef: true, preload: false });
  const looks = ["bgImage", "bgGradient", "pseudoContent"];
  const about = (results, rule) => results.filter(({ id }) => id === rule).flatMap(({ nodes }) => nodes);
  const settled = runOnly.map((rule) => {
    const idle = about(found.incomplete, rule).filter(({ element, any, all, none }) =>
      element.closest("svg") || [...any, ...all, ...none].some(({ data }) => looks.includes(data?.messageKey)));
    const fine = new Set([...about(found.passes, rule), ...idle].map(({ element }) => element));
    return [rule, chosen[rule].filter((at) => fine.has(window.seen[at]))];
  });
  const told = found.violations.map(({ id, help, nodes }) =>
    ({ id, help, nodes: nodes.map(({ html }) => ({ html })) }));
  return [told, settled];
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
        # What is preloaded serves rules on moving pictures and on turned telephones, which are not among these.
        apart = {rule: {"enabled": False} for rule in BY_LOOKS}
        others = {"resultTypes": ["violations"], "rules": apart, "preload": False}
        broken = page.evaluate("(options) => axe.run(document, options)", others)["violations"]
        broken += self._judge(page, self._elements(page))
        return [
            f"{rule['id']} ({rule['help']}): {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in broken
        ]

    def _judge(self, page: Page, elements: dict[str, Elements]) -> list[Any]:
        """Judge the elements whose looks are not settled."""
        unsettled = {
            rule: [at for at, look in elements[kind].items() if look not in self._settled[rule]]
            for rule, kind in BY_LOOKS.items()
        }
        chosen = {rule: places for rule, places in unsettled.items() if places}
        if not chosen:
            return []
        broken, settled = page.evaluate(JUDGE, chosen)
        for rule, fine in settled:
            self._settled[rule] |= {elements[BY_LOOKS[rule]][at] for at in fine}
        return list(broken)

    def _elements(self, page: Page) -> dict[str, Elements]:
        """Give the elements of each kind with their looks, as numbers that stand for the same on every page."""
        styles, seen = json.loads(page.evaluate(LOOKS))
        looks: list[int] = []
        found: dict[str, Elements] = {kind: {} for kind in BY_LOOKS.values()}
        for at, (parent, style, floats, words, link) in enumerate(seen):
            around = looks[parent] if parent >= 0 else -1
            number = len(self._numbers)
            look = (around, styles[style], number if floats else -1)
            looks.append(self._numbers.setdefault(look, number))
            if words:
                found["words"][at] = looks[at]
            if link:
                found["links"][at] = looks[at]
        return found

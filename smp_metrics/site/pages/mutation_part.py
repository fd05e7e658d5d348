"""Write the part of the page on checks that tells what came of breaking things on purpose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from smp_metrics.site.pages.bars import bars, capital, of_all, percent
from smp_metrics.site.pages.mutations import Results, Survivor

CHECKS = {
    "contract": "The rules of a table",
    "reconciliation": "What ties tables together",
    "ledger": "The figures that the plan prints",
    "claim": "The words on our pages",
    "correction": "The corrections, which say what is printed",
}


def mutation_part(results: Results, links: Mapping[str, str]) -> str:
    """Give the part: how much was caught, by which check, what was not and why, and false alarms.

    ``links`` has for each file the link that readers follow instead.
    """
    made, caught = (sum(getattr(group, name) for group in results.groups) for name in ("made", "caught"))
    by: Counter[str] = Counter()
    for group in results.groups:
        by.update(group.by)
    kinds = [(capital(group.name), group.caught, group.made) for group in results.groups]
    checks = [(CHECKS.get(check, check), count) for check, count in by.most_common() if count]
    return (
        "## What if someone makes a mistake? {#mistakes}\n\n"
        f"To find out, we make mistakes on purpose, one at a time, and see whether a check finds each. Of {made:,} "
        f"mistakes, the checks found {caught:,}: {percent(caught, made)}. The share is not the same for each kind.\n\n"
        f"{bars('Mistakes made on purpose, and the share found', ('Kind of mistake', 'Found', 'Share found'), kinds)}\n"
        "More than one check may find a mistake. This counts the first that does:\n\n"
        f"{bars('Mistakes found, by the check that found them', ('Check', 'Found', 'Share'), of_all(checks))}\n"
        f"{_survivors(results.survivors, links)}\n{_harmless(results)}"
    )


def _survivors(survivors: tuple[Survivor, ...], links: Mapping[str, str]) -> str:
    if not survivors:
        return "### What was not found {#survivors}\n\nEvery mistake was found.\n"
    alike: dict[tuple[str, str], list[Survivor]] = {}
    for each in survivors:
        alike.setdefault((each.group, each.reason), []).append(each)
    told = "\n".join(
        f"- **{capital(group)}: {sum(each.count for each in some)}.** {reason} Where: {_places(some, links)}."
        for (group, reason), some in alike.items()
    )
    return f"### What was not found {{#survivors}}\n\nThese are all of them, each with the reason.\n\n{told}\n"


def _places(survivors: list[Survivor], links: Mapping[str, str]) -> str:
    return ", ".join(f"{links.get(each.where, f'`{each.where}`')} ({each.count})" for each in survivors)


def _harmless(results: Results) -> str:
    alarms = sum(each.alarms for each in results.harmless)
    rows = "\n".join(f"| {capital(each.name)} | {each.made:,} | {each.alarms} |" for each in results.harmless)
    told = "No harmless edit was refused." if not alarms else f"{alarms} harmless edits were refused."
    return (
        f"### False alarms {{#alarms}}\n\nA check that cries wolf is soon ignored. {told}\n\n"
        f"| Harmless edit | Made | Refused |\n| --- | ---: | ---: |\n{rows}\n"
    )

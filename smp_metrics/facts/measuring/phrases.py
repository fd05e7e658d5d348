"""The parts of a measure's words that its options decide: ``from 2022 to 2023``, ``the second``."""

from __future__ import annotations

Options = dict[str, str]
PLACES = {"1": "", "2": "second ", "3": "third ", "4": "fourth ", "5": "fifth "}


def whole(options: Options) -> str:
    """Name what a share is part of."""
    return f"the whole {options['within']}" if "within" in options else "the whole"


def other(options: Options) -> str:
    """Name what a number is compared with."""
    return f"for {options['than']}" if "than" in options else f"in {options['from']}"


def scored(thing: str, options: Options) -> str:
    """Name what places go by."""
    by = options.get("by", "value")
    kind = by.replace("_", " ").replace("percent", "percentage")
    return thing if by == "value" else f"{kind} of {thing}{between(options)}"


def between(options: Options) -> str:
    """Name the two periods."""
    return f" from {options['from']} to {options['to']}" if "from" in options else ""


def per(options: Options) -> str:
    """Say what each of two periods is shared out over."""
    return " a month" if "per" in options else ""


def at_least(options: Options) -> str:
    """Say how much a rise or fall has to be."""
    if "at_least" not in options:
        return ""
    return f" by {options['at_least']}{'%' if options.get('by') == 'percent_change' else ''} or more"


def nth(options: Options) -> str:
    """Say which place is asked for."""
    place = options.get("nth", "1")
    return PLACES.get(place, f"{place}th ")

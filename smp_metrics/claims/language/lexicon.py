"""The words that carry meaning in a claim."""

from __future__ import annotations

from collections.abc import Iterable

# Up and down, side by side: each word's direction, and what to say when the data goes the other way. The first part
# are verbs that tell what happened, then nouns, words that are both, words of place, and words that compare.
_MOVED = """
    rose/fell risen/fallen rising/falling increased/decreased increasing/decreasing grew/shrank grown/shrunk
    growing/shrinking gained/lost climbed/dropped climbing/dropping jumped/dropped surged/slumped soared/plummeted
    expanded/shrank grew/declined growing/declining rose/eased increased/reduced increasing/reducing rose/dipped
    rose/slipped jumped/plunged gained/shed leapt/tumbled swelled/dwindled climbed/slid climbed/sank
"""
_CHANGES = "growth/decline increase/reduction"
_EITHER = """
    rise/fall rises/falls increase/decrease increases/decreases climb/drop climbs/drops jump/drop rise/cut rise/dip
    surge/slump gain/loss gains/losses
"""
_PLACED = "up/down upward/downward upwards/downwards above/below"
_COMPARED = """
    more/fewer higher/lower greater/smaller larger/smaller bigger/smaller more/less extra/fewer additional/fewer
    added/removed
"""
DIRECTIONS: dict[str, int] = {}
OPPOSITES: dict[str, str] = {}
for _pair in f"{_MOVED} {_CHANGES} {_EITHER} {_PLACED} {_COMPARED}".split():
    _up, _down = _pair.split("/")
    DIRECTIONS |= {_up: 1, _down: -1}
    OPPOSITES = {_up: _down, _down: _up} | OPPOSITES

MOVED = frozenset(_MOVED.replace("/", " ").split())
# What has moved, as a verb, and a movement, as a noun.
WENT = frozenset(word for word in MOVED if not word.endswith("ing"))
MOVEMENTS = frozenset(f"{_CHANGES} {_EITHER}".replace("/", " ").split())


def one_of(words: Iterable[str]) -> str:
    """Write the part of a pattern that any of some words fits, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


UNCHANGED = (
    "unchanged", "no change", "the same", "same", "flat", "level", "stable", "steady", "did not change",
    "has not changed", "have not changed",
)  # fmt: skip

# What may stand right before a number, by the name of its tolerance (smp_metrics.claims.language.tolerances).
APPROXIMATIONS: dict[str, tuple[str, ...]] = {
    "nearly": ("nearly", "almost", "approaching"),
    "just under": (
        "just under",
        "just below",
        "just less than",
        "just fewer than",
        "a little under",
        "slightly under",
        "slightly less than",
        "slightly fewer than",
        "a little less than",
        "a little fewer than",
        "a shade under",
    ),
    "under": ("under", "below", "less than", "fewer than", "lower than", "smaller than"),
    "about": ("about", "around", "roughly", "approximately", "some", "circa", "close to"),
    "just over": (
        "just over",
        "just above",
        "just more than",
        "a little over",
        "slightly over",
        "slightly more than",
        "little more than",
        "a little more than",
        "not much more than",
        "a shade over",
    ),
    "over": ("over", "above", "more than", "greater than", "higher than", "larger than", "in excess of", "upwards of"),
    "at least": ("at least", "no fewer than", "no less than", "not less than"),
    "at most": ("at most", "up to", "no more than", "not more than"),
    "exactly": ("exactly", "precisely"),
}
AFTERTHOUGHTS = {"or more": "at least", "or fewer": "at most", "or less": "at most", "or so": "about"}

_FIRST = (
    "highest", "most", "largest", "biggest", "greatest", "top", "longest", "strongest", "darkest", "busiest",
    "commonest", "fastest", "steepest", "sharpest",
)  # fmt: skip
_LAST = ("lowest", "fewest", "smallest", "least", "bottom", "shortest", "rarest", "slowest", "quietest")
SUPERLATIVES = dict.fromkeys(_FIRST, "highest") | dict.fromkeys(_LAST, "lowest")
# Within a claim these count from an end too; outside it they are everyday words.
ENDS = (
    SUPERLATIVES
    | dict.fromkeys(("from the top", "from top", "from the highest"), "highest")
    | dict.fromkeys(
        ("last", "from last", "from the last", "from the bottom", "from bottom", "from the lowest"),
        "lowest",
    )
)
# Words for more than half of a whole, or less.
MAJORITIES = {"most": 1, "majority": 1, "mostly": 1, "mainly": 1, "minority": -1}

MULTIPLES = {
    "twice": 2, "thrice": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10, "double": 2,
    "doubles": 2, "doubled": 2, "doubling": 2, "treble": 3, "trebled": 3, "trebling": 3, "triple": 3, "tripled": 3,
    "tripling": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4,
}  # fmt: skip
HALVINGS = ("halve", "halved", "halving")
DIRECTIONS_OF_NUMERALS = {word: 1 for word in MULTIPLES if word.endswith(("ed", "ing"))} | dict.fromkeys(HALVINGS, -1)

# How large a change is: each word with the least and the most that it may be said of, in per cent of what was before.
_Reach = tuple[int, int | None]
SLIGHT: _Reach = (0, 5)
GENTLE: _Reach = (0, 10)
SHARP: _Reach = (20, None)
STEEP: _Reach = (25, None)
# These tell a small step, and the word behind them which way.
STEPS = ("edged", "crept", "inched", "nudged")
SIZES: dict[str, _Reach] = (
    dict.fromkeys(("slightly", "slight", "a little", "a bit", "marginally", "marginal", "small"), SLIGHT)
    | dict.fromkeys(("eased", "dipped", "dip", "slipped", "gently", "gentle", *STEPS), GENTLE)
    | dict.fromkeys(
        ("sharply", "sharp", "steeply", "steep", "markedly", "marked", "substantially", "substantial",
         "considerably", "considerable", "strongly", "far", "much", "a lot", "large", "big", "jumped", "jump", "leapt",
         "swelled", "dwindled", "sank"), SHARP)
    | dict.fromkeys(("soared", "surged", "surge", "plummeted", "plunged", "tumbled", "slumped", "slump", "shot"), STEEP)
)  # fmt: skip

# What a number counts, by the unit of its fact, and the nouns that may stand for it.
_CRIMES = ("crimes", "crime", "offences", "offence")
_PEOPLE = ("people", "person")
NOUNS: dict[str, tuple[str, ...]] = {
    "crimes": _CRIMES,
    "offences": _CRIMES,
    "incidents": ("incidents", "incident"),
    "crimes or incidents": (*_CRIMES, "incidents", "incident"),
    "per 1,000 residents": (*_CRIMES,),
    "requests": ("requests", "request", "complaints", "complaint", "enquiries", "times"),
    "complaints": ("complaints", "complaint"),
    "needles": ("needles", "needle"),
    "notices": ("notices", "notice"),
    "warnings": ("warnings", "warning"),
    "warnings or notices": ("warnings", "warning", "notices", "notice"),
    "reports": ("reports", "report", "cases", "case", "times"),
    "cases": ("cases", "case"),
    "referrals": ("referrals", "referral", "adults", *_PEOPLE),
    "residents": ("residents", "resident", *_PEOPLE),
    "responses": ("responses", "answers", "pupils", *_PEOPLE),
    "applications": ("applications", "application", "requests", "request"),
    "venues": ("venues", "venue", "pubs", "pub"),
    "gazebos": ("gazebos", "gazebo", "tents", "tent"),
    "locations": ("locations", "location", "places", "place"),
    "crime types": ("crime types", "crime type", "types", "type", "groups", "group"),
    "uses": ("uses", "use", "times"),
    "visits": ("visits", "visit", "times"),
    "partners": ("partners", "partner", "members", "member"),
    "ids": ("figures", "figure", "statements"),
    "people": ("residents", "victims", "children", "adults", *_PEOPLE),
    "young people": ("children", "offenders", "pupils", *_PEOPLE),
    "children": ("children", "child", *_PEOPLE),
    "wards": ("wards", "ward"),
    "clusters": ("clusters", "cluster"),
    "districts": ("districts", "district"),
    "rank": ("places", "place"),
}
# What may stand between a number and what it counts, and changes neither.
PLAIN_MODIFIERS = (
    "such", "other", "different", "recorded", "reported", "these", "those", "its", "all", "of", "police-recorded",
)  # fmt: skip

# The role of each word of a claim (smp_metrics.claims.language.grammar). A word that has none is refused.
_ROLES: dict[str, tuple[str, ...]] = {
    "moved": tuple(_MOVED.replace("/", " ").split()),
    "either": tuple(f"{_EITHER} {_CHANGES}".replace("/", " ").split()),
    "updown": tuple(_PLACED.replace("/", " ").split()),
    "compared": tuple(_COMPARED.replace("/", " ").split()),
    "level": UNCHANGED,
    "end": tuple(ENDS),
    "size": tuple(word for word in SIZES if word not in DIRECTIONS),
    "thing": tuple(dict.fromkeys(noun for nouns in NOUNS.values() for noun in nouns)),
    "modifier": tuple(word for word in PLAIN_MODIFIERS if word not in ("of", "all", "other")),
    "other": ("other", "remaining"),
    "base": tuple(
        f"{per} {many}{of}"
        for per in ("per", "for every", "in every")
        for many in ("1,000", "thousand", "one thousand")
        for of in ("", " residents", " people")
    ),
    "every": ("every", "each", "all", "both"),
    "no": ("no",),
    "most": tuple(word for word in MAJORITIES if word != "most"),
    "by": ("by",),
    "of": ("of",),
    "in": ("in", "across", "among"),
    "than": ("than",),
    "as": ("as",),
    "article": ("a", "an", "the"),
    "been": ("is", "are", "was", "were", "has", "have", "had", "has been", "have been", "had been"),
    "stayed": ("remained", "stayed", "remain", "stay", "remains", "stays", "kept"),
    "went": ("went", "gone", "goes", "go"),
    "joint": ("joint", "equal"),
    "high": ("high", "many", "much", "large", "great", "big"),
    "often": ("common", "frequent", "numerous"),
    "top": ("the top", "top"),
    "money": ("pounds",),
}
ROLES = {phrase: role for role, phrases in reversed(_ROLES.items()) for phrase in phrases}
ROLES |= {"majority": "most", "most": "end", "much": "size"}
LONGEST_PHRASE = max(len(phrase.split()) for phrase in ROLES)

# The forms that a claim may have, by roles: “number” is a cardinal with its unit and what says how near it is, “thing”
# is what is counted and “place” where; both are compared with the fact.
_WHAT = "((modifier|other|own|every)* thing)?"
_WHERE = "((in|of) article? place)?"
FORMS = {
    "an amount": f"article? other? (number|chance) money? {_WHAT} base? (of article? place? {_WHAT})? {_WHERE}",
    "none": f"no {_WHAT} {_WHERE}",
    "a change": f"been? size? (moved|either|doubled) size? (by? number {_WHAT})? base? {_WHERE}",
    "a change as a noun": f"article? size? either (of number {_WHAT} base?)? {_WHERE}",
    "the size of a change": f"by number {_WHAT} base? {_WHERE}",
    "up or down": f"(been|went)? size? updown size? by? number? {_WHAT} base? {_WHERE}",
    "so much up or down": f"article? number (updown|either) {_WHERE}",
    "a comparison": f"number? thing? size? compared {_WHAT} base? (by number)? (than article? place)? {_WHERE}",
    "no change": "(been|stayed)? level",
    "times as many": f"been? (times|number) (as (high|size) {_WHAT} as?)? (article? place)?",
    "a place": f"joint? article? ordinal? end often? own* {_WHAT}",
    "a bare place": f"article? joint? ordinal {_WHAT}",
    "a place among the first": f"((in|of) article?)? (top|end) number {_WHAT}",
    "which way in how many": f"been? (moved|either) in article? (modifier|other)? number {_WHAT}",
    "which way in all": f"been? (moved|either) in every article? number? {_WHAT}",
    "all": f"(in|of)? every article? number? {_WHAT}",
    "more than half": f"article? (most|end) {_WHAT} (of article? place? {_WHAT})?",
}

"""The words that carry meaning in a claim."""

from __future__ import annotations

# Up and down, side by side: each word's direction, and what to say when the data goes the other way.
_OPPOSITES = """
    rose/fell risen/fallen rise/fall rises/falls rising/falling up/down upward/downward upwards/downwards
    increased/decreased increase/decrease increases/decreases increasing/decreasing more/fewer higher/lower
    greater/smaller larger/smaller bigger/smaller grew/shrank grown/shrunk growing/shrinking growth/decline
    gained/lost gain/loss gains/losses climbed/dropped climb/drop climbs/drops climbing/dropping jumped/dropped
    jump/drop surged/slumped surge/slump soared/plummeted expanded/shrank grew/declined growing/declining more/less
    above/below added/removed extra/fewer additional/fewer rose/eased rise/cut increased/reduced increase/reduction
    increasing/reducing rose/dipped rise/dip rose/slipped jumped/plunged
"""
DIRECTIONS: dict[str, int] = {}
OPPOSITES: dict[str, str] = {}
for _pair in _OPPOSITES.split():
    _up, _down = _pair.split("/")
    DIRECTIONS |= {_up: 1, _down: -1}
    OPPOSITES = {_up: _down, _down: _up} | OPPOSITES

UNCHANGED = ("unchanged", "no change", "the same", "same", "flat", "did not change", "has not changed")

# What may stand right before a number, by the name of its tolerance (smp_metrics.claims.tolerances).
APPROXIMATIONS: dict[str, tuple[str, ...]] = {
    "nearly": ("nearly", "almost", "approaching"),
    "just under": ("just under", "just below", "just less than", "just fewer than", "a little under", "slightly under"),
    "under": ("under", "below", "less than", "fewer than", "lower than", "smaller than"),
    "about": ("about", "around", "roughly", "approximately", "some", "circa", "close to"),
    "just over": ("just over", "just above", "just more than", "a little over", "slightly over"),
    "over": ("over", "above", "more than", "greater than", "higher than", "larger than", "in excess of", "upwards of"),
    "at least": ("at least", "no fewer than", "no less than", "not less than"),
    "at most": ("at most", "up to", "no more than", "not more than"),
    "exactly": ("exactly", "precisely"),
}
AFTERTHOUGHTS = {"or more": "at least", "or fewer": "at most", "or less": "at most", "or so": "about"}
HEDGES = frozenset({"nearly", "almost", "roughly", "approximately", "circa", "exactly", "precisely"})

_FIRST = (
    "highest", "most", "largest", "biggest", "greatest", "top", "longest", "strongest", "darkest", "busiest",
    "commonest",
)  # fmt: skip
_LAST = ("lowest", "fewest", "smallest", "least", "bottom", "shortest", "rarest")
SUPERLATIVES = dict.fromkeys(_FIRST, "highest") | dict.fromkeys(_LAST, "lowest")
# Words for more than half of a whole, or less.
MAJORITIES = {"most": 1, "majority": 1, "mostly": 1, "mainly": 1, "minority": -1}

MULTIPLES = {
    "twice": 2, "thrice": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10, "double": 2,
    "doubles": 2, "doubled": 2, "doubling": 2, "treble": 3, "trebled": 3, "trebling": 3, "triple": 3, "tripled": 3,
    "tripling": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4,
}  # fmt: skip
HALVINGS = ("halve", "halved", "halving")
DIRECTIONS_OF_NUMERALS = {word: 1 for word in MULTIPLES if word.endswith(("ed", "ing"))} | dict.fromkeys(HALVINGS, -1)

# A claim with one of these would mean the contrary of what was compared.
NEGATIONS = frozenset({
    "not", "no", "never", "but", "excluding", "minus", "negative", "neither", "nor", "hardly", "scarcely",
    "barely", "without", "cannot", "except", "unless", "nothing", "nobody", "nowhere",
})  # fmt: skip
# Good and bad depend on the reader, and the data only knows high and low.
JUDGEMENTS = frozenset({"best", "worst", "safest", "better", "worse", "improved", "worsened"})
# Numbers that no one can compare.
VAGUE = frozenset({
    "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion",
    "billions", "halves", "thirds", "quarter", "quarters", "fifths", "sixths", "sevenths", "eighths", "ninths",
    "tenths", "k", "m", "mn", "bn", "pc", "pct",
})  # fmt: skip

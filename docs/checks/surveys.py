# %% [markdown]
# # Surveys: do the findings hold together? {#do-the-survey-findings-hold-together}
#
# **Yes, but for one. The number of victims who told nobody fits only if some people skipped a question.**
#
# Appendix 1 gives shares and a few counts from surveys of 2020 and 2021. It prints no tables behind them, so we test
# each against the others. Each step runs before the site is built, and stops the build if what it says is no longer
# true.

# %%
from fractions import Fraction
from math import ceil, floor

import pandas as pd

from smp_metrics.api.checks import project, show, show_picture, show_rules
from smp_metrics.api.drawings import Label, dots_apart

extracts = project()
findings = extracts["survey_findings"].frame()
latest = findings.query("year == 2021").set_index("finding")
value, says = latest["value"].astype(int), latest["says"]

# %% [markdown]
# ## What the table has to keep to
#
# This is its contract.

# %%
show_rules(extracts["survey_findings"])

# %% [markdown]
# ## Numbers are as printed
#
# Where the plan prints a number, the table must hold it. Where it prints words, such as a fraction, the table holds the
# percentage that they mean. These are the ones in words.

# %%
AS_WORDS = {"one in six": 100 / 6, "a third": 100 / 3, "a quarter": 25, "one in five": 20, "two in five": 40}
AS_WORDS |= {"two thirds": 200 / 3, "half": 50}


def meant(printed: str) -> float:
    """Give the number that the plan's words mean."""
    digits = "".join(letter for letter in printed if letter.isdigit())
    return float(digits) if digits else next(number for words, number in AS_WORDS.items() if printed.endswith(words))


numbers = findings["printed"].map(meant)
in_words = findings[~findings["printed"].str.contains(r"\d")]
show(in_words[["says", "printed", "value"]].rename(columns=str.capitalize))

assert (findings["value"] - numbers).abs().max() < 0.1, "a value is not what the plan prints"

# %% [markdown]
# ## No answer was given more often than there are people
#
# Each person chose from a list what most needs tackling. So no choice can have more votes than there were answers. And
# all together can't have more than each person's share of votes.

# %%
VOTES = 3
chosen = value.filter(like="among-top-three")
show(pd.DataFrame({"Votes": chosen, "Answers": value["responses"]}).rename(says.to_dict()).rename_axis("Choice"))

assert len(chosen) == VOTES
assert (chosen <= value["responses"]).all(), "a choice has more votes than there are people"
assert chosen.sum() <= VOTES * value["responses"]

# %% [markdown]
# ## How many victims told nobody?
#
# The plan prints [100](fact:survey_findings.value?finding=victims-who-did-not-report-count) who told nobody. It also prints
# what it takes to work this out: [1,241](fact:survey_findings.value?finding=responses) answers,
# [27%](fact:survey_findings.value?finding=victims-in-three-years) victims in recent years, and of these
# [31%](fact:survey_findings.value?finding=victims-who-did-not-report) who told nobody. Together they make
# [104](fact:unreported_by_survey).
#
# A printed share is rounded. So we try both ends of what each can stand for. Even the nearer end is above the
# printed number, as the picture shows. The shares may be of those who answered each question, so nothing is wrong here.

# %%
HALF = Fraction(1, 2)


def people(rounding: Fraction) -> Fraction:
    """Give the victims who told nobody, with both shares off by the same part of a point."""
    victims, silent = value["victims-in-three-years"], value["victims-who-did-not-report"]
    return int(value["responses"]) * (int(victims) + rounding) * (int(silent) + rounding) / 10_000


printed = value["victims-who-did-not-report-count"]
counts = pd.DataFrame(
    {
        "which": ["Printed", "From the shares, at least", "From the shares, at most"],
        "people": [int(printed), ceil(people(-HALF)), floor(people(HALF))],
    },
)
labels = {"which": Label("Worked out"), "people": Label("Victims who told nobody")}
show_picture(
    counts,
    labels,
    dots_apart(counts, labels, "which", "people"),
    "Victims who did not report the crime, as printed and from the printed shares",
    "The printed number lies left of everything that the printed shares allow.",
)

assert printed < people(-HALF), "the printed number now fits the shares of all who answered"

# %% [markdown]
# It fits if not everyone answered the question on crime. These are the numbers of answers that make both shares round
# as printed.

# %%
silent = int(value["victims-who-did-not-report"])
victims = [each for each in range(1, 1_000) if abs(Fraction(int(printed) * 100, each) - silent) <= HALF]
share = int(value["victims-in-three-years"])
answers = [
    each
    for each in range(1, int(value["responses"]) + 1)
    if any(abs(Fraction(victim * 100, each) - share) <= HALF for victim in victims)
]
show(pd.DataFrame({"Fewest answers": [min(answers)], "Most answers": [max(answers)], "All": [value["responses"]]}))

assert answers
assert max(answers) < value["responses"], "it now fits all who answered"

# %% [markdown]
# ## One share, several meanings
#
# The plan prints [77%](fact:survey_findings.value?finding=witnesses-of-environmental-crime) for witnesses who saw
# fly-tipping, litter or dog mess. Further on it prints the same for people who saw any crime. A share of witnesses and
# a share of all people are not the same thing, so we [ask](../corrections.md#witnesses-of-crime) which is meant. Our table keeps that of witnesses.

# %%
assert says["witnesses-of-environmental-crime"].startswith("Witnesses"), "the table now means something else"

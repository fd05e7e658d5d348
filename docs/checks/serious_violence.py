# %% [markdown]
# # Serious violence: can all the places be right? {#can-the-places-on-serious-violence-all-be-right}
#
# **By count, yes. By harm, no: for some districts the places for all ages don't follow from those by age.**
#
# Paragraphs 31 and 32 put each district in its place. 1st means most crime. They print no counts. But
# places can be tested too. Each step runs before the site is built, and stops the build if what it says is no longer
# true.

# %%
from itertools import permutations

import pandas as pd

from smp_metrics.api.checks import family, project, run, show, show_mismatches, show_picture, show_promises, show_rules
from smp_metrics.api.drawings import Label, rank_strips

extracts = project()
names = family("ranks")

ranks = extracts["serious_violence_ranks"].frame()
residents = extracts["district_residents"].frame().query("year == 2021").set_index("district")["residents"]

# %% [markdown]
# ## What the table has to keep to
#
# Its contract asks that each column is a ranking. Where districts are level they share a place, and the next is left
# out.

# %%
show_rules(extracts["serious_violence_ranks"])

# %% [markdown]
# ## Which places are shared
#
# Only counts of most serious violence have shared places. That is as it should be. The gravest crimes are few, so
# districts may have as many of them. Harm and rates are rarely the same.

# %%
column = ["scope", "measure", "age"]
shared = ranks[ranks.duplicated([*column, "rank"], keep=False)].groupby([*column, "rank"])["district"].agg(", ".join)
show(shared.rename("Districts").reset_index().rename(columns=str.capitalize))

assert {(scope, measure) for scope, measure, *_ in shared.index} == {("most", "count")}, "other places are shared now"

# %% [markdown]
# ## Ages make the whole
#
# Everyone is on one side of age 25. So count and harm of all ages are those of both groups together.
# A district that is ahead of another in both groups must be ahead of it for all ages. By count this always holds. By
# harm it doesn't.

# %%
left = run(extracts, names)
show_mismatches(left)

assert {dict(each.at)["measure"] for each in left} == {"harm"}, left
pairs = {(at["district"], at["against"]) for each in left if (at := dict(each.at))}
assert pairs == {
    ("Ashford", "Tunbridge Wells"),
    ("Gravesham", "Dover"),
    ("Folkestone and Hythe", "Maidstone"),
}, pairs

# %% [markdown]
# The picture shows the pair that Maidstone is in, for the harm of most serious violence. Folkestone and Hythe is one
# place ahead at both ages, but one behind when they are put together.

# %%
AGES = {"under 25": "Under 25", "25 and over": "25 and over", "all": "All ages"}

chosen = ranks.query("scope == 'most' and measure == 'harm' and age in @AGES")
pair = pd.concat([chosen[chosen["district"] == name] for name in ("Folkestone and Hythe", "Maidstone")])
drawn = pair.assign(age=pd.Categorical(pair["age"].map(AGES), list(AGES.values()))).sort_values(["district", "age"])
drawn = drawn.assign(age=drawn["age"].astype(str), district=drawn["district"].str.replace(" and ", "\nand "))
labels = {"district": Label("District"), "age": Label("Age"), "rank": Label("Place for harm")}
last = ranks["district"].nunique()
show_picture(
    drawn,
    labels,
    rank_strips(drawn, labels, ("district", "age", "rank"), last, ("1 = most harm", f"{last} = least")),
    "Places for the harm of most serious violence, by age",
    "Folkestone and Hythe stands ahead of Maidstone for people under 25 and for those over. For all ages it is behind.",
)

places = chosen.set_index(["district", "age"])["rank"].sort_index()
for age in ("under 25", "25 and over"):
    assert places["Folkestone and Hythe", age] < places["Maidstone", age]
assert places["Folkestone and Hythe", "all"] > places["Maidstone", "all"]

# %% [markdown]
# Either crimes where nobody's age is known are in the whole and in no group, or a place is misprinted. Nothing
# published tells, so this is a [question](../corrections.md#places-on-harm).
#
# ## Counts, residents and rates
#
# Take a pair of districts. If the one with fewer residents has at least as many crimes, its rate can't be behind the
# other's. We try all pairs, with the residents of the 2021 census. It always holds.

# %%
ahead = ranks.query("age == 'all'").set_index(["scope", "measure", "district"])["rank"].sort_index()
for scope in ("all", "most"):
    count, rate = ahead[scope, "count"], ahead[scope, "per 1000"]
    tried = [(a, b) for a, b in permutations(count.index, 2) if count[a] <= count[b] and residents[a] < residents[b]]
    wrong = [(a, b) for a, b in tried if rate[a] > rate[b]]
    assert tried
    assert not wrong, f"{scope}: the rates contradict counts and residents of {wrong}"

# %% [markdown]
# These rules are tried each time.

# %%
show_promises(names)

# %% [markdown]
# # Domestic abuse: do the tables agree? {#do-the-tables-of-domestic-abuse-agree}
#
# **No. Tables six and seven tell of North and North Downs the other way round, and the wards do not make the borough's
# total.**
#
# The plan counts domestic abuse by offence, by ward, by rate and in total. So each table can test the others. Each step
# runs before the site is built, and stops the build if what it says is no longer true.

# %%
from fractions import Fraction

import pandas as pd

from smp_metrics.api.checks import (
    family,
    project,
    run,
    show,
    show_mismatches,
    show_picture,
    show_promises,
    show_repairs,
    show_rules,
)
from smp_metrics.api.drawings import Dots, Label, dot_rows
from smp_metrics.api.numbers import half_up

extracts = project()
names = family("domestic_abuse")

wards = extracts["domestic_abuse_by_ward"].frame().set_index(["ward", "year"])["crimes"]
residents = extracts["ward_residents"].frame().set_index("ward")["residents"]

# %% [markdown]
# ## What a table has to keep to
#
# Each table has a contract. This is the one for the rates.

# %%
show_rules(extracts["domestic_abuse_rate_by_ward"])

# %% [markdown]
# ## Offences make the total
#
# Each crime is in one group of offences. So the groups must add up to the printed total. In every year they do.

# %%
offences = extracts["domestic_abuse_by_offence"].frame().groupby("year")["crimes"].sum()
totals = extracts["domestic_abuse_totals"].frame().set_index("year")["crimes"]

assert offences.to_dict() == totals.to_dict(), "the offences no longer make the total"

show(pd.DataFrame({"Sum of the offences": offences, "Printed total": totals}).rename_axis("Year to November"))

# %% [markdown]
# ## What disagrees
#
# These are all the places where the tables break a rule.

# %%
left = run(extracts, names)
show_mismatches(left)

swapped = {ward for each in left if (ward := dict(each.at).get("ward"))}
assert swapped == {"North", "North Downs"}, swapped
assert [each.name for each in left if not dict(each.at).get("ward")] == ["domestic-abuse-wards-make-the-total"] * 2

# %% [markdown]
# The wards and the borough differ, in both years. Some crimes may have no known ward, so this is a
# [question](../corrections.md#domestic-abuse-of-the-wards).

# %%
gap = totals - wards.groupby("year").sum()
assert (gap.dropna() > 0).all(), "the wards have more than the borough"

# %% [markdown]
# The picture sets each printed rate of 2023 beside the one from the ward's crimes and residents. The ring and the dot
# should meet. For North and North Downs they don't.

# %%
printed = extracts.printed("domestic_abuse_rate_by_ward").frame().query("year == 2023")
rates = printed.assign(
    worked_out=[
        float(half_up(Fraction(int(wards[ward, 2023]) * 1000, int(residents[ward])), 1)) for ward in printed["ward"]
    ],
).sort_values("crimes_per_1000", ascending=False)

labels = {
    "ward": Label("Ward"),
    "crimes_per_1000": Label("Printed rate", places=1),
    "worked_out": Label("Rate worked out", places=1),
}
dots = [Dots("crimes_per_1000", "Printed"), Dots("worked_out", "Worked out", solid=True)]
show_picture(
    rates,
    labels,
    dot_rows(rates, labels, "ward", dots),
    "Printed rates of domestic abuse in 2023, and rates worked out from crimes and residents",
    "Ring and dot meet in every ward but North Downs, whose ring lies far to the right, and North, far to the left.",
)

apart = rates[(rates["crimes_per_1000"] - rates["worked_out"]).abs() > 1]
assert set(apart["ward"]) == swapped, "another rate is far from its crimes and residents"

# %% [markdown]
# ## Each ward has the other's crimes, in one table or the other
#
# Divide the crimes of the other ward by the ward's own residents. Then the printed rates come out, to the decimal. For
# North in the year to November 2023 this takes the count that the printed change gives. The last part tells why.
#
# So either table seven was worked out from each other's counts, or table six has the rows of these wards swapped. Both
# mend all that fails, and neither takes more changes. Arithmetic alone can't tell which it was. The solver lists every
# repair that takes as few changes as any. The picture shows how far each printed number is off, and that the repair
# listed before the others mends all of it.

# %%
repairs = show_repairs(
    extracts,
    "domestic_abuse_rate_by_ward",
    "How far the tables of domestic abuse are off, as printed and repaired",
    "Rings for the rates and changes of North and North Downs lie right of zero. Every dot lies at zero.",
)

exchanged = {name for repair in repairs for kind, name in repair.changes if kind == "exchanged"}
assert len(exchanged) > 1, "only one repair is left"

# %%
OTHER = {"North": "North Downs", "North Downs": "North"}
PRINTED_CHANGE = -43

counted = wards.copy()
counted["North", 2023] = counted["North", 2022] + PRINTED_CHANGE

rows = extracts.printed("domestic_abuse_rate_by_ward").frame().set_index(["ward", "year"])["crimes_per_1000"]
crossed = {
    (ward, year): float(half_up(Fraction(int(counted[other, year]) * 1000, int(residents[ward])), 1))
    for ward, other in OTHER.items()
    for year in (2022, 2023)
}
proof = pd.DataFrame({"Printed rate": rows.loc[list(crossed)], "With the other's crimes": pd.Series(crossed)})
show(proof.rename_axis(["Ward", "Year to November"]))

assert (proof["Printed rate"] == proof["With the other's crimes"]).all(), "the crossed rates no longer match"

# %% [markdown]
# Table six prints [169](fact:domestic_abuse_by_ward.crimes?ward=north&year=2023) crimes for North in the year to
# November 2023. One of these rates asks for another count: the one with which North changes by the change that the plan
# prints. But with the printed count, the wards together change just as the borough does. So the count is
# disputed, and stays as printed.

# %%
share = Fraction(1000, int(residents["North Downs"]))
fitting = [crimes for crimes in range(300) if float(half_up(crimes * share, 1)) == rows["North Downs", 2023]]

assert fitting == [counted["North", 2023]], fitting
assert wards["North", 2023] not in fitting, "the printed count of North now fits"

# %% [markdown]
# So [the rates](../corrections.md#domestic-abuse-rates-of-north-and-north-downs) and
# [the count](../corrections.md#domestic-abuse-in-north) stay as printed, and we ask.
#
# ## What is tried each time

# %%
show_promises(names)

# %% [markdown]
# # Needle finds: do the totals agree? {#do-the-needle-finds-add-up}
#
# **The tables do. Which years the text compares for the Rose Garden is not clear.**
#
# The plan counts needles by month in paragraph 104, and by place in paragraph 105. Each step runs before the site is
# built, and stops the build if what it says is no longer true.

# %%
import pandas as pd

from smp_metrics.api.checks import family, project, run, show, show_picture, show_promises, show_rules
from smp_metrics.api.drawings import Label, diverging_bars

extracts = project()
names = family("substances")

months = extracts["needle_finds"].frame()
totals = extracts["needle_totals"].frame().set_index("year")["total"]
places = extracts["needle_locations"].frame().pivot_table(index="location", columns="year", values="needles")

# %% [markdown]
# ## What the table of months has to keep to
#
# Its contract lets a month be blank only where a marker says why.

# %%
show_rules(extracts["needle_finds"])

# %% [markdown]
# ## Months make the year
#
# In every year the months add up to the printed total. The plan leaves April 2021 blank, and the total of that year
# holds without it. So whoever added up took the blank as nothing.

# %%
sums = months.groupby("year")["count"].sum().astype(int)
blank = months[months["count"].isna()]
show(pd.DataFrame({"Sum of the months": sums, "Printed total": totals}).rename_axis("Year"))

assert sums.to_dict() == totals.to_dict(), "the months no longer make the totals"
assert [(row.month, row.year) for row in blank.itertuples()] == [(4, 2021)], "other months are blank now"

# %% [markdown]
# Months of one year could still be swapped: the sum would be the same. So the table is typed here
# once more, from the plan, and each number is compared with the extract.
#
# | Month | 2019 | 2020 | 2021 | 2022 | 2023 |
# | --- | ---: | ---: | ---: | ---: | ---: |
# | January | [143](fact:needle_finds.count?month=1&year=2019) | [59](fact:needle_finds.count?month=1&year=2020) | [135](fact:needle_finds.count?month=1&year=2021) | [80](fact:needle_finds.count?month=1&year=2022) | [89](fact:needle_finds.count?month=1&year=2023) |
# | February | [164](fact:needle_finds.count?month=2&year=2019) | [54](fact:needle_finds.count?month=2&year=2020) | [55](fact:needle_finds.count?month=2&year=2021) | [15](fact:needle_finds.count?month=2&year=2022) | [44](fact:needle_finds.count?month=2&year=2023) |
# | March | [84](fact:needle_finds.count?month=3&year=2019) | [138](fact:needle_finds.count?month=3&year=2020) | [38](fact:needle_finds.count?month=3&year=2021) | [18](fact:needle_finds.count?month=3&year=2022) | [20](fact:needle_finds.count?month=3&year=2023) |
# | April | [205](fact:needle_finds.count?month=4&year=2019) | [1,542](fact:needle_finds.count?month=4&year=2020) | blank | [51](fact:needle_finds.count?month=4&year=2022) | [77](fact:needle_finds.count?month=4&year=2023) |
# | May | [87](fact:needle_finds.count?month=5&year=2019) | [117](fact:needle_finds.count?month=5&year=2020) | [14](fact:needle_finds.count?month=5&year=2021) | [22](fact:needle_finds.count?month=5&year=2022) | [81](fact:needle_finds.count?month=5&year=2023) |
# | June | [85](fact:needle_finds.count?month=6&year=2019) | [27](fact:needle_finds.count?month=6&year=2020) | [539](fact:needle_finds.count?month=6&year=2021) | [41](fact:needle_finds.count?month=6&year=2022) | [83](fact:needle_finds.count?month=6&year=2023) |
# | July | [85](fact:needle_finds.count?month=7&year=2019) | [104](fact:needle_finds.count?month=7&year=2020) | [34](fact:needle_finds.count?month=7&year=2021) | [79](fact:needle_finds.count?month=7&year=2022) | [70](fact:needle_finds.count?month=7&year=2023) |
# | August | [203](fact:needle_finds.count?month=8&year=2019) | [128](fact:needle_finds.count?month=8&year=2020) | [42](fact:needle_finds.count?month=8&year=2021) | [55](fact:needle_finds.count?month=8&year=2022) | [71](fact:needle_finds.count?month=8&year=2023) |
# | September | [120](fact:needle_finds.count?month=9&year=2019) | [107](fact:needle_finds.count?month=9&year=2020) | [23](fact:needle_finds.count?month=9&year=2021) | [26](fact:needle_finds.count?month=9&year=2022) | [77](fact:needle_finds.count?month=9&year=2023) |
# | October | [136](fact:needle_finds.count?month=10&year=2019) | [121](fact:needle_finds.count?month=10&year=2020) | [120](fact:needle_finds.count?month=10&year=2021) | [24](fact:needle_finds.count?month=10&year=2022) | [38](fact:needle_finds.count?month=10&year=2023) |
# | November | [113](fact:needle_finds.count?month=11&year=2019) | [17](fact:needle_finds.count?month=11&year=2020) | [43](fact:needle_finds.count?month=11&year=2021) | [43](fact:needle_finds.count?month=11&year=2022) | [32](fact:needle_finds.count?month=11&year=2023) |
# | December | [97](fact:needle_finds.count?month=12&year=2019) | [74](fact:needle_finds.count?month=12&year=2020) | [23](fact:needle_finds.count?month=12&year=2021) | [18](fact:needle_finds.count?month=12&year=2022) | [31](fact:needle_finds.count?month=12&year=2023) |
#
# ## Places fit into the year
#
# For each year the plan names the places with the most needles. Together they can't have more than the whole borough.
# They don't, but they have much of it.

# %%
named = places.sum().astype(int)
fit = pd.DataFrame({"Places named": named, "Whole borough": totals.loc[named.index]})
fit["Share, %"] = (named / fit["Whole borough"] * 100).round(1)
show(fit.rename_axis("Year"))

assert (fit["Places named"] <= fit["Whole borough"]).all(), "the places have more than the borough"
assert (fit["Places named"] > fit["Whole borough"] / 2).all(), "the places no longer have most of the needles"

# %% [markdown]
# The site's own code tries both rules each time, and they find nothing.

# %%
show_promises(names)

assert not run(extracts, names), "a table of needles disagrees with another"

# %% [markdown]
# ## Are there fewer needles in the Rose Garden?
#
# Not in 2023. The plan names it as a place where there are far fewer. The picture shows how each place named in both
# years changed from 2022 to 2023. In the Rose Garden, finds
# [rose by 84](fact:needle_locations.needles.change?location=rose-garden&from=2022&to=2023). They had gone down the year before. So we
# [ask](../corrections.md#no-sustained-reduction-in-needles) which years are meant.

# %%
both = places[[2022, 2023]].dropna()
change = (both[2023] - both[2022]).astype(int).sort_values(ascending=False).rename("change").reset_index()
# The plan misspells some names; here they are as in the data.
labels = {"location": Label("Place"), "change": Label("Change", signed=True)}
show_picture(
    change,
    labels,
    diverging_bars(change, labels, "location", "change"),
    "Change in needle finds at each place from 2022 to 2023",
    "All bars go to the right: every place had more. The longest is that of the Rose Garden.",
)

by_place = change.set_index("location")["change"]
assert (by_place > 0).all(), "a place now has fewer needles"
assert by_place.idxmax() == "Rose Garden", "another place changed most"
assert places.loc["Rose Garden", 2022] < places.loc["Rose Garden", 2021]

# %% [markdown]
# ## Is there a lasting drop?
#
# Paragraph 105 says so, and means it of no given years. The totals go both ways: they
# [rose by 51%](fact:needle_totals.total.percent_change?from=2022&to=2023) in 2023, as paragraph 104 says itself.
# They are [below](fact:needle_totals.total.change?from=2021&to=2023) those of 2021.

# %%
assert totals[2022] < totals[2023] < totals[2021], "2023 no longer lies between 2022 and 2021"

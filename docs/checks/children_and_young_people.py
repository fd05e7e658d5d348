# %% [markdown]
# # Children and young people: do the figures agree? {#do-the-figures-on-children-and-young-people-agree}
#
# **Nearly. The tables differ by one child, and the text doesn't always follow its tables.**
#
# We compare the tables of paragraphs 79 and 81 with each other, and then with what the plan says of them. Each step
# runs before the site is built, and stops the build if what it says is no longer true.

# %%
import pandas as pd

from smp_metrics.api.checks import family, project, run, show, show_mismatches, show_picture, show_promises, show_rules
from smp_metrics.api.drawings import Label, Lines, line_panels

extracts = project()
names = family("youth")

missing = extracts["missing_children"].frame().pivot_table(index="year", columns="measure", values="value")
offences = extracts["youth_offences"].frame()
ages = extracts["youth_offenders_by_age"].frame()
stated = extracts["stated_figures"].frame().set_index("figure")["value"]

# %% [markdown]
# ## What a table has to keep to
#
# This is the contract of the table of missing children.

# %%
show_rules(extracts["missing_children"])

# %% [markdown]
# ## Missing children
#
# The borough stands in both tables of paragraph 79. Reports agree:
# [348](fact:missing_children.value?measure=missing-reports&year=2023). Children don't. This is all that fails.

# %%
left = run(extracts, names)
show_mismatches(left)

assert [dict(each.at) for each in left] == [{"area": "Maidstone", "measure": "individuals"}], left
assert left[0].path == "data/missing_children_by_area.csv"

# %% [markdown]
# Nothing published tells which is right. So this is a [question](../corrections.md#missing-children-of-the-borough).
#
# ### Which year does the text mean?
#
# Paragraph 78 speaks of a rise. The table has one, but from 2021 to 2022: reports
# [rose by 31%](fact:missing_children.value.percent_change?measure=missing-reports&from=2021&to=2022). In 2023 they
# [fell by 16%](fact:missing_children.value.percent_change?measure=missing-reports&from=2022&to=2023). The sentence
# seems left over from the year before.

# %%
reports = missing["missing reports"].astype(int)
show(pd.DataFrame({"Reports of missing children": reports}).rename_axis("Year"))

assert reports[2021] < reports[2022] > reports[2023], "reports no longer go up and then down"

# %% [markdown]
# ### Can the repeat rate be right?
#
# The plan doesn't say how it works this rate out. If it is the share of reports about children with several of them,
# it can't be below a limit: all reports but one for each child. The printed rate is above it in each year, so it is
# possible.

# %%
least = (1 - missing["individuals"] / missing["missing reports"]) * 100
both = pd.DataFrame({"Least that is possible, %": least.round(1), "Printed, %": missing["repeat rate"]})
show(both.rename_axis("Year"))

assert (missing["repeat rate"] >= least).all(), "the repeat rate is below the least that is possible"

# %% [markdown]
# ## Young people who offend
#
# The ages add up to the number that the text gives, in both years:
# [83](fact:stated_figures.value?figure=youth-offenders-2022) and then
# [109](fact:stated_figures.value?figure=youth-offenders-2023). And there are at least as many offences as young people
# who commit them.

# %%
people = ages.groupby("year")["offenders"].sum()
crimes = offences.set_index("year")["offences"]
in_text = [int(stated[f"youth-offenders-{year}"]) for year in people.index]
found = pd.DataFrame({"Young people, all ages": people, "In the text": in_text, "Offences": crimes.loc[people.index]})
show(found.rename_axis("Year to March"))

assert (found["Young people, all ages"] == found["In the text"]).all(), "the ages no longer make the number in the text"
assert (found["Offences"] >= found["In the text"]).all(), "more young people than offences"

# %% [markdown]
# ### Do offences go down, as the plan says?
#
# No. The plan says that over these years there were ever fewer. Its table says otherwise, as the picture shows. In
# the year to March 2023, offences [rose by 56](fact:youth_offences.offences.change?from=2022&to=2023). The paragraph says
# that itself, before.

# %%
labels = {"year": Label("Year to March", plain=True), "offences": Label("Offences by young people")}
show_picture(
    offences,
    labels,
    line_panels(offences.assign(all="All"), labels, ("all", "year", "offences"), Lines()),
    "Offences by young people in each year to March, 2017 to 2023",
    "The line goes down and up by turns. Its last point is the highest.",
)

steps = crimes.diff().dropna()
assert (steps > 0).any(), "offences now go down in each year"
assert crimes.idxmax() == crimes.index.max(), "the latest year is no longer the highest"

# %% [markdown]
# These rules are tried each time.

# %%
show_promises(names)

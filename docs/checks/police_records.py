# %% [markdown]
# # Police records: do they agree? {#do-the-polices-records-add-up}
#
# **Yes, in each month.** Wards, kinds and districts are counted apart, and then compared.
#
# Kent Police publish their records of crimes and incidents. Where they know the place, a record has a point nearby and the
# name of a small area. We counted these by ward, by kind and by district. Each step runs before the site is built, and stops the build if what it says is no longer true.

# %%
import pandas as pd

from smp_metrics.api.checks import family, project, run, show, show_promises, show_rules

extracts = project()
names = family("police_records")
tables = {name: extracts[name].frame() for name in extracts.names if name.startswith("police_")}

# %% [markdown]
# ## How they were counted
#
# - Each record counts once. Some look alike and are still different incidents, so none is left out.
# - A record belongs to the ward that its point lies in, by the full outlines of the wards.
# - It belongs to the district whose small area the police name. So a point can lie in no ward and still be in the borough.
# - Anti-social behaviour is counted in incidents, apart from crimes.
#
# The table of months has these rules:

# %%
show_rules(extracts["police_by_month"])

# %% [markdown]
# ## What must agree
#
# These are the promises that the tables make to each other.

# %%
show_promises(names)

# %% [markdown]
# No month breaks one. If one did, this step would fail.

# %%
left = run(extracts, names)

assert not left, left

# %% [markdown]
# ## What is in no ward or district
#
# Here are the crimes by month, by kind and by ward. Where the wards have fewer, a point lies in no ward.


# %%
def by_year(name: str, column: str) -> pd.Series:
    """Add up a column of a table for each year that it has months of."""
    table = tables[name]
    return table.groupby(table["month"].str[:4])[column].sum()


kinds, wards = by_year("police_by_kind", "crimes"), by_year("police_by_new_ward", "crimes")
months = by_year("police_by_month", "crimes")
ways = pd.DataFrame({"By month": months, "By kind": kinds, "By ward": wards}).rename_axis("Year")
show(ways)

assert months.equals(kinds)
assert (months - wards).between(0, by_year("police_by_month", "outside_new_wards")).all()

# %% [markdown]
# Of the whole force, some records have no place, and a few lie outside the county:

# %%
shown = {"records": "Records", "without_place": "Without a place", "elsewhere": "Outside the county"}
show(pd.DataFrame({title: by_year("police_downloads", name) for name, title in shown.items()}).rename_axis("Year"))

# %% [markdown]
# The transport police keep records of their own. They are in none of these counts.
#
# What the records say: [Since the plan](../since-the-plan.md).

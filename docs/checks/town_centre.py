# %% [markdown]
# # Town centre: does its table fit the others? {#does-the-town-centres-table-fit-the-other-tables}
#
# **All of it but shoplifting.** Outside High Street, the months from June to December have more shoplifting than the
# whole year can have.
#
# Paragraph 64 counts these months in High Street ward and in the rest of the borough. A part of a year can't have more
# than the year. Each step runs before the site is built, and stops the build if what it says is no longer true.

# %%
from fractions import Fraction

import pandas as pd

from smp_metrics.api.checks import family, project, run, show, show_mismatches, show_picture, show_promises, show_rules
from smp_metrics.api.drawings import Label, emphasis, grouped_bars

extracts = project()
names = family("town_centre")

table = extracts["town_centre"].frame()
months = table.set_index(["category", "area", "year"])["count"]
stated = extracts["stated_figures"].frame().set_index("figure")["value"]
TOWN, REST = "High Street", "Rest of borough"

# %% [markdown]
# ## What the table has to keep to
#
# The contract asks for a row for everything, and that kinds of crime make all crime.

# %%
show_rules(extracts["town_centre"])

# %% [markdown]
# ## What disagrees
#
# We hold each count against the tables of whole years. This is all that fails.

# %%
left = run(extracts, names)
show_mismatches(left)

assert [(each.name, dict(each.at)["area"]) for each in left] == [("shoplifting-fits-its-share", REST)], left

# %% [markdown]
# ## What part of the year these months have
#
# A period of some months should have about its part of the year's crimes. Domestic abuse leaves out December, so its
# part is not as large. We work this out for 2023.
#
# No table gives a year's shoplifting. The plan states it for High Street, as
# [339](fact:stated_figures.value?figure=high-street-shoplifting-2023), which is
# [28%](fact:stated_figures.value?figure=high-street-shoplifting-share-2023) of the borough's. From this follows how
# much can be left elsewhere.

# %%
YEARLY = {
    "all crime": ("All crime", "all_crime_by_ward", "crimes"),
    "asb": ("Anti-social behaviour", "asb_by_ward", "incidents"),
    "domestic abuse": ("Domestic abuse", "domestic_abuse_by_ward", "crimes"),
}


def of_the_year(name: str, counted: str) -> dict[str, int]:
    """Give a whole year's count in High Street, and in all other wards together."""
    wards = extracts[name].frame().query("year == 2023").set_index("ward")[counted]
    return {TOWN: int(wards[TOWN]), REST: int(wards.sum() - wards[TOWN])}


years = {category: of_the_year(name, counted) for category, (_, name, counted) in YEARLY.items()}

in_town = int(stated["high-street-shoplifting-2023"])
# A whole percentage as printed may stand for up to half a point less.
least_share = Fraction(int(stated["high-street-shoplifting-share-2023"])) - Fraction(1, 2)
years["shoplifting"] = {TOWN: in_town, REST: int(in_town * 100 / least_share - in_town)}

KINDS = {category: title for category, (title, *_) in YEARLY.items()} | {"shoplifting": "Shoplifting"}
shares = pd.DataFrame(
    [
        (KINDS[category], area, months[category, area, 2023], year, months[category, area, 2023] / year * 100)
        for category, areas in years.items()
        for area, year in areas.items()
    ],
    columns=["category", "area", "months", "year", "share"],
)

# %% [markdown]
# In the picture, no bar can rightly go beyond the whole year. One does. High Street's shoplifting also stands out,
# though it is possible.

# %%
labels = {
    "category": Label("Counted"),
    "area": Label("Area"),
    "months": Label("June to December"),
    "year": Label("Year, at most"),
    "share": Label("Share of the year", suffix="%"),
}
beyond = shares.assign(area=shares["area"].replace({REST: "Elsewhere"}))
show_picture(
    beyond,
    labels,
    grouped_bars(beyond, labels, "category", "area", "share", emphasis(["Elsewhere"])),
    "Share of the year's count that falls in June to December, 2023",
    "All crime, anti-social behaviour and domestic abuse have about half of their year in these months. Shoplifting "
    "has far more of its year, and in the rest of the borough more than all of it.",
)
show(shares.round(1).rename(columns={name: label.title for name, label in labels.items()}))

by_place = shares.set_index(["category", "area"])["share"]
assert by_place.drop("Shoplifting").between(45, 65).all(), "another share of the year is out of line"
assert by_place["Shoplifting", REST] > 100, "shoplifting elsewhere now fits its year"
assert 65 < by_place["Shoplifting", TOWN] <= 100, "High Street's shoplifting no longer stands out"

# %% [markdown]
# ## Which count is wrong?
#
# We can't tell. In these months, shoplifting outside High Street
# [rose by 633](fact:town_centre.count.change?area=rest-of-borough&category=shoplifting&from=2022&to=2023) from 2022 to
# 2023. All victim-based crime there, of which it is a part,
# [fell by 309](fact:town_centre.count.change?area=rest-of-borough&category=vbc&from=2022&to=2023). So either
# much other crime went away, or the count is too high. See the
# [known issue](../corrections.md#shoplifting-of-the-borough).

# %%
shoplifting, victims = (months[kind, REST, 2023] - months[kind, REST, 2022] for kind in ("shoplifting", "vbc"))
assert shoplifting > 0 > victims, "shoplifting and all victim-based crime now go the same way"

# %% [markdown]
# These rules are tried each time.

# %%
show_promises(names)

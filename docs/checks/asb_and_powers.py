# %% [markdown]
# # Anti-social behaviour: do the figures agree? {#do-the-figures-on-anti-social-behaviour-agree}
#
# **The tables do, but for one warning. Some of the text doesn't say which years it compares.**
#
# Here are the warnings and notices, and what people ask the council for. Wards and clusters have
# [their own check](wards_and_clusters.ipynb). Each step runs before the site is built, and stops the build if what it
# says is no longer true.

# %%
from itertools import combinations

import pandas as pd

from smp_metrics.api.checks import family, project, run, show, show_mismatches, show_picture, show_promises, show_rules
from smp_metrics.api.drawings import Label, emphasis, grouped_changes

extracts = project()
names = family("asb_powers")

warnings = extracts["protection_warnings"].frame().set_index(["kind", "year"])["warnings"]
notices = extracts["protection_notices"].frame().set_index(["kind", "year"])["notices"]
totals = extracts["protection_totals"].frame().set_index(["power", "year"])["total"]
requests = extracts["service_requests"].frame().set_index(["kind", "year"])["requests"]
stated = extracts["stated_figures"].frame().set_index("figure")["value"]

# %% [markdown]
# ## What a table has to keep to
#
# This is the contract of the printed totals. In it, cpw are warnings and cpn are notices.

# %%
show_rules(extracts["protection_totals"])

# %% [markdown]
# ## Kinds make the totals
#
# We add up the kinds of each year, and set the sum beside the printed total. Notices always agree, and warnings in all
# years but one.

# %%
sums = {"cpw": warnings.groupby("year").sum(), "cpn": notices.groupby("year").sum()}
both = pd.DataFrame({"Printed total": totals, "Sum of the kinds": pd.concat(sums)})
show(both.rename_axis(["Power", "Year"]))

left = run(extracts, names)
show_mismatches(left)

assert [dict(each.at) for each in left] == [{"power": "cpw", "year": 2023}], left
assert both["Printed total"].sub(both["Sum of the kinds"]).sum() == 1, "more than one warning is out"

# %% [markdown]
# One warning may be of a kind that is not listed, or it is one too many. So this is a
# [question](../corrections.md#warnings-of-2023).
#
# Kinds of one year could still be swapped: the sum would be the same. So both tables are typed
# here once more, from the plan, and each number is compared with the extract. These are the warnings:
#
# | Kind | 2019 | 2020 | 2021 | 2022 | 2023 |
# | --- | ---: | ---: | ---: | ---: | ---: |
# | Anti-social behaviour | [13](fact:protection_warnings.warnings?kind=anti-social-behaviour&year=2019) | [28](fact:protection_warnings.warnings?kind=anti-social-behaviour&year=2020) | [26](fact:protection_warnings.warnings?kind=anti-social-behaviour&year=2021) | [62](fact:protection_warnings.warnings?kind=anti-social-behaviour&year=2022) | [19](fact:protection_warnings.warnings?kind=anti-social-behaviour&year=2023) |
# | Dogs | [5](fact:protection_warnings.warnings?kind=dogs&year=2019) | [8](fact:protection_warnings.warnings?kind=dogs&year=2020) | [19](fact:protection_warnings.warnings?kind=dogs&year=2021) | [6](fact:protection_warnings.warnings?kind=dogs&year=2022) | [13](fact:protection_warnings.warnings?kind=dogs&year=2023) |
# | Noise | [4](fact:protection_warnings.warnings?kind=noise&year=2019) | [18](fact:protection_warnings.warnings?kind=noise&year=2020) | [25](fact:protection_warnings.warnings?kind=noise&year=2021) | [28](fact:protection_warnings.warnings?kind=noise&year=2022) | [12](fact:protection_warnings.warnings?kind=noise&year=2023) |
# | Nuisance | [1](fact:protection_warnings.warnings?kind=nuisance&year=2019) | [14](fact:protection_warnings.warnings?kind=nuisance&year=2020) | [15](fact:protection_warnings.warnings?kind=nuisance&year=2021) | [12](fact:protection_warnings.warnings?kind=nuisance&year=2022) | [14](fact:protection_warnings.warnings?kind=nuisance&year=2023) |
# | Encampments | [5](fact:protection_warnings.warnings?kind=encampments&year=2019) | [2](fact:protection_warnings.warnings?kind=encampments&year=2020) | [0](fact:protection_warnings.warnings?kind=encampments&year=2021) | [0](fact:protection_warnings.warnings?kind=encampments&year=2022) | [0](fact:protection_warnings.warnings?kind=encampments&year=2023) |
#
# And these are the notices:
#
# | Kind | 2019 | 2020 | 2021 | 2022 | 2023 |
# | --- | ---: | ---: | ---: | ---: | ---: |
# | Anti-social behaviour | [1](fact:protection_notices.notices?kind=anti-social-behaviour&year=2019) | [20](fact:protection_notices.notices?kind=anti-social-behaviour&year=2020) | [4](fact:protection_notices.notices?kind=anti-social-behaviour&year=2021) | [19](fact:protection_notices.notices?kind=anti-social-behaviour&year=2022) | [2](fact:protection_notices.notices?kind=anti-social-behaviour&year=2023) |
# | Dogs | [0](fact:protection_notices.notices?kind=dogs&year=2019) | [0](fact:protection_notices.notices?kind=dogs&year=2020) | [0](fact:protection_notices.notices?kind=dogs&year=2021) | [5](fact:protection_notices.notices?kind=dogs&year=2022) | [1](fact:protection_notices.notices?kind=dogs&year=2023) |
# | Noise | [1](fact:protection_notices.notices?kind=noise&year=2019) | [2](fact:protection_notices.notices?kind=noise&year=2020) | [6](fact:protection_notices.notices?kind=noise&year=2021) | [12](fact:protection_notices.notices?kind=noise&year=2022) | [1](fact:protection_notices.notices?kind=noise&year=2023) |
# | Nuisance | [0](fact:protection_notices.notices?kind=nuisance&year=2019) | [8](fact:protection_notices.notices?kind=nuisance&year=2020) | [3](fact:protection_notices.notices?kind=nuisance&year=2021) | [1](fact:protection_notices.notices?kind=nuisance&year=2022) | [1](fact:protection_notices.notices?kind=nuisance&year=2023) |
# | Encampments | [1](fact:protection_notices.notices?kind=encampments&year=2019) | [1](fact:protection_notices.notices?kind=encampments&year=2020) | [0](fact:protection_notices.notices?kind=encampments&year=2021) | [0](fact:protection_notices.notices?kind=encampments&year=2022) | [0](fact:protection_notices.notices?kind=encampments&year=2023) |
#
# ## A warning comes before a notice
#
# By law, no notice comes without a warning. So no kind should have more notices than warnings in the long run. That holds
# even in each year.

# %%
assert (notices <= warnings).all(), "a kind has more notices than warnings"

# %% [markdown]
# ## Parts of the requests
#
# The plan also counts some parts of what people asked for. No part may be larger than its whole. None is.

# %%
PARTS = {
    ("noise", 2023): ["barking-requests", "amplified-music-requests"],
    ("dangerous and nuisance dogs", 2022): ["dangerous-dog-reports-2022", "dog-attack-reports-2022"],
    ("dangerous and nuisance dogs", 2023): ["dangerous-dog-reports-2023", "dog-attack-reports-2023"],
}
parts = pd.Series({place: int(stated[figures].sum()) for place, figures in PARTS.items()})
whole = requests.loc[list(PARTS)]
show(pd.DataFrame({"Parts together": parts, "All requests": whole}).rename_axis(["Kind", "Year"]))

assert (parts <= whole).all(), "the parts are more than the whole"

# %% [markdown]
# ## Which year does paragraph 87 mean?
#
# It gives percentages for some kinds of request, and no years. They are not those of 2023. All of them are those of the
# year before. So this is a [question](../corrections.md#service-requests-of-last-year).
# For anti-social behaviour, requests
# [fell by 27%](fact:service_requests.requests.percent_change?kind=anti-social-behaviour&from=2021&to=2022) in 2022. In
# 2023 they [rose by 0.3%](fact:service_requests.requests.percent_change?kind=anti-social-behaviour&from=2022&to=2023).

# %%
# As the paragraph prints them; by nuisance it means noise.
PARAGRAPH_87 = {"anti-social behaviour": -27, "noise": -15, "dangerous and nuisance dogs": 25}


def change(kind: str, year: int) -> float:
    """Give the percentage change of a kind of request from the year before."""
    return (requests[kind, year] / requests[kind, year - 1] - 1) * 100


rows = [
    (kind.capitalize(), name, value)
    for kind, printed in PARAGRAPH_87.items()
    for name, value in (("Printed", printed), ("In 2022", change(kind, 2022)), ("In 2023", change(kind, 2023)))
]
changes = pd.DataFrame(rows, columns=["kind", "which", "change"])
labels = {"kind": Label("Requests"), "which": Label("Change"), "change": Label("Per cent", signed=True, suffix="%")}
show_picture(
    changes,
    labels,
    grouped_changes(changes, labels, ("kind", "which", "change"), emphasis(["Printed"])),
    "Change in requests as paragraph 87 prints it, in 2022 and in 2023",
    "For each kind the printed bar is as long as the one of 2022. The one of 2023 is not.",
)

for kind, printed in PARAGRAPH_87.items():
    assert round(change(kind, 2022)) == printed, f"{kind}: the printed change is no longer that of 2022"
    assert round(change(kind, 2023)) != printed, f"{kind}: the printed change is now that of 2023"

# %% [markdown]
# ## Does any pair of years give the change of paragraph 86?
#
# No. Police recorded
# [34% fewer](fact:asb_by_ward.incidents.percent_change?from=2021&to=2023) incidents in 2023 than in 2021. The plan
# prints another percentage, and no other years of its table give it. So this is a
# [question](../corrections.md#asb-of-the-borough).

# %%
incidents = extracts["asb_by_ward"].frame().groupby("year")["incidents"].sum()
in_the_plan = extracts["plan_figures"].frame().set_index("id")["printed"]["p86-asb"]
printed = int(in_the_plan.removeprefix("fell by ").rstrip("%"))
pairs = {
    f"{first} to {last}": round((1 - incidents[last] / incidents[first]) * 100)
    for first, last in combinations(incidents.index, 2)
}
falls = pd.Series({**pairs, "As paragraph 86 prints it": printed}, name="Per cent fewer")
show(falls.rename_axis("Years").to_frame())

assert printed not in pairs.values(), "the printed change now follows from the table"

# %% [markdown]
# These rules are tried each time.

# %%
show_promises(names)

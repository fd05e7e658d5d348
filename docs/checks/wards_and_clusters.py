# %% [markdown]
# # Wards and clusters: do they agree? {#do-the-wards-add-up-to-their-clusters}
#
# **As the plan prints them, no. As corrected, yes.**
#
# A cluster is a group of wards, so a cluster's count must be the sum of its wards' counts. This page tries it out. Each
# step runs before the site is built. A step that ends in `assert` stops the build if what it says is no longer true.

# %%
from fractions import Fraction

import pandas as pd

from partnership.reconciliations.rates import possible_residents
from smp_metrics.api.checks import (
    family,
    project,
    run,
    show,
    show_correction,
    show_mismatches,
    show_picture,
    show_promises,
    show_repairs,
    show_rules,
)
from smp_metrics.api.drawings import Label, diverging_bars
from smp_metrics.api.numbers import half_up

extracts = project()

printed = {name: extracts.printed(name).frame() for name in extracts.names}
corrected = {name: extracts[name].frame() for name in extracts.names}
cluster_of = corrected["ward_clusters"].set_index("ward")["cluster"]

# %% [markdown]
# ## What a table has to keep to
#
# Each table has a contract: which columns it has, what may stand in them, and what must hold for the whole table.
# This one is for anti-social behaviour in the clusters.

# %%
assert not extracts.check(), "an extract breaks its contract"

show_rules(extracts["asb_by_cluster"])

# %% [markdown]
# ## Anti-social behaviour
#
# We add up the wards of each cluster, and set the sum beside the cluster's own count.


# %%
def beside_the_wards(
    clusters: pd.DataFrame,
    wards: pd.DataFrame,
    counted: str,
) -> pd.DataFrame:
    """Give each cluster and year both counts and the gap between them."""
    placed = wards.assign(cluster=wards["ward"].map(cluster_of))
    place = ["cluster", "year"]
    own, sums = (each.groupby(place)[counted].sum() for each in (clusters, placed))
    both = pd.DataFrame({"Cluster's count": own, "Sum of its wards": sums, "Gap": own - sums})
    return both.dropna().astype(int).rename_axis(["Cluster", "Year"])


asb_printed = beside_the_wards(
    printed["asb_by_cluster"],
    corrected["asb_by_ward"],
    "incidents",
)
show(asb_printed.query("Gap != 0"))

# %% [markdown]
# These are the rows that disagree, as printed. They follow a pattern:
#
# - The counts of 2021 all agree.
# - What cluster 4 has too many, cluster 5 lacks.
# - Clusters 6 and 7 have each other's counts.

# %%
clusters_say, wards_say, gap = (asb_printed[column] for column in asb_printed)

assert (gap.xs(2021, level="Year") == 0).all()
assert (gap.loc[4] == -gap.loc[5]).all()
for year in (2022, 2023):
    assert clusters_say[6, year] == wards_say[7, year]
    assert clusters_say[7, year] == wards_say[6, year]

# %% [markdown]
# The picture shows the gap of each cluster in 2023: its printed count, less the sum of its wards.


# %%
def picture(both: pd.DataFrame, title: str, words: str) -> None:
    """Draw the gap of each cluster in 2023."""
    gaps = both["Gap"].xs(2023, level="Year").rename("gap").reset_index()
    gaps["cluster"] = "Cluster " + gaps["Cluster"].astype(str)
    labels = {"cluster": Label("Cluster"), "gap": Label("Gap", signed=True)}
    show_picture(gaps, labels, diverging_bars(gaps, labels, "cluster", "gap"), title, words)


picture(
    asb_printed,
    "Printed incidents in each cluster less those of its wards, 2023",
    "Cluster 4 lies as far right as cluster 5 lies left. Clusters 6 and 7 mirror each other.",
)

# %% [markdown]
# ### Which count is right?
#
# The plan itself tells. Beside the counts it prints how much each changed since 2021. Below, that percentage stands
# between the one from the printed counts and the one from the corrected counts.


# %%
CLUSTERS = range(1, 9)


def since_2021(clusters: pd.DataFrame) -> list[int]:
    """Give each cluster's change from 2021 to 2023 in whole per cent, halves up."""
    years = clusters.set_index(["cluster", "year"])["incidents"]
    ratios = [Fraction(int(years[each, 2023]), int(years[each, 2021])) for each in CLUSTERS]
    return [int(half_up((ratio - 1) * 100)) for ratio in ratios]


ledger = corrected["plan_figures"].set_index("id")["printed"]
as_the_plan_prints = [ledger[f"t5-cluster-{each}-percent"] for each in CLUSTERS]
percentages = pd.DataFrame(
    {
        "From printed counts": since_2021(printed["asb_by_cluster"]),
        "As the plan prints": [int(percent.rstrip("%")) for percent in as_the_plan_prints],
        "From corrected counts": since_2021(corrected["asb_by_cluster"]),
    },
    index=pd.Index(CLUSTERS, name="Cluster"),
)
show(percentages)

# %% [markdown]
# Only the corrected counts give every printed percentage. So the percentages were worked out from these
# counts, and not from the printed ones.

# %%
from_printed, as_the_plan, from_corrected = (percentages[column] for column in percentages)

assert from_corrected.equals(as_the_plan)
assert list(percentages.index[from_printed != as_the_plan]) == [4, 5, 6, 7]

# %% [markdown]
# Corrected, cluster 4 has [188](fact:asb_by_cluster.incidents?cluster=4&year=2023) incidents in 2023 and cluster 5 has
# [815](fact:asb_by_cluster.incidents?cluster=5&year=2023). See the corrections of
# [clusters 4 and 5](../corrections.md#asb-clusters-4-and-5-counts) and of
# [clusters 6 and 7](../corrections.md#asb-clusters-6-and-7-exchanged).
#
# ## Crime
#
# Victim-based crimes and crimes against society together must be all crimes of the cluster's wards.


# %%
def all_crime(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Add both kinds of crime of each cluster."""
    both = pd.concat([tables["vbc_by_cluster"], tables["cas_by_cluster"]])
    return both.groupby(["cluster", "year"], as_index=False)["crimes"].sum()


wards_crime = corrected["all_crime_by_ward"]
crime_printed = beside_the_wards(all_crime(printed), wards_crime, "crimes")
show(crime_printed.query("Gap != 0"))

# %% [markdown]
# Only clusters 6 and 7 disagree. The rest hold to the last crime.

# %%
assert {cluster for cluster, _ in crime_printed.query("Gap != 0").index} == {6, 7}

picture(
    crime_printed,
    "Printed crimes in each cluster less those of its wards, 2023",
    "Cluster 6 lies left and cluster 7 right, not quite as far. No other cluster has a gap.",
)

# %% [markdown]
# ### An exchange, and something more
#
# Swap the victim-based crimes of clusters 6 and 7 for 2022 and 2023. Then cluster 6 agrees with its wards, and a
# smaller gap stays in cluster 7.

# %%
exchanged = printed["vbc_by_cluster"].copy()
later = exchanged["year"] > 2021
exchanged.loc[later, "cluster"] = exchanged.loc[later, "cluster"].replace({6: 7, 7: 6})

tables = {**printed, "vbc_by_cluster": exchanged}
still_open = beside_the_wards(all_crime(tables), wards_crime, "crimes").query("Gap != 0")

assert {cluster for cluster, _ in still_open.index} == {7}

show(still_open)

# %% [markdown]
# What is left may be in cluster 7's crimes against society. Fill the gap there, and all clusters together change by
# exactly what the plan prints for them. But then the printed change of cluster 7 since 2021 does not fit. Another pair of
# counts fits it, and not the wards. So nothing is mended here: the counts stay as printed, and are disputed.

# %%
as_printed = printed["cas_by_cluster"].set_index(["cluster", "year"])["crimes"]
filled = as_printed.copy()
for place, gap_left in still_open["Gap"].items():
    filled[place] -= gap_left
change = filled.xs(2023, level="year").sum() - filled.xs(2022, level="year").sum()

assert change == int(ledger["t4-total-difference-111"])
assert corrected["cas_by_cluster"].equals(printed["cas_by_cluster"]), "a disputed count is mended"

both = pd.DataFrame({"As printed": as_printed, "As the wards ask": filled})
show(both.loc[[7]].rename_axis(["Cluster", "Year"]))

# %% [markdown]
# ### One repair of anti-social behaviour, and no other
#
# All that the plan prints about these incidents is one system: counts, totals, differences and percentages. The solver
# looks for repairs that make all of it true with as few changes as any. Here there is one and no other. The picture shows
# how far each printed number is off, and that the repair mends all of it.

# %%
(only,) = show_repairs(
    extracts,
    "asb_by_cluster",
    "How far the tables of anti-social behaviour are off, as printed and repaired",
    "Rings for clusters 4 to 7 lie right of zero. Every dot lies at zero.",
)

assert {kind for kind, _ in only.changes} == {"exchanged"}

# %% [markdown]
# ### What the exchange in table three mends
#
# Each check of this site proves it anew: every repair with as few changes as any gives clusters 6 and 7 the same numbers
# in table three. The picture shows what these numbers mend. What is still off stands in other cells.

# %%
exchange = next(each for each in extracts.corrections if each.id == "vbc-clusters-6-and-7-exchanged")
off = show_correction(
    extracts,
    exchange,
    "How far the tables of crime by cluster are off, as printed and once table three is mended",
    "Rings lie right of zero. The dots of cluster 6 lie at zero or near it. Some rows keep ring and dot in one place.",
)

assert (off["repaired"] <= off["printed"]).all()
assert (off[off["relation"].str.contains("cluster 6, year")]["repaired"] == 0).all()

# %% [markdown]
# See the correction of [table three](../corrections.md#vbc-clusters-6-and-7-exchanged) and the known issue of
# [table four](../corrections.md#cas-cluster-7-counts).
#
# ## After the corrections
#
# Now the counts agree everywhere but for the disputed ones of cluster 7, and the rows make the totals.

# %%
asb = beside_the_wards(
    corrected["asb_by_cluster"],
    corrected["asb_by_ward"],
    "incidents",
)
crime = beside_the_wards(all_crime(corrected), wards_crime, "crimes")

assert (asb["Gap"] == 0).all()
assert {cluster for cluster, _ in crime.query("Gap != 0").index} == {7}

COUNTS = {
    "vbc": ("vbc_by_cluster", "crimes", "Victim-based crimes"),
    "cas": ("cas_by_cluster", "crimes", "Crimes against society"),
    "asb": ("asb_by_cluster", "incidents", "Anti-social behaviour"),
}
totals = corrected["cluster_totals"].set_index(["measure", "year"])["total"]
sums = {title: corrected[name].groupby("year")[counted].sum() for name, counted, title in COUNTS.values()}

for measure, (_, _, title) in COUNTS.items():
    assert sums[title].to_dict() == totals[measure].to_dict()

show(pd.DataFrame(sums).rename_axis("Year"))

# %% [markdown]
# By its clusters the borough then has [14,757](fact:all_crime_by_cluster_tables?year=2023) crimes in 2023, and by its
# wards [14,774](fact:all_crime_by_ward.crimes.total?year=2023).
#
# ## Rates
#
# A rate is a ward's crimes per 1,000 residents. The number of residents of a ward is known to ±10 only, because the
# census office blurs small counts. So each printed rate must lie between the ones for a few more and a few fewer
# residents.


# %%
def rate(crimes: int, residents: int) -> int:
    """Give the crimes per 1,000 residents as a whole number, halves up."""
    return int(half_up(Fraction(crimes * 1000, residents)))


rates = corrected["crime_rate_by_ward"].merge(wards_crime).merge(corrected["ward_residents"])
rates["worked_out"] = [rate(row.crimes, row.residents) for row in rates.itertuples()]

assert len(rates) == len(corrected["crime_rate_by_ward"])
for row in rates.itertuples():
    fewest, most = (rate(row.crimes, row.residents + blur) for blur in (10, -10))
    assert fewest <= row.crimes_per_1000 <= most

apart = rates.query("worked_out != crimes_per_1000").set_index(["ward", "year"])
columns = {
    "crimes": "Crimes",
    "residents": "Residents",
    "crimes_per_1000": "Rate as printed",
    "worked_out": "Rate worked out",
}
show(apart[list(columns)].rename(columns=columns).rename_axis(["Ward", "Year"]))

# %% [markdown]
# Every printed rate holds. A rate shown above can differ from ours by what the blur allows.
#
# ### The residents behind the rates
#
# The rates can also be tested without the census. Each rate tells how many residents a ward may have. A ward has a rate
# of crime and one of domestic abuse, for 2022 and for 2023. All of them must fit one number of residents. Where none
# fits, rows were exchanged, or a count was divided by another ward's residents.


# %%
residents = corrected["ward_residents"].set_index("ward")["residents"]


def beside_the_census(possible: dict[str, tuple[int, int]]) -> pd.DataFrame:
    """Give each ward's fewest and most residents by its rates, beside the census."""
    both = pd.DataFrame.from_dict(possible, orient="index", columns=["Fewest by its rates", "Most by its rates"])
    return both.assign(Census=residents).rename_axis("Ward")


by_rates = beside_the_census(possible_residents(extracts.__getitem__))
none = by_rates["Fewest by its rates"] > by_rates["Most by its rates"]
show(by_rates[none])

# %% [markdown]
# These are the wards that no number of residents fits. What one rate asks for, another rules out. Their domestic abuse
# is [disputed](../corrections.md#domestic-abuse-rates-of-north-and-north-downs).
#
# Some number fits every other ward. It lies at the census, or as near as the blur allows.

# %%
fitting = by_rates[~none]
show(fitting)

assert set(by_rates.index[none]) == {"North", "North Downs"}
assert (fitting["Fewest by its rates"] - 10 <= fitting["Census"]).all()
assert (fitting["Census"] <= fitting["Most by its rates"] + 10).all()

# %% [markdown]
# ### Residents of the districts
#
# The rate of the borough, and its place in Kent by size, stand on the censuses. The plan doesn't print them. So they are
# typed here once more, and each number is compared with the extract. From 2011 to 2021 Maidstone
# [grew by 13.3%](fact:district_residents.residents.percent_change?district=maidstone&from=2011&to=2021), the
# [2nd highest](fact:district_residents.residents.rank?district=maidstone&by=percent_change&from=2011&to=2021) growth.
#
# | District | Residents in 2011 | Residents in 2021 | Growth from 2011 to 2021 |
# | --- | ---: | ---: | ---: |
# | Dartford | [97,365](fact:district_residents.residents?district=dartford&year=2011) | [116,748](fact:district_residents.residents?district=dartford&year=2021) | [19.9%](fact:district_residents.residents.percent_change?district=dartford&from=2011&to=2021) |
# | Maidstone | [155,143](fact:district_residents.residents?district=maidstone&year=2011) | [175,781](fact:district_residents.residents?district=maidstone&year=2021) | [13.3%](fact:district_residents.residents.percent_change?district=maidstone&from=2011&to=2021) |
# | Ashford | [117,956](fact:district_residents.residents?district=ashford&year=2011) | [132,752](fact:district_residents.residents?district=ashford&year=2021) | [12.5%](fact:district_residents.residents.percent_change?district=ashford&from=2011&to=2021) |
# | Swale | [135,835](fact:district_residents.residents?district=swale&year=2011) | [151,679](fact:district_residents.residents?district=swale&year=2021) | [11.7%](fact:district_residents.residents.percent_change?district=swale&from=2011&to=2021) |
# | Tonbridge and Malling | [120,805](fact:district_residents.residents?district=tonbridge-and-malling&year=2011) | [132,205](fact:district_residents.residents?district=tonbridge-and-malling&year=2021) | [9.4%](fact:district_residents.residents.percent_change?district=tonbridge-and-malling&from=2011&to=2021) |
# | Medway | [263,925](fact:district_residents.residents?district=medway&year=2011) | [279,772](fact:district_residents.residents?district=medway&year=2021) | [6.0%](fact:district_residents.residents.percent_change?district=medway&from=2011&to=2021) |
# | Gravesham | [101,720](fact:district_residents.residents?district=gravesham&year=2011) | [106,905](fact:district_residents.residents?district=gravesham&year=2021) | [5.1%](fact:district_residents.residents.percent_change?district=gravesham&from=2011&to=2021) |
# | Sevenoaks | [114,893](fact:district_residents.residents?district=sevenoaks&year=2011) | [120,519](fact:district_residents.residents?district=sevenoaks&year=2021) | [4.9%](fact:district_residents.residents.percent_change?district=sevenoaks&from=2011&to=2021) |
# | Thanet | [134,186](fact:district_residents.residents?district=thanet&year=2011) | [140,589](fact:district_residents.residents?district=thanet&year=2021) | [4.8%](fact:district_residents.residents.percent_change?district=thanet&from=2011&to=2021) |
# | Dover | [111,674](fact:district_residents.residents?district=dover&year=2011) | [116,400](fact:district_residents.residents?district=dover&year=2021) | [4.2%](fact:district_residents.residents.percent_change?district=dover&from=2011&to=2021) |
# | Canterbury | [151,145](fact:district_residents.residents?district=canterbury&year=2011) | [157,417](fact:district_residents.residents?district=canterbury&year=2021) | [4.1%](fact:district_residents.residents.percent_change?district=canterbury&from=2011&to=2021) |
# | Folkestone and Hythe | [107,969](fact:district_residents.residents?district=folkestone-and-hythe&year=2011) | [109,757](fact:district_residents.residents?district=folkestone-and-hythe&year=2021) | [1.7%](fact:district_residents.residents.percent_change?district=folkestone-and-hythe&from=2011&to=2021) |
# | Tunbridge Wells | [115,049](fact:district_residents.residents?district=tunbridge-wells&year=2011) | [115,318](fact:district_residents.residents?district=tunbridge-wells&year=2021) | [0.2%](fact:district_residents.residents.percent_change?district=tunbridge-wells&from=2011&to=2021) |

# %% [markdown]
# ## Everything at once
#
# The site's own code makes these checks each time, and more like them. This is what those about wards and clusters still find
# after the corrections.

# %%
here = [*family("wards_and_clusters"), *family("rates")]
left = run(extracts, here)
show_mismatches(left)

DISPUTED_RATES = "rates-of-a-ward-agree"
assert {each.name for each in left} == {"clusters-make-the-wards-crime", "wards-make-the-stated-rate", DISPUTED_RATES}

# %% [markdown]
# The borough's rate stands for another number of crimes than its wards have. Both can be right, so this is a
# [question](../corrections.md#borough-totals-disagree). The counts of cluster 7 in table four are disputed, and so are the
# rates of domestic abuse in North and North Downs.

# %%
show_promises(here)

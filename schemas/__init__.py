"""The table of contents of the data: the contract of each extract, by the extract's name."""

from pandera.pandas import DataFrameModel

from schemas.all_crime_by_ward import AllCrimeByWard
from schemas.asb_by_cluster import AsbByCluster
from schemas.asb_by_ward import AsbByWard
from schemas.cas_by_cluster import CasByCluster
from schemas.cluster_totals import ClusterTotals
from schemas.crime_rate_by_ward import CrimeRateByWard
from schemas.crime_types import CrimeTypes
from schemas.district_residents import DistrictResidents
from schemas.plan_figures import PlanFigures
from schemas.stated_figures import StatedFigures
from schemas.vbc_by_cluster import VbcByCluster
from schemas.ward_clusters import WardClusters
from schemas.ward_hexes import WardHexes
from schemas.ward_residents import WardResidents

__all__ = ["CONTRACTS"]

CONTRACTS: dict[str, type[DataFrameModel]] = {
    "all_crime_by_ward": AllCrimeByWard,
    "asb_by_cluster": AsbByCluster,
    "asb_by_ward": AsbByWard,
    "cas_by_cluster": CasByCluster,
    "cluster_totals": ClusterTotals,
    "crime_rate_by_ward": CrimeRateByWard,
    "crime_types": CrimeTypes,
    "district_residents": DistrictResidents,
    "plan_figures": PlanFigures,
    "stated_figures": StatedFigures,
    "vbc_by_cluster": VbcByCluster,
    "ward_clusters": WardClusters,
    "ward_hexes": WardHexes,
    "ward_residents": WardResidents,
}

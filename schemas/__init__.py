"""The table of contents of the data: the contract of each extract, by the extract's name."""

from pandera.pandas import DataFrameModel

from schemas.all_crime_by_ward import AllCrimeByWard
from schemas.anti_slavery_partners import AntiSlaveryPartners
from schemas.asb_by_cluster import AsbByCluster
from schemas.asb_by_ward import AsbByWard
from schemas.cas_by_cluster import CasByCluster
from schemas.cluster_totals import ClusterTotals
from schemas.crime_rate_by_ward import CrimeRateByWard
from schemas.crime_types import CrimeTypes
from schemas.district_residents import DistrictResidents
from schemas.domestic_abuse_by_offence import DomesticAbuseByOffence
from schemas.domestic_abuse_by_ward import DomesticAbuseByWard
from schemas.domestic_abuse_rate_by_ward import DomesticAbuseRateByWard
from schemas.domestic_abuse_subsets import DomesticAbuseSubsets
from schemas.domestic_abuse_totals import DomesticAbuseTotals
from schemas.missing_children import MissingChildren
from schemas.missing_children_by_area import MissingChildrenByArea
from schemas.needle_finds import NeedleFinds
from schemas.needle_locations import NeedleLocations
from schemas.needle_totals import NeedleTotals
from schemas.new_ward_hexes import NewWardHexes
from schemas.new_ward_residents import NewWardResidents
from schemas.operation_aidant import OperationAidant
from schemas.plan_figures import PlanFigures
from schemas.police_by_district import PoliceByDistrict
from schemas.police_by_kind import PoliceByKind
from schemas.police_by_month import PoliceByMonth
from schemas.police_by_new_ward import PoliceByNewWard
from schemas.police_by_new_ward_and_kind import PoliceByNewWardAndKind
from schemas.police_by_old_ward import PoliceByOldWard
from schemas.police_downloads import PoliceDownloads
from schemas.police_streets import PoliceStreets
from schemas.priority_statuses import PriorityStatuses
from schemas.protection_notices import ProtectionNotices
from schemas.protection_totals import ProtectionTotals
from schemas.protection_warnings import ProtectionWarnings
from schemas.safer_streets_projects import SaferStreetsProjects
from schemas.serious_violence_ranks import SeriousViolenceRanks
from schemas.service_requests import ServiceRequests
from schemas.stated_figures import StatedFigures
from schemas.survey_findings import SurveyFindings
from schemas.town_centre import TownCentre
from schemas.vbc_by_cluster import VbcByCluster
from schemas.ward_changes import WardChanges
from schemas.ward_clusters import WardClusters
from schemas.ward_hexes import WardHexes
from schemas.ward_residents import WardResidents
from schemas.youth_offences import YouthOffences
from schemas.youth_offenders_by_age import YouthOffendersByAge

__all__ = ["CONTRACTS"]

CONTRACTS: dict[str, type[DataFrameModel]] = {
    "all_crime_by_ward": AllCrimeByWard,
    "anti_slavery_partners": AntiSlaveryPartners,
    "asb_by_cluster": AsbByCluster,
    "asb_by_ward": AsbByWard,
    "cas_by_cluster": CasByCluster,
    "cluster_totals": ClusterTotals,
    "crime_rate_by_ward": CrimeRateByWard,
    "crime_types": CrimeTypes,
    "district_residents": DistrictResidents,
    "domestic_abuse_by_offence": DomesticAbuseByOffence,
    "domestic_abuse_by_ward": DomesticAbuseByWard,
    "domestic_abuse_rate_by_ward": DomesticAbuseRateByWard,
    "domestic_abuse_subsets": DomesticAbuseSubsets,
    "domestic_abuse_totals": DomesticAbuseTotals,
    "missing_children": MissingChildren,
    "missing_children_by_area": MissingChildrenByArea,
    "needle_finds": NeedleFinds,
    "needle_locations": NeedleLocations,
    "needle_totals": NeedleTotals,
    "new_ward_hexes": NewWardHexes,
    "new_ward_residents": NewWardResidents,
    "operation_aidant": OperationAidant,
    "plan_figures": PlanFigures,
    "police_by_district": PoliceByDistrict,
    "police_by_kind": PoliceByKind,
    "police_by_month": PoliceByMonth,
    "police_by_new_ward": PoliceByNewWard,
    "police_by_new_ward_and_kind": PoliceByNewWardAndKind,
    "police_by_old_ward": PoliceByOldWard,
    "police_downloads": PoliceDownloads,
    "police_streets": PoliceStreets,
    "priority_statuses": PriorityStatuses,
    "protection_notices": ProtectionNotices,
    "protection_totals": ProtectionTotals,
    "protection_warnings": ProtectionWarnings,
    "safer_streets_projects": SaferStreetsProjects,
    "serious_violence_ranks": SeriousViolenceRanks,
    "service_requests": ServiceRequests,
    "stated_figures": StatedFigures,
    "survey_findings": SurveyFindings,
    "town_centre": TownCentre,
    "vbc_by_cluster": VbcByCluster,
    "ward_changes": WardChanges,
    "ward_clusters": WardClusters,
    "ward_hexes": WardHexes,
    "ward_residents": WardResidents,
    "youth_offences": YouthOffences,
    "youth_offenders_by_age": YouthOffendersByAge,
}

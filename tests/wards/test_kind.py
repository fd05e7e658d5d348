"""Pages of places that are no wards have their own words, addresses and folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.site.extensions.ward_links import ward_pages
from smp_metrics.wards.figures import borough_figures, ward_figures
from smp_metrics.wards.finder import Known, finder
from smp_metrics.wards.hexmap import ward_map
from smp_metrics.wards.kind import WARDS, Kind, called_otherwise, folders, kind_of
from smp_metrics.wards.strip import strip_picture
from smp_metrics.wards.tables import all_wards, beside
from smp_metrics.wards.where import Where

ROOT = Path(__file__).resolve().parents[2]
FACTS = Facts(Extracts(ROOT))
DIVISIONS = Kind("division", "divisions")
PLACES = {name: replace(each, kind=DIVISIONS) for name, each in ward_figures(FACTS).items()}


def test_pictures_tables_and_maps_speak_of_the_partnerships_places() -> None:
    bridge, heath = PLACES["Bridge"], PLACES["Heath"]
    borough = borough_figures(FACTS, PLACES)
    parts = (
        all_wards(PLACES.values(), borough.years, DIVISIONS),
        beside(bridge, [heath]),
        strip_picture(heath, PLACES.values(), borough),
        ward_map(FACTS.extracts["ward_hexes"], kind=DIVISIONS),
        finder(Where(places={"Docks": "Heath"}), ["Heath"], Known(kind=DIVISIONS)),
    )
    told = "".join(parts).replace("smp-ward", "").replace('"smp-all-wards"', "")

    assert "ward" not in told.lower()
    for said in ("All divisions", "this division", "among all divisions", "Map of divisions", ">Division</th>"):
        assert said in told
    assert 'href="smp-root/divisions/heath/"' in told
    assert (called_otherwise(DIVISIONS), called_otherwise(WARDS)) == (' data-one="division" data-many="divisions"', "")


def test_places_are_those_of_the_membership_by_the_plural_that_is_given() -> None:
    extracts = Extracts(ROOT)
    own = extracts.partnership
    assert own.membership
    places = own.geographies[0].model_copy(update={"column": "town", "plural": "towns and villages"})
    told = own.model_copy(
        update={"membership": own.membership.model_copy(update={"of": "town"}), "geographies": (places,)}
    )
    extracts.__dict__["_partnership"] = told
    kind = kind_of(extracts)
    assert (kind.address, kind.folder, kind.page) == ("towns-and-villages/", "docs/towns-and-villages", "_town.md")

    broken: tuple[object, ...] = (own.model_copy(update={"membership": None}), [])
    for nothing in broken:
        extracts.__dict__["_partnership"] = nothing
        assert kind_of(extracts) == WARDS


def test_names_lead_to_the_pages_of_such_places() -> None:
    assert ward_pages(FACTS.extracts)["Heath"].endswith("wards/heath/")


def test_the_folder_of_templates_is_found_by_any_of_them(tmp_path: Path) -> None:
    for name in ("towns/_where.yml", "towns/_index.md", "plan/crime.md", "_search.yml"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text("", encoding="utf-8")

    assert list(folders(tmp_path)) == ["docs/towns"]

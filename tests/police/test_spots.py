"""A street is told from a kind of place; neither is where something happened."""

from __future__ import annotations

import pytest

from smp_metrics.police.spots import street_of


@pytest.mark.parametrize(
    ("location", "street"),
    [
        ("On or near Week Street", "Week Street"),
        ("On or near Gabriel'S Hill", "Gabriel's Hill"),
        ("On or near St Faith'S Street", "St Faith's Street"),
        ("On or near O'Sullivan Way", "O'Sullivan Way"),
        ("On or near Station Road", "Station Road"),
        ("On or near Hospital", None),
        ("On or near Police Station", None),
        ("On or near Maidstone East (Station)", None),
        ("On or near ", None),
        ("No Location", None),
    ],
)
def test_a_place_is_a_street_or_none(location: str, street: str | None) -> None:
    assert street_of(location) == street

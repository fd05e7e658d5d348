"""A contact of the partnership is one that a reader can reach."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from smp_metrics.extracts.written.whom import Contact


def test_a_contact_can_be_reached() -> None:
    assert Contact.model_validate({"of": "the council", "phone": "01632 960123"}).phone
    with pytest.raises(ValidationError, match="an email, a phone or both"):
        Contact.model_validate({"of": "the council"})

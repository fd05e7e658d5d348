"""Names that hold words which compare, and are none."""

from __future__ import annotations

from smp_metrics.api.wordings import NAMES

NAMES.add("Safer Maidstone", "the name of the partnership and of this site")
NAMES.add("Safer Streets 4", "the name of a fund, and its fourth round")
NAMES.add("Safer Streets", "the name of a fund")
NAMES.add("Safer nights out", "the name of a scheme")
NAMES.add("MaidSafer", "the name of a campaign")
NAMES.add("326 Youth Hub", "the name of a place")
NAMES.add("Rose Garden", "the name of a place")
NAMES.add("Rose Yard", "the name of a place")
NAMES.add("Urban Blue Bus", "the name of a service")

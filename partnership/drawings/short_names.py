"""The names of wards that are too long for a hexagon, as they are written in one."""

from __future__ import annotations

from smp_metrics.api.drawings import SHORT_NAMES

SHORT_NAMES.add("Boughton Monchelsea and Chart Sutton", "Boughton\nMonchelsea")
SHORT_NAMES.add("Coxheath and Hunton", "Coxheath")
SHORT_NAMES.add("Detling and Thurnham", "Detling")
SHORT_NAMES.add("Downswood and Otham", "Downswood")
SHORT_NAMES.add("Harrietsham and Lenham", "Harrietsham")
SHORT_NAMES.add("Marden and Yalding", "Marden")
SHORT_NAMES.add("Sutton Valence and Langley", "Sutton\nValence")

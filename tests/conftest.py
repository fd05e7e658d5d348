"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# No test is judged by the clock: a busy machine is not a broken project.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

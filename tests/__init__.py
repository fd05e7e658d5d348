"""What is true of this project."""

from pathlib import Path

from smp_metrics.imports import use

# A project of a test that brings no contracts, drawings and checks of its own has this one's.
use(Path(__file__).resolve().parents[1])

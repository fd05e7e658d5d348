"""What moved between two states of a project: each published number, then and now, why, and where it stands.

Both states are read by today's code, as files: no code of an older state is ever run.
"""

from smp_metrics.diff.comparing import compare
from smp_metrics.diff.report import Report
from smp_metrics.diff.state import State
from smp_metrics.diff.states import two_states

__all__ = ["Report", "State", "compare", "two_states"]

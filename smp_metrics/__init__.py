"""Every number of a community safety plan, computed from its data and compared with its words."""

from smp_metrics import imports  # noqa: F401 - before any other module, so that it is imported from what was hashed

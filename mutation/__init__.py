"""What gets past the checks: spoil the data and the pages, each thing once; run with ``make mutate``."""

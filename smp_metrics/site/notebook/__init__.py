"""The literate checks: run, and shown as pages."""

"""What the reconciliations find."""

"""The plan's own figures, and what is declared of facts: ledger, stated figures, quotes, wholes."""

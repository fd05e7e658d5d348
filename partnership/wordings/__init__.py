"""Words that mean something else in this partnership than elsewhere."""

"""The facts of this partnership that no address over one column can say."""

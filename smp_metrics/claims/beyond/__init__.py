"""What words say beyond a number: what leads to it, what it is a share of, what it sums up, who counted it."""

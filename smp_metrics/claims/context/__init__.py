"""What stands around a claim: the places, times, kinds and words that must be its fact's own."""

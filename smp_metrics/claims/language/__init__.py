"""The words and numbers that a claim is made of."""

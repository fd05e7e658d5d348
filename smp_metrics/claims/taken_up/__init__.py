"""What a sentence takes up from the numbers before it, in the sentence itself or the one before."""

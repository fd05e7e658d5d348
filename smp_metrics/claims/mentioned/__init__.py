"""What a text names, the words that a fact makes known, and which of what is named belongs to a number."""

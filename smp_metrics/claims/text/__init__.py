"""Documents as their readers take them in: prose, sentences, blocks, and what needs no fact."""

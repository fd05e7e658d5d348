"""From an address to a number: rows are chosen, and a measure is taken of them."""

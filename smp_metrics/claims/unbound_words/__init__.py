"""What says how things are, and is bound to no fact."""

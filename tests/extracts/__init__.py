"""What the reader of extracts accepts, refuses and remembers."""

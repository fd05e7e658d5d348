"""What is true of this project."""

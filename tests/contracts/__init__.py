"""What every contract accepts and refuses."""

"""What must hold across the rows and extracts of this partnership."""

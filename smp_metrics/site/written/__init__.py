"""What people write for the site, found, and held to what it may be."""

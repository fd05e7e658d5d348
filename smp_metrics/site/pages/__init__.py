"""The pages that the site writes itself."""

"""The site: pages with their claims, charts and tables, built whole or not at all."""

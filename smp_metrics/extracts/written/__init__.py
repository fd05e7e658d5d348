"""What people write in YAML of the extracts, the plan and the partnership, held to its form."""

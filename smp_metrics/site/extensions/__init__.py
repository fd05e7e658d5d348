"""What Markdown is made to understand: claims, blocks, paragraphs, names of wards."""

"""Make the site's font: cut a published one down to what the site shows, for pages and for pictures."""

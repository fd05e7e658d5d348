"""The site on paper: sheets of its pages, printed by a browser, and looked over."""

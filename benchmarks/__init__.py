"""How fast the site is checked, built and read: run with ``make bench``. These measure; they never pass or fail."""

"""What the code of a partnership's project may import: a module for each kind of such code, and nothing else.

A name that stands here keeps its meaning; what it is imported from may move. ``contributing/api.md`` lists them all.
"""

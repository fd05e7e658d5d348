"""What contracts share: how a column is described, and the shapes that tables have whatever places they are about.

A domain says which values may stand in a key, and a count of distinct keys says that they all do: so a row lost, a row
doubled and a row about an unknown place break one rule each, and a table without rows is never complete.
"""

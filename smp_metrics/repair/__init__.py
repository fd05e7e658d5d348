"""Smallest repairs: the fewest printed numbers whose change makes all that the plan prints about each other true."""

"""Counts the police's open records (data.police.uk): reads and checks them, places them in wards, writes extracts.

It is loaded by ``smp ingest`` alone. Nothing else of the site needs its libraries.
"""

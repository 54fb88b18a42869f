"""Where people's data live: what follows from it is disclosure, erasure and retention.

Each area says in its `personal_data.py` what of a person can stand in its tables and folders.
A house test walks every column of every table, so that none is forgotten.
"""

"""Measurements: `make bench`, or `make bench ONLY=portal` for a part.

A part is a module here with `DATABASES` (on which it runs) and `run() -> list[Figure]`. Each part
runs in a process of its own with a fresh database, so parts cannot warm each other.
"""

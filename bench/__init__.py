"""Measurements: `make bench`, or `make bench ONLY=portal` for a part.

A part is a module or package here with `run() -> list[Figure]`. Each runs in a process of its own
with a fresh database, on the databases that `__main__` names, so parts cannot warm each other.
"""

"""What `tests/test_rights_walk.py` walks through: a town with one of everything, and the pages."""

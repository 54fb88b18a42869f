"""Readers come first: what is done behind the pages takes the time that they leave."""

import os

LATER = 10
"""How much later than a server's process, as `nice` counts."""


def give_way() -> None:
    """For the rest of this process, and for all that it starts."""
    os.nice(LATER)

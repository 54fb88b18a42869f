"""Who is meant in a cell of units; persons, and how to reach them, are taken out of it."""

from gemeinwerk.german.parties.units import Parties, Register, Unit, register_of

__all__ = ["Parties", "Register", "Unit", "register_of"]

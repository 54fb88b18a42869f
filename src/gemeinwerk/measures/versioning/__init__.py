"""Versions of a catalogue: frozen once, readable for ever."""

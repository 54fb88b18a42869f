"""The languages of invitations: of what the office writes, and of the page on which one answers."""

from gemeinwerk.core.tongues import GERMAN, NAMES, RIGHT_TO_LEFT, TONGUES, choices, direction, known

__all__ = ["GERMAN", "NAMES", "RIGHT_TO_LEFT", "TONGUES", "choices", "direction", "known"]

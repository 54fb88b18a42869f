"""Concepts and their editions, fields, themes, phases, and the last edition's review."""

from gemeinwerk.concepts.models.concept import Concept, CrossCuttingTheme, FieldOfAction, Phase
from gemeinwerk.concepts.models.review import Finding, Review

__all__ = ["Concept", "CrossCuttingTheme", "FieldOfAction", "Finding", "Phase", "Review"]

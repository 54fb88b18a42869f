"""Rounds in which answers are given: drafted, read by a second person, released together."""

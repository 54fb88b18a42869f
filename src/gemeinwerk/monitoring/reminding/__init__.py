"""Reminding units of a round: before its day, after it along the tree of units, by hand."""

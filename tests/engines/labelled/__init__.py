"""Measures in the manner of real catalogues, labelled by hand, and how the check fares on them."""

"""Photographs of flip charts and cards: typed off into contributions, beside their picture."""

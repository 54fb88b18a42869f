"""Small pieces of pages that come again and again: a list has fifty bars and ten of them differ."""

from functools import lru_cache

MOST = 2_000
drawn_once = lru_cache(MOST, typed=True)
"""Of a function that makes HTML from nothing but its plain arguments, the language among them where
there are words in it. Typed: what is marked as safe is never taken for what is not."""

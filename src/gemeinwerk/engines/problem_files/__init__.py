"""Problems that people write as JSON: read to the end, or refused with place, reason and remedy.

`text` reads a JSON text, `values` and `fields` single values, objects and lists, `links` finds ids
that are unknown or given twice. What a problem may ask says the engine it is asked of.
"""

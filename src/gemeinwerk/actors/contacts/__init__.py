"""A list of contacts on its way in, and who stands twice.

`operations` holds what can happen, `planning` what a list would change, `writing` how it is
written: all in one transaction. Comparing is three-way: what the list said at the last import, what
it says now, and what stands there. The same list a second time changes nothing, even where the
office has mended people since.
"""

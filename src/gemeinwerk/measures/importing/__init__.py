"""A file on its way into a catalogue: uploaded, read, looked through, taken over whole or not.

`operations` holds what can happen, `planning` what a file would change, `writing` how it is
written: all in one transaction. Comparing is three-way: what the file said at the last import,
what it says now, and what stands in the catalogue. The same file a second time changes nothing,
even where the office has mended measures since.
"""

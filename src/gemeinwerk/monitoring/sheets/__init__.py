"""The Excel sheet of a unit: sent out filled in, typed into, read back in.

content = written(opened, reports)                  # an XLSX, with what stands there now
found = read_apart(content)                         # the cells as they stand in the file
plan = planned(reports, found.rows)                 # what each would change; nothing is written
take_over(opened, rows=found.rows, chosen=…, by=user, seen=stamp(plan.told()))

A cell that was not touched changes nothing, whatever was saved in the browser since: the file knows
what stood in it (`layout.KEYS`).
"""

"""Measured values from a file, for measures that are here already.

    found = read_apart(content)              # the rows as they stand in the file
    plan = planned(concept, found.rows)      # what each would do; nothing is written
    record_values(concept, rows=…, by=user, seen=stamp(plan.told()))

The file is an export of ours with its sheet of values, or a list with the number of the measure,
indicator, day and value. It adds; what stands here is never changed by it.
"""

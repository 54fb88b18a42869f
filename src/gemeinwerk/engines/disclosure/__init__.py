"""Counts that give nobody away: which cells of a table are not published so that no small one can
be worked out.

    table = tables.Table(("f", "m"), ("Nord", "Süd"), counts={("f", "Nord"): 12, …})
    safe = protecting.protect(table) # Safe, or raises Refused
    safe.count(("f", None))          # a margin, None where it is not published

A count from 1 to `minimum` - 1 is not published, nor a group of whom all said the same; and so many
further cells, the fewest there are, that from everything that is published, its sums and that no
count lies below nought, no cell left out can be narrowed to fewer than `minimum` possible values.
With `beside`, tables published before of the same people or nearly the same: what was kept back
there is not told here, nor a difference of few.
Exact, by CP-SAT; the same table gives the same answer. Plain Python, no clock.

`tables` loads nothing large; the other two load the solver.
"""

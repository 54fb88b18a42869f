"""An import or a bulk change is taken back as a whole.

`keeping` keeps what was written, before and after; `outlook` compares it with what stands now,
three ways: what was written and still stands goes back, what somebody changed since is shown and
stays unless the person decides otherwise. `operations` does it, `writing` holds the many rows,
`showing` says it beforehand.
"""

"""Who said nearly the same? Near ones of a text, ranked for a person; groups of nearly the same.

    index = Index.build([Text("1", "Mehr Bänke am Fluss"), Text("2", "Am Fluß fehlen Sitzbänke")])
    [near.id for near in index.near(Text("", "Bitte Bänke an den Fluss"), 5)]    # "1", "2"
    index.groups()                              # of nearly the same, each with a title
    index.add(Text("3", "…"))
    Index.from_bytes(index.to_bytes())

A verdict is never given: what comes out is for somebody to read. Read `texts` (what goes in and
comes out), `reading` (a text as its pieces), `weighing` (what a piece says), `blocks` (who is worth
comparing), `index`, `grouping`, `sharing` (the words to be marked), `titles`.

Its numbers need numpy, which no page loads: import `likeness.index` where it is used.
"""

"""Catalogues as files, made in the background and served from a folder of their own.

    wanted = Wanted.of_version(version, "pdf", "de")
    operations.want([wanted])            # in the verb that freezes it
    found = queries.find(wanted)         # in the view: never waits, never makes anything
    found.open()                         # a stream, or None while it is being made

A printed catalogue takes seconds to minutes to make. Nobody waits for it in a request: a row says
what is wanted and what lies there, the worker makes it (`core.jobs`), the tick sees what is missing
or out of date, and restoring a backup begins with none.
"""

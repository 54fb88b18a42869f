"""Answers that somebody's calendar gives by mail, where a mailbox is read.

    take_in(raw)          # a message from the mailbox; an answer is entered, or told to the office

An invitation asks for such answers only then (`addresses.asks`).
"""

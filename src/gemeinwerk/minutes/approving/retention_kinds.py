"""Whoever was sent a draft was at the meeting or expected, which counts already."""

from gemeinwerk.actors.retention import kinds

kinds.no_sign(
    "a draft goes to those who were at its meeting, which counts", "minutes.draftreader.person"
)

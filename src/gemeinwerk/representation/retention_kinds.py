"""A slip that was drawn says nothing of whoever drew it, not even that they take part."""

from gemeinwerk.actors.retention import kinds

kinds.no_sign(
    "whoever drew a slip answered an invitation, which counts; a slip is asked for nothing",
    "representation.drawn.person",
)

"""Rounds of answers: opened with all that waits, gone through, released together.

open_round(concept, by=user)                             # or of one phase: participation=phase
add(round, numbers=[87], by=user)
take_out(round, numbers=[91], reason="Wird noch geprüft.", by=user)
release(round, by=user, seen=stamp)                      # the worker does it
write_letters(round, by=user)
"""

from gemeinwerk.answers.rounds.operations.filling import (
    add,
    discard,
    open_round,
    take_out,
)
from gemeinwerk.answers.rounds.operations.printing import write_letters
from gemeinwerk.answers.rounds.operations.releasing import release

__all__ = ["add", "discard", "open_round", "release", "take_out", "write_letters"]

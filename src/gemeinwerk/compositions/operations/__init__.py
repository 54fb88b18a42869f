"""What can happen to wishes and proposals."""

from gemeinwerk.compositions.operations.changing import discard, place, take_over
from gemeinwerk.compositions.operations.computing import ask
from gemeinwerk.compositions.operations.forgetting import OVER, forget_choice
from gemeinwerk.compositions.operations.wishing import (
    Wishes,
    add_candidates,
    remove_candidate,
    set_wishes,
    take_answers,
    write_wishes,
)

__all__ = [
    "OVER",
    "Wishes",
    "add_candidates",
    "ask",
    "discard",
    "forget_choice",
    "place",
    "remove_candidate",
    "set_wishes",
    "take_answers",
    "take_over",
    "write_wishes",
]

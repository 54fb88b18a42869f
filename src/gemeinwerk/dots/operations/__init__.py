"""What can happen to a show of dots: prepared, opened, given points to, closed."""

from gemeinwerk.dots.operations.giving import give_points
from gemeinwerk.dots.operations.preparing import create_weighing, edit_weighing, remove_weighing
from gemeinwerk.dots.operations.running import (
    MOST_SLIPS,
    close_weighing,
    enter_wall,
    open_weighing,
    print_slips,
)

__all__ = [
    "MOST_SLIPS",
    "close_weighing",
    "create_weighing",
    "edit_weighing",
    "enter_wall",
    "give_points",
    "open_weighing",
    "print_slips",
    "remove_weighing",
]

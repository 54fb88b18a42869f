"""The lot: among compositions that are equally good, the one whose numbers have the least sum.

Anybody can draw the numbers again from the seed that is published with the problem.
"""

import random

from gemeinwerk.engines.composition.problem import Problem, Seat

NUMBERS = 1_000_000


def lots(problem: Problem) -> dict[Seat, int]:
    """A number from 0 to 999,999 for each possible seat, in the order of groups and people."""
    chance = random.Random(problem.seed)  # noqa: S311 - is to be drawn again by anybody
    return {seat: chance.randrange(NUMBERS) for seat in problem.possible}

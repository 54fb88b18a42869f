"""What follows from what is published: how large a group can be, and its share of all who were
asked, at least and at most."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from gemeinwerk.engines.disclosure.layouts import Group
from gemeinwerk.engines.disclosure.polytope import Polytope
from gemeinwerk.engines.disclosure.releases import Question
from gemeinwerk.engines.disclosure.space import Numbers, Space

_NEAR = 1e-6


@dataclass(frozen=True)
class Known:
    """``least`` and ``most``: the size of a group, as anybody can work it out. ``share``: of those
    who were asked, None where that is not said or the group is one of no answer. At least: nobody
    else belongs to it; at most: all who did not answer do."""

    least: int
    most: int
    share: tuple[Fraction, Fraction] | None = None


def what_is_known(polytope: Polytope, question: Question) -> Mapping[Group, Known]:
    """Of every group that is to be told now."""
    space = polytope.space
    found = {}
    for group in space.current:
        size = ((1, space.now, space.at[group]),)
        least, most = polytope.ends[group]
        if least < most:
            most = math.floor(polytope.greatest(size).value + _NEAR)
            least = math.ceil(-polytope.greatest(((-1, *size[0][1:]),)).value - _NEAR)
        share = None
        if question.asked and question.no_answer not in dict(group).values():
            silent = question.asked - question.answers
            may_be = _may_belong(space, group, question.no_answer)
            may = math.floor(polytope.greatest_of(may_be) + _NEAR)
            share = Fraction(least, question.asked), Fraction(may + silent, question.asked)
        found[group] = Known(least, most, share)
    return found


def _may_belong(space: Space, group: Group, no_answer: str) -> Numbers:
    """The combinations of those who say nothing against it."""
    found = space.belonging(())
    for name, value in group:
        silent = space.belonging(((name, no_answer),))
        found = found * (space.belonging(((name, value),)) + silent)
    return found

"""Which actor groups can be named beside people without telling who belongs to them.

A text that names the people who cannot come says of a group of one, or that one of three is there,
as much as if the group stood beside the name. So groups of fewer than five are not named, and
numbers of fewer than five not told.
"""

from collections.abc import Sequence

from gemeinwerk.engines.planning.plan_in_words.bilingual import Piece, listed, say
from gemeinwerk.engines.planning.problem import Words

LEAST_TOLD = 5


def groups_named(named: Sequence[Piece], small: int) -> Words:
    """Groups by name, then how many more there are that are too small to be named."""
    if not small:
        return listed(named)
    if small == 1:
        rest = Words("eine kleine Akteursgruppe", "one small actor group")
    else:
        rest = say("{n} kleine Akteursgruppen", "{n} small actor groups", n=small)
    return listed([*named, rest])


def part_of(group: str, count: int, members: int) -> Words:
    """A group with how many of its members can come."""
    if count < LEAST_TOLD:
        return say("{group} (weniger als {n} von {all})", "{group} (fewer than {n} of {all})",
                   group=group, n=LEAST_TOLD, all=members)  # fmt: skip
    return say("{group} ({n} von {all})", "{group} ({n} of {all})",
               group=group, n=count, all=members)  # fmt: skip

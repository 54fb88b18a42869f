"""From what was said to what it is answered by, and back: through merges and parts.

answered_by(contribution)      # those that get the answer; itself, where nothing was done with it
goes_back_to(contribution)     # all that are answered with it, the originals of parts among them
"""

from gemeinwerk.contributions.merging.queries import standing
from gemeinwerk.contributions.models import Contribution, Merge


def answered_by(contribution: Contribution) -> list[Contribution]:
    """In the order of their numbers. There are no chains of merges, and parts lie within parts only
    as deep as somebody cut: it ends."""
    merge = Merge.objects.filter(one=contribution, undone_at=None).select_related("into").first()
    if merge is not None:
        return answered_by(merge.into)
    parts = [one.part for one in standing().filter(whole=contribution).select_related("part")]
    if not parts:
        return [contribution]
    found = {end for part in parts for end in answered_by(part)}
    return sorted(found, key=lambda one: one.number)


def goes_back_to(contribution: Contribution) -> list[Contribution]:
    """With itself, in the order of their numbers."""
    found: dict[int, Contribution] = {}
    ahead = [contribution]
    while ahead:
        one = ahead.pop()
        if one.pk not in found:
            found[one.pk] = one
            merged = Merge.objects.filter(into=one, undone_at=None).select_related("one")
            wholes = standing().filter(part=one).select_related("whole")
            ahead += [*(merge.one for merge in merged), *(split.whole for split in wholes)]
    return sorted(found.values(), key=lambda one: one.number)

"""What was erased or withdrawn stands in no index any more: all bytes that held it go at once."""

from collections.abc import Iterable

from django.db.models import F

from gemeinwerk.contributions.likeness.models import LikenessIndex


def drop(concepts: Iterable[int]) -> None:
    """Of concepts, by their keys; within the verb that takes the text away. The worker makes
    another one from what is left."""
    LikenessIndex.objects.filter(concept__in=list(concepts)).update(
        desk=None, public=None, groups=[], texts=0, read_up_to=None, dropped=F("dropped") + 1
    )

"""What can be asked about sources and readings."""

from gemeinwerk.figures.reading.models import Feed, Reading
from gemeinwerk.municipalities.models import Municipality

_TOWN = "shared__concept__municipality"


def feed(town: Municipality, pk: int) -> Feed:
    """By the key of its indicator. Raises Feed.DoesNotExist."""
    return Feed.objects.select_related(_TOWN).get(shared__concept__municipality=town, shared=pk)


def reading(town: Municipality, pk: int) -> Reading:
    found = Reading.objects.select_related(f"feed__{_TOWN}")
    return found.get(feed__shared__concept__municipality=town, pk=pk)

"""What can be asked about sources of calendars and their readings."""

from gemeinwerk.calendars.reading.models import Reading, Subscription
from gemeinwerk.municipalities.models import Municipality

_TOWN = "calendar__municipality"


def subscription(municipality: Municipality, pk: int) -> Subscription:
    """By the key of its calendar. Raises Subscription.DoesNotExist."""
    found = Subscription.objects.select_related(_TOWN)
    return found.get(calendar__municipality=municipality, calendar=pk)


def reading(municipality: Municipality, pk: int) -> Reading:
    found = Reading.objects.select_related(_TOWN)
    return found.get(calendar__municipality=municipality, pk=pk)

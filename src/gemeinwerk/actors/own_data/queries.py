"""Whose data are asked for, and what is still open."""

from datetime import date

from django.db.models import Q, QuerySet

from gemeinwerk.actors.models import DataRequest, Organisation, Person
from gemeinwerk.municipalities.models import Municipality


def address_of(person: Person) -> str:
    """Where a link goes: the address kept with the person, else that of their account."""
    return person.email or (person.user.email if person.user else "")


def people_at(town: Municipality, email: str) -> list[Person]:
    """Whose address it is; nobody's where it is an organisation's too: several read that."""
    if Organisation.objects.filter(municipality=town, email__iexact=email).exists():
        return []
    theirs = Q(email__iexact=email) | Q(email="", user__email__iexact=email)
    return list(Person.objects.filter(theirs, municipality=town).order_by("pk")[:2])


def open_requests(town: Municipality) -> QuerySet[DataRequest]:
    """The one to answer first stands first."""
    found = DataRequest.objects.filter(person__municipality=town, settled_at=None)
    return found.select_related("person").order_by("due_on", "pk")


def request_of(municipality: Municipality, pk: int) -> DataRequest:
    found = DataRequest.objects.select_related("person__municipality")
    return found.get(person__municipality=municipality, pk=pk)


def overdue(town: Municipality, today: date) -> int:
    return open_requests(town).filter(due_on__lt=today).count()

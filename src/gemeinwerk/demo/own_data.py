"""What some of Havelfurt's people asked about their own data, and what was kept long enough."""

from collections.abc import Iterator
from datetime import datetime

from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Asked, Person
from gemeinwerk.actors.own_data import operations as own_data
from gemeinwerk.actors.retention import operations as retention
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast

FIRST_ASKED = datetime(2025, 6, 16, 18, 40)
SETTLED = datetime(2025, 6, 23, 9, 10)
SHORTENED = datetime(2025, 6, 23, 9, 30)
LOOKED_THROUGH = datetime(2026, 11, 1, 4, 0)
ASKED = datetime(2026, 11, 24, 20, 15)
NEW_OFFICE = "Seit der Wahl im Mai bin ich Vorsitzende, nicht mehr Stellvertreterin."
NEW_NAME = "Seit der Hochzeit heiße ich Agnieszka Wójcik-Brandt. Bitte ändern Sie das."
MONTHS = 12
"""How long the town keeps what it has settled: shorter than is usual."""


def asked_of_own_data(cast: Cast) -> Iterator[Deed]:
    """One settled so long ago that it is proposed to go, and one open."""
    yield Deed(at(FIRST_ASKED), "Anliegen", lambda: _ask(cast, "Hanan Darwish", NEW_OFFICE))
    yield Deed(at(SETTLED), "Anliegen", lambda: _settle(cast, "Hanan Darwish"))
    yield Deed(at(SHORTENED), "Aufbewahrung", lambda: _shorten(cast))
    yield Deed(at(LOOKED_THROUGH), "Aufbewahrung", lambda: retention.propose(cast.town))
    yield Deed(at(ASKED), "Anliegen", lambda: _ask(cast, "Agnieszka Wójcik", NEW_NAME))


def _ask(cast: Cast, name: str, said: str) -> None:
    own_data.ask_for(_person(cast, name), kind=Asked.CORRECTION, said=said)


def _settle(cast: Cast, name: str) -> None:
    person = _person(cast, name)
    actors.edit_person(person, function="Vorsitzende", by=cast.office)
    asked = person.data_requests.get()
    own_data.settle_request(asked, by=cast.office, followed=True)


def _shorten(cast: Cast) -> None:
    retention.set_periods(cast.town, by=cast.office, months={"data_requests": MONTHS})


def _person(cast: Cast, name: str) -> Person:
    return Person.objects.get(municipality=cast.town, name=name)

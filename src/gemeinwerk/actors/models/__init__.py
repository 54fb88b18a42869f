"""Organisations and the tree of units, people, bodies and their seats."""

from gemeinwerk.actors.models.bodies import Body, BodyKind
from gemeinwerk.actors.models.contacts import ContactImport, ContactMapping, ContactRow
from gemeinwerk.actors.models.duplicates import Different, Merge
from gemeinwerk.actors.models.people import (
    ContactPermission,
    Deputy,
    Organisation,
    OrganisationKind,
    Person,
    Posts,
)
from gemeinwerk.actors.models.seats import ActorGroup, Occupancy, Seat, SeatFunction, Target

__all__ = [
    "ActorGroup",
    "Body",
    "BodyKind",
    "ContactImport",
    "ContactMapping",
    "ContactPermission",
    "ContactRow",
    "Deputy",
    "Different",
    "Merge",
    "Occupancy",
    "Organisation",
    "OrganisationKind",
    "Person",
    "Posts",
    "Seat",
    "SeatFunction",
    "Target",
]

"""Organisations and the tree of units, people, bodies and their seats."""

from gemeinwerk.actors.models.bodies import Body, BodyKind
from gemeinwerk.actors.models.contacts import ContactImport, ContactMapping, ContactRow
from gemeinwerk.actors.models.duplicates import Different, DifferentOrganisation, Merge
from gemeinwerk.actors.models.own_data import Asked, DataLink, DataRequest
from gemeinwerk.actors.models.people import (
    ContactPermission,
    Deputy,
    Organisation,
    OrganisationKind,
    Person,
    Posts,
)
from gemeinwerk.actors.models.retention import (
    ProposalState,
    RetentionPeriod,
    RetentionProposal,
    RetentionRun,
)
from gemeinwerk.actors.models.seats import ActorGroup, Occupancy, Seat, SeatFunction, Target

__all__ = [
    "ActorGroup",
    "Asked",
    "Body",
    "BodyKind",
    "ContactImport",
    "ContactMapping",
    "ContactPermission",
    "ContactRow",
    "DataLink",
    "DataRequest",
    "Deputy",
    "Different",
    "DifferentOrganisation",
    "Merge",
    "Occupancy",
    "Organisation",
    "OrganisationKind",
    "Person",
    "Posts",
    "ProposalState",
    "RetentionPeriod",
    "RetentionProposal",
    "RetentionRun",
    "Seat",
    "SeatFunction",
    "Target",
]

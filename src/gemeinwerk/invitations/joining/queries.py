"""What is asked of those who want to take part."""

from gemeinwerk.concepts import phases
from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations.joining import further
from gemeinwerk.invitations.joining.models import Joining, JoinRequest, JoinState
from gemeinwerk.invitations.models import Wave, WaveState
from gemeinwerk.municipalities.models import Municipality

JOIN = "invitations.join"
"""What a concept's status permits or not (`concepts.phases`)."""


def is_open(concept: Concept) -> bool:
    """Whether anybody may ask to take part now."""
    joining = getattr(concept, "joining", None) if phases.permits(JOIN, concept) else None
    return joining is not None and joining.is_open


def request(municipality: Municipality, pk: int) -> JoinRequest:
    """One whose address is proven. Raises JoinRequest.DoesNotExist."""
    rows = JoinRequest.objects.exclude(state=JoinState.ASKED)
    related = rows.select_related("concept__municipality")
    return related.get(concept__municipality=municipality, pk=pk)


def requests(concept: Concept) -> list[JoinRequest]:
    """Those that wait for the office first; of addresses nobody proved nothing is shown. Whoever
    is taken in has their `person` beside, and the waves that run `further` without them."""
    rows = JoinRequest.objects.filter(concept=concept).exclude(state=JoinState.ASKED)
    found = sorted(
        rows.select_related("decided_by"), key=lambda one: one.state != JoinState.CONFIRMED
    )
    taken = {one.email: one for one in found if one.state == JoinState.TAKEN}
    people = further.known_by(concept.municipality_id, taken) if taken else {}
    waves = further.further_of(concept, list(people.values()))
    for email, person in people.items():
        taken[email].person, taken[email].further = person, waves.get(person.pk, [])
    return found


def unproven(concept: Concept) -> int:
    return JoinRequest.objects.filter(concept=concept, state=JoinState.ASKED).count()


def joining_of(concept: Concept) -> Joining:
    found = Joining.objects.filter(concept=concept).select_related("wave").first()
    return found or Joining(concept=concept)


def waves(concept: Concept) -> list[Wave]:
    """Those into which somebody can still come."""
    return list(Wave.objects.filter(concept=concept).exclude(state=WaveState.CLOSED))

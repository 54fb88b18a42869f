"""What runs in a concept already when somebody joins later: they receive what they missed.

further_waves(person)
invite_further(concept, person, by=user)
"""

from collections.abc import Collection, Mapping

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.invitations import reaching
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.errors import NobodyChosen
from gemeinwerk.invitations.lifecycle import INVITE
from gemeinwerk.invitations.models import Invitation, Wave, WaveState
from gemeinwerk.invitations.operations import choose


def further_waves(person: Person) -> list[Wave]:
    """Of concepts in which somebody is invited: waves that run, can still be answered, and do not
    have them. Oldest first; one query."""
    if reaching.why_not(person):
        return []
    found = _running().filter(concept__waves__invitations__person=person).distinct()
    found = found.exclude(invitations__person=person).select_related("concept")
    return [one for one in found if phases.permits(INVITE, one.concept)]


def known_by(town: int, emails: Collection[str]) -> dict[str, Person]:
    """Whose addresses these are, given in small letters; the oldest of several."""
    rows = Person.objects.alias(small=Lower("email")).filter(municipality=town, small__in=emails)
    return {one.email.lower(): one for one in rows.order_by("-pk")}


def further_of(concept: Concept, people: Collection[Person]) -> Mapping[int, list[Wave]]:
    """The same for many who joined one concept, by person: two queries however many they are."""
    if not people or not phases.permits(INVITE, concept):
        return {}
    waves = list(_running().filter(concept=concept))
    rows = Invitation.objects.filter(wave__in=waves, person__in=people)
    there = set(rows.values_list("wave", "person"))
    return {
        one.pk: [wave for wave in waves if (wave.pk, one.pk) not in there]
        for one in people
        if not reaching.why_not(one)
    }


@verb
def invite_further(concept: Concept, person: Person, *, by: User) -> list[Wave]:
    """Into all of them; what is written waits in each wave to be looked at."""
    present = hold(concept, "municipality")
    phases.require(INVITE, present)
    waves = further_of(present, [person]).get(person.pk, [])
    if not waves:
        raise NobodyChosen(
            _("Es läuft keine weitere Welle, in die {person} kommen kann.").format(person=person)
        )
    for wave in waves:
        wave.concept = present
        choose(wave, choice=Choice(people=frozenset({person.pk})), by=by)
    return waves


def _running() -> "QuerySet[Wave]":
    today = localdate(audit.now())
    return Wave.objects.filter(state=WaveState.RUNNING, answer_until__gte=today).order_by("pk")

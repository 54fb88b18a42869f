"""Who could take part in a concept that is over is kept no longer than the town's period."""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.compositions.errors import StillNeeded
from gemeinwerk.compositions.models import Candidate, Composition
from gemeinwerk.compositions.verbs import CompositionsVerb
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import hold, verb

OVER = (ConceptStatus.EVALUATED, ConceptStatus.SUPERSEDED)


@verb
def forget_choice(concept: Concept, *, by: User, reason: str) -> None:
    """All wishes and proposals of a concept. Who took a seat keeps it."""
    found = hold(concept, "municipality")
    if found.status not in OVER:
        raise StillNeeded(_("Solange das Konzept gilt, bleibt, wer mitmachen könnte."))
    people = Candidate.objects.filter(concept=found)
    proposals = Composition.objects.filter(concept=found)
    numbers = {"people": people.count(), "proposals": proposals.count()}
    people.delete()
    proposals.delete()
    audit.record(CompositionsVerb.CANDIDATE_FORGET, found, by=by, reason=reason, before=numbers)

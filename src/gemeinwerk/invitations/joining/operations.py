"""What can happen to whoever joins later: asked, confirmed, taken in or not.

set_joining(concept, is_open=True, text="…", wave=wave, by=user)
ask(concept, name="…", email="…", language="uk")
confirm(asker)
take_in(asker, by=user)
"""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import ContactPermission, Organisation, Person
from gemeinwerk.actors.operations import create_person
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.tongues import known
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.invitations.answering import privacy_notice
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.joining import notices, queries
from gemeinwerk.invitations.joining.errors import NotConfirmed, NotOpen, NoWave
from gemeinwerk.invitations.joining.models import Joining, JoinRequest, JoinState
from gemeinwerk.invitations.joining.verbs import JoiningVerb
from gemeinwerk.invitations.models import Wave, WaveState
from gemeinwerk.invitations.operations import choose

UNCONFIRMED = timedelta(days=7)
DECIDED = timedelta(days=180)


@verb
def set_joining(
    concept: Concept,
    *,
    is_open: bool,
    text: str,
    wave: Wave | None,
    by: User | None,
    seen: str | None = None,
) -> Joining:
    """The page „Mitmachen“ of a concept: open or not, what it says, where people come to."""
    present = hold(concept, "municipality")
    if is_open:
        phases.require(queries.JOIN, present)
        if wave is None or wave.state == WaveState.CLOSED:
            raise NoWave(
                _(
                    "Bitte wählen Sie eine Welle, die nicht abgeschlossen ist: In sie kommt, wer "
                    "mitmacht."
                )
            )
    if wave is not None and wave.concept_id != present.pk:
        raise NoWave(_("Diese Welle gehört zu einem anderen Konzept."))
    joining = Joining.objects.filter(concept=present).first() or Joining(concept=present)
    require_same(told(joining), seen)
    deed = JoiningVerb.JOINING_EDIT
    if joining.is_open != is_open:
        deed = JoiningVerb.JOINING_OPEN if is_open else JoiningVerb.JOINING_CLOSE
    joining.is_open, joining.text, joining.wave = is_open, text, wave
    joining.save()
    audit.record(deed, present, by=by, public=present.public)
    return joining


@verb
def ask(
    concept: Concept,
    *,
    name: str,
    email: str,
    language: str,
    organisation: str = "",
    message: str = "",
) -> None:
    """Somebody typed an address: its owner gets a mail, whatever is known of it. Nothing that is
    there already is changed by it, since anybody may type any address."""
    present = hold(concept, "municipality")
    if not queries.is_open(present):
        raise NotOpen(_("Zurzeit kann man hier nicht dazukommen."))
    typed = email.strip().lower()
    found = JoinRequest.objects.filter(concept=present, email=typed).first()
    told: dict[str, Any] = {
        "name": name,
        "organisation": organisation,
        "message": message,
        "language": known(language),
    }
    if found is None:
        found = JoinRequest.objects.create(
            concept=present,
            email=typed,
            asked_at=audit.now(),
            privacy=privacy_notice.agreed(present.municipality),
            **told,
        )
        audit.record(JoiningVerb.JOIN_ASK, found, by=None)
    elif found.state == JoinState.ASKED:
        for key, value in told.items():
            setattr(found, key, value)
        found.asked_at = audit.now()
        found.save()
    found.concept = present
    notices.asked(found)


@verb
def confirm(asker: JoinRequest) -> JoinRequest:
    """The owner of the address wants it: the office hears of it. Pressed twice, once."""
    concept = hold(asker.concept, "municipality")
    present = hold(asker)
    present.concept = concept
    if present.state == JoinState.ASKED:
        present.state, present.confirmed_at = JoinState.CONFIRMED, audit.now()
        present.save(update_fields=["state", "confirmed_at"])
        audit.record(JoiningVerb.JOIN_CONFIRM, present, by=None)
    return present


@verb
def take_in(asker: JoinRequest, *, by: User) -> Person:
    """The office agrees: from here on it is an invitation like any other. They get the text of the
    wave, which waits in it to be looked at."""
    concept = hold(asker.concept, "municipality")
    present = hold(asker)
    present.concept = concept
    if present.state != JoinState.CONFIRMED:
        raise NotConfirmed(_("Diese Anfrage wartet nicht mehr."))
    joining = Joining.objects.filter(concept=concept).select_related("wave").first()
    if joining is None or joining.wave is None:
        raise NoWave(_("Bitte wählen Sie zuerst, in welche Welle kommt, wer mitmacht."))
    joining.wave.concept = concept
    person = _person(present, by)
    if not joining.wave.invitations.filter(person=person).exists():
        choose(joining.wave, choice=Choice(people=frozenset({person.pk})), by=by)
    present.state, present.decided_at, present.decided_by = JoinState.TAKEN, audit.now(), by
    present.save(update_fields=["state", "decided_at", "decided_by"])
    audit.record(JoiningVerb.JOIN_TAKE, present, by=by)
    return person


@verb
def refuse(asker: JoinRequest, *, by: User) -> None:
    """The office does not take somebody in: nothing of the request stays."""
    concept = hold(asker.concept, "municipality")
    present = hold(asker)
    present.concept = concept
    audit.record(JoiningVerb.JOIN_REFUSE, present, by=by)
    present.delete()


def told(joining: Joining) -> list[Any]:
    """What the form of the page was filled from (`core.shown`)."""
    return [joining.is_open, joining.text, joining.wave_id]


def forget_old() -> int:
    """Addresses nobody confirmed, and what was decided long ago."""
    now = timezone.now()
    old = Q(state=JoinState.ASKED, asked_at__lt=now - UNCONFIRMED)
    over = Q(state=JoinState.TAKEN, decided_at__lt=now - DECIDED)
    return JoinRequest.objects.filter(old | over).delete()[0]


def _person(asker: JoinRequest, by: User) -> Person:
    """Whoever has this address already, else somebody new."""
    town = asker.concept.municipality
    found = Person.objects.filter(municipality=town, email__iexact=asker.email).first()
    if found:
        return found
    organisation = Organisation.objects.filter(
        municipality=town, name__iexact=asker.organisation.strip(), active=True
    ).first()
    return create_person(
        town,
        by=by,
        name=asker.name,
        email=asker.email,
        language=asker.language,
        function="" if organisation else asker.organisation[:200],
        organisations=[organisation] if organisation else [],
        # They asked for it, and proved that the address is theirs.
        permission=ContactPermission.GIVEN,
        permission_on=localdate(audit.now()),
        permission_source=_("Seite „Mitmachen“, Adresse bestätigt"),
    )

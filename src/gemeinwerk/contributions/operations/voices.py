"""Whose voice a contribution is: entered, put right, taken out, forgotten when it was long enough.

add_voice(contribution, who=Who(name="Inge Sommer"), by=user)
"""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.errors import NotNow, Unfitting
from gemeinwerk.contributions.models import Contribution, Split, Voice
from gemeinwerk.contributions.operations import writing
from gemeinwerk.contributions.verbs import ContributionsVerb
from gemeinwerk.core.writing import hold, verb


@dataclass(frozen=True)
class Who:
    """Somebody who said it, as far as it is known."""

    person: Person | None = None
    organisation: Organisation | None = None
    name: str = ""
    email: str = ""
    address: str = ""
    role: str = ""
    named: bool = False
    language: str = "de"

    @property
    def is_somebody(self) -> bool:
        return bool(self.person or self.organisation or self.name or self.email or self.role)


def voice_of(contribution: Contribution, who: Who) -> Voice:
    """Unsaved."""
    values = {name: getattr(who, name) for name in asdict(Who())}
    new = Voice(contribution=contribution, **values)
    _require_fitting(new)
    return new


def copy_voice(voice: Voice, part: Contribution) -> Voice:
    """Unsaved, of a part: the same somebody, who follows it by the link they have."""
    values = {name: getattr(voice, name) for name in (*asdict(Who()), "privacy", "agreed_at")}
    return Voice(contribution=part, original=voice.original or voice, **values)


@verb
def add_voice(contribution: Contribution, *, who: Who, by: User | None) -> Voice:
    found = writing.lock(contribution)
    writing.require_there(found)
    new = voice_of(found, who)
    new.save()
    for one in Split.objects.filter(whole=found, undone_at=None).select_related("part"):
        if not one.part.is_withdrawn:
            copy_voice(new, one.part).save()
    writing.record(found, deed=ContributionsVerb.VOICE_ADD, by=by)
    return new


@verb
def edit_voice(voice: Voice, *, by: User | None, seen: Seen = None, **values: Any) -> Voice:
    """Raises `Overtaken`."""
    found, present = _held(voice)
    deed = ContributionsVerb.VOICE_EDIT
    before, _after = lost_update.apply(present, values, seen=seen, verb=deed)
    if before:
        _require_fitting(present)
        present.save()
        present.copies.update(**{name: getattr(present, name) for name in asdict(Who())})
        writing.record(found, deed=deed, by=by)
    return present


@verb
def remove_voice(voice: Voice, *, by: User | None) -> None:
    """Whoever had a link of their own loses it."""
    found, present = _held(voice)
    present.delete()
    writing.record(found, deed=ContributionsVerb.VOICE_REMOVE, by=by)


@verb
def forget_voices(concept: Concept, *, by: User | None, reason: str) -> int:
    """What people said stays; of no contribution is known any more whose voice it is."""
    present = hold(concept)
    known = Voice.objects.filter(contribution__concept=present)
    number, _of = known.delete()
    audit.record(
        ContributionsVerb.VOICES_FORGET,
        present,
        by=by,
        after={"number": number},
        reason=reason,
        public=present.public,
    )
    return number


def _held(voice: Voice) -> tuple[Contribution, Voice]:
    found = writing.lock(voice.contribution)
    writing.require_there(found)
    present = hold(voice, "person", "organisation")
    present.contribution = found
    if present.original_id is not None:
        raise NotNow(
            _("Diese Angabe steht bei dem Beitrag, aus dem dieser ein Teil ist. Bitte ändern Sie "
              "sie dort.")
        )  # fmt: skip
    return found, present


def _require_fitting(voice: Voice) -> None:
    voice.email = voice.email.strip().lower()
    known = (voice.person, voice.organisation)
    if not any((*known, voice.name, voice.email, voice.role)):
        raise Unfitting(_("Bitte sagen Sie, von wem der Beitrag kommt."))
    town = voice.contribution.municipality_id
    for one in known:
        if one is not None and one.municipality_id != town:
            raise Unfitting(_("„{name}“ gehört zu einer anderen Kommune.").format(name=one))

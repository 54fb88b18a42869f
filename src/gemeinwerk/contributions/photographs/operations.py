"""Photographs are laid ready, typed off contribution by contribution, done with, deleted.

add_photographs(concept, sent=[picture("karte.jpg", content)], title="Flipchart", by=user)
transcribe(photograph, text="Mehr Bänke", kind=ContributionKind.NEED, by=user, shown=form.shown)
finish(photograph, by=user)
remove_photograph(photograph, by=user)      # what was typed off it stays
"""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.contributions.errors import Unfitting
from gemeinwerk.contributions.files import Sent
from gemeinwerk.contributions.models import Channel, Contribution, ContributionState
from gemeinwerk.contributions.operations.recording import record
from gemeinwerk.contributions.photographs.errors import StandsSo
from gemeinwerk.contributions.photographs.models import Photograph, Transcript
from gemeinwerk.contributions.photographs.verbs import PhotographsVerb
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb

LONGEST_TITLE = 180
"""So that a number fits behind it."""


@verb
def add_photographs(
    concept: Concept, *, sent: Sequence[Sent], title: str, by: User | None, **details: Any
) -> list[Photograph]:
    """All or none. Several under one title are numbered; without one a photograph is called as its
    file. `details`: further fields of the model."""
    present = hold(concept)
    added = []
    for number, one in enumerate(sent, start=1):
        called = title.strip()[:LONGEST_TITLE] or PurePath(one.file_name).stem
        new = Photograph(
            concept=present,
            title=f"{called} {number}" if title.strip() and len(sent) > 1 else called,
            content_type=one.content_type,
            content=one.content,
            size=len(one.content),
            added_at=audit.now(),
            **details,
        )
        _require_fitting(new)
        new.save()
        audit.record(PhotographsVerb.PHOTOGRAPH_ADD, new, by=by)
        added.append(new)
    return added


@verb
def edit_photograph(
    photograph: Photograph, *, by: User | None, seen: Seen = None, **values: Any
) -> Photograph:
    """What it is called and where it belongs; what was typed off it stays as it is. Raises
    `Overtaken`."""
    found = _held(photograph)
    deed = PhotographsVerb.PHOTOGRAPH_EDIT
    before, after = lost_update.apply(found, values, seen=seen, verb=deed)
    if after:
        _require_fitting(found)
        found.save(update_fields=list(after))
        audit.record(deed, found, by=by, before=before, after=after)
    return found


@verb
def transcribe(
    photograph: Photograph,
    *,
    text: str,
    kind: str,
    by: User | None,
    field: FieldOfAction | None = None,
    themes: Iterable[CrossCuttingTheme] = (),
    voices: Sequence[Any] = (),
    state: str = ContributionState.INTERNAL,
    done: bool | None = None,
    shown: str | None = None,
) -> Contribution:
    """What stands on it becomes a contribution; day, phase and meeting are the photograph's.
    `done`: whether that was the last; None: it stands as before. Raises `SeenOtherwise` where
    somebody has typed something off it since the page was shown."""
    found = _held(photograph)
    require_same(told(found), shown)
    new = record(
        found.concept,
        text=text,
        kind=kind,
        channel=Channel.MEETING if found.meeting else Channel.STREET,
        said_on=found.day,
        meeting=found.meeting,
        participation=found.participation,
        field=field,
        themes=themes,
        voices=voices,
        state=state,
        by=by,
    )
    Transcript.objects.create(photograph=found, contribution=new)
    deed = PhotographsVerb.PHOTOGRAPH_TRANSCRIBE
    audit.record(deed, found, by=by, after={"number": new.number})
    if done is not None and done != found.is_done:
        _mark(found, done=done, by=by)
    return new


@verb
def finish(photograph: Photograph, *, by: User | None, shown: str | None = None) -> Photograph:
    found = _held(photograph)
    if found.is_done:
        raise StandsSo(_("Dieses Foto ist schon fertig abgeschrieben."))
    require_same(told(found), shown)
    _mark(found, done=True, by=by)
    return found


@verb
def reopen(photograph: Photograph, *, by: User | None) -> Photograph:
    found = _held(photograph)
    if not found.is_done:
        raise StandsSo(_("Dieses Foto wird schon abgeschrieben."))
    _mark(found, done=False, by=by)
    return found


@verb
def remove_photograph(
    photograph: Photograph, *, by: User | None, reason: str = "", shown: str | None = None
) -> None:
    """What was typed off it stays. Raises `SeenOtherwise`."""
    found = _held(photograph)
    require_same(told(found), shown)
    deed = PhotographsVerb.PHOTOGRAPH_REMOVE
    audit.record(deed, found, by=by, before={"title": found.title}, reason=reason)
    found.delete()


def told(photograph: Photograph) -> list[Any]:
    """What the page says of it beside the picture."""
    typed = photograph.transcripts.order_by("pk").values_list("contribution__number", flat=True)
    return [photograph.is_done, list(typed)]


def _held(photograph: Photograph) -> Photograph:
    concept = hold(photograph.concept)
    found = hold(photograph, "participation", "meeting")
    found.concept = concept
    return found


def _mark(photograph: Photograph, *, done: bool, by: User | None) -> None:
    photograph.done_at = audit.now() if done else None
    photograph.save(update_fields=["done_at"])
    deed = PhotographsVerb.PHOTOGRAPH_DONE if done else PhotographsVerb.PHOTOGRAPH_REOPEN
    audit.record(deed, photograph, by=by)


def _require_fitting(photograph: Photograph) -> None:
    one = photograph
    if one.participation is not None and one.participation.concept_id != one.concept_id:
        name = one.participation
        raise Unfitting(_("„{name}“ gehört zu einem anderen Konzept.").format(name=name))
    if one.meeting is not None and one.meeting.concept_id != one.concept_id:
        raise Unfitting(_("„{name}“ gehört zu einem anderen Konzept.").format(name=one.meeting))

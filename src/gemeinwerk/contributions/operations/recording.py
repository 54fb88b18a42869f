"""What somebody said is recorded, and put right.

record(concept, text="…", kind=ContributionKind.NEED, channel=Channel.LETTER, by=user,
       voices=[Who(name="Inge Sommer", email="inge@example.org")], field=field, themes=[theme])
edit(contribution, translation="…", by=user, seen=form.seen)
"""

from collections.abc import Iterable, Sequence
from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme
from gemeinwerk.contributions.models import Anchor, Contribution, ContributionState
from gemeinwerk.contributions.operations import writing
from gemeinwerk.contributions.operations.voices import Who, voice_of
from gemeinwerk.contributions.passages import Marked
from gemeinwerk.contributions.searching import search_text
from gemeinwerk.contributions.verbs import ContributionsVerb
from gemeinwerk.core.writing import hold, verb


@verb
def record(
    concept: Concept,
    *,
    text: str,
    kind: str,
    channel: str,
    by: User | None,
    voices: Sequence[Who] = (),
    themes: Iterable[CrossCuttingTheme] = (),
    state: str = ContributionState.INTERNAL,
    marked: Marked | None = None,
    **details: Any,
) -> Contribution:
    """`details`: further fields of the model. `marked`: the words of minutes it was found in, which
    also say in which meeting. Without a voice nobody is named."""
    present = hold(concept)
    themes = list(themes)
    new = Contribution(
        concept=present,
        number=writing.next_number(present),
        text=text.strip(),
        kind=kind,
        channel=channel,
        state=state,
        created_by=by,
        **details,
    )
    if marked is not None:
        new.meeting, new.item = marked.minutes.meeting, marked.paragraph.item
    elif new.item is not None and new.meeting is None:
        new.meeting = new.item.meeting
    new.received_at = new.received_at or audit.now()
    new.changed_at = audit.now()
    writing.require_fitting(new, themes)
    writing.require_on_agenda(new)
    new.search_text = search_text(new)
    new.save()
    new.themes.set(themes)
    for who in voices:
        voice_of(new, who).save()
    if marked is not None:
        _anchor(new, marked)
    told = {"kind": new.kind, "channel": new.channel}
    writing.record(new, deed=ContributionsVerb.CONTRIBUTION_RECORD, by=by, after=told)
    return new


@verb
def edit(
    contribution: Contribution,
    *,
    by: User | None,
    seen: Seen = None,
    themes: Iterable[CrossCuttingTheme] | None = None,
    **values: Any,
) -> Contribution:
    """Raises `Overtaken`. `themes`: None leaves them as they are."""
    found = writing.lock(contribution)
    writing.require_there(found)
    deed = ContributionsVerb.CONTRIBUTION_EDIT
    before, after = lost_update.apply(found, values, seen=seen, verb=deed)
    before, after = writing.untold(before, ""), writing.untold(after, writing.UNTOLD)
    _follow(found, before, after)
    wanted = None if themes is None else list(themes)
    writing.require_fitting(found, wanted)
    if wanted is not None:
        present = list(found.themes.all())
        if set(present) != set(wanted):
            before["themes"], after["themes"] = present, wanted
            found.themes.set(wanted)
    if after:
        found.changed_at = audit.now()
        found.search_text = search_text(found)
        found.save()
        writing.record(found, deed=deed, by=by, before=before, after=after)
    return found


def _follow(found: Contribution, before: dict[str, Any], after: dict[str, Any]) -> None:
    """An item says in which meeting it was; another meeting has other items."""
    item = found.item
    if item is None or item.meeting_id == found.meeting_id:
        return
    if "item" in after and "meeting" not in after:
        before["meeting"], found.meeting = found.meeting, item.meeting
        after["meeting"] = found.meeting
    elif "meeting" in after and "item" not in after:
        before["item"], found.item = item, None
        after["item"] = None
    elif "item" in after:
        writing.require_on_agenda(found)


def _anchor(contribution: Contribution, marked: Marked) -> None:
    Anchor.objects.create(
        contribution=contribution,
        minutes=marked.minutes,
        paragraph=marked.paragraph,
        quote=marked.quote,
        context=marked.paragraph.text,
        anchored_at=audit.now(),
    )

"""Mails about drafts of minutes: to be read, and what became of a suggestion."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.meetings import words
from gemeinwerk.meetings.telling import When
from gemeinwerk.minutes.approving.models import Circulation, DraftReader, Suggestion
from gemeinwerk.notices import operations as outbox
from gemeinwerk.notices.kinds import Kind, register

READER = "minutes.reader"
"""For what the word in a link is sealed."""
DRAFT = Kind(
    key="minutes.draft",
    label=_("Entwurf eines Protokolls, mit Link"),
    subject=_("Protokollentwurf: {meeting}"),
    action=_("Bitte lesen Sie den Entwurf des Protokolls."),
    template="minutes/notices/draft.txt",
    secret=True,
)
DECIDED = Kind(
    key="minutes.suggestion",
    label=_("Was aus einem Änderungsvorschlag zu einem Protokoll wurde, mit Link"),
    subject=_("Zu Ihrem Vorschlag: {meeting}"),
    action=_("Sie haben eine Änderung am Protokoll vorgeschlagen."),
    template="minutes/notices/suggestion.txt",
    secret=True,
)
register(DRAFT, DECIDED)


def path_of(reader: DraftReader) -> str:
    """To their page; a word that can be said no more is made anew."""
    word = words.said(reader, READER)
    if not word:
        words.new(READER).put(reader)
        reader.save(update_fields=["sealed", "proof"])
        word = words.said(reader, READER)
    return reverse("draft:page", args=[word])


def tell_draft(reader: DraftReader, circulation: Circulation) -> None:
    meeting = reader.minutes.meeting
    outbox.queue(
        DRAFT.key,
        town=meeting.body.municipality,
        to=reader.person,
        path=path_of(reader),
        context={"meeting": meeting, "when": When.of(meeting), "circulation": circulation},
    )


def tell_decided(suggestion: Suggestion) -> None:
    """Whoever proposed, where they may be written to."""
    reader = suggestion.reader
    person = reader.person if reader else None
    if reader is None or person is None or not person.email or not person.may_be_written_to:
        return
    meeting = suggestion.minutes.meeting
    outbox.queue(
        DECIDED.key,
        town=meeting.body.municipality,
        to=person,
        path=path_of(reader),
        context={"meeting": meeting, "suggestion": suggestion},
        dedup_key=f"minutes.suggestion:{suggestion.pk}",
    )

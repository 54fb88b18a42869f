"""What became of the minutes of a scene: sent out, changed by a suggestion, approved, public."""

from typing import Any

from django.utils.timezone import now

from gemeinwerk.meetings import words
from gemeinwerk.minutes.approving.document import as_text, document
from gemeinwerk.minutes.approving.models import (
    Circulation,
    DraftReader,
    MinutesVersion,
    Suggestion,
)
from gemeinwerk.minutes.approving.notices import READER
from gemeinwerk.minutes.publishing.models import PublishedMinutes
from gemeinwerk.minutes.publishing.nameless import public


def approved(scene: Any) -> None:
    Circulation.objects.create(minutes=scene.minutes, sent_at=now())
    kept = words.new(READER)
    reader = DraftReader.objects.create(
        minutes=scene.minutes, person=scene.person, sealed=kept.sealed, proof=kept.proof
    )
    scene.draft_word = words.said(reader, READER)
    scene.suggestion = Suggestion.objects.create(
        minutes=scene.minutes,
        paragraph=scene.paragraph,
        reader=reader,
        made_at=now(),
        before=scene.paragraph.text,
        text="Wir beginnen pünktlich.",
    )
    content = document(scene.minutes)
    frozen = {"content": as_text(content), "checksum": "0"}
    scene.minutes_version = MinutesVersion.objects.create(
        minutes=scene.minutes, number=1, how="meeting", approved_at=now(), **frozen
    )
    scene.published_minutes = PublishedMinutes.objects.create(
        version=scene.minutes_version,
        named=False,
        published_at=now(),
        pdf=b"%PDF-1.7",
        content=as_text(public(content, named=False)),
        checksum="0",
    )

"""What people said in the scene: for the walks over addresses."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils.timezone import localdate, now

from gemeinwerk.contributions import receipts
from gemeinwerk.contributions.likeness.models import LikenessIndex
from gemeinwerk.core.personal_links import new_word
from tests.factories import (
    AnchorFactory,
    ContributionAttachmentFactory,
    ContributionFactory,
    ParticipationFactory,
    PhotographFactory,
    VoiceFactory,
)


def said(scene: Any) -> None:
    """One out of minutes, with all that belongs to it; another is merged into it, of a third its
    author is asked, and a fourth is split."""
    scene.participation = ParticipationFactory(concept=scene.concept, support=True)
    scene.contribution = ContributionFactory(
        concept=scene.concept, number=1, channel="minutes", meeting=scene.minutes.meeting,
        participation=scene.participation, field=scene.field,
    )  # fmt: skip
    scene.contribution.themes.add(scene.theme)
    AnchorFactory(contribution=scene.contribution, minutes=scene.minutes, paragraph=scene.paragraph)
    scene.voice = VoiceFactory(contribution=scene.contribution, person=scene.person, name="")
    scene.contribution_attachment = ContributionAttachmentFactory(contribution=scene.contribution)
    scene.contribution_import = scene.concept.contribution_imports.create(
        file=ContentFile(b"Beitrag\nDort fehlt ein WC.\n", "beitraege.csv"),
        file_name="beitraege.csv",
    )
    other = ContributionFactory(concept=scene.concept, number=2, text="Dort fehlt ein WC.")
    scene.merge = other.merges.create(into=scene.contribution, reason="Dasselbe.", at=now())
    said_by_form(scene)
    said_in_parts(scene)
    LikenessIndex.objects.create(concept=scene.concept)
    scene.photograph = PhotographFactory(
        concept=scene.concept, meeting=scene.minutes.meeting, participation=scene.participation
    )
    scene.photograph.transcripts.create(contribution=scene.contribution)
    PhotographFactory(
        concept=scene.concept, meeting=scene.minutes.meeting, participation=scene.participation
    )


def said_in_parts(scene: Any) -> None:
    whole = ContributionFactory(concept=scene.concept, number=80, text="Ein WC. Ein Baum.")
    part = ContributionFactory(concept=scene.concept, number=81, text="Ein Baum.")
    scene.split = whole.parts.create(part=part, passage="Ein Baum.", at=now())
    scene.merge_proposal = scene.written.merge_proposals.create(
        into=scene.contribution, reason="Dasselbe.", at=now(), until=localdate(), read="",
    )  # fmt: skip


def said_by_form(scene: Any) -> None:
    """What somebody without an account wrote, who has a link; a reader reported it. Another phase
    is open as well, so that there is a choice."""
    ParticipationFactory(concept=scene.concept, title="Was soll bleiben?")
    scene.written = ContributionFactory(
        concept=scene.concept, number=3, channel="form", state="public",
        participation=scene.participation, text="Im Rathaus fehlt ein Wegweiser.",
    )  # fmt: skip
    author = VoiceFactory(contribution=scene.written, name="")
    scene.receipt_word = new_word()
    receipts.put(author, scene.receipt_word)
    author.save()
    scene.sent_along = ContributionAttachmentFactory(
        contribution=scene.written, public=True, by_author=True
    )
    scene.own_question = scene.participation.asked.create(
        kind="choice", text="Wie oft fahren Sie Bus?", options=["oft", "nie"]
    )
    why = scene.participation.asked.create(kind="text", text="Warum?")
    scene.written.given.create(question=scene.own_question, places=[1])
    scene.given = scene.written.given.create(question=why, text="Er fährt zu selten.")
    scene.written.reports.create(reason="insult", text="Bitte ansehen.", reported_at=now())
    scene.written.doubts.create(kind="fast")
    scene.written.hidings.create(
        reason="again",
        note="Schon da.",
        objection="Nein.",
        answer="Stimmt.",
        hidden_at=now(),
        shown_at=now(),
    )

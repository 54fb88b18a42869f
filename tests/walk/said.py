"""What people said in the scene: for the walks over addresses."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils.timezone import now

from tests.factories import (
    AnchorFactory,
    ContributionAttachmentFactory,
    ContributionFactory,
    ParticipationFactory,
    VoiceFactory,
)


def said(scene: Any) -> None:
    """One out of minutes, with all that belongs to it; another is merged into it, and split off."""
    scene.participation = ParticipationFactory(concept=scene.concept)
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
    other.merges.create(into=scene.contribution, reason="Dasselbe Anliegen.", at=now())
    scene.contribution.parts.create(part=other, passage="Dort fehlt ein WC.", at=now())

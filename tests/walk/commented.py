"""The newest version of the scene is open for comments, and somebody said something to it."""

from typing import Any

from gemeinwerk.comments.models import CommentedDraft
from tests.factories import DraftAnchorFactory


def commented(scene: Any) -> None:
    phase = scene.concept.participations.order_by("pk").last()
    scene.commented_draft = CommentedDraft.objects.create(
        participation=phase, version=scene.versions[-1]
    )
    for number, version in enumerate(scene.versions, start=4):
        DraftAnchorFactory(
            contribution__number=number, contribution__participation=phase,
            contribution__text="Bitte auch abends.", version=version, code=scene.measure.code,
            title=scene.measure.title, context=scene.measure.title, measure=scene.measure,
        )  # fmt: skip

"""What the scene's guest answered, needs, and who wants to join: for the walks over addresses."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate, now

from gemeinwerk.core.personal_links import hashed
from gemeinwerk.invitations.answering.models import (
    AnswerPage,
    NeedsOrder,
    PageText,
    PrivacyVersion,
    Reply,
)
from gemeinwerk.invitations.joining.links import key_of
from gemeinwerk.invitations.joining.models import Joining, JoinRequest
from gemeinwerk.invitations.models import PersonalLink


def answered(scene: Any) -> None:
    """The link's word is the town's own, so that another town's is another."""
    soon = localdate() + timedelta(days=30)
    scene.word = f"wort-{scene.town.pk}-{'x' * 30}"
    PersonalLink.objects.create(
        invitation=scene.invitation, token_hash=hashed(scene.word), made_at=now(), expires_on=soon
    )
    scene.answer_page = AnswerPage.objects.create(
        wave=scene.wave, meeting="Auftakt", starts_at=now() + timedelta(days=30), place="Rathaus"
    )
    scene.answer_page.bodies.add(scene.body)
    PageText.objects.create(page=scene.answer_page, language="en", heading="Kick-off")
    notice = PrivacyVersion.objects.create(
        municipality=scene.town, digest="0" * 64, text="Wir schützen Daten.", since=localdate()
    )
    scene.reply = Reply.objects.create(
        invitation=scene.invitation, given_at=now(), privacy=notice, agreed_at=now(),
        themes="Wohnungen", deputy_name="Vertreterin",
    )  # fmt: skip
    scene.needs_order = NeedsOrder.objects.create(
        wave=scene.wave, key=f"{scene.town.pk:064d}", needs=["childcare"], last_day=soon
    )
    Joining.objects.create(concept=scene.concept, is_open=True, wave=scene.wave, text="Dazu")
    scene.join_request = JoinRequest.objects.create(
        concept=scene.concept, name="Dazu", email=f"dazu-{scene.town.pk}@example.org",
        state="confirmed", asked_at=now(), confirmed_at=now(), privacy=notice,
    )  # fmt: skip
    scene.join_key = key_of(scene.join_request)

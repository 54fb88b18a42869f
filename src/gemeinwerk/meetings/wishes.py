"""Wishes for themes out of answers to invitations: which are open, and who hears what became of
them."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.meetings.models import Meeting, ThemeWish
from gemeinwerk.meetings.telling import When
from gemeinwerk.notices import operations as outbox
from gemeinwerk.notices.kinds import Kind, register

TAKEN = Kind(
    key="wish.taken",
    label=_("Ein Themenwunsch kommt auf die Tagesordnung"),
    subject=_("Ihr Thema kommt auf die Tagesordnung: {meeting}"),
    action=_("Sie haben sich ein Thema gewünscht. Es kommt auf die Tagesordnung."),
    template="meetings/notices/wish.txt",
)
DECLINED = Kind(
    key="wish.declined",
    label=_("Ein Themenwunsch kommt nicht auf die Tagesordnung"),
    subject=_("Zu Ihrem Themenwunsch: {meeting}"),
    action=_("Sie haben sich ein Thema gewünscht. Es kommt diesmal nicht auf die Tagesordnung."),
    template="meetings/notices/wish.txt",
)
register(TAKEN, DECLINED)


def open_wishes(meeting: Meeting) -> "QuerySet[Reply]":
    """Of the meeting's concept, each once, the oldest first: those nobody has decided on."""
    person = OuterRef("invitation__person")
    decided = ThemeWish.objects.filter(
        reply__invitation__person=person,
        reply__invitation__wave__concept=meeting.concept_id,
        wished=OuterRef("themes"),
    )
    again = Reply.objects.filter(
        invitation__person=person,
        invitation__wave__concept=meeting.concept_id,
        themes=OuterRef("themes"),
        pk__lt=OuterRef("pk"),
    )
    found = Reply.objects.filter(invitation__wave__concept=meeting.concept_id)
    found = found.exclude(themes="").exclude(Exists(decided)).exclude(Exists(again))
    return found.select_related("invitation__person", "invitation__organisation").order_by(
        "given_at", "pk"
    )


def decided_wishes(meeting: Meeting) -> "QuerySet[ThemeWish]":
    found = ThemeWish.objects.filter(meeting=meeting)
    return found.select_related("reply__invitation__person", "item").order_by("pk")


def wish_of(meeting: Meeting, pk: int) -> Reply:
    """A reply of the meeting's concept. Raises Reply.DoesNotExist."""
    found = Reply.objects.select_related("invitation__person", "invitation__wave__concept")
    return found.get(pk=pk, invitation__wave__concept=meeting.concept_id)


def told(reply: Reply) -> list[Any]:
    """What a page says of a wish (`core.shown`)."""
    return [reply.pk, reply.themes]


def tell(row: ThemeWish) -> None:
    """Whoever wished, where they may be written to."""
    person, meeting = row.reply.invitation.person, row.meeting
    if person is None or not person.email or not person.may_be_written_to:
        return
    kind = TAKEN if row.taken else DECLINED
    outbox.queue(
        kind.key,
        town=meeting.body.municipality,
        to=person,
        context={"meeting": meeting, "row": row, "when": When.of(meeting)},
        dedup_key=f"wish:{row.pk}",
    )

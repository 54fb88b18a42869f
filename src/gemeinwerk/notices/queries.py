"""The outbox, and what waits in it."""

from django.db.models import Count, F, OuterRef, QuerySet, Subquery

from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Attachment, Notice, NoticeState


def outbox(town: Municipality, state: str = "", kind: str = "") -> QuerySet[Notice]:
    """The mails of a town, newest first, each with the name of what it brings along (`brings`)."""
    found = Notice.objects.filter(municipality=town).annotate(brings=F("attachment__name"))
    if state:
        found = found.filter(state=state)
    if kind:
        found = found.filter(kind=kind)
    return found


def counts(town: Municipality) -> dict[str, int]:
    """How many mails are in each state."""
    rows = Notice.objects.filter(municipality=town).order_by().values("state")
    return dict(rows.annotate(number=Count("id")).values_list("state", "number"))


def waiting_for_review(town: Municipality) -> int:
    return Notice.objects.filter(municipality=town, state=NoticeState.REVIEW).count()


def waiting_in(town: OuterRef) -> Subquery:
    """The same as part of a query for towns; None where nothing waits."""
    waiting = Notice.objects.filter(municipality=town, state=NoticeState.REVIEW)
    per_town = waiting.order_by().values("municipality")
    return Subquery(per_town.annotate(number=Count("pk")).values("number"))


def notice(town: Municipality, pk: int) -> Notice:
    return Notice.objects.get(municipality=town, pk=pk)


def attachment(town: Municipality, pk: int) -> Attachment:
    """What a mail brings along, by the mail's key, as long as it is kept."""
    found = Attachment.objects.select_related("notice").exclude(content=b"")
    return found.get(notice__municipality=town, notice=pk)

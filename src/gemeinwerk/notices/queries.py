"""The outbox, and what waits in it."""

from django.db.models import Count, QuerySet

from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice, NoticeState


def outbox(town: Municipality, state: str = "", kind: str = "") -> QuerySet[Notice]:
    """The mails of a town, newest first; what waits for a person stands on top."""
    found = Notice.objects.filter(municipality=town)
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


def notice(town: Municipality, pk: int) -> Notice:
    return Notice.objects.get(municipality=town, pk=pk)

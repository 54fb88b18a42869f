"""Days of reminders, and what is written on them."""

from datetime import date, datetime, time, timedelta

from django.utils.timezone import make_aware

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.operations import at
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.reminding import operations
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice

TODAY = date(2026, 11, 2)
DUE = TODAY + timedelta(days=14)


def day(n: int) -> date:
    return TODAY + timedelta(days=n)


def on(when: date, hour: int = 9) -> datetime:
    return make_aware(datetime.combine(when, time(hour)))


def run(town: Municipality, when: date) -> list[tuple[str, str]]:
    """Kinds and recipients of the mails of a day; asked again, it must be silent."""
    known = set(Notice.objects.values_list("pk", flat=True))
    operations.remind(town, today=when)
    written = Notice.objects.exclude(pk__in=known).order_by("pk")
    told = [(one.kind.removeprefix("reminder."), one.recipient) for one in written]
    assert not told or operations.remind(town, today=when) == 0
    assert Notice.objects.count() == len(known) + len(told)
    return told


def ask(measure: Measure, by: User, *, due: date = DUE, when: date = TODAY) -> None:
    Concept.objects.filter(pk=measure.concept_id).update(status="deliberation")
    measure.refresh_from_db()
    with at(on(when)):
        measures.ask_confirmations(measure.concept, keys=[measure.pk], due=due, by=by)


def body_of(kind: str) -> str:
    return Notice.objects.get(kind=f"reminder.{kind}").body


def url(kind: str) -> str:
    return Notice.objects.get(kind=f"reminder.{kind}").action_url

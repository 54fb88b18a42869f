"""What is asked about polls; every answer starts at a town."""

from collections import Counter
from datetime import date

from gemeinwerk.core.personal_links import hashed
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling.models import Asked, Fit, PersonTimes, Poll, Schedule, Source


def poll(municipality: Municipality, pk: int) -> Poll:
    found = Poll.objects.select_related("schedule__concept__municipality")
    return found.get(schedule__concept__municipality=municipality, pk=pk)


def newest(schedule: Schedule) -> Poll | None:
    """The one that is open, else the last that was."""
    return Poll.objects.filter(schedule=schedule).order_by("-pk").first()


def asked_in(poll: Poll) -> list[Asked]:
    """By the name of whom it is, those who have not answered first."""
    rows = list(Asked.objects.filter(poll=poll).select_related("person"))
    return sorted(rows, key=lambda one: (one.answered_at is not None, one.person.name, one.pk))


def asked_of(town: Municipality, word: str) -> Asked:
    """By the word in a link. Raises Asked.DoesNotExist."""
    found = Asked.objects.select_related("person", "poll__schedule__concept__municipality")
    return found.get(poll__schedule__concept__municipality=town, proof=hashed(word))


def again(asked: Asked) -> Asked:
    """As it stands now."""
    return Asked.objects.select_related("person", "poll__schedule__concept").get(pk=asked.pk)


def busy_of(asked: Asked) -> set[str]:
    """The days on which their own calendar leaves no room."""
    rows = PersonTimes.objects.filter(
        schedule=asked.poll.schedule_id, person=asked.person_id, source=Source.CALENDAR
    )
    return {day for away in rows.values_list("away", flat=True) for day in away}


def day_by_day(poll: Poll, rows: list[Asked]) -> list[tuple[date, int, int, int]]:
    """Each day with how many can, would rather not, cannot."""
    counted = {day: Counter(one.answers.get(day) for one in rows) for day in poll.days}
    return [
        (date.fromisoformat(day), found[Fit.YES], found[Fit.MAYBE], found[Fit.NO])
        for day, found in counted.items()
    ]

"""Meetings of a concept that citizens may read of, and the groups that meet."""

from collections import defaultdict
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import make_aware

from gemeinwerk.actors.models import Body, Organisation, Person, Seat
from gemeinwerk.actors.queries import present
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.meetings.models import AgendaItem, Material, Meeting, MeetingState
from gemeinwerk.minutes.publishing.models import PublishedMinutes
from gemeinwerk.minutes.publishing.queries import read_by_citizens
from gemeinwerk.municipalities.models import Municipality


def announced(concept: Concept) -> QuerySet[Meeting]:
    return Meeting.objects.filter(concept=concept, public=True).select_related("body", "room")


def material(concept: Concept, pk: int) -> Material:
    """A file anybody may read. Raises Material.DoesNotExist."""
    found = Material.objects.filter(meeting__concept=concept, meeting__public=True)
    return found.get(public=True, size__gt=0, pk=pk)


def with_materials(found: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Each with the materials anybody may read, and whether there are minutes, asked along."""
    public = Material.objects.filter(meeting=OuterRef("pk"), public=True).order_by("pk")
    minutes = PublishedMinutes.objects.filter(
        version__minutes__meeting=OuterRef("pk"), withdrawn=False
    )
    papers = Listed(public.values(told=row(pk="pk", title="title", url="url")))
    return found.annotate(papers=papers, has_minutes=Exists(minutes))


def announced_of_body(town: Municipality, pk: int) -> tuple[Body, QuerySet[Meeting]]:
    """Raises Body.DoesNotExist, also where nothing of it is announced."""
    found = Meeting.objects.filter(body=pk, public=True).filter(
        Q(concept=None) | Q(concept__public=True)
    )
    body = Body.objects.filter(Exists(found.filter(body=OuterRef("pk"))))
    return body.get(municipality=town, pk=pk), found


def meets(concept: str) -> Exists:
    """Whether a meeting is announced of the concept an outer row points to."""
    return Exists(Meeting.objects.filter(concept=OuterRef(concept), public=True))


def minuted(concept: str) -> Exists:
    """Whether citizens can read minutes of a meeting of the concept an outer row points to."""
    of_it = read_by_citizens().filter(version__minutes__meeting__concept=OuterRef(concept))
    return Exists(of_it)


def to_come(concept: Concept, today: date) -> QuerySet[Meeting]:
    """From today on, the cancelled ones too: whoever has noted the day hears of it."""
    return announced(concept).filter(ends_at__gte=_begin(today)).order_by("starts_at", "pk")


def past(concept: Concept, today: date) -> QuerySet[Meeting]:
    found = announced(concept).filter(ends_at__lt=_begin(today))
    return found.exclude(state=MeetingState.CANCELLED).order_by("-starts_at", "-pk")


def topics(meetings: list[Meeting]) -> dict[int, list[str]]:
    """By the keys of meetings, in the order of the agenda, without what is internal."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = AgendaItem.objects.filter(meeting__in=[one.pk for one in meetings], internal=False)
    for meeting, title in rows.order_by("meeting", "position", "pk").values_list(
        "meeting", "title"
    ):
        found[meeting].append(title)
    return found


def groups(concept: Concept, today: date) -> QuerySet[Body]:
    """All that met or will, whichever meetings a page shows, each with the organisations that have
    a seat in it today (`speaking`), and the people in one who agreed to be named (`named`)."""
    seats = Seat.objects.filter(
        present(today), body=OuterRef(OuterRef("pk")), organisation=OuterRef("pk")
    )
    speaking = Organisation.objects.filter(Exists(seats)).order_by(Alphabetical("name"), "pk")
    met = Meeting.objects.filter(body=OuterRef("pk"), concept=concept, public=True)
    found = Body.objects.filter(Exists(met)).order_by(Alphabetical("name"), "pk")
    named = (
        Person.objects.filter(
            present(today, "occupancies__"),
            present(today, "occupancies__seat__"),
            named_since__lte=today,
            occupancies__deputises=False,
            occupancies__seat__body=OuterRef("pk"),
        )
        .order_by(Alphabetical("name"), "pk")
        .distinct()
    )
    return found.annotate(
        speaking=Listed(speaking.values(told=row(name="name"))),
        named=Listed(named.values(told=row(name="name"))),
    )


def _begin(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))

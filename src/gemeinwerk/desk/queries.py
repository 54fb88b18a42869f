"""What the desk puts together from all areas: every answer starts at a town."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.queries import accounts_of
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.answers.statements import due as statements
from gemeinwerk.audit.queries import revision
from gemeinwerk.concepts.lifecycle import WRITABLE
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.queries import concepts_at_work
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.core.listed import Listed
from gemeinwerk.measures import queries as measures
from gemeinwerk.measures.checking import check_concepts, check_some
from gemeinwerk.measures.lifecycle import CLOSED, Confirmation
from gemeinwerk.measures.models import CatalogueVersion, ImportRun, Measure, Milestone
from gemeinwerk.measures.states import stated
from gemeinwerk.meetings.replying import due as replies
from gemeinwerk.minutes import due as meetings
from gemeinwerk.minutes.approving import due as drafts
from gemeinwerk.minutes.tasks import due as tasks
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.nominations import queries as nominations
from gemeinwerk.notices.queries import waiting_in
from gemeinwerk.scheduling import due as plans

Rows = list[dict[str, Any]]
AN_HOUR = 3600
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Waiting:
    """How many mails and answers by mail wait to be read; rows of what else waits, as its area puts
    it into words."""

    mails: int = 0
    replies: int = 0
    nominations: Rows = field(default_factory=list)
    tasks: Rows = field(default_factory=list)
    meetings: Rows = field(default_factory=list)
    drafts: Rows = field(default_factory=list)
    plans: Rows = field(default_factory=list)
    statements: Rows = field(default_factory=list)


def waiting(town: Municipality, user: User, now: datetime) -> Waiting:
    """In one query: it stands on the first page. What is not for the user is not asked."""
    here = OuterRef("pk")
    of_right: dict[str, tuple[str, Callable[[], Any]]] = {
        "mails": ("notice.read", lambda: waiting_in(here)),
        "replies": ("meeting.invite", lambda: replies.waiting_in(here)),
        "nominations": ("nomination.ask", lambda: Listed(nominations.due_in(here))),
        "tasks": ("desk.enter", lambda: Listed(tasks.own_in(here, user))),
        "meetings": ("meeting.edit", lambda: Listed(meetings.due_in(here, now))),
        "drafts": ("minutes.write", lambda: Listed(drafts.due_in(here, now))),
        "statements": ("statement.give", lambda: Listed(statements.due_in(here, user))),
        "plans": ("schedule.edit", lambda: Listed(plans.published_in(here, now))),
    }
    asked = {name: part() for name, (verb, part) in of_right.items() if user.has_perm(verb, town)}
    found = Municipality.objects.filter(pk=town.pk).annotate(**asked).values(*asked).get()
    return Waiting(**{name: value for name, value in found.items() if value})


def at_work(town: Municipality) -> list[Concept]:
    """Concepts somebody works on, with their town."""
    return list(concepts_at_work(town).select_related("municipality"))


def writable(concepts: Iterable[Concept]) -> list[Concept]:
    """Of these the ones whose measures are being written."""
    return [concept for concept in concepts if concept.status in WRITABLE]


def returned(concepts: Collection[Concept]) -> QuerySet[Measure]:
    """Measures a unit gave back to the office."""
    found = Measure.objects.filter(concept__in=concepts, confirmation=Confirmation.RETURNED)
    return found.select_related("concept", "lead_unit").order_by("concept", "field", "position")


def to_confirm(concepts: Collection[Concept], user: User) -> QuerySet[Measure]:
    """Measures the user's units are asked about."""
    found = _led_by(user).filter(concept__in=concepts, confirmation=Confirmation.ASKED)
    return found.select_related("concept").order_by("concept", "field", "position")


def faulty(concept: Concept, user: User) -> list[tuple[Measure, int]]:
    """The user's own measures with errors of the check, and how many each has."""
    rows = list(measures.whole(_led_by(user).filter(concept=concept)))
    if not rows:
        return []
    found = check_some(concept, rows).by_measure()
    counted = [(row, len(found[str(row.pk)].blocking)) for row in rows if str(row.pk) in found]
    return [(row, errors) for row, errors in counted if errors]


def due_milestones(town: Municipality, user: User, today: date) -> QuerySet[Milestone]:
    """Milestones of the user's measures that are past or near, not yet reached."""
    return (
        Milestone.objects.filter(
            measure__in=_led_by(user).exclude(implementation__in=CLOSED),
            measure__concept__in=concepts_at_work(town),
            reached_on__isnull=True,
        )
        .annotate(day=Coalesce("moved_to", "due"))
        .filter(day__lte=today + SOON)
        .select_related("measure__concept")
        .order_by("day", "pk")
    )


def blocking_errors(concept: Concept) -> int:
    """How many errors keep the catalogue from being frozen; counted anew after any change."""
    return all_blocking_errors([concept])[concept.pk]


def all_blocking_errors(concepts: Collection[Concept]) -> dict[int, int]:
    """The same of several concepts of a town by their keys, in as many queries as of one."""
    if not concepts:
        return {}
    (town,) = {one.municipality_id for one in concepts}
    stamp = f"{revision(town)}-{timezone.localdate():%Y%m%d}"
    keys = {f"desk-blocking-{one.pk}-{stamp}": one for one in concepts}
    known = cache.get_many(keys)
    checked = check_concepts([one for key, one in keys.items() if key not in known])
    new = {key: len(checked[one.pk].blocking) for key, one in keys.items() if one.pk in checked}
    cache.set_many(new, AN_HOUR)
    return {one.pk: (known | new)[key] for key, one in keys.items()}


def imports_to_look_through(town: Municipality) -> QuerySet[ImportRun]:
    found = ImportRun.objects.filter(concept__municipality=town, state=ImportState.READY)
    return found.select_related("concept").defer("preview", "mapping", "result")


def asking_for_removal(town: Municipality) -> QuerySet[User]:
    """Accounts whose people ask to be forgotten."""
    return accounts_of(town).filter(removal_requested_at__isnull=False)


def newest_versions(town: Municipality, user: User) -> list[CatalogueVersion]:
    """Of each concept at work the newest version this person may read."""
    found = (
        CatalogueVersion.objects.filter(concept__in=concepts_at_work(town))
        .select_related("concept")
        .defer("content")
        .order_by("concept", "-number")
    )
    newest: dict[int, CatalogueVersion] = {}
    for version in found:
        if version.concept_id not in newest and user.has_perm("version.read", version):
            newest[version.concept_id] = version
    return list(newest.values())


# --- a concept's page ---------------------------------------------------------------------------


@dataclass
class Counted:
    """A catalogue's measures, counted: `by_field` has the key of a field, then the value counted
    by. `without_lead`: nobody leads them. `unexplained`: behind the promise, and nobody says why.
    """

    by_field: dict[int, dict[str, int]] = field(default_factory=dict)
    without_lead: int = 0
    unexplained: int = 0

    def having(self, value: str) -> int:
        return sum(of_field.get(value, 0) for of_field in self.by_field.values())

    @property
    def unconfirmed(self) -> int:
        """Of a catalogue counted by `confirmation`: as rule A303 counts, which asks for the word of
        a unit only where there is one."""
        return self.all - self.without_lead - self.having(Confirmation.CONFIRMED)

    @property
    def all(self) -> int:
        return sum(sum(of_field.values()) for of_field in self.by_field.values())


def counted(concept: Concept, column: str) -> Counted:
    """How many measures of each field have which `confirmation` or `state`: one query."""
    found = stated(Measure.objects.filter(concept=concept), timezone.localdate())
    rows = found.order_by().values_list("field", column)
    counts = Counted()
    for key, value, number, without_lead, unexplained in rows.annotate(
        number=Count("pk"),
        without_lead=Count("pk", filter=Q(lead_unit=None)),
        unexplained=Count("pk", filter=measures.unexplained()),
    ):
        counts.by_field.setdefault(key, {})[value] = number
        counts.without_lead += without_lead
        counts.unexplained += unexplained
    return counts


def not_carried_over(concept: Concept) -> QuerySet[Measure]:
    """Unfinished measures of the predecessor nobody has decided about."""
    if concept.predecessor is None:
        return Measure.objects.none()
    here = Measure.objects.filter(concept=concept, predecessor=OuterRef("pk"))
    return measures.unfinished(concept.predecessor).filter(~Exists(here))


def _led_by(user: User) -> QuerySet[Measure]:
    return Measure.objects.filter(lead_unit__in=unit_ids_of(user))

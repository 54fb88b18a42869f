"""What those find who read and decide: what is late and why, what changed, what became of a draft.

Each line leads where its reader may go: to the measure at the desk for who may open it there, else
to its public page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.audit.queries import told_publicly
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import queries as measure_queries
from gemeinwerk.measures.behind import why
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.most_behind import WORST_FIRST, behind_of, with_lateness
from gemeinwerk.measures.states import BEHIND, BEHIND_KEY, DONE, State, state_of, stated
from gemeinwerk.measures.verbs import MeasuresVerb
from gemeinwerk.municipalities.models import Municipality

READERS = (Role.STEERING, Role.COUNCIL_READER, Role.PARTICIPANT)
FEW, LOOKED_AT = 5, 60
CARRIED_OUT = (ConceptStatus.ADOPTED, ConceptStatus.IMPLEMENTATION, ConceptStatus.EVALUATED)
TOLD = (
    MeasuresVerb.MEASURE_REPORT_STATUS,
    MeasuresVerb.MEASURE_REACH_MILESTONE,
    MeasuresVerb.MEASURE_MOVE_MILESTONE,
    MeasuresVerb.VERSION_PUBLISH,
)


@dataclass(frozen=True)
class Late:
    """A measure that is behind: by how much, and why; ``why`` is "" where nobody said."""

    title: str
    url: str
    state: State
    sentence: str
    why: str


@dataclass(frozen=True)
class Change:
    on: date
    text: str
    about: str
    url: str


@dataclass(frozen=True)
class Became:
    """What became of a draft somebody took part in."""

    draft: CatalogueVersion
    sentence: str
    url: str
    action: str


def reads(user: User, town: Municipality) -> bool:
    """Whether somebody is here to read and decide, and not to work on measures."""
    return any(role in user.roles_in(town.pk) for role in READERS)


@dataclass(frozen=True)
class AllLate:
    """The worst of those behind, how many there are, and where all of them stand, by concept."""

    worst: list[Late]
    number: int
    lists: list[Link]


def late(town: Municipality, user: User, today: date) -> AllLate:
    """Of what is carried out and open to the reader."""
    open_to_all = Q(concept__public=True)
    seen = Q() if user.has_perm("concept.read", town) else open_to_all
    rows = Measure.objects.filter(seen, concept__municipality=town, concept__status__in=CARRIED_OUT)
    behind = with_lateness(stated(rows, today), today).filter(
        state__in=[state.key for state in BEHIND]
    )
    found = list(behind.select_related("concept").order_by(*WORST_FIRST)[:FEW])
    number = len(found) if len(found) < FEW else behind.count()
    public = _public_of(found)
    shown = [row for row in found if _url(row, user, public)]
    lists = _lists(shown, user) if number > len(shown) else []
    return AllLate([_late(row, user, today, public) for row in shown], number, lists)


def _lists(rows: Iterable[Any], user: User) -> list[Link]:
    concepts = {row.concept_id: row.concept for row in rows}.values()
    return [Link(concept.name, _list_of(concept, user)) for concept in concepts]


def _list_of(concept: Concept, user: User) -> str:
    if user.has_perm("measure.read", concept):
        return f"{reverse('measures:table', args=[concept.slug])}?stand={BEHIND_KEY}"
    catalogue = reverse("portal:catalogue", args=[concept.slug])
    return f"{catalogue}?stand={BEHIND_KEY}&sortierung=verzug"


def _late(row: Any, user: User, today: date, public: dict[int, str]) -> Late:
    told = behind_of(row, today)
    url = _url(row, user, public)
    return Late(str(row), url, state_of(row), told.sentence, why(told, row.told))


def changes(town: Municipality, user: User, since: datetime) -> list[Change]:
    """What was reported or published since, one line for each measure, newest first."""
    entries = list(told_publicly(town.pk, TOLD).filter(at__gt=since)[:LOOKED_AT])
    measures = _rows(Measure, entries)
    versions = _rows(CatalogueVersion, entries)
    public = _public_of(measures.values())
    found: dict[str, Change] = {}
    for entry in entries:
        if entry.target_type == "measures.measure":
            row: Any = measures.get(entry.target_id or 0)
            url = _url(row, user, public) if row else ""
        else:
            row = versions.get(entry.target_id or 0)
            url = _version_url(row, user) if row else ""
        if url and url not in found:
            found[url] = _change(entry, row, url)
    return list(found.values())[:FEW]


def _change(entry: Any, row: Any, url: str) -> Change:
    version = isinstance(row, CatalogueVersion)
    about = f"{row.concept}: {row}" if version else str(row)
    text = {
        MeasuresVerb.MEASURE_REACH_MILESTONE: _("Meilenstein erreicht"),
        MeasuresVerb.MEASURE_MOVE_MILESTONE: _("Meilenstein verschoben"),
        MeasuresVerb.VERSION_PUBLISH: _("veröffentlicht"),
    }.get(entry.verb) or _("neuer Stand gemeldet")
    return Change(localtime(entry.at).date(), text, about, url)


def became(town: Municipality, user: User, today: date) -> list[Became]:
    """Of each concept's newest draft for participation, where it was decided since."""
    drafts = CatalogueVersion.objects.filter(
        concept__municipality=town, concept__public=True, kind=VersionKind.PARTICIPATION,
        published=True,
    ).select_related("concept").defer("content").order_by("concept", "-number")  # fmt: skip
    newest: dict[int, CatalogueVersion] = {}
    for draft in drafts:
        if user.has_perm("version.read", draft):
            newest.setdefault(draft.concept_id, draft)
    adopted = {
        one.concept_id: one
        for one in CatalogueVersion.objects.filter(
            concept__in=newest, kind=VersionKind.ADOPTED, published=True
        )
        .defer("content")
        .order_by("number")
    }
    pairs = [(draft, adopted[key]) for key, draft in newest.items() if key in adopted]
    sizes = _sizes([version for pair in pairs for version in pair])
    return [_became(draft, decided, sizes, today) for draft, decided in pairs]


def _sizes(versions: list[CatalogueVersion]) -> dict[int, int]:
    rows = FrozenMeasure.objects.filter(version__in=versions).order_by().values_list("version")
    return dict(rows.annotate(n=Count("pk")))


def _became(
    draft: CatalogueVersion, adopted: CatalogueVersion, sizes: dict[int, int], today: date
) -> Became:
    rows = stated(FrozenMeasure.objects.filter(version=adopted), today).order_by()
    counts = dict(rows.values_list("state").annotate(n=Count("pk")))
    concept = draft.concept
    day = concept.decided_on or localtime(adopted.frozen_at).date()
    number = sizes.get(adopted.pk, 0)
    sentence = ngettext(
        "Aus dem Entwurf vom {drafted} ({before}) wurde am {day} ein Beschluss: eine Maßnahme. "
        "Umgesetzt: {done}, hinter der Zusage: {behind}.",
        "Aus dem Entwurf vom {drafted} ({before}) wurde am {day} ein Beschluss: {n} Maßnahmen. "
        "Umgesetzt: {done}, hinter der Zusage: {behind}.",
        number,
    ).format(
        drafted=_day(localtime(draft.frozen_at).date()),
        before=_measures(sizes.get(draft.pk, 0)),
        day=_day(day),
        n=number,
        done=counts.get(DONE.key, 0),
        behind=sum(counts.get(state.key, 0) for state in BEHIND),
    )
    return Became(
        draft=draft,
        sentence=sentence,
        url=reverse("portal:concept", args=[concept.slug]),
        action=_("Was daraus wurde"),
    )


def _public_of(rows: Iterable[Measure]) -> dict[int, str]:
    """Their public pages, of those that have one: by the number they were last published with."""
    names = measure_queries.public_names([row.pk for row in rows])
    return {key: reverse("portal:measure", args=name) for key, name in names.items()}


def _url(measure: Measure, user: User, public: dict[int, str]) -> str:
    if user.has_perm("measure.read", measure):
        return reverse("measures:overview", args=[measure.concept.slug, measure.pk])
    return public.get(measure.pk, "")


def _version_url(version: CatalogueVersion, user: User) -> str:
    if user.has_perm("version.read", version):
        return reverse("measures:version", args=[version.concept.slug, version.number])
    if version.published and version.concept.public:
        return reverse("portal:version", args=[version.concept.slug, version.number])
    return ""


def _rows(model: Any, entries: Iterable[Any]) -> dict[int, Any]:
    label = model._meta.label_lower
    keys = {entry.target_id for entry in entries if entry.target_type == label}
    rows = model._default_manager.select_related("concept")
    if model is CatalogueVersion:
        rows = rows.defer("content")
    found: dict[int, Any] = rows.in_bulk(keys)
    return found


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def _measures(number: int) -> str:
    return ngettext("{n} Maßnahme", "{n} Maßnahmen", number).format(n=number)

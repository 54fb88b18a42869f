"""What changed lately in a concept, as citizens may know it: reports, milestones, decisions that
are shown, new versions."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.queries import told_publicly
from gemeinwerk.audit.sentences import changes_of
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.prepared import prepared
from gemeinwerk.measures.document.encoding import day_in_words
from gemeinwerk.measures.document.today import OF_WHAT_IS_OWED, STATUS_OF_TODAY
from gemeinwerk.measures.lifecycle import Course, ImplementationStatus
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.models.versions import is_owed
from gemeinwerk.measures.verbs import BY_THE_CLOCK, MeasuresVerb
from gemeinwerk.monitoring.amending.words import kind_in_entry
from gemeinwerk.monitoring.steering.models import Decision
from gemeinwerk.monitoring.steering.verbs import SteeringVerb
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.latest_goals import Called
from gemeinwerk.portal.latest_versions import Publication, of_version, of_versions
from gemeinwerk.portal.news import MOST, Entry, News

SHOWN = 3
_LOOKED_AT = 30
"""Some say nothing that is public, and of one measure only the last is told."""
_VERBS = (
    MeasuresVerb.MEASURE_REPORT_STATUS,
    MeasuresVerb.MEASURE_REACH_MILESTONE,
    MeasuresVerb.VERSION_PUBLISH,
)
_ALL_VERBS = (
    *_VERBS,
    MeasuresVerb.MEASURE_MOVE_MILESTONE,
    *BY_THE_CLOCK,
    MeasuresVerb.MEASURE_ADD_NOTE,
    MeasuresVerb.MEASURE_RECORD_VALUE,
    SteeringVerb.DECISION_SHOW,
)
_MEASURE, _DECISION = Measure._meta.label_lower, Decision._meta.label_lower
_VERSION = CatalogueVersion._meta.label_lower
_LONGEST = 300
"""So much of a decision is quoted; all of it stands on the measure's page."""


def latest(concept: Concept, version: CatalogueVersion, most: int = SHOWN) -> list[News]:
    """The newest changes, one of each measure: one query."""
    told: dict[str, News] = {}
    owed = is_owed(version.kind, concept.status)
    for entry in _entries(town=concept.municipality_id, version=version.pk):
        if news := _news(entry, concept, version, owed=owed):
            told.setdefault(news.url, news)
        if len(told) == most:
            break
    return list(told.values())


def news_between(
    concept: Concept,
    version: CatalogueVersion,
    after: int,
    upto: int,
    about: Collection[int] | None = None,
    of_all: bool = False,
    named: Mapping[int, str] | None = None,
    goals: Mapping[int, Called] | None = None,
    since: datetime | None = None,
    most: int | None = MOST,
) -> list[Entry]:
    """All that changed after an entry of the audit and up to another, the newest first: one
    query, and one of versions where any was published. `about`: keys of measures, and of these
    alone, and what is `of_all`. `named`, `goals`: see `of_versions`. `since`: what happened
    after that moment. `most`: None for all there is."""
    owed = is_owed(version.kind, concept.status)
    public = CatalogueVersion.objects.filter(concept=concept, published=True).values("pk")
    rows = _found(concept.municipality_id, version.pk, _ALL_VERBS, target_id__in=public)
    if about is not None:
        every = Q(code=None) if of_all or named or goals else Q(pk__in=())
        rows = rows.filter(Q(about__in=about, code__isnull=False) | every)
    if since is not None:
        rows = rows.filter(at__gt=since)
    listed = list(rows.filter(pk__gt=after, pk__lte=upto)[:most])
    told = [(one, _of(one, concept, owed=owed)) for one in listed if one.code is not None]
    versions = [Publication(one.pk, one.at, one.target_id) for one in listed if one.code is None]
    found = [Entry(one.pk, one.about, news) for one, news in told if news]
    every_one = of_all or about is None
    found += of_versions(concept, versions, named or {}, goals or {}, of_all=every_one)
    return sorted(found, key=lambda one: one.number, reverse=True)


def _news(entry: Any, concept: Concept, version: CatalogueVersion, *, owed: bool) -> News | None:
    if entry.code is None:
        return _of_version(entry, concept, version)
    return _of(entry, concept, owed=owed)


@prepared
def _entries(*, town: int, version: int) -> QuerySet[Any]:
    return _found(town, version, _VERBS, target_id=version)[:_LOOKED_AT]


def _found(town: int, version: int, verbs: Collection[str], **versions: Any) -> QuerySet[Any]:
    """Each with the measure it is `about`, as published; of a decision only while it is shown.
    Those about `versions` are about no measure."""
    shown = Decision.objects.filter(pk=OuterRef("target_id"), public=True)
    measure = FrozenMeasure.objects.filter(version=version, measure=OuterRef("about"))
    titles = measure.annotate(english=F("content__title_en"))
    of_decision = Subquery(shown.values("deviation__measure")[:1])
    done = told_publicly(town, verbs).annotate(
        about=Case(
            When(target_type=_MEASURE, then=F("target_id")),
            When(target_type=_DECISION, then=of_decision),
            output_field=BigIntegerField(),
        ),
        decided=Case(When(target_type=_DECISION, then=Subquery(shown.values("words")[:1]))),
        code=Subquery(measure.values("code")[:1]),
        measure_title=Subquery(measure.values("title")[:1]),
        english=Subquery(titles.values("english")[:1]),
    )
    of_versions = Q(target_type=_VERSION, **versions)
    found: QuerySet[Any] = done.filter(Q(code__isnull=False) | of_versions)
    return found


def _of_version(entry: AuditEntry, concept: Concept, version: CatalogueVersion) -> News:
    return News(
        at=entry.at,
        title=_("Fassung {n}").format(n=version.number),
        url=address("version", concept.slug, version.number),
        text=of_version(
            version.kind, version.content["concept"], localtime(version.frozen_at).date()
        ),
    )


def _of(entry: Any, concept: Concept, *, owed: bool) -> News | None:
    after = entry.after
    if entry.verb in BY_THE_CLOCK and not owed:
        return None
    quoted = {
        MeasuresVerb.MEASURE_REACH_MILESTONE: after.get("milestone", ""),
        MeasuresVerb.MEASURE_MOVE_MILESTONE: after.get("milestone", ""),
        MeasuresVerb.MEASURE_MILESTONE_PASSED: after.get("milestone", ""),
        SteeringVerb.DECISION_SHOW: Truncator(entry.decided or "").chars(_LONGEST),
    }
    text = {
        MeasuresVerb.MEASURE_REACH_MILESTONE: _("Meilenstein erreicht:"),
        MeasuresVerb.MEASURE_MOVE_MILESTONE: _dated(_("Meilenstein verschoben auf {day}:"), after),
        MeasuresVerb.MEASURE_MILESTONE_PASSED: _dated(
            _("Meilenstein überfällig seit {day}:"), after
        ),
        MeasuresVerb.MEASURE_END_PASSED: _dated(_("überfällig seit {day}"), after),
        SteeringVerb.DECISION_SHOW: _("Entscheidung der Steuerung:"),
        MeasuresVerb.MEASURE_ADD_NOTE: _noted(after),
        MeasuresVerb.MEASURE_RECORD_VALUE: _("neuer Messwert"),
    }.get(entry.verb) or _reported(entry, owed=owed)
    if not text:
        return None
    english = get_language() == "en"
    translated = english and bool(entry.english)
    return News(
        at=entry.at,
        title=entry.english if translated else entry.measure_title,
        url=address("measure", concept.slug, entry.code),
        text=text,
        quoted=quoted.get(entry.verb, ""),
        german=english and not translated,
    )


def _noted(after: dict[str, Any]) -> str:
    """A change of what was decided stands among the notes; of others no word is told, since they
    may be taken away again."""
    if kind := kind_in_entry(str(after.get("label", ""))):
        return _("Zusage geändert: {kind}").format(kind=kind.label)
    return _("neuer Sachstand")


def _dated(pattern: str, after: dict[str, Any]) -> str:
    day = day_in_words(str(after.get("day") or ""))
    return pattern.format(day=day) if day else ""


def _reported(entry: AuditEntry, *, owed: bool) -> str:
    """All that a unit reported at once; "" where nothing of it is public."""
    known = {change.name for change in changes_of(entry, public=True)}
    changed = known.intersection(STATUS_OF_TODAY) - (frozenset() if owed else OF_WHAT_IS_OWED)
    after = {name: str(entry.after[name] or "") for name in changed}
    end = _("voraussichtliches Ende jetzt {day}")
    said = (
        _label(ImplementationStatus, after.get("implementation")),
        _dated(end, {"day": after.get("expected_end")}),
        _label(Course, after.get("course")) if after.get("course") else "",
    )
    return ", ".join(filter(None, said)) or (_("neuer Sachstand") if changed else "")


def _label(choices: Any, value: str | None) -> str:
    return str(choices(value).label) if value in choices.values else ""

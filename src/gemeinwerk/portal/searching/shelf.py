"""All that citizens may read of a town, each with its words: what a search goes through.

It is put together from what the public pages show, so it can neither hold nor propose a word that
is not public; and it is remembered under the town's public revision, so it is as new as they are.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept, Finding
from gemeinwerk.core.prepared import prepared
from gemeinwerk.engines.searching import Entry, Found, Groups, entry, find
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.searching import STATUS_TEXTS, entry_of
from gemeinwerk.measures.searching_beside import of_published
from gemeinwerk.monitoring import shown
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import word_groups
from gemeinwerk.portal.caching import remembered
from gemeinwerk.portal.loading import town_of
from gemeinwerk.portal.meeting_queries import minuted
from gemeinwerk.portal.queries import evaluated
from gemeinwerk.portal.searching.decisions import decisions_on
from gemeinwerk.portal.searching.evaluations import evaluations_of
from gemeinwerk.portal.searching.minutes import minutes_of
from gemeinwerk.portal.searching.subjects import Subject
from gemeinwerk.questions.queries import published_in

_LONGEST_QUESTION = 110
T = TypeVar("T")


@dataclass(frozen=True)
class Shelf:
    """Subjects and, at the same places, their words."""

    subjects: Sequence[Subject]
    entries: Sequence[Entry]
    groups: Groups

    def find(self, query: str) -> Found:
        return find(query, self.entries, self.groups)


def shelf_of(request: HttpRequest) -> Shelf:
    """Twelve queries at most, once per public revision and language."""
    town = town_of(request)
    kept: Shelf | None = getattr(request, "shelf", None)
    if kept is None:
        kept = remembered(request, "searched", lambda: _shelf(town))
        request.shelf = kept  # type: ignore[attr-defined]
    return kept


def found_on(request: HttpRequest, query: str) -> Found:
    """What answers a query of all that is public; sought once for a request."""
    return _once(request, ("all", query), lambda: shelf_of(request).find(query))


def measures_found(
    request: HttpRequest, version: CatalogueVersion, query: str
) -> tuple[dict[int, int], Found]:
    """Of a version those measures that a search finds, by their keys with how well (points): five
    queries, once for a request."""

    def make() -> tuple[dict[int, int], Found]:
        keys, entries, groups = remembered(
            request, f"searched:{version.pk}", lambda: _of_version(town_of(request), version)
        )
        found = find(query, entries, groups)
        return {keys[hit.place]: hit.points for hit in found.hits}, found

    return _once(request, (version.pk, query), make)


def _of_version(
    town: Municipality, version: CatalogueVersion
) -> tuple[list[int], list[Entry], Groups]:
    said = of_published(concept=version.concept_id)
    of_version = [measure_entry(row, said) for row in _frozen(version=version.pk)]
    keys, entries = [row.pk for row, _kept in of_version], [kept for _row, kept in of_version]
    return keys, entries, word_groups(town)


@prepared
def _frozen(*, version: int) -> QuerySet[Any, Any]:
    return rows_of_measures(FrozenMeasure.objects.filter(version=version))


def _once(request: HttpRequest, key: object, make: Callable[[], T]) -> T:
    kept: dict[object, T] = request.__dict__.setdefault("found", {})
    if key not in kept:
        kept[key] = make()
    return kept[key]


class MeasureRow(NamedTuple):
    pk: int
    version: int
    draft: int | None
    code: str
    title: str
    lead: str


def rows_of_measures(frozen: QuerySet[FrozenMeasure]) -> QuerySet[Any, Any]:
    """What `measure_entry` reads, and what more is annotated."""
    columns = ("pk", "version", "measure", "code", "title", "lead", "search_text")
    more = frozen.query.annotations
    return frozen.values_list(*columns, *(f"measure__{name}" for name in STATUS_TEXTS), *more)


def measure_entry(values: Sequence[Any], notes: Mapping[int, str]) -> tuple[MeasureRow, Entry]:
    """A frozen measure with its words and those of how far it has come as of today."""
    row, kept, said = MeasureRow(*values[:6]), values[6], values[7 : 7 + len(STATUS_TEXTS)]
    today = [text for text in (*said, notes.get(row.draft or 0)) if text]
    return row, entry_of(row.title, kept, today)


def _shelf(town: Municipality) -> Shelf:
    concepts = _concepts(town)
    newest, versions = _versions(town, concepts)
    measures, findings = _measures(town, concepts, newest), _findings(town, concepts)
    withdrawn = _withdrawn(town, concepts, newest, versions)
    asked, evaluations = _questions(town, concepts), evaluations_of(town, concepts)
    minutes = minutes_of(town, concepts)
    found: list[tuple[Subject, Entry]] = []
    for concept in concepts:
        of_it = measures.get(concept.pk, [])
        found += [*_of_concept(concept), *_of_decision(concept)]
        if concept.pk in newest:
            found += _of_head(concept, newest[concept.pk])
        found += [
            *of_it,
            *asked.get(concept.pk, []),
            *findings.get(concept.pk, []),
            *evaluations.get(concept.pk, []),
            *minutes.get(concept.pk, []),
            *versions.get(concept.pk, []),
            *withdrawn.get(concept.pk, []),
            *_of_units(concept, of_it),
        ]
    subjects, entries = [one for one, _words in found], [words for _one, words in found]
    return Shelf(subjects, entries, word_groups(town))


def _subject(
    kind: str,
    title: str,
    concept: Concept,
    page: str,
    *parts: str | int,
    behind: str = "",
    texts: Mapping[str, str] | None = None,
) -> tuple[Subject, Entry]:
    said = {label: text for label, text in (texts or {}).items() if text}
    address = (page, (concept.slug, *parts), behind)
    subject = Subject(kind, title, concept.name, address, said)
    return subject, entry(title, *said.values())


def _concepts(town: Municipality) -> list[Concept]:
    """Those that hold today before those that others have followed, the newest first."""
    return sorted(_public(town=town.pk), key=lambda one: one.status == ConceptStatus.SUPERSEDED)


@prepared
def _public(*, town: int) -> QuerySet[Concept]:
    found = Concept.objects.filter(municipality=town, public=True).select_related("review")
    return found.annotate(evaluated=evaluated("pk"), minuted=minuted("pk"))


def _of_concept(concept: Concept) -> Iterator[tuple[Subject, Entry]]:
    texts = {
        _("Leitsatz"): concept.motto,
        _("Ziel"): concept.aim,
        _("Leichte Sprache"): concept.aim_plain,
        _("Auftrag"): concept.commission,
        _("Zusammenfassung auf Englisch"): concept.summary_en,
    }
    yield _subject("konzept", concept.name, concept, "concept", texts=texts)


def _of_decision(concept: Concept) -> Iterator[tuple[Subject, Entry]]:
    if not concept.paper:
        return
    title = _("Beschluss {paper}").format(paper=concept.paper)
    day = date_format(concept.decided_on, "DATE_FORMAT") if concept.decided_on else ""
    told = _("{title}, beschlossen am {day}") if day else "{title}"
    texts = {"": told.format(title=concept.name, day=day)}
    yield _subject("beschluss", title, concept, "concept", texts=texts)


def _versions(
    town: Municipality,
    concepts: Sequence[Concept],
) -> tuple[dict[int, CatalogueVersion], dict[int, list[tuple[Subject, Entry]]]]:
    """The newest published version of each concept, and all of them as subjects."""
    by_key = {concept.pk: concept for concept in concepts}
    newest: dict[int, CatalogueVersion] = {}
    found: dict[int, list[tuple[Subject, Entry]]] = {}
    for version in _published(town=town.pk):
        concept = by_key[version.concept_id]
        newest.setdefault(concept.pk, version)
        title = _("Fassung {n}: {kind}").format(n=version.number, kind=version.get_kind_display())
        texts = {
            _("Anmerkung"): version.note,
            "": _("eingefroren am {day}").format(
                day=date_format(localtime(version.frozen_at), "DATE_FORMAT")
            ),
        }
        subject = _subject("fassung", title, concept, "version", version.number, texts=texts)
        found.setdefault(concept.pk, []).append(subject)
    return newest, found


@prepared
def _published(*, town: int) -> QuerySet[CatalogueVersion]:
    found = CatalogueVersion.objects.filter(
        concept__municipality=town, concept__public=True, published=True
    )
    return found.order_by("-number")


def _of_head(concept: Concept, version: CatalogueVersion) -> Iterator[tuple[Subject, Entry]]:
    head = version.content
    for one in head["fields"]:
        texts = {"": one["description"], _("Arbeitsgruppe"): one["working_group"]}
        title = f"{one['code']} {one['title']}"
        yield _subject(
            "feld", title, concept, "catalogue", behind=_list(feld=one["code"]), texts=texts
        )
    for one in head["themes"]:
        texts = {"": one["description"]}
        behind = _list(thema=one["title"])
        yield _subject("thema", one["title"], concept, "catalogue", behind=behind, texts=texts)
    for one in head["goals"]:
        behind = _list(feld=one["field"])
        yield _subject("ziel", one["title"], concept, "catalogue", behind=behind)


def _list(**filters: str) -> str:
    return f"?{urlencode(filters)}"


def _measures(
    town: Municipality, concepts: Sequence[Concept], newest: Mapping[int, CatalogueVersion]
) -> dict[int, list[tuple[Subject, Entry]]]:
    """By concept, in the order of its catalogue: four queries."""
    concept_of = {newest[one.pk].pk: one for one in concepts if one.pk in newest}
    found: dict[int, list[tuple[Subject, Entry]]] = {}
    said = of_published(concept__municipality=town.pk, concept__public=True)
    for values in _newest(town=town.pk):
        row, kept = measure_entry(values, said)
        concept = concept_of[row.version]
        page, texts = ("measure", (concept.slug, row.code), ""), {"lead": row.lead}
        subject = Subject("massnahme", row.title, concept.name, page, texts, row.pk)
        of_it = found.setdefault(concept.pk, [])
        of_it.append((subject, kept))
        of_it += decisions_on(subject, *values[-2:])
    return found


@prepared
def _newest(*, town: int) -> QuerySet[Any, Any]:
    """The measures of the newest published versions."""
    later = CatalogueVersion.objects.filter(
        concept=OuterRef("version__concept"), published=True, number__gt=OuterRef("version__number")
    )
    found = FrozenMeasure.objects.filter(
        ~Exists(later),
        version__published=True,
        version__concept__public=True,
        version__concept__municipality=town,
    )
    return rows_of_measures(found.annotate(**shown.along("measure")))


def _questions(
    town: Municipality, concepts: Sequence[Concept]
) -> dict[int, list[tuple[Subject, Entry]]]:
    """What was asked about published measures and answered for everybody, by concept: one query."""
    concept_of = {one.pk: one for one in concepts}
    found: dict[int, list[tuple[Subject, Entry]]] = {}
    for pk, key, code, text, answer in published_in(town):
        concept = concept_of[key]
        title = shorten(text, _LONGEST_QUESTION, placeholder=" …")
        page = ("measure", (concept.slug, code), f"#frage-{pk}")
        said = {_("Frage"): text, _("Antwort"): answer}
        subject = Subject("frage", title, concept.name, page, said)
        found.setdefault(key, []).append((subject, entry(title, text, answer)))
    return found


def _withdrawn(
    town: Municipality,
    concepts: Sequence[Concept],
    newest: Mapping[int, CatalogueVersion],
    versions: Mapping[int, Sequence[Any]],
) -> dict[int, list[tuple[Subject, Entry]]]:
    """Measures that the newest version of a concept no longer holds under their number, as the
    last one has them that did: one query, and none where there was never another version."""
    if all(len(of_it) < 2 for of_it in versions.values()):
        return {}
    last = [one.pk for one in newest.values()]
    published = FrozenMeasure.objects.filter(
        version__concept__in=newest, version__published=True
    ).exclude(version__in=last)
    there = FrozenMeasure.objects.filter(
        Q(measure=OuterRef("measure")) | Q(code=OuterRef("code")),
        version__in=last,
        version__concept=OuterRef("version__concept"),
    )
    concept_of = {one.pk: one for one in concepts}
    found: dict[int, dict[str, tuple[Subject, Entry]]] = {}
    rows = published.filter(~Exists(there)).order_by("-version__number", "position")
    columns = ("pk", "version__concept", "code", "title", "search_text")
    for pk, key, code, title, kept in rows.values_list(*columns):
        concept = concept_of[key]
        page = ("measure", (concept.slug, code), "")
        subject = Subject("massnahme", title, concept.name, page, measure=pk, withdrawn=True)
        found.setdefault(key, {}).setdefault(code, (subject, entry_of(title, kept, ())))
    return {key: list(of_it.values()) for key, of_it in found.items()}


def _findings(
    town: Municipality, concepts: Sequence[Concept]
) -> dict[int, list[tuple[Subject, Entry]]]:
    """The reviews and what they found, by concept: one query."""
    reviewed = {one.review.pk: one for one in concepts if hasattr(one, "review")}
    found = {}
    for concept in reviewed.values():
        review = concept.review
        texts = {"": review.summary, _("Durchgeführt von"): review.carried_out_by}
        found[concept.pk] = [_subject("befund", review.title, concept, "review", texts=texts)]
    for finding in _found_by_reviews(town=town.pk) if reviewed else ():
        concept = reviewed[finding.review_id]
        texts = {
            "": finding.text,
            _("anders aufgegriffen"): finding.elsewhere,
            _("begründet abgelehnt"): finding.refusal,
        }
        title = _("Befund {code}").format(code=finding.code)
        behind = f"#befund-{slugify(finding.code)}"
        subject = _subject("befund", title, concept, "review", behind=behind, texts=texts)
        found[concept.pk].append(subject)
    return found


@prepared
def _found_by_reviews(*, town: int) -> QuerySet[Finding]:
    return Finding.objects.filter(review__concept__municipality=town, review__concept__public=True)


def _of_units(
    concept: Concept, measures: Sequence[tuple[Subject, Entry]]
) -> Iterator[tuple[Subject, Entry]]:
    """Who is responsible for measures, with how many."""
    leads = (one.texts["lead"] for one, _entry in measures if one.kind == "massnahme")
    counted = Counter(leads)
    for lead, number in sorted(counted.items()):
        if lead:
            told = ngettext(
                "verantwortlich für {n} Maßnahme", "verantwortlich für {n} Maßnahmen", number
            )
            texts = {"": told.format(n=number)}
            behind = _list(stelle=lead)
            yield _subject("stelle", lead, concept, "catalogue", behind=behind, texts=texts)

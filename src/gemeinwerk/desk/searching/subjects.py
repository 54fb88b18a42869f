"""All that a person may see at the desk, each with its words: what a search goes through.

Each source asks for the right that its page asks for, so what somebody may not open they can
neither find nor be told of as what they may have meant.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from textwrap import shorten

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Organisation, OrganisationKind, Person
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction, Finding
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.desk import handbook
from gemeinwerk.desk.searching.evaluations import evaluations_of
from gemeinwerk.desk.searching.minutes import minutes_of
from gemeinwerk.engines.searching import Entry, entry
from gemeinwerk.evaluation.models import Evaluation
from gemeinwerk.measures.models import (
    CatalogueVersion,
    FrozenMeasure,
    Goal,
    Measure,
)
from gemeinwerk.measures.searching import STATUS_TEXTS, entry_of, words
from gemeinwerk.measures.searching_beside import of_drafts
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.questions.queries import for_desk

_LONGEST_QUESTION = 110
KINDS: Mapping[str, str | Promise] = {
    "konzept": gettext_lazy("Konzepte"),
    "massnahme": gettext_lazy("Maßnahmen"),
    "frage": gettext_lazy("Fragen"),
    "feld": gettext_lazy("Handlungsfelder"),
    "thema": gettext_lazy("Querschnittsthemen"),
    "ziel": gettext_lazy("Ziele"),
    "befund": gettext_lazy("Befunde"),
    "auswertung": gettext_lazy("Auswertungen"),
    "beschluss": gettext_lazy("Beschlüsse"),
    "aufgabe": gettext_lazy("Aufgaben aus Sitzungen"),
    "protokoll": gettext_lazy("Protokolle"),
    "fassung": gettext_lazy("Fassungen"),
    "stelle": gettext_lazy("Fachbereiche"),
    "organisation": gettext_lazy("Organisationen"),
    "gremium": gettext_lazy("Gremien"),
    "person": gettext_lazy("Personen"),
    "handbuch": gettext_lazy("Handbuch"),
}
"""What can be found, in the order of what answers alike."""


@dataclass(frozen=True)
class Subject:
    """Something that has a page at the desk. `draft`, `frozen`: the key of a measure, whose texts
    are read when it was found; `insider`: whether its internal notes may be."""

    kind: str
    title: str
    url: str
    of: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    draft: int = 0
    frozen: int = 0
    insider: bool = False


Found = Iterator[tuple[Subject, Entry]]


def subjects(user: User, town: Municipality) -> list[tuple[Subject, Entry]]:
    """In the order of what answers alike; as many queries for any number of rows."""
    found: list[tuple[Subject, Entry]] = []
    reads_drafts = user.has_perm("measure.read", town)
    begun = Exists(Evaluation.objects.filter(concept=OuterRef("pk")))
    concepts = list(Concept.objects.filter(municipality=town).annotate(evaluated=begun))
    if user.has_perm("concept.read", town):
        found += _concepts(concepts)
    if reads_drafts:
        found += _drafts(user, town, {one.pk: one for one in concepts})
    if user.has_perm("concept.read", town):
        found += _parts(town)
    if reads_drafts:
        found += _goals(town)
    is_evaluated = any(one.evaluated for one in concepts)
    if is_evaluated and user.has_perm("evaluation.read", town):
        found += [_subject("auswertung", *said) for said in evaluations_of(town)]
    if user.has_perm("minutes.read", town):
        opens = user.has_perm("minutes.write", town)
        found += [_subject(*said) for said in minutes_of(town, tasks_open=opens)]
    found += _versions(user, town, with_measures=not reads_drafts)
    if user.has_perm("question.answer", town):
        found += _questions(user, town)
    if user.has_perm("actor.read", town):
        found += _actors(town)
    found += handbook_subjects()
    return found


def handbook_subjects() -> Found:
    """The sections of the handbook."""
    for page in handbook.pages():
        for section in handbook.sections(page):
            of = page.title if section.title != page.title else ""
            url = f"{page.url}#{section.anchor}" if section.anchor else page.url
            subject = Subject("handbuch", section.title, url, of, {"": section.text})
            yield subject, section.words


def _subject(
    kind: str, title: str, url: str, of: str = "", texts: Mapping[str, str] | None = None
) -> tuple[Subject, Entry]:
    said = {label: text for label, text in (texts or {}).items() if text}
    return Subject(kind, title, url, of, said), entry(title, *said.values())


def _concepts(concepts: Iterable[Concept]) -> Found:
    for one in concepts:
        texts = {
            _("Drucksache"): one.paper,
            _("Leitsatz"): one.motto,
            _("Ziel"): one.aim,
            _("Auftrag"): one.commission,
        }
        yield _subject("konzept", one.name, reverse("desk:concept", args=[one.slug]), "", texts)


def _parts(town: Municipality) -> Found:
    fields = FieldOfAction.objects.filter(concept__municipality=town).select_related("concept")
    for one in fields:
        url = reverse("concepts:structure", args=[one.concept.slug])
        yield _subject("feld", str(one), url, one.concept.name, {"": one.description})
    themes = CrossCuttingTheme.objects.filter(concept__municipality=town).select_related("concept")
    for theme in themes:
        url = reverse("concepts:structure", args=[theme.concept.slug])
        yield _subject("thema", theme.title, url, theme.concept.name, {"": theme.description})
    findings = Finding.objects.filter(review__concept__municipality=town)
    for finding in findings.select_related("review__concept"):
        concept = finding.review.concept
        texts = {
            "": finding.text,
            _("anders aufgegriffen"): finding.elsewhere,
            _("begründet abgelehnt"): finding.refusal,
        }
        title = _("Befund {code}").format(code=finding.code)
        url = reverse("concepts:review", args=[concept.slug])
        yield _subject("befund", title, url, concept.name, texts)


def _drafts(user: User, town: Municipality, concepts: Mapping[int, Concept]) -> Found:
    """Measures as they are written today, with internal notes where the person may read them."""
    drafts = Measure.objects.filter(concept__municipality=town)
    beside = of_drafts(concept__municipality=town.pk)
    internal = {
        one.pk: one.internal_notes
        for one in drafts.exclude(internal_notes="")
        .select_related("concept")
        .prefetch_related("contributing")
        if user.has_perm("measure.read_internal", one)
    }
    rows = drafts.order_by("-concept__period_start", "concept", "field__position", "position")
    columns = ("pk", "concept", "code", "title", "search_text", *STATUS_TEXTS)
    for pk, concept, code, title, kept, *said in rows.values_list(*columns):
        today = [*said, beside.get(pk, ""), internal.get(pk, "")]
        url = reverse("measures:overview", args=[concepts[concept].slug, pk])
        subject = Subject(
            "massnahme", title, url, concepts[concept].name, code=code, draft=pk,
            insider=pk in internal,
        )  # fmt: skip
        yield subject, entry_of(title, kept, today)


def _goals(town: Municipality) -> Found:
    for one in Goal.objects.filter(concept__municipality=town).select_related("concept"):
        url = reverse("measures:goals", args=[one.concept.slug])
        yield _subject("ziel", one.title, url, one.concept.name)


def _versions(user: User, town: Municipality, *, with_measures: bool) -> Found:
    """Those the person may read; and what stands in the newest of each concept, for whom that is
    all they read of measures."""
    newest: dict[int, CatalogueVersion] = {}
    found = CatalogueVersion.objects.filter(concept__municipality=town).select_related("concept")
    for one in found.defer("content").order_by("-concept__period_start", "concept", "-number"):
        if not user.has_perm("version.read", one):
            continue
        newest.setdefault(one.concept_id, one)
        url = reverse("measures:version", args=[one.concept.slug, one.number])
        yield _subject("fassung", str(one), url, one.concept.name, {_("Anmerkung"): one.note})
    if not with_measures:
        return
    versions = {one.pk: one for one in newest.values()}
    frozen = FrozenMeasure.objects.filter(version__in=versions)
    columns = ("pk", "version", "code", "title", "search_text")
    for pk, key, code, title, kept in frozen.values_list(*columns):
        version = versions[key]
        url = reverse("measures:frozen", args=[version.concept.slug, version.number, code])
        of = f"{version.concept.name}, {version}"
        yield (
            Subject("massnahme", title, url, of, code=code, frozen=pk),
            Entry(words([title]), kept),
        )


def _questions(user: User, town: Municipality) -> Found:
    """What was asked about measures the person answers for: the words, and not who asked."""
    for one in for_desk(town, user):
        texts = {
            _("Frage"): one.text,
            _("Antwort"): one.answer,
            _("Veröffentlicht als"): f"{one.public_text} {one.public_answer}".strip(),
        }
        title = shorten(one.text, _LONGEST_QUESTION, placeholder=" …")
        url = reverse("questions:question", args=[one.pk])
        subject, kept = _subject("frage", title, url, one.measure.concept.name, texts)
        yield replace(subject, code=one.measure.code), kept


def _actors(town: Municipality) -> Found:
    for one in Organisation.objects.filter(municipality=town).order_by(Alphabetical("name")):
        is_unit = one.kind == OrganisationKind.UNIT
        url = reverse("actors:unit" if is_unit else "actors:organisation", args=[one.pk])
        texts = {_("Kurzzeichen"): one.abbreviation, _("Auch genannt"): ", ".join(one.aliases)}
        yield _subject("stelle" if is_unit else "organisation", one.name, url, "", texts)
    for body in Body.objects.filter(municipality=town).order_by(Alphabetical("name")):
        url = reverse("actors:body", args=[body.pk])
        yield _subject("gremium", body.name, url, "", {_("Kurzzeichen"): body.abbreviation})
    for person in Person.objects.filter(municipality=town).order_by(Alphabetical("name")):
        url = reverse("actors:person", args=[person.pk])
        yield _subject("person", person.name, url, "", {_("Funktion"): person.function})

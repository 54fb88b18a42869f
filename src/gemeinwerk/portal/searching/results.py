"""What was found, as a page shows it: a title, what it is, and the words around what was sought."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from gemeinwerk.core.found import Result, around
from gemeinwerk.core.languages import german, german_within
from gemeinwerk.core.prepared import one_of, prepared
from gemeinwerk.engines.searching import Answers, best_of, excerpt
from gemeinwerk.measures.document.today import STATUS_OF_TODAY
from gemeinwerk.measures.models import FrozenMeasure, ProgressNote
from gemeinwerk.measures.searching import STATUS_TEXTS, told
from gemeinwerk.measures.searching_beside import of_some
from gemeinwerk.measures.states import State, state_of, stated
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.searching.shelf import Shelf
from gemeinwerk.portal.searching.subjects import KINDS, Subject

ON_A_PAGE = 20


def results(
    subjects: Sequence[Subject], answers: Answers, language: str | None, today: date
) -> list[Result]:
    """Two queries for what is shown of measures, if there are any among them; three more for those
    that are found by what is said beside their text alone."""
    wanted = [one.measure for one in subjects if one.measure]
    measures = _measures(wanted, today) if wanted else {}
    silent = [one for one in measures.values() if one.is_silent(answers)]
    drafts = [one.draft for one in silent if one.draft]
    beside = of_some(drafts) if drafts else {}
    for one in silent:
        one.beside = beside.get(one.draft or 0, "")
    return [_result(one, measures.get(one.measure), answers, language) for one in subjects]


def texts_of(shelf: Shelf) -> Iterator[str]:
    """Where words stand as people write them: titles first; one query where those do not do."""
    for one in shelf.subjects:
        yield one.title
    for one in shelf.subjects:
        yield from one.texts.values()
    keys = [one.measure for one in shelf.subjects if one.measure]
    yield from texts_of_measures(FrozenMeasure.objects.filter(pk__in=keys))


def texts_of_measures(frozen: QuerySet[FrozenMeasure]) -> Iterator[str]:
    """The same of measures alone."""
    for content in frozen.values_list("content", flat=True).iterator(50):
        yield from (content["title"], *told(content).values())


@dataclass
class _Shown:
    document: Mapping[str, Any]
    state: State
    draft: int | None
    beside: str = ""
    """What is said beside its text, where nothing of that says why it was found."""

    @cached_property
    def texts(self) -> Mapping[str, str]:
        return told(self.document)

    def is_silent(self, answers: Answers) -> bool:
        return not best_of({"title": self.document["title"], **self.texts}, answers)


def _measures(keys: Sequence[int], today: date) -> dict[int, _Shown]:
    columns = [name for name in STATUS_TEXTS if name in STATUS_OF_TODAY]
    rows = _rows(tuple(columns), where=one_of(keys), today=today)
    notes: dict[int, list[dict[str, str]]] = {}
    drafts = [row.measure for row in rows if row.measure]
    for measure, label, text in _notes(where=one_of(drafts, "measure")) if drafts else ():
        notes.setdefault(measure, []).append({"label": label, "text": text})
    return {
        row.pk: _Shown(
            {
                **row.content,
                **{name: getattr(row, f"measure__{name}") or "" for name in columns},
                "notes": notes.get(row.measure, []),
            },
            state_of(row),
            row.measure,
        )
        for row in rows
    }


@prepared
def _rows(columns: tuple[str, ...], *, where: Q, today: date) -> QuerySet[Any, Any]:
    found = stated(FrozenMeasure.objects.filter(where), today)
    shown = ("pk", "measure", "content", "live", "said", "state")
    rows: QuerySet[Any, Any] = found.values_list(
        *shown, *(f"measure__{name}" for name in columns), named=True
    )
    return rows


@prepared
def _notes(*, where: Q) -> QuerySet[Any, Any]:
    return ProgressNote.objects.filter(where).values_list("measure", "label", "text")


def _of(subject: Subject) -> str:
    if not subject.withdrawn:
        return german(subject.of)
    told = _("{concept}, nicht mehr im Katalog").format(concept=subject.of)
    return german_within(told, subject.of)


# What we put into words ourselves, in the language of the page.
_BESIDE = frozenset({"frage", "entscheidung"})
"""On the page of a measure, whose number is told."""
_OUR_TITLES = frozenset({"beschluss", "fassung"})
_OUR_TEXTS = frozenset({"beschluss", "stelle"})


def _result(
    subject: Subject, measure: _Shown | None, answers: Answers, language: str | None
) -> Result:
    title, texts, german = subject.title, subject.texts, language == "en"
    if measure:
        document = measure.document
        texts = told(document, status=False) if subject.withdrawn else measure.texts
        if measure.beside and not subject.withdrawn:
            texts = {_("Messwerte und Termine"): measure.beside}
        if language == "en" and document["title_en"]:
            title, german = document["title_en"], False
    page, parts, behind = subject.page
    label, shown = around(texts, answers)
    return Result(
        kind=str(KINDS[subject.kind]),
        code=str(parts[1]) if measure or subject.kind in _BESIDE else "",
        title=excerpt(title, answers, whole=True),
        of=_of(subject),
        url=address(page, *parts) + behind,
        label=label,
        excerpt=shown,
        state=measure.state if measure and not subject.withdrawn else None,
        german=german and subject.kind not in _OUR_TITLES,
        ours=subject.kind in _OUR_TEXTS,
    )

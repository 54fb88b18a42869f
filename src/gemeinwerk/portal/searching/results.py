"""What was found, as a page shows it: a title, what it is, and the words around what was sought."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gemeinwerk.core.found import Result, around
from gemeinwerk.core.languages import german, german_within
from gemeinwerk.engines.searching import Answers, excerpt
from gemeinwerk.measures.document.today import STATUS_OF_TODAY
from gemeinwerk.measures.models import FrozenMeasure, ProgressNote
from gemeinwerk.measures.searching import STATUS_TEXTS, told
from gemeinwerk.measures.states import State, state_of, stated
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.searching.shelf import KINDS, Shelf, Subject

ON_A_PAGE = 20


def results(
    subjects: Sequence[Subject], answers: Answers, language: str | None, today: date
) -> list[Result]:
    """Two queries for what is shown of measures, if there are any among them."""
    wanted = [one.measure for one in subjects if one.measure]
    measures = _measures(wanted, today) if wanted else {}
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


@dataclass(frozen=True)
class _Shown:
    document: Mapping[str, Any]
    state: State


def _measures(keys: Sequence[int], today: date) -> dict[int, _Shown]:
    columns = [name for name in STATUS_TEXTS if name in STATUS_OF_TODAY]
    found = stated(FrozenMeasure.objects.filter(pk__in=keys), today)
    shown = ("pk", "measure", "content", "live", "said", "state")
    status = (f"measure__{name}" for name in columns)
    rows = list(found.values_list(*shown, *status, named=True))
    notes: dict[int, list[dict[str, str]]] = {}
    of_them = ProgressNote.objects.filter(measure__in=[row.measure for row in rows if row.measure])
    for one in of_them:
        notes.setdefault(one.measure_id, []).append({"label": one.label, "text": one.text})
    return {
        row.pk: _Shown(
            {
                **row.content,
                **{name: getattr(row, f"measure__{name}") or "" for name in columns},
                "notes": notes.get(row.measure, []),
            },
            state_of(row),
        )
        for row in rows
    }


def _of(subject: Subject) -> str:
    if not subject.withdrawn:
        return german(subject.of)
    told = _("{concept}, nicht mehr im Katalog").format(concept=subject.of)
    return german_within(told, subject.of)


# What we put into words ourselves, in the language of the page.
_OUR_TITLES = frozenset({"beschluss", "fassung"})
_OUR_TEXTS = frozenset({"beschluss", "stelle"})


def _result(
    subject: Subject, measure: _Shown | None, answers: Answers, language: str | None
) -> Result:
    title, texts, german = subject.title, subject.texts, language == "en"
    if measure:
        document = measure.document
        texts = told(document, status=not subject.withdrawn)
        if language == "en" and document["title_en"]:
            title, german = document["title_en"], False
    page, parts, behind = subject.page
    label, shown = around(texts, answers)
    return Result(
        kind=str(KINDS[subject.kind]),
        code=str(parts[1]) if measure else "",
        title=excerpt(title, answers, whole=True),
        of=_of(subject),
        url=address(page, *parts) + behind,
        label=label,
        excerpt=shown,
        state=measure.state if measure and not subject.withdrawn else None,
        german=german and subject.kind not in _OUR_TITLES,
        ours=subject.kind in _OUR_TEXTS,
    )

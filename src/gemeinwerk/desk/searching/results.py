"""What was found at the desk, as a page shows it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from gemeinwerk.core.found import Result, around
from gemeinwerk.desk.searching.subjects import KINDS, Subject
from gemeinwerk.engines.searching import Answers, best_of, excerpt
from gemeinwerk.measures.models import FrozenMeasure, Measure, ProgressNote
from gemeinwerk.measures.queries import whole
from gemeinwerk.measures.searching import (
    DRAFT_TEXTS,
    INTERNAL,
    told,
    told_at_the_desk,
    told_of_relations,
)
from gemeinwerk.measures.searching_beside import of_drafts

ON_A_PAGE = 20
Texts = Mapping[int, Mapping[str, str]]


def results(subjects: Sequence[Subject], answers: Answers) -> list[Result]:
    """At most three queries for what is shown of measures, and a few for those that are found by
    what they belong to alone: who takes part, an indicator."""
    drafts, frozen = _drafts(subjects), _frozen(subjects)
    drafts |= _related([one for one in subjects if _is_silent(one, drafts, answers)])
    return [
        _result(one, drafts.get(one.draft) or frozen.get(one.frozen) or one.texts, answers)
        for one in subjects
    ]


def _is_silent(subject: Subject, drafts: Texts, answers: Answers) -> bool:
    """Whether nothing of a draft's own words says why it was found."""
    own = drafts.get(subject.draft)
    return own is not None and not best_of({"title": subject.title, **own}, answers)


def _related(subjects: Sequence[Subject]) -> dict[int, Mapping[str, str]]:
    if not subjects:
        return {}
    rows = whole(Measure.objects.filter(pk__in=[one.draft for one in subjects]))
    beside = of_drafts(pk__in=[one.draft for one in subjects])
    return {
        row.pk: told_of_relations(row) | {_("Messwerte und Termine"): beside.get(row.pk, "")}
        for row in rows
    }


def texts_of(subjects: Iterable[Subject]) -> Iterator[str]:
    """Where words stand as people write them: titles first; some queries where those do not do."""
    subjects = list(subjects)
    for one in subjects:
        yield one.title
    for one in subjects:
        yield from one.texts.values()
    for texts in (*_drafts(subjects).values(), *_frozen(subjects).values()):
        yield from texts.values()


def _result(subject: Subject, texts: Mapping[str, str], answers: Answers) -> Result:
    label, shown = around(texts, answers)
    return Result(
        kind=str(KINDS[subject.kind]),
        code=subject.code,
        title=excerpt(subject.title, answers, whole=True),
        of=subject.of,
        url=subject.url,
        label=label,
        excerpt=shown,
    )


def _drafts(subjects: Iterable[Subject]) -> dict[int, Mapping[str, str]]:
    wanted = {one.draft: one.insider for one in subjects if one.draft}
    if not wanted:
        return {}
    notes: dict[int, list[str]] = {}
    for one in ProgressNote.objects.filter(measure__in=wanted):
        notes.setdefault(one.measure_id, []).append(f"{one.label} {one.text}")
    rows = Measure.objects.filter(pk__in=wanted).only("pk", *DRAFT_TEXTS, INTERNAL)
    return {
        row.pk: told_at_the_desk(row, notes.get(row.pk, ()), internal=wanted[row.pk])
        for row in rows
    }


def _frozen(subjects: Iterable[Subject]) -> Texts:
    wanted = [one.frozen for one in subjects if one.frozen]
    if not wanted:
        return {}
    rows = FrozenMeasure.objects.filter(pk__in=wanted).values_list("pk", "content")
    # What is said of how far a measure had come was not searched: it is told as of today.
    return {pk: told(content, status=False) for pk, content in rows}

"""Questions as the desk lists them, and as a measure's public page reads them along."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.core.json_rows import JSONRow, JSONRows
from gemeinwerk.core.prepared import prepared
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.questions.lifecycle import ANSWERED_WITHIN
from gemeinwerk.questions.models import Question, QuestionState

TOLD = "questions_told"
_PUBLIC = ("id", "public_text", "public_answer", "answered_as", "asked_at", "answered_at")


def question(town: Municipality, pk: int) -> Question:
    """A town's question with its measure. Raises Question.DoesNotExist."""
    related = ("measure__concept__municipality", "measure__concept__lead_office")
    found = Question.objects.select_related(*related, "measure__lead_unit", "measure__field")
    return found.get(measure__concept__municipality=town, pk=pk)


def for_desk(town: Municipality, user: User, *, state: str = "") -> QuerySet[Question]:
    """What the user may answer, the open ones first, the oldest before, then what was settled, the
    latest before: the office all, a unit those about measures it leads."""
    found = Question.objects.filter(measure__concept__municipality=town)
    if Role.OFFICE not in user.roles_in(town.pk):
        found = found.filter(measure__lead_unit__in=unit_ids_of(user))
    if state:
        found = found.filter(state=state)
    in_order = found.select_related("measure__concept", "measure__lead_unit")
    return in_order.order_by(F("answered_at").desc(nulls_first=True), "asked_at", "pk")


def answer_due(question: Question) -> date:
    """By when whoever asked may expect an answer."""
    return localtime(question.asked_at + ANSWERED_WITHIN).date()


def open_questions(town: Municipality, user: User) -> int:
    return for_desk(town, user, state=QuestionState.OPEN).count()


def along(measure: str) -> Subquery:
    """The published questions of the measure an outer row points to, in the same query."""
    told = JSONRow(**{name: name for name in _PUBLIC})
    public = Question.objects.filter(published=True, measure=OuterRef(measure))
    rows = public.order_by().values("measure")
    return Subquery(rows.annotate(told=JSONRows(told)).values("told"))


def told(rows: Sequence[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """What `along` found, the newest answer first: `text`, `answer`, `by`, and the days `asked`
    and `answered`."""
    found = sorted(rows or (), key=lambda one: (one["answered_at"], one["id"]), reverse=True)
    return [
        {
            "id": one["id"],
            "text": one["public_text"],
            "answer": one["public_answer"],
            "by": one["answered_as"],
            "asked": _day(one["asked_at"]),
            "answered": _day(one["answered_at"]),
        }
        for one in found
    ]


def published_in(town: Municipality) -> list[Any]:
    """What citizens may read of questions about published measures, each as its key, its concept's,
    the measure's number as published, the question and its answer: one query."""
    return _published_in(town=town.pk)


@prepared
def _published_in(*, town: int) -> QuerySet[Any, Any]:
    later = CatalogueVersion.objects.filter(
        concept=OuterRef("measure__concept"),
        published=True,
        number__gt=OuterRef("measure__frozen__version__number"),
    )
    found = Question.objects.filter(
        ~Exists(later),
        published=True,
        measure__concept__municipality=town,
        measure__concept__public=True,
        measure__frozen__version__published=True,
    )
    columns = ("pk", "measure__concept", "measure__frozen__code", "public_text", "public_answer")
    rows: QuerySet[Any, Any] = found.order_by("-answered_at", "-pk").values_list(*columns)
    return rows


def _day(text: str) -> date:
    moment = parse_datetime(text)
    assert isinstance(moment, datetime), text
    if moment.tzinfo is None:  # SQLite keeps moments in UTC and does not say so
        moment = moment.replace(tzinfo=UTC)
    return localtime(moment).date()

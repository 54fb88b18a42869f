"""An enquiry: prepared, opened, closed, and opened again for those who join later.

prepare_enquiry(concept, questions=[…], crossings=[["migration", "gender"]], closes_on=day, by=user)
open_enquiry(enquiry, slips=90, by=user)
close_enquiry(enquiry, by=user)
"""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.representation import questions as asked
from gemeinwerk.representation.errors import EnquiryExists, NotNow, WrongQuestions
from gemeinwerk.representation.models import Asked, Cell, Enquiry, EnquiryState
from gemeinwerk.representation.operations.slips import into_the_pool
from gemeinwerk.representation.operations.writing import lock, require
from gemeinwerk.representation.queries import is_open
from gemeinwerk.representation.verbs import RepresentationVerb


@verb
def prepare_enquiry(
    concept: Concept,
    *,
    questions: list[Asked],
    closes_on: date,
    by: User | None,
    crossings: Sequence[Sequence[str]] = (),
    **settings: Any,
) -> Enquiry:
    """`settings`: minimum, floor, protection."""
    present = hold(concept, "municipality")
    if Enquiry.objects.filter(concept=present).exists():
        raise EnquiryExists(
            _(
                "Für dieses Konzept gibt es die Selbstauskunft schon. Für alle, die später "
                "dazukommen, lässt sie sich wieder öffnen."
            )
        )
    new = Enquiry(
        concept=present,
        key=secrets.token_hex(4),
        questions=questions,
        crossings=_crossings(crossings, questions),
        closes_on=closes_on,
        **settings,
    )
    new.save()
    audit.record(RepresentationVerb.ENQUIRY_PREPARE, new, by=by)
    return new


@verb
def edit_enquiry(enquiry: Enquiry, *, by: User | None, seen: Seen = None, **values: Any) -> Enquiry:
    """Once it was opened only its end changes."""
    present = lock(enquiry)
    if present.state != EnquiryState.DRAFT and set(values) - {"closes_on"}:
        raise NotNow(
            _(
                "Die Selbstauskunft war schon offen. Ändern lässt sich nur noch, bis wann sie "
                "offen ist."
            )
        )
    if "questions" in values or "crossings" in values:
        questions = values.get("questions", present.questions)
        values["crossings"] = _crossings(values.get("crossings", present.crossings), questions)
    changed = RepresentationVerb.ENQUIRY_EDIT
    before, after = lost_update.apply(present, values, seen=seen, verb=changed)
    if after:
        present.save()
        audit.record(changed, present, by=by, before=before, after=after)
    return present


@verb
def remove_enquiry(enquiry: Enquiry, *, by: User | None) -> None:
    """Only before anybody was asked: what was told once must stand in the way of what would give
    somebody away beside it."""
    present = lock(enquiry)
    require(present, EnquiryState.DRAFT)
    audit.record(RepresentationVerb.ENQUIRY_REMOVE, present, by=by)
    present.delete()


@verb
def open_enquiry(
    enquiry: Enquiry, *, by: User | None, slips: int = 0, closes_on: date | None = None
) -> Enquiry:
    """For so many more people. All counts there can be are written at nought, so that none of them
    comes into being with somebody's answer."""
    present = lock(enquiry)
    require(present, EnquiryState.DRAFT, EnquiryState.CLOSED)
    if not present.questions:
        raise WrongQuestions(_("Es ist noch keine Frage gewählt."))
    present.closes_on = closes_on or present.closes_on
    if present.closes_on < localdate(audit.now()):
        raise NotNow(_("Der Tag, bis zu dem sie offen ist, liegt in der Vergangenheit."))
    if present.state == EnquiryState.DRAFT:
        Cell.objects.bulk_create(
            Cell(enquiry=present, table=table, place=place)
            for table, place in asked.places(present.tables, present.questions)
        )
    into_the_pool(present, slips)
    if not present.slips:
        raise NotNow(_("Bitte sagen Sie, wie viele Menschen gefragt werden."))
    present.state, present.opened_at, present.closed_at = EnquiryState.OPEN, audit.now(), None
    present.save()
    audit.record(RepresentationVerb.ENQUIRY_OPEN, present, by=by, after={"slips": present.slips})
    return present


@verb
def close_enquiry(enquiry: Enquiry, *, by: User | None) -> Enquiry:
    present = lock(enquiry)
    require(present, EnquiryState.OPEN)
    return _closed(present, by)


def close_over() -> int:
    """For the tick: close those whose last day has passed; how many these were."""
    over = Enquiry.objects.filter(state=EnquiryState.OPEN, closes_on__lt=localdate())
    return sum(_close_if_over(one) for one in over.select_related("concept"))


@verb
def _close_if_over(enquiry: Enquiry) -> int:
    present = lock(enquiry)
    if present.state != EnquiryState.OPEN or is_open(present):
        return 0
    _closed(present, None)
    return 1


def _closed(enquiry: Enquiry, by: User | None) -> Enquiry:
    """Counts are written anew: what the database keeps of earlier ones is free to be wiped."""
    enquiry.state, enquiry.closed_at = EnquiryState.CLOSED, audit.now()
    enquiry.save(update_fields=["state", "closed_at"])
    cells = list(enquiry.cells.order_by("table", "place"))
    enquiry.cells.all().delete()
    Cell.objects.bulk_create(
        Cell(enquiry=enquiry, table=one.table, place=one.place, count=one.count) for one in cells
    )
    audit.record(RepresentationVerb.ENQUIRY_CLOSE, enquiry, by=by)
    return enquiry


def _crossings(pairs: Sequence[Sequence[str]], questions: list[Asked]) -> list[list[str]]:
    if not questions:
        raise WrongQuestions(_("Bitte wählen Sie mindestens eine Frage."))
    try:
        return asked.crossings_of(pairs, questions)
    except ValueError:
        raise WrongQuestions(
            _(
                "Eine Frage steht in zwei Verbindungen. Bitte verbinden Sie jede Frage höchstens "
                "mit einer anderen: Hingen drei zusammen, verrieten sie mehr, als man sieht."
            )
        ) from None

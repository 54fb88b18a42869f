"""A concept of which is asked who takes part, and people who answer."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.representation import operations, releasing
from gemeinwerk.representation.models import NO_ANSWER, Enquiry, Release
from gemeinwerk.representation.questions import STANDARD
from tests.factories import public_concept, user_with_role

LATER = timedelta(days=30)
SOME = {
    "gender": ("f", "m", "f", "m", "f", "d", NO_ANSWER),
    "migration": ("self", "no", "parents", "no", "no", "self", "no"),
    "age": ("30-44", "45-64", "-29", "65-", "45-64"),
    "disability": ("no", "no", "no", "yes", "no", NO_ANSWER),
}


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return public_concept(town)


@pytest.fixture
def enquiry(concept: Concept, office: User) -> Enquiry:
    """Open for 200 people; how gender and migration history go together is counted."""
    return opened(concept, office)


def opened(concept: Concept, office: User | None, *, slips: int = 200, **settings: Any) -> Enquiry:
    given: dict[str, Any] = {
        "questions": list(STANDARD), "crossings": [["migration", "gender"]],
        "closes_on": localdate() + LATER,
    }  # fmt: skip
    new = operations.prepare_enquiry(concept, by=office, **given | settings)
    return operations.open_enquiry(new, slips=slips, by=office)


def people(number: int) -> list[dict[str, str]]:
    """So many, who are not all the same."""
    return [
        {key: said[(at + at // len(said)) % len(said)] for key, said in SOME.items()}
        for at in range(number)
    ]


def answer(enquiry: Enquiry, everyone: Iterable[Mapping[str, str]]) -> None:
    for said in everyone:
        operations.take_part(enquiry, answers=said, slip=operations.draw_slip(enquiry))


def count_up(enquiry: Enquiry, everyone: Sequence[Mapping[str, str]]) -> None:
    """What the counts are once all of these have answered."""
    for cell in enquiry.cells.all():
        said = dict(zip(cell.table.split("/"), cell.place.split("/"), strict=True))
        cell.count += sum(said.items() <= one.items() for one in everyone)
        cell.save()
    enquiry.refresh_from_db()
    enquiry.answered += len(everyone)
    enquiry.save()


def released(enquiry: Enquiry, office: User | None, *tables: str) -> Release:
    """Closed, told, and opened again for those who join."""
    operations.close_enquiry(enquiry, by=office)
    chosen = tables or tuple("/".join(one) for one in enquiry.tables)
    try:
        asked = max(300, enquiry.slips)
        return releasing.release(enquiry, tables=chosen, asked=asked, by=office)
    finally:
        operations.open_enquiry(enquiry, by=office)

from datetime import UTC, date, datetime
from typing import Any

import factory

from gemeinwerk.representation.models import Cell, Enquiry, Release, Slip
from gemeinwerk.representation.operations.slips import digest_of
from gemeinwerk.representation.questions import STANDARD, places
from tests.factories.concepts import ConceptFactory


class EnquiryFactory(factory.django.DjangoModelFactory):
    """A draft that asks the four questions; `open_enquiry` is one that can be answered."""

    class Meta:
        model = Enquiry

    concept = factory.SubFactory(ConceptFactory)
    key = factory.Sequence(lambda n: f"d{n:015x}")
    questions = factory.LazyFunction(lambda: list(STANDARD))
    closes_on = date(2099, 12, 31)


class ReleaseFactory(factory.django.DjangoModelFactory):
    """Of 64 people who were asked for their gender."""

    class Meta:
        model = Release

    enquiry = factory.SubFactory(EnquiryFactory)
    number = 1
    made_at = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
    content = factory.LazyAttribute(lambda one: _content(one.enquiry, one.number))


def open_enquiry(enquiry: Enquiry, *codes: str, pool: int = 3) -> Enquiry:
    """With these slips given out, and more of them in the pool."""
    Slip.objects.bulk_create(Slip(enquiry=enquiry, digest=digest_of(code)) for code in codes)
    Slip.objects.bulk_create(Slip(enquiry=enquiry) for _number in range(pool))
    Cell.objects.bulk_create(
        Cell(enquiry=enquiry, table=table, place=place)
        for table, place in places(enquiry.tables, enquiry.questions)
    )
    enquiry.state, enquiry.slips = "open", len(codes) + pool
    enquiry.save()
    return enquiry


def _content(enquiry: Enquiry, number: int) -> dict[str, Any]:
    counts = {"f": 31, "m": 21, "d": None, "no_answer": None}
    hidden = {"least": 0, "most": 12}
    cells = [
        {"gender": key, "count": count, **({} if count else hidden), "share": [0.3, 0.6]}
        for key, count in counts.items()
    ]
    del cells[-1]["share"]
    return {
        "version": 1,
        "concept": enquiry.concept.name,
        "number": number,
        "day": "2026-09-01",
        "asked": 90,
        "answered": 64,
        "minimum": 5,
        "floor": 20,
        "rounded": 0,
        "questions": list(STANDARD),
        "tables": [{"table": "gender", "answers": 64, "cells": cells}],
        "balance": {
            "bodies": 2,
            "groups": [
                {"name": "Verwaltung", "name_en": "", "taken": 8, "vacant": 1, "low": 8, "high": 8}
            ],
        },
    }

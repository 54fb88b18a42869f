"""A row is as old as the verb that made it says, not as the clock."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from gemeinwerk.audit.operations import at
from tests.factories import MeasureFactory

MAY, JUNE = datetime(2024, 5, 3, 9, 0, tzinfo=UTC), datetime(2024, 6, 3, 9, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_what_is_taken_over_from_elsewhere_keeps_its_day() -> None:
    with at(MAY):
        measure = MeasureFactory()
    assert (measure.created_at, measure.updated_at) == (MAY, MAY)
    with at(JUNE):
        measure.save()
    assert (measure.created_at, measure.updated_at) == (MAY, JUNE)
    measure.save()
    assert measure.created_at == MAY
    assert measure.updated_at.date() == timezone.now().date()

"""Whether a phase is on time: late is what is past, not what is today."""

from datetime import date, timedelta

import pytest

from gemeinwerk.concepts.models import Phase
from gemeinwerk.concepts.punctuality import punctuality

TODAY = date(2027, 3, 15)
DAY = timedelta(days=1)


@pytest.mark.parametrize(("planned", "late"), [(TODAY - DAY, True), (TODAY, False)])
def test_a_phase_is_late_from_the_day_after_its_last_one(planned, late):
    phase = Phase(planned_start=TODAY - 30 * DAY, actual_start=TODAY, planned_end=planned)
    assert punctuality(phase, TODAY).late is late


@pytest.mark.parametrize(("planned", "late"), [(TODAY - DAY, True), (TODAY, False)])
def test_a_phase_should_run_from_the_day_after_its_first_one(planned, late):
    assert punctuality(Phase(planned_start=planned), TODAY).late is late

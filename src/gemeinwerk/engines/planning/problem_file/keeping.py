"""The meetings of an earlier plan, to be kept where they can."""

from typing import Any

from gemeinwerk.engines.planning.problem import Appointment, Problem
from gemeinwerk.engines.planning.problem_file.limits import MOST_MEETINGS, MOST_SERIES
from gemeinwerk.engines.planning.problem_file.links import unknown_or_twice
from gemeinwerk.engines.planning.problem_file.single_values import day
from gemeinwerk.engines.problem_files.fields import Fields, Findings, anything, refuse_length
from gemeinwerk.engines.problem_files.values import identifier, version


def appointments_from(data: Any, problem: Problem) -> tuple[Appointment, ...]:
    """Series and date of each meeting of a PLAN.json, in its order.

    A date beyond the problem's horizon is none to refuse: that meeting has moved. Raises
    ProblemError for a series that the problem no longer has, and for anything that is no plan.
    """
    findings = Findings()
    fields = Fields(data, "")
    fields.required("version", version)
    values, place = fields.required("meetings", anything), fields.at("meetings")
    refuse_length(len(values), 0, MOST_SERIES * MOST_MEETINGS, place)
    found = findings.each(values, place, _appointment)
    findings.end_if_wrong()
    for error in unknown_or_twice(place, found, problem.of_id):
        with findings.reading_on():
            raise error
    findings.end_if_wrong()
    return found


def _appointment(value: Any, place: str) -> Appointment:
    fields = Fields(value, place)
    return Appointment(fields.required("series", identifier), fields.required("date", day))

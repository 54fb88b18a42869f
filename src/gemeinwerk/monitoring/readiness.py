"""What a report lacks before the office can read it: names of passages with a sentence each."""

from datetime import date

from django.utils.translation import gettext as _

from gemeinwerk.measures.lifecycle import Course
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.models import Report, ReportState, TrafficLight

BEHIND = (Course.LATE, Course.OFF_COURSE)
ENDANGERED = (TrafficLight.YELLOW, TrafficLight.RED)


def missing(report: Report, today: date) -> dict[str, str]:
    """Of a report with its measure. Nothing is missing of "nothing new" but that it be true."""
    if report.nothing_new:
        return {}
    lacking: dict[str, str] = {}
    if not report.implementation:
        lacking["implementation"] = _("Bitte sagen Sie, wie weit die Maßnahme ist.")
    behind = report.course in BEHIND or report.light in ENDANGERED
    if behind and not (report.light_reason or report.obstacles or report.expected_end_reason):
        lacking["light_reason"] = _("Bitte schreiben Sie, warum es so steht.")
    end = report.measure.end
    later = report.expected_end and end and report.expected_end > end
    if later and not report.measure.permanent and not report.expected_end_reason:
        lacking["expected_end_reason"] = _("Bitte schreiben Sie, warum es später wird.")
    return lacking | _of_rows(report, today)


def _of_rows(report: Report, today: date) -> dict[str, str]:
    new = set(said.new_in(report))
    lacking: dict[str, str] = {}
    for index, one in enumerate(report.milestones):
        moved = said.day(one["moved_to"])
        if moved and not one["reached_on"] and f"moved-{index}" in new:
            if not one["moved_reason"]:
                lacking[f"moved_reason-{index}"] = _(
                    "Bitte schreiben Sie, warum sich „{name}“ verschiebt."
                ).format(name=one["title"])
            if moved <= today:
                lacking[f"moved-{index}"] = _("Der neue Tag von „{name}“ ist schon vorbei.").format(
                    name=one["title"]
                )
    for index, value in enumerate(report.values):
        if value["number"] and not value["day"]:
            lacking[f"day-{index}"] = _("Bitte sagen Sie, wann „{name}“ gemessen wurde.").format(
                name=value["indicator"]
            )
    return lacking


def is_touched(report: Report) -> bool:
    """Whether somebody has said something: only then it can be handed in."""
    return report.nothing_new or report.state != ReportState.OPEN

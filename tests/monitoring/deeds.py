"""What tests of rounds do again and again."""

from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.models import Report
from tests.monitoring.conftest import later

NEW = {
    "course": "late", "light": "yellow", "light_reason": "Eine Stelle ist nicht besetzt.",
    "done": "Das Terminportal ist in Betrieb.", "next_steps": "Wir schreiben neu aus.",
    "value-0": "8.5", "day-0": later(-10).isoformat(), "spent": "96000",
    "moved-0": later(120).isoformat(), "moved_reason-0": "Brandschutz",
    "answer-0": "Eine Stelle mehr.",
}  # fmt: skip


def told(measure: Measure) -> dict[str, Any]:
    """All that approval could change of a measure."""
    present = Measure.objects.get(pk=measure.pk)
    return {
        "status": (present.implementation, present.course, present.status_text, present.obstacles),
        "revision": present.revision,
        "notes": list(present.notes.values_list("label", "text", "colour")),
        "values": list(present.measured.order_by("day").values_list("day", "value")),
        "milestones": list(present.milestones.values_list("due", "moved_to", "reached_on")),
    }


def handed_in(report: Report, by: User, **changes: str) -> Report:
    operations.save(report, changes=changes or NEW, by=by)
    return operations.submit(report, by=by)

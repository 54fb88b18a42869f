"""Mails about steering: the unit hears what was decided, and whoever has something to do."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.measures.notices import day_in_words, people_of, to_ask
from gemeinwerk.monitoring.steering.models import Assignment, Decision
from gemeinwerk.notices.kinds import Kind
from gemeinwerk.notices.kinds import register as register_kinds
from gemeinwerk.notices.operations import queue

DECIDED = Kind(
    key="deviation.decided",
    label=_("Entscheidung zu einer Abweichung"),
    subject=_("Entschieden: Abweichung bei {measure}"),
    action=_("Bitte lesen Sie, was entschieden wurde."),
    template="monitoring/notices/decided.txt",
)
ASSIGNED = Kind(
    key="assignment.given",
    label=_("Aufgabe aus einer Entscheidung"),
    subject=_("Ihre Aufgabe bis {due}: {measure}"),
    action=_("Bitte melden Sie die Aufgabe als erledigt, sobald sie es ist."),
    template="monitoring/notices/assigned.txt",
)
register_kinds(DECIDED, ASSIGNED)


def decided(decision: Decision) -> None:
    measure = decision.deviation.measure
    for somebody in to_ask(measure):
        queue(
            DECIDED.key,
            town=measure.concept.municipality,
            to=somebody,
            path=reverse("monitoring:deviation", args=[decision.deviation_id]),
            context={
                "measure": measure,
                "decision": decision,
                "verdict": decision.get_verdict_display(),
                "on": day_in_words(decision.decided_on),
            },
        )


def assigned(assignment: Assignment) -> None:
    deviation = assignment.decision.deviation
    for somebody in people_of(assignment.unit):
        queue(
            ASSIGNED.key,
            town=deviation.measure.concept.municipality,
            to=somebody,
            path=reverse("monitoring:deviation", args=[deviation.pk]),
            context={
                "measure": deviation.measure,
                "assignment": assignment,
                "due": day_in_words(assignment.due),
            },
        )

"""Mails about changes: the unit hears what was decided."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.measures.notices import day_in_words, to_ask
from gemeinwerk.monitoring.amending import words
from gemeinwerk.monitoring.amending.models import Amendment
from gemeinwerk.notices.kinds import Kind
from gemeinwerk.notices.kinds import register as register_kinds
from gemeinwerk.notices.operations import queue

SETTLED = Kind(
    key="amendment.settled",
    label=_("Entscheidung zu einer Änderung der Zusage"),
    subject=_("Entschieden: Änderung bei {measure}"),
    action=_("Bitte lesen Sie, was beschlossen war und was jetzt gilt."),
    template="monitoring/notices/amended.txt",
)
register_kinds(SETTLED)


def settled(amendment: Amendment) -> None:
    measure, day = amendment.measure, amendment.decided_on
    assert day
    for somebody in to_ask(measure):
        queue(
            SETTLED.key,
            town=measure.concept.municipality,
            to=somebody,
            path=reverse("monitoring:amendment", args=[amendment.pk]),
            context={
                "measure": measure,
                "amendment": amendment,
                "wanted": words.holds(amendment),
                "verdict": amendment.get_state_display(),
                "on": day_in_words(day),
            },
        )

"""Decisions on deviations that the office made public, as a search finds them."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.engines.searching import Entry, entry
from gemeinwerk.monitoring import shown
from gemeinwerk.portal.searching.subjects import Subject


def decisions_on(measure: Subject, decided: Any, tasks: Any) -> list[tuple[Subject, Entry]]:
    """From what `shown.along` found beside a measure."""
    page, parts, _behind = measure.page
    found = []
    for one in shown.decisions_in(decided, tasks):
        texts = {
            _("Entscheidung"): one.words,
            _("Aufgaben"): " ".join(task.text for task in one.tasks),
            _("Gremium"): " ".join(filter(None, [one.body, one.reference])),
        }
        said = {label: text for label, text in texts.items() if text}
        address = (page, parts, "#entschieden")
        subject = Subject("entscheidung", measure.title, measure.of, address, said)
        found.append((subject, entry(measure.title, *said.values())))
    return found

"""What all verbs of steering share: the measure held with its concept, and what must be said."""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.steering.errors import NothingSaid, WrongDay

STEER = "monitoring.steer"


def require_words(text: str, sentence: str) -> None:
    if not text.strip():
        raise NothingSaid(sentence)


def require_past(day: date) -> None:
    if day > localdate(audit.now()):
        raise WrongDay(_("Der Tag liegt in der Zukunft. Bitte tragen Sie ein, was geschehen ist."))


def lock(measure: Measure) -> Measure:
    """Held with its concept, which decides what is possible."""
    concept = hold(measure.concept, "municipality")
    found = hold(measure, "lead_unit")
    found.concept = concept
    return found

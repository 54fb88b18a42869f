"""What may be done while a concept has which status: areas register, concepts knows none of them.

    phases.register("measures.write", _("Maßnahmen schreiben"), WRITABLE)
    phases.require("measures.write", concept)

Where a correction must be possible all the same, its reason is given as `override`; the verb
records it, so no override is silent.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gemeinwerk.concepts.errors import NotNow
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import must_hold


@dataclass(frozen=True)
class Activity:
    """Something people do, in words fit for the screen, and the statuses that permit it."""

    key: str
    label: str | Promise
    statuses: frozenset[str]


_activities: dict[str, Activity] = {}


def register(key: str, label: str | Promise, statuses: Iterable[str]) -> None:
    _activities[key] = Activity(key, label, frozenset(statuses))


def permits(key: str, concept: Concept) -> bool:
    """Whether the concept's status permits the activity."""
    return concept.status in _activities[key].statuses


def require(key: str, concept: Concept, *, override: str = "") -> None:
    """Raise `NotNow` unless permitted, or overridden with a reason. The concept is held."""
    must_hold(concept)
    if permits(key, concept) or override.strip():
        return
    activity = _activities[key]
    statuses = [state.label for state in ConceptStatus if state in activity.statuses]
    raise NotNow(
        _("„{activity}“ geht nicht, solange das Konzept {status} ist. Möglich ist es: {when}.")
        .format(
            activity=activity.label,
            status=concept.get_status_display(),
            when=", ".join(str(label) for label in statuses),
        )
    )  # fmt: skip


def difference(status: str, following: str) -> tuple[list[Activity], list[Activity]]:
    """What a step from one status to another ends, and what it begins."""
    known = _activities.values()
    ends = [one for one in known if status in one.statuses and following not in one.statuses]
    begins = [one for one in known if following in one.statuses and status not in one.statuses]
    return ends, begins


def permitted(concept: Concept) -> list[Activity]:
    """What may be done now, in the order registered."""
    return [one for one in _activities.values() if concept.status in one.statuses]

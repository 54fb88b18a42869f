"""Why a verb on a measure is refused, each with a sentence that says how to mend it."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures.models import Measure


class TextStands(DomainError):
    """The concept is past the states in which its measures are written."""


class NotPossible(DomainError):
    """A value that this measure cannot have."""

    @classmethod
    def from_validation(cls, label: object, error: ValidationError) -> "NotPossible":
        return cls(f"{label}: {' '.join(error.messages)}")


class ReasonMissing(DomainError):
    """The verb asks for a reason, and none was given."""


class NobodyResponsible(DomainError):
    """The measure has no lead unit, or nobody in it can be told."""


class Kept(DomainError):
    """What was adopted, or others rest upon, is not deleted."""


class ChangedMeanwhile(DomainError):
    """Somebody else wrote first. `measure` is as it stands now, `entry` what was done last."""

    def __init__(self, measure: Measure, entry: AuditEntry | None) -> None:
        super().__init__(_changed_sentence(measure, entry))
        self.measure = measure
        self.entry = entry


def _changed_sentence(measure: Measure, entry: AuditEntry | None) -> str:
    if entry is None:
        return _("Maßnahme {code} wurde inzwischen geändert.").format(code=measure.code)
    return _("{name} hat Maßnahme {code} inzwischen geändert, am {when}.").format(
        name=entry.actor_name or _("Jemand"),
        code=measure.code,
        when=date_format(timezone.localtime(entry.at), "DATETIME_FORMAT"),
    )


def require_reason(reason: str, sentence: str) -> str:
    """The reason without blanks around it; `ReasonMissing` with the sentence where it is empty."""
    reason = reason.strip()
    if not reason:
        raise ReasonMissing(sentence)
    return reason


def names(things: Iterable[object]) -> str:
    return ", ".join(str(thing) for thing in things)

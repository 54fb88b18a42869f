"""What was agreed to change of a decided measure, beside what was decided: target, scope and lead.

Ends and what is not pursued are told from the measure itself (`decided_now`): it says them too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.german.counted import with_unit
from gemeinwerk.measures.document.encoding import Document, in_words
from gemeinwerk.monitoring.amending.models import AmendmentKind as Kind
from gemeinwerk.monitoring.shown import Amended


@dataclass(frozen=True)
class Now:
    """What was said or agreed to be another since, beside what was decided. ``reason`` and, where
    ``german``, both sides are in the town's language; ``agreed``: who agreed when, "" where it was
    only reported; ``body``: with which paper."""

    label: str
    decided: str
    now: str
    reason: str
    agreed: str = ""
    paper: str = ""
    german: bool = False


def changes_of(before: Document, now: Document, agreed: Sequence[Amended]) -> list[Now]:
    """``before``: as it was decided; ``now``: as last published. What that says already is told
    there, word by word."""
    targets = {one.indicator: one for one in of_kind(agreed, Kind.TARGET)}
    found = [_target(before, now, one) for one in targets.values()]
    if before["description"] == now["description"]:
        found += [
            Now(_("Umfang"), one.decided, one.words, one.reason, *who(one), german=True)
            for one in of_kind(agreed, Kind.SCOPE)
        ]
    found += [_lead(before, now, one) for one in of_kind(agreed, Kind.LEAD)[-1:]]
    return [one for one in found if one]


def of_kind(agreed: Sequence[Amended], kind: Kind) -> list[Amended]:
    return [one for one in agreed if one.kind == kind]


def who(agreed: Amended) -> tuple[str, str]:
    """Rat, am 3. Mai 2026; and with which paper."""
    day = date_format(agreed.decided_on, "DATE_FORMAT")
    return _("{who}, am {day}").format(who=agreed.body or _("das Büro"), day=day), agreed.reference


def _target(before: Document, now: Document, agreed: Amended) -> Now | None:
    decided, present = (_indicator(of, agreed.indicator) for of in (before, now))
    if present and present["target"] == agreed.target:
        return None
    told = _in_words(agreed.target, (present or decided or {}).get("unit", ""))
    promised = agreed.decided
    if decided and decided["target"] is not None:
        promised = _in_words(decided["target"], decided["unit"])
    heading = _("Zielwert von {indicator}").format(indicator=agreed.indicator)
    return Now(heading, promised, told, agreed.reason, *who(agreed), german=True)


def _lead(before: Document, now: Document, agreed: Amended) -> Now | None:
    decided, present = (_name(of) for of in (before, now))
    if present == agreed.lead:
        return None
    said = who(agreed)
    return Now(_("Federführung"), decided or "–", agreed.lead, agreed.reason, *said, german=True)


def _indicator(document: Document, name: str) -> dict[str, Any] | None:
    return next((one for one in document["indicators"] if one["name"] == name), None)


def _in_words(value: float | None, unit: str) -> str:
    return with_unit(in_words(value), value or 0, unit)


def _name(document: Document) -> str:
    lead = document["lead"]
    return lead["name"] if lead else ""

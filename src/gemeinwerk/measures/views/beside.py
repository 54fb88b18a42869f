"""What stands beside the fields of a measure: findings, exceptions, the unit's word."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.core import ui
from gemeinwerk.measures import checking, operations, queries
from gemeinwerk.measures.fields import FIELDS
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations.writing import label
from gemeinwerk.measures.views import crumbs

BOXES = {word: one.box for one in FIELDS for word in one.checks}
"""The check's fields, and the box of the page that speaks of each."""


@dataclass(frozen=True)
class Beside:
    """A note, and what can be done about it on a page of its own."""

    note: ui.Note
    label: str = ""
    url: str = ""


def boxes(
    result: checking.Result, measure: Measure, user: User, kept: str = ""
) -> dict[str, list[Beside]]:
    """Every box of the page with its notes; empty ones too, so that they can be emptied. `kept`:
    what their addresses end in, see `crumbs.kept`."""
    found: dict[str, list[Beside]] = {box: [] for box in BOXES.values()}
    may_override = user.has_perm("measure.override", measure) and queries.is_writable(
        measure.concept
    )
    for finding in result.findings:
        url = crumbs.address("override", measure, rule=finding.code) + kept if may_override else ""
        found[BOXES.get(finding.field, "title")].append(
            Beside(checking.note(finding), _("Mit Begründung stehen lassen"), url)
        )
    for one in result.overridden:
        code = one.finding.code
        url = crumbs.address("override", measure, rule=code) + kept if may_override else ""
        found[BOXES.get(one.finding.field, "title")].append(
            Beside(checking.overridden_note(one), _("Ausnahme zurücknehmen"), url)
        )
    found["lead_unit"] += [Beside(note) for note in _word_of_the_unit(measure)]
    return found


def _word_of_the_unit(measure: Measure) -> list[ui.Note]:
    if measure.confirmation == Confirmation.CONFIRMED and measure.confirmed_at:
        day = date_format(localtime(measure.confirmed_at), "DATE_FORMAT")
        return [ui.Note("ok", _("Bestätigt vom Fachbereich am {day}.").format(day=day))]
    if measure.confirmation == Confirmation.ASKED:
        return [ui.Note("hint", _("Der Fachbereich ist um Bestätigung gebeten."))]
    if measure.confirmation == Confirmation.RETURNED:
        text = _("Der Fachbereich gibt die Maßnahme zurück: {reason}")
        return [ui.Note("warning", text.format(reason=measure.confirmation_note))]
    return []


def summary(result: checking.Result) -> str:
    """The quiet line below the heading."""
    counted = checking.counted(result.findings)
    if result.blocking:
        return _(
            "{counted} – mit Fehlern kann der Katalog für Rat und Beschluss nicht "
            "eingefroren werden."
        ).format(counted=counted)
    if counted:
        return _("{counted} – die Maßnahme kann so beschlossen werden.").format(counted=counted)
    return _("Nichts zu beanstanden.")


def leftover_fields() -> list[tuple[str, str]]:
    """Where a cell that the import could not place may go."""
    return [(name, label(name)) for name in operations.LEFTOVER_FIELDS]

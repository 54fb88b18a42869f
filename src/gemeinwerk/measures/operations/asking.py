"""The office asks many lead units at once whether they stand behind their measures, by a day."""

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import alphabet
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.measures import notices, queries
from gemeinwerk.measures.lifecycle import CONFIRMATION, Confirmation
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.refusals import NobodyResponsible, NotPossible, names
from gemeinwerk.measures.verbs import MeasuresVerb

_COLUMNS = (
    "confirmation", "confirmation_note", "confirmed_at", "confirmation_asked_on",
    "confirmation_due",
)  # fmt: skip


@verb
def ask_confirmations(
    concept: Concept, *, keys: Iterable[int], due: date, by: User
) -> list[Measure]:
    """Ask the lead units of these measures, all or none; each person gets one mail.

    A measure that waits for its unit already gets the new day; one that has it is left alone.
    Gives those that were asked.
    """
    today = localdate(audit.now())
    if due <= today:
        raise NotPossible(_("Die Frist muss nach dem heutigen Tag liegen."))
    present = hold(concept, "municipality")
    writing.require_writable(present)
    rows = queries.of_concept(present).filter(pk__in=list(keys))
    chosen = hold_all(rows.select_related("concept__municipality", "field", "lead_unit"))
    if not chosen:
        raise NotPossible(_("Bitte wählen Sie mindestens eine Maßnahme aus."))
    _require_somebody(chosen)
    asked = [one for one in chosen if not _is_asked_until(one, due)]
    entries = [_ask(measure, due, today, by) for measure in asked]
    Measure.objects.bulk_update(asked, _COLUMNS, batch_size=200)
    audit.record_all(entries)
    notices.confirmations_asked(asked, due=due, by=by)
    return asked


def _is_asked_until(measure: Measure, due: date) -> bool:
    return measure.confirmation == Confirmation.ASKED and measure.confirmation_due == due


def _require_somebody(measures: list[Measure]) -> None:
    """Raise `NobodyResponsible` where a measure has no lead unit, or nobody in it can be told."""
    if without := [one.code for one in measures if one.lead_unit is None]:
        raise NobodyResponsible(
            _("Ohne Federführung kann niemand bestätigen: {codes}.").format(codes=names(without))
        )
    units = {one.lead_unit.pk: one.lead_unit for one in measures if one.lead_unit}
    reach = notices.reach(units.values())
    if silent := [str(unit) for key, unit in units.items() if not reach[key]]:
        silent.sort(key=alphabet.key)
        raise NobodyResponsible(
            _(
                "Hier ist niemand, den Gemeinwerk fragen könnte: {units}. Laden Sie unter „Konten“ "
                "jemanden mit der Rolle Fachbereich ein, oder tragen Sie beim Fachbereich eine "
                "E-Mail-Adresse ein. Ist er aufgelöst, so wählen Sie eine andere Federführung."
            ).format(units=names(silent))
        )


def _ask(measure: Measure, due: date, today: date, by: User) -> AuditEntry:
    before = {"confirmation": measure.confirmation, "confirmation_due": measure.confirmation_due}
    if measure.confirmation != Confirmation.ASKED:
        CONFIRMATION.require(measure, Confirmation.ASKED)
    measure.confirmation, measure.confirmation_note = Confirmation.ASKED, ""
    measure.confirmed_at = None
    measure.confirmation_asked_on, measure.confirmation_due = today, due
    after = {"confirmation": str(Confirmation.ASKED), "confirmation_due": due}
    return audit.entry(
        MeasuresVerb.MEASURE_ASK_WITHIN,
        measure,
        by=by,
        before=before,
        after=after,
        public=measure.concept.public,
    )

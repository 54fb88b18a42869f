"""Two sources say different things of a figure: noted, and decided with a reason."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.figures.errors import DecidedAlready, NoContradiction, WrongChoice
from gemeinwerk.figures.models import Contradiction, Holds
from gemeinwerk.figures.verbs import FiguresVerb
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.document.encoding import in_words, number
from gemeinwerk.measures.models import Measure, MeasuredValue
from gemeinwerk.measures.operations.refusals import require_reason

_SHORT = 300


@verb
def note_contradiction(
    concept: Concept,
    *,
    subject: str,
    first: str,
    first_source: str,
    second: str,
    second_source: str,
    by: User | None,
    measure: Measure | None = None,
    day: date | None = None,
) -> Contradiction:
    """Note that two sources say different things; from now on both stand, wherever one stood.
    Raises `NoContradiction`, and `WrongChoice` for a measure of another concept."""
    present = hold(concept)
    said = [one.strip() for one in (subject, first, first_source, second, second_source)]
    if not all(said) or said[1] == said[3]:
        raise NoContradiction(
            _("Ein Widerspruch braucht zwei verschiedene Werte und zu jedem, wo er steht.")
        )
    if measure is not None and measure.concept_id != present.pk:
        raise WrongChoice(_("Die Maßnahme gehört nicht zu diesem Konzept."))
    found = Contradiction(
        concept=present,
        measure=measure,
        subject=said[0],
        day=day,
        first=said[1],
        first_source=said[2],
        second=said[3],
        second_source=said[4],
        noted_at=audit.now(),
    )
    found.save()
    audit.record(FiguresVerb.CONTRADICTION_NOTE, found, by=by, public=present.public)
    return found


@verb
def note_clash(
    standing: MeasuredValue, *, number: Decimal, source: str, by: User | None
) -> Contradiction | None:
    """The same of a measured value that stands here and of what another source says of its day;
    None where it is noted already, or stands no longer."""
    concept = hold(standing.measure.concept)
    held = hold(standing.measure)
    now = held.measured.filter(pk=standing.pk).first()
    if now is None or now.value == number:
        return None
    known = Contradiction.objects.filter(
        measure=held, subject=now.indicator, day=now.day, second_number=number
    )
    if known.exists():
        return None
    found = Contradiction(
        concept=concept,
        measure=held,
        subject=now.indicator,
        day=now.day,
        first=_told(now.value),
        first_source=(now.source or _("Messwert an der Maßnahme"))[:_SHORT],
        second=_told(number),
        second_source=(source or _("eingelesene Datei"))[:_SHORT],
        second_number=number,
        noted_at=audit.now(),
    )
    found.save()
    audit.record(FiguresVerb.CONTRADICTION_NOTE, found, by=by, public=concept.public)
    return found


@verb
def decide_contradiction(
    contradiction: Contradiction,
    *,
    holds: str,
    reason: str,
    by: User | None,
    seen: str | None = None,
) -> Contradiction:
    """Say which figure holds, and why. Of a measured value the second takes the first one's place,
    as a correction with that reason. `seen`: the stamp of `contradiction_told`."""
    reason = require_reason(reason, _("Bitte sagen Sie, warum das gilt."))
    hold(contradiction.concept)
    measure = hold_all(Measure.objects.filter(pk=contradiction.measure_id or 0))
    present = hold(contradiction)
    require_same(contradiction_told(present), seen)
    if present.holds:
        raise DecidedAlready(
            _("Darüber ist am {day} schon entschieden.").format(
                day=date_format(localtime(present.decided_at), "DATE_FORMAT")
                if present.decided_at
                else ""
            )
        )
    if holds not in (one for one in Holds.values if one):
        raise WrongChoice(_("Bitte wählen Sie, was gilt."))
    if holds == Holds.SECOND and measure and present.second_number is not None:
        _put_right(measure[0], present, reason, by)
    present.holds, present.reason = holds, reason
    present.decided_by, present.decided_at = by, audit.now()
    present.save(update_fields=["holds", "reason", "decided_by", "decided_at"])
    audit.record(
        FiguresVerb.CONTRADICTION_DECIDE,
        present,
        by=by,
        after={"holds": present.get_holds_display()},
        reason=reason,
        public=present.concept.public,
    )
    return present


def contradiction_told(found: Contradiction) -> list[str]:
    """What its page says; see `core.shown`."""
    return [found.subject, found.first, found.second, found.holds]


def _put_right(held: Measure, found: Contradiction, reason: str, by: User | None) -> None:
    if found.day is None or found.second_number is None:
        return
    value = held.measured.filter(indicator=found.subject, day=found.day).first()
    if value is None or value.value == found.second_number:
        return
    measures.correct_value(
        value,
        day=value.day,
        number=found.second_number,
        source=found.second_source,
        remark=value.remark,
        reason=reason,
        by=by,
    )


def _told(value: Decimal) -> str:
    return in_words(number(value))

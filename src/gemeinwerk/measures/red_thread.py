"""The red thread of a measure, from what was found missing to what came of it."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.core.ui import Knot
from gemeinwerk.measures.lifecycle import CLOSED, Confirmation, ImplementationStatus
from gemeinwerk.measures.models import FrozenMeasure, Measure
from gemeinwerk.measures.models.versions import VersionKind


def thread(measure: Measure) -> list[Knot]:
    """Finding → measure → the unit's word → versions → decision → implementation."""
    frozen = list(measure.frozen.select_related("version").order_by("version__number"))
    return [
        *_findings(measure),
        _written(measure),
        _word(measure),
        _frozen(measure, [one for one in frozen if one.version.kind != VersionKind.ADOPTED]),
        _decided(measure, [one for one in frozen if one.version.kind == VersionKind.ADOPTED]),
        _implemented(measure),
    ]


def _findings(measure: Measure) -> list[Knot]:
    answered = [finding.code for finding in measure.answers.all()]
    if not answered:
        return []
    review = reverse("concepts:review", args=[measure.concept.slug])
    return [Knot(_("Befund"), "done", ", ".join(answered), _("aus der Bestandsaufnahme"), review)]


def _written(measure: Measure) -> Knot:
    day = date_format(localtime(measure.created_at), "DATE_FORMAT")
    earlier = measure.predecessor
    detail = _("führt {code} fort").format(code=earlier.code) if earlier else ""
    return Knot(_("Maßnahme"), "done", _("seit {day}").format(day=day), detail)


def _word(measure: Measure) -> Knot:
    url = reverse("measures:confirmation", args=[measure.concept.slug, measure.pk])
    unit = measure.lead_unit.short if measure.lead_unit else _("noch keine Federführung")
    if measure.confirmation == Confirmation.CONFIRMED and measure.confirmed_at:
        day = date_format(localtime(measure.confirmed_at), "DATE_FORMAT")
        return Knot(_("Bestätigung"), "done", day, unit, url)
    if measure.confirmation == Confirmation.DRAFT:
        return Knot(_("Bestätigung"), "open", "", unit, url)
    word = str(measure.get_confirmation_display())
    return Knot(_("Bestätigung"), "current", word, unit, url)


def _frozen(measure: Measure, frozen: list[FrozenMeasure]) -> Knot:
    if not frozen:
        return Knot(_("Fassung"), "open", _("noch nicht eingefroren"))
    version = frozen[-1].version
    day = date_format(localtime(version.frozen_at), "DATE_FORMAT")
    return Knot(_("Fassung"), "done", str(version.get_kind_display()), day)


def _decided(measure: Measure, adopted: list[FrozenMeasure]) -> Knot:
    concept = measure.concept
    if not adopted:
        return Knot(_("Beschluss"), "open", _("steht aus"))
    day = date_format(concept.decided_on, "DATE_FORMAT") if concept.decided_on else ""
    return Knot(_("Beschluss"), "done", day, concept.paper)


def _implemented(measure: Measure) -> Knot:
    status = ImplementationStatus(measure.implementation)
    if status in {ImplementationStatus.UNKNOWN, ImplementationStatus.NOT_STARTED}:
        return Knot(_("Umsetzung"), "open", str(status.label))
    return Knot(_("Umsetzung"), "done" if status in CLOSED else "current", str(status.label))

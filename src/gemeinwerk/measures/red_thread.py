"""The red thread of a measure, from what was found missing to what came of it."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from gemeinwerk.core.ui import Knot
from gemeinwerk.measures import knots, tabs, voices
from gemeinwerk.measures.document import measure_document
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import FrozenMeasure, Measure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.states import is_over, state_of


def thread(measure: Measure, *, kept: str = "", said_at: str = "") -> list[Knot]:
    """Voices → finding → measure → the unit's word → versions → decision → money → implementation
    → effect.

    What citizens read is made where theirs is made: see `measures.knots`. Of a `stated` measure.
    ``kept``: what addresses of the measure's pages end in, so that a walk through a list goes on.
    ``said_at``: the page of what people said that it goes back to.
    """
    frozen = list(measure.frozen.select_related("version").order_by("version__number"))
    adopted = [one for one in frozen if one.version.kind == VersionKind.ADOPTED]
    told, state, today = measure_document(measure, only=knots.READ), state_of(measure), localdate()
    over = is_over(state, measure.concept.status)
    return [
        *knots.spoken(voices.rows_of(measure), said_at),
        *_findings(measure),
        _written(measure, kept),
        _word(measure, kept),
        _frozen(measure, [one for one in frozen if one not in adopted]),
        _decided(measure, adopted),
        knots.money(told, decided=bool(adopted), url="#kosten"),
        knots.carried_out(told, state, today, url="#stand"),
        *knots.effect(told, state, today, url="#indikatoren", over=over),
    ]


def _findings(measure: Measure) -> list[Knot]:
    answered = [finding.code for finding in measure.answers.all()]
    if not answered:
        return []
    review = reverse("concepts:review", args=[measure.concept.slug])
    return [Knot(_("Befund"), "done", ", ".join(answered), _("aus der Bestandsaufnahme"), review)]


def _written(measure: Measure, kept: str) -> Knot:
    day = date_format(localtime(measure.created_at), "DATE_FORMAT")
    earlier = measure.predecessor
    detail = _("führt {code} fort").format(code=earlier.code) if earlier else ""
    history = tabs.address("history", measure) + kept
    return Knot(_("Maßnahme"), "done", _("seit {day}").format(day=day), detail, history)


def _word(measure: Measure, kept: str) -> Knot:
    url = tabs.address("confirmation", measure) + kept
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
    return Knot(
        _("Fassung"), "done", str(version.get_kind_display()), day, _address(measure, frozen[-1])
    )


def _address(measure: Measure, frozen: FrozenMeasure) -> str:
    """Of the measure as a version has it."""
    of = [measure.concept.slug, frozen.version.number, frozen.code]
    return reverse("measures:frozen", args=of)


def _decided(measure: Measure, adopted: list[FrozenMeasure]) -> Knot:
    concept = measure.concept
    day = date_format(concept.decided_on, "SHORT_DATE_FORMAT") if concept.decided_on else ""
    return knots.decision(
        decided=bool(adopted),
        day=day,
        paper=concept.paper,
        url=_address(measure, adopted[-1]) if adopted else "",
    )

"""A measure's page from its public document: the red thread, the facts beside, indicators, notes.

Everything is taken from the frozen document; what is live comes in `Live`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from gemeinwerk.core import ui
from gemeinwerk.measures.document import document_words, indicator_words, label
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.measures.document.texts import Told, texts
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.states import OF_STATUS, State, state_of
from gemeinwerk.portal import money


@dataclass(frozen=True)
class Live:
    """How far the measure is today."""

    state: State
    texts: list[Told]


@dataclass(frozen=True)
class Indicator:
    name: str
    baseline: ui.Value | None
    target: ui.Value | None
    unit: str
    facts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Note:
    """A progress note as the catalogue brought it, its colour as the file has it."""

    label: str
    text: str
    colour: str


def live(frozen: FrozenMeasure, today: Document) -> Live:
    """From a measure with `state` and its document as of today."""
    return Live(state_of(frozen), texts(today, status=True))


def as_frozen(frozen: FrozenMeasure) -> Live:
    """As the version says it, whatever day it is."""
    word = label("implementation", frozen.implementation)
    state = State("", OF_STATUS[frozen.implementation].tone, word)
    return Live(state, texts(frozen.content, status=True))


def thread(document: Document, version: CatalogueVersion, live: Live) -> list[ui.Knot]:
    """As far as it can be told today: where it comes from, measure, decision, money, effect."""
    knots = [_origin(document)] if document["answers"] or document["predecessor"] else []
    return [
        *knots,
        _written(version),
        _decided(version),
        _funded(document),
        _done(live),
        _effect(document),
    ]


def _origin(document: Document) -> ui.Knot:
    if document["answers"]:
        codes = ", ".join(one["code"] for one in document["answers"])
        return ui.Knot(
            _("Anlass"), "done", _("Befund {codes}").format(codes=codes), url="#herkunft"
        )
    past = document["predecessor"]
    return ui.Knot(
        _("Anlass"), "done", _("führt {code} fort").format(code=past["code"]), url="#herkunft"
    )


def _written(version: CatalogueVersion) -> ui.Knot:
    return ui.Knot(
        _("Maßnahme"),
        "done",
        _("Fassung {n}").format(n=version.number),
        date_format(version.frozen_at, "SHORT_DATE_FORMAT"),
        reverse("portal:version", args=[version.content["concept"]["slug"], version.number]),
    )


def _decided(version: CatalogueVersion) -> ui.Knot:
    head = version.content["concept"]
    if version.kind == VersionKind.ADOPTED:
        day = day_in_words(head["decided_on"]) or date_format(
            version.frozen_at, "SHORT_DATE_FORMAT"
        )
        return ui.Knot(_("Beschluss"), "done", head["paper"] or _("beschlossen"), day)
    return ui.Knot(_("Beschluss"), "open", _("noch nicht beschlossen"))


def _funded(document: Document) -> ui.Knot:
    if document["funding_proviso"]:
        return ui.Knot(_("Mittel"), "open", _("unter Finanzierungsvorbehalt"), url="#kosten")
    if document["cost_state"] in ("stated", "none", "running"):
        return ui.Knot(
            _("Mittel"), "done", label("cost_state", document["cost_state"]), url="#kosten"
        )
    return ui.Knot(_("Mittel"), "open", _("noch nicht ermittelt"), url="#kosten")


def _done(live: Live) -> ui.Knot:
    states: dict[str, ui.KnotState] = {"done": "done", "none": "open", "unknown": "open"}
    state = states.get(live.state.tone, "current")
    return ui.Knot(_("Umsetzung"), state, str(live.state.label), url="#stand")


def _effect(document: Document) -> ui.Knot:
    targets = [
        one for one in document["indicators"] if one["target"] is not None or one["target_text"]
    ]
    text = indicator_words.target(targets[0]) if targets else _("noch kein Zielwert")
    return ui.Knot(_("Wirkung"), "open", text, url="#indikatoren" if targets else "")


def facts(document: Document) -> list[tuple[str, object]]:
    """The column beside the text."""
    milestone = next((one for one in document["milestones"] if not one["reached_on"]), None)
    duty = label("duty", document["duty"]) if document["duty"] else ""
    proviso = _("unter Finanzierungsvorbehalt") if document["funding_proviso"] else ""
    pairs: list[tuple[str, object]] = [
        (_("Verantwortlich"), document_words.lead(document) or _("noch nicht benannt")),
        (_("Beteiligt"), _list(document_words.contributing(document))),
        (_("Zeitraum"), document_words.period(document) or _("noch nicht festgelegt")),
        (_("Kosten"), _list("\n".join(money.in_short(document)) or _("noch nicht ermittelt"))),
        (_("Pflicht"), " · ".join(filter(None, [duty, proviso]))),
        (_("Nächster Meilenstein"), document_words.milestone(milestone) if milestone else ""),
    ]
    return [(term, value) for term, value in pairs if value]


def _list(text: str) -> str:
    return format_html_join("", "<div>{}</div>", ((line,) for line in text.split("\n") if line))


def indicators(document: Document) -> list[Indicator]:
    return [
        Indicator(
            name=one["name"],
            baseline=_value(one, "baseline"),
            target=_value(one, "target"),
            unit=one["unit"],
            facts=_facts_of(one),
        )
        for one in document["indicators"]
    ]


def _value(indicator: Document, key: str) -> ui.Value | None:
    amount, day = indicator[key], indicator[f"{key}_date"]
    return ui.Value(date.fromisoformat(day), amount) if amount is not None and day else None


def _facts_of(indicator: Document) -> list[tuple[str, str]]:
    pairs = [
        (_("Ausgangswert"), indicator_words.baseline(indicator)),
        (_("Zielwert"), indicator_words.target(indicator)),
        (_("Gemessen wird"), indicator_words.kind(indicator)),
        (_("Quelle"), indicator["source"]),
        (_("Erhebung"), indicator_words.rhythm(indicator)),
    ]
    return [(term, value) for term, value in pairs if value]


def notes(document: Document) -> list[Note]:
    return [Note(one["label"], one["text"], one["colour"]) for one in document["notes"]]

"""A measure's page from its public document: the red thread, indicators, notes.

Everything is taken from the frozen document; what is live comes in `Live`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.core import ui
from gemeinwerk.core.languages import german, german_within, of_the_town, within
from gemeinwerk.figures import words as figure_words
from gemeinwerk.measures import knots as red_thread
from gemeinwerk.measures.document import indicator_words, label, measured, on_the_way
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.measures.document.texts import Told, texts
from gemeinwerk.measures.lamps import Lamp, lamp
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.models.versions import VersionKind, is_owed
from gemeinwerk.measures.states import DROPPED, OF_STATUS, State, is_over, state_of


@dataclass(frozen=True)
class Live:
    """How far the measure is today."""

    state: State
    texts: list[Told]
    over: bool
    """Whether nothing more is expected, see `states.is_over`."""
    promised: bool
    """Whether somebody decided what the page tells."""
    owed: bool
    """Whether that holds today: only then something is late, see `versions.is_owed`."""


@dataclass(frozen=True)
class Indicator:
    """``measured``: what is said of the values, or as long as nobody has measured.
    ``values``: as measured, none where nobody has."""

    name: str
    measured: str
    unit: str
    places: str
    values: Sequence[ui.Value]
    baseline: ui.Value | None
    target: ui.Value | None
    today: date | None
    awaited: ui.Value | None
    """When the target is expected, where that is another day than the promised one."""
    steps: Sequence[ui.Value]
    outlook: ui.Band | None
    computed: str
    """Where a straight line leads, in words; "" where nothing can be said."""
    facts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Note:
    """A progress note as the catalogue brought it, its colour told as a lamp."""

    label: str
    text: str
    lamp: Lamp | None


def live(frozen: FrozenMeasure, today: Document) -> Live:
    """From a measure with `state` and its document as of today."""
    state = state_of(frozen)
    over = is_over(state, frozen.version.concept.status)
    concept, kind = frozen.version.concept, frozen.version.kind
    return Live(
        state,
        texts(today, status=True),
        over=over,
        promised=kind == VersionKind.ADOPTED,
        owed=is_owed(kind, concept.status),
    )


def as_frozen(frozen: FrozenMeasure) -> Live:
    """As the version says it, whatever day it is."""
    word = label("implementation", frozen.implementation)
    state = replace(OF_STATUS[frozen.implementation], label=word)
    return Live(
        state,
        texts(frozen.content, status=True),
        over=is_over(state, ""),
        promised=frozen.version.kind == VersionKind.ADOPTED,
        owed=False,
    )


def thread(
    document: Document,
    version: CatalogueVersion,
    live: Live,
    today: date,
    paper: str = "",
    *,
    answered: bool = False,
) -> list[ui.Knot]:
    """As far as it can be told on that day: where it comes from, measure, decision, money, effect.

    ``paper``: the address of the paper that decided it, or of the wording as adopted. ``answered``:
    whether the page says above why it was given up.
    """
    knots = [_origin(document)] if document["answers"] or document["predecessor"] else []
    return [
        *red_thread.spoken(document["voices"], "#herkunft"),
        *knots,
        written(version),
        *onward(document, version, live, today, paper, answered=answered),
    ]


def onward(
    document: Document,
    version: CatalogueVersion,
    live: Live,
    today: date,
    paper: str = "",
    *,
    answered: bool = False,
) -> list[ui.Knot]:
    """The thread from the decision on; see `thread`."""
    decided = version.kind == VersionKind.ADOPTED
    return [
        _decided(version, paper),
        red_thread.money(document, decided=decided, url="#kosten"),
        _carried_out(document, live, today, answered=answered),
        *_effect(document, live, today),
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


def _frozen_on(version: CatalogueVersion) -> str:
    return date_format(localtime(version.frozen_at), "SHORT_DATE_FORMAT")


def written(version: CatalogueVersion) -> ui.Knot:
    return ui.Knot(
        _("Maßnahme"),
        "done",
        _("Fassung {n}").format(n=version.number),
        _frozen_on(version),
        reverse("portal:version", args=[version.content["concept"]["slug"], version.number]),
    )


def _decided(version: CatalogueVersion, paper: str) -> ui.Knot:
    head = version.content["concept"]
    return red_thread.decision(
        decided=version.kind == VersionKind.ADOPTED,
        day=day_in_words(head["decided_on"]) or _frozen_on(version),
        paper=head["paper"],
        url=paper or reverse("portal:versions", args=[head["slug"]]),
    )


def indicators(
    document: Document, today: date | None, *, promised: bool = True, owed: bool = True
) -> list[Indicator]:
    """``today``: None where nothing more is measured. ``promised``, ``owed``: see `Live`."""
    said = {"promised": promised, "owed": owed}
    return [_indicator(document, one, today, **said) for one in document["indicators"]]


def _indicator(
    document: Document, one: Document, today: date | None, *, promised: bool, owed: bool
) -> Indicator:
    values = measured.series(document, one)
    leads = on_the_way.outlook(one, values, today) if owed and today else None
    return Indicator(
        name=one["name"],
        measured=_said(document, one, values, today, promised=promised, owed=owed),
        unit=one["unit"],
        places=one.get("places", ""),
        values=[
            ui.Value(
                date.fromisoformat(value["day"]),
                value["value"],
                _beside(one, value),
            )
            for value in values
        ],
        baseline=_point(one, "baseline"),
        target=_point(one, "target"),
        today=today if owed else None,
        awaited=_awaited(document, one, today) if owed else None,
        steps=[ui.Value(step.day, step.value) for step in on_the_way.steps(one)],
        outlook=ui.Band(leads.day, leads.value, leads.low, leads.high) if leads else None,
        computed=on_the_way.outlook_words(one, leads) if leads else "",
        facts=_facts_of(one),
    )


def _beside(one: Document, value: Document) -> str:
    """What is special about a value: the indicator's own source stands below all of them."""
    source = value["source"] if value["source"] != one["source"] else ""
    return ". ".join(filter(None, [source, value["remark"]]))


def _said(
    document: Document,
    one: Document,
    values: Sequence[Document],
    today: date | None,
    *,
    promised: bool,
    owed: bool,
) -> str:
    """Zuletzt gemessen am 4. November 2026: 8,5 Wochen. Das ist mehr als zugesagt: 4,5 Wochen."""
    if not values:
        return f"{indicator_words.unmeasured(one, today)}."
    last = values[-1]
    day = day_in_words(last["day"], "DATE_FORMAT")
    said = [
        _("Zuletzt gemessen am {day}: {value}.").format(
            day=day, value=indicator_words.measured(one, last)
        )
    ]
    if one["target"] is not None:
        until = one["target_date"]
        over = promised and (today is None or bool(until and date.fromisoformat(until) < today))
        said.append(indicator_words.distance(one, measured.gap(one, last), over=over))
        if owed and today and not over:
            said.append(on_the_way.standing_words(one, last))
            said.append(on_the_way.differing(document, one, last))
    if today and (survey := indicator_words.next_survey(one, today)):
        said.append(_("Nächste Erhebung im {month}.").format(month=date_format(survey, "F Y")))
    return " ".join(filter(None, said))


def _point(one: Document, key: str) -> ui.Value | None:
    if one[key] is None or not one[f"{key}_date"]:
        return None
    return ui.Value(date.fromisoformat(one[f"{key}_date"]), one[key])


def _awaited(document: Document, one: Document, today: date | None) -> ui.Value | None:
    day = document["expected_end"]
    if today is None or not day or one["target"] is None or day in (None, one["target_date"]):
        return None
    if document["permanent"] or date.fromisoformat(day) < today:
        return None
    return ui.Value(date.fromisoformat(day), one["target"])


def _carried_out(document: Document, live: Live, today: date, *, answered: bool) -> ui.Knot:
    found = red_thread.carried_out(document, live.state, today, url="#stand")
    return replace(found, detail="") if answered and live.state == DROPPED else found


def _effect(document: Document, live: Live, today: date) -> list[ui.Knot]:
    """With the unit of what is counted told as German on pages in another language."""
    found = red_thread.effect(document, live.state, today, url="#indikatoren", over=live.over)
    promised = red_thread.promised_value(document)
    if promised is None or not (language := of_the_town()):
        return found
    unit = promised["unit"]
    return [
        replace(
            one, text=within(one.text, unit, language), detail=within(one.detail, unit, language)
        )
        for one in found
    ]


def _facts_of(indicator: Document) -> list[tuple[str, str]]:
    pairs = [
        (_("Ausgangswert"), _value(indicator, "baseline", indicator_words.baseline(indicator))),
        (_("Zielwert"), _value(indicator, "target", indicator_words.target(indicator))),
        (_("Zwischenziele"), german(indicator["steps"])),
        (_("Gemessen wird"), indicator_words.kind(indicator)),
        (_("Quelle"), german(indicator["source"])),
        (_("Erhebung"), indicator_words.rhythm(indicator)),
    ]
    return [(term, value) for term, value in pairs if value]


def _value(indicator: Document, key: str, said: str) -> str:
    return german_within(said, indicator["unit"], indicator[f"{key}_text"])


def notes(document: Document) -> list[Note]:
    return [Note(one["label"], one["text"], lamp(one["colour"])) for one in document["notes"]]


def contradictions(rows: Sequence[Document] | None) -> list[tuple[str, str, str]]:
    """What two sources say differently, in the order it was noted: of what, of which day, and both
    in words."""
    found = sorted(rows or (), key=lambda one: one["id"])
    return [
        (one["subject"], day_in_words(one["day"]), figure_words.marked(one, figure_words.both(one)))
        for one in found
    ]

"""An evaluation's document as a page tells it: words, shapes and counts for its codes.

The same for the draft at the desk and for what was frozen.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from gemeinwerk.core import ui
from gemeinwerk.core.languages import of_the_town
from gemeinwerk.core.rounding import shown
from gemeinwerk.evaluation.models import (
    Advice,
    EvaluationKind,
    QuestionKind,
    SurveyAccess,
    Verdict,
)
from gemeinwerk.evaluation.surveyed import AGREEMENT
from gemeinwerk.measures.lifecycle import ImplementationStatus

Document = dict[str, Any]
Text = str | Promise

TONES: dict[str, ui.Tone] = {
    Verdict.UNSAID: "none",
    Verdict.YES: "done",
    Verdict.PARTLY: "partly",
    Verdict.NO: "off",
    Verdict.UNKNOWN: "unknown",
}
DELIVERED: dict[str, Text] = {
    Verdict.UNSAID: Verdict.UNSAID.label,
    Verdict.YES: gettext_lazy("umgesetzt"),
    Verdict.PARTLY: gettext_lazy("teilweise umgesetzt"),
    Verdict.NO: gettext_lazy("nicht umgesetzt"),
    Verdict.UNKNOWN: Verdict.UNKNOWN.label,
}
"""Of what was done; what it brought about is told with the verdicts' own labels."""
ADVICE_TONES: dict[str, ui.Tone] = {
    Advice.UNSAID: "none",
    Advice.CONTINUE: "progress",
    Advice.ADAPT: "partly",
    Advice.EVERYDAY: "done",
    Advice.END: "dropped",
}
_EFFECTS = (Verdict.YES, Verdict.PARTLY, Verdict.NO, Verdict.UNKNOWN)


@dataclass(frozen=True)
class Said:
    """A verdict or an advice in words, with its shape."""

    tone: ui.Tone
    word: str
    words: str = ""


@dataclass(frozen=True)
class Judged:
    """One goal or field: what was promised, the two judgements, what they rest on."""

    told: Document
    delivery: Said
    effect: Said
    carried_out: str
    due: date | None
    evidence: list[Document]


@dataclass(frozen=True)
class Advised:
    told: Document
    advice: Said
    status: str
    public: bool
    """Whether the measure has a page that citizens can open."""


@dataclass(frozen=True)
class Told:
    """All of an evaluation that a page shows."""

    document: Document
    kind: str
    as_of: date | None
    closed_on: date | None
    effects: list[ui.Figure]
    judged: list[Judged]
    advised: list[Advised]
    by_field: list[tuple[Document, list[Advised]]]
    advice: list[Said]
    """How often which advice was given, most first."""
    survey: "Surveyed | None"


@dataclass(frozen=True)
class Cell:
    """An answer and how many gave it; `count` None is kept back. `share` in percent of all who
    took part."""

    label: str
    language: str
    count: int | None
    share: int


@dataclass(frozen=True)
class Asked:
    text: str
    language: str
    cells: list[Cell]
    several: bool
    hidden: bool
    """Whether a count was kept back."""
    texts: list[str]


@dataclass(frozen=True)
class Surveyed:
    """`people` is None where fewer than five took part; then there are no questions."""

    title: str
    language: str
    people: int | None
    open_to_all: bool
    ended_on: date | None
    questions: list[Asked]


def told(document: Document, pages: Iterable[str] = ()) -> Told:
    """`pages`: the numbers of measures that have a public page."""
    known = frozenset(pages)
    judged = [_judged(one) for one in document["judgements"]]
    advised = [_advised(one, known) for one in document["recommendations"]]
    by_field: dict[str, tuple[Document, list[Advised]]] = {}
    for one in advised:
        field = one.told["field"]
        by_field.setdefault(field["code"], (field, []))[1].append(one)
    return Told(
        document=document,
        kind=str(EvaluationKind(document["kind"]).label),
        as_of=parse_date(document["as_of"]),
        closed_on=parse_date(document["closed_on"]),
        effects=_effects(document),
        judged=judged,
        advised=advised,
        by_field=list(by_field.values()),
        advice=_advice(document),
        survey=surveyed(document["survey"]) if document.get("survey") else None,
    )


def _effects(document: Document) -> list[ui.Figure]:
    found = Counter(one["effect"]["verdict"] for one in document["judgements"])
    of = _("von {n}").format(n=len(document["judgements"]))
    return [
        ui.Figure(str(found[key]), str(key.label), of=of, tones=(TONES[key],)) for key in _EFFECTS
    ]


def _advice(document: Document) -> list[Said]:
    found = Counter(one["advice"] for one in document["recommendations"] if one["advice"])
    return [
        Said(ADVICE_TONES[key], f"{number} × {Advice(key).label}")
        for key, number in found.most_common()
    ]


def _judged(one: Document) -> Judged:
    delivery, effect = one["delivery"], one["effect"]
    word = _("{done} von {all} Maßnahmen umgesetzt").format(
        done=one["carried_out"], all=one["measures"]
    )
    return Judged(
        told=one,
        delivery=Said(
            TONES[delivery["verdict"]], str(DELIVERED[delivery["verdict"]]), delivery["words"]
        ),
        effect=Said(
            TONES[effect["verdict"]], str(Verdict(effect["verdict"]).label), effect["words"]
        ),
        carried_out=word if one["measures"] else "",
        due=parse_date(one["due"]) if one["due"] else None,
        evidence=[_evidence(it) for it in one["evidence"]],
    )


def _evidence(one: Document) -> Document:
    indicator = one["indicator"]
    if not indicator:
        return one
    unit = f" {indicator['unit']}" if indicator["unit"] else ""
    places = indicator.get("places", "")
    values = [
        {"day": parse_date(it["day"]), "value": f"{_number(it['value'], places)}{unit}"}
        for it in indicator["values"]
    ]
    promised = {
        name: f"{_number(indicator[name], digits)}{unit}" if indicator[name] is not None else ""
        for name, digits in (("baseline", places), ("target", ""))
    }
    return one | {"indicator": indicator | promised | {"values": values}}


def _advised(one: Document, pages: frozenset[str]) -> Advised:
    advice = Said(ADVICE_TONES[one["advice"]], str(Advice(one["advice"]).label), one["rests_on"])
    status = str(ImplementationStatus(one["implementation"]).label)
    return Advised(one, advice, status, one["code"] in pages)


def _number(text: str, chosen: str = "") -> str:
    value = Decimal(text)
    if chosen:
        return shown(value, chosen)
    places = max(0, -int(value.as_tuple().exponent))
    return number_format(value, places, use_l10n=True, force_grouping=True)


# --- the survey ---------------------------------------------------------------------------------


def surveyed(document: Document) -> Surveyed:
    """Of `surveyed.survey_document`."""
    title, language = in_words(document, "title")
    people = document["people"]
    return Surveyed(
        title=title,
        language=language,
        people=people,
        open_to_all=document["access"] == SurveyAccess.OPEN,
        ended_on=parse_date(document["ended_on"]),
        questions=[_asked(one, people or 0) for one in document["questions"]],
    )


def in_words(document: Document, name: str) -> tuple[str, str]:
    """A text in the language of the page where the town wrote it in that, and its `lang` ("": that
    of the page)."""
    english = document[f"{name}_en"]
    if get_language() == "en" and english:
        return english, ""
    return document[name], of_the_town()


def option_in_words(option: Document) -> tuple[str, str]:
    return in_words({"de": option["de"], "de_en": option["en"]}, "de")


def _asked(one: Document, people: int) -> Asked:
    text, language = in_words(one, "text")
    labels = (
        [(str(word), "") for word in AGREEMENT]
        if one["kind"] == QuestionKind.SCALE
        else [option_in_words(option) for option in one["options"]]
    )
    cells = [
        _cell(label, lang, count, people)
        for (label, lang), count in zip(labels, one["counts"], strict=False)
    ]
    if cells and one["kind"] != QuestionKind.SEVERAL:
        cells.append(_cell(_("keine Angabe"), "", one["without_answer"], people))
    return Asked(
        text=text,
        language=language,
        cells=cells,
        several=one["kind"] == QuestionKind.SEVERAL,
        hidden=any(cell.count is None for cell in cells),
        texts=one["texts"],
    )


def _cell(label: str, language: str, count: int | None, people: int) -> Cell:
    share = round(100 * count / people) if count is not None and people else 0
    return Cell(label, language, count, share)

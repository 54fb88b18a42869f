"""An evaluation as citizens read it: made of what stands at the desk, and frozen when it is closed.

Verdicts, advice and states are codes, days are 2024-06-30, numbers are texts with a point.
"""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate

from gemeinwerk.audit import operations as audit
from gemeinwerk.evaluation import queries
from gemeinwerk.evaluation.models import Evaluation, Evidence, Judgement, Recommendation
from gemeinwerk.evaluation.surveyed import survey_document
from gemeinwerk.measures.models import Indicator, Measure, MeasuredValue

FORMAT = "gemeinwerk-auswertung/1"
Document = dict[str, Any]


def document(evaluation: Evaluation) -> Document:
    """As it stands at this moment; `closed_on` is the day it is closed, or today."""
    concept = evaluation.concept
    counts = queries.counted(concept)
    measured = _Measured(evaluation)
    return {
        "format": FORMAT,
        "concept": {
            "title": concept.name,
            "address": concept.slug,
            "period_start": str(concept.period_start),
            "period_end": str(concept.period_end),
        },
        "number": evaluation.number,
        "kind": evaluation.kind,
        "as_of": str(evaluation.as_of),
        "closed_on": str(localdate(evaluation.closed_at or audit.now())),
        "carried_out_by": evaluation.carried_out_by,
        "method": evaluation.method,
        "summary": evaluation.summary,
        "key_questions": [
            {"question": one.question.text, "answer": one.text}
            for one in evaluation.answers.select_related("question")
        ],
        "judgements": [
            _judgement(one, queries.count_of(one, counts), measured)
            for one in queries.judgements(evaluation)
        ],
        "recommendations": [_recommendation(one) for one in queries.recommendations(evaluation)],
        "findings": [
            {"code": one.code, "text": one.text, "must_take_up": one.must_take_up}
            for one in evaluation.findings.all()
        ],
        "survey": survey_document(evaluation.survey) if hasattr(evaluation, "survey") else None,
    }


def as_file(content: Document) -> bytes:
    """The bytes anybody can download, and the ledger keeps the hash of."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


class _Measured:
    """What was promised and measured of the indicators that are evidence: two queries."""

    def __init__(self, evaluation: Evaluation) -> None:
        cited = Evidence.objects.filter(judgement__evaluation=evaluation).exclude(indicator="")
        pairs = set(cited.values_list("measure", "indicator"))
        measures = {measure for measure, _name in pairs}
        until = evaluation.as_of
        self.promised = {
            (one.measure_id, one.name): one
            for one in Indicator.objects.filter(measure__in=measures)
        }
        self.values: dict[tuple[int, str], list[Document]] = {}
        for one in MeasuredValue.objects.filter(measure__in=measures, day__lte=until):
            if (one.measure_id, one.indicator) in pairs:
                told = {"day": str(one.day), "value": _number(one.value), "source": one.source}
                self.values.setdefault((one.measure_id, one.indicator), []).append(told)

    def told(self, measure: Measure, name: str) -> Document:
        promised = self.promised.get((measure.pk, name))
        return {
            "measure": _named(measure),
            "name": name,
            "unit": promised.unit if promised else "",
            "places": promised.places if promised else "",
            "baseline": _number(promised.baseline) if promised else None,
            "target": _number(promised.target) if promised else None,
            "target_date": _day(promised.target_date) if promised else None,
            "values": self.values.get((measure.pk, name), []),
        }


def _judgement(one: Judgement, count: tuple[int, int], measured: _Measured) -> Document:
    return {
        "of": "goal" if one.goal else "field",
        "code": one.code,
        "title": one.title,
        "due": _day(one.goal.due) if one.goal else None,
        "field": {"code": one.field.code, "title": one.field.title},
        "measures": count[0],
        "carried_out": count[1],
        "delivery": {"verdict": one.delivery, "words": one.delivery_words},
        "effect": {"verdict": one.effect, "words": one.effect_words},
        "evidence": [_evidence(it, measured) for it in one.evidence.all()],
    }


def _evidence(one: Evidence, measured: _Measured) -> Document:
    return {
        "indicator": measured.told(one.measure, one.indicator) if one.measure else None,
        "report": {
            "measure": _named(one.report.measure),
            "round": one.report.round.title,
            "until": str(one.report.round.period_end),
            "done": one.report.done,
        }
        if one.report
        else None,
        "url": one.url,
        "text": one.text,
    }


def _recommendation(one: Recommendation) -> Document:
    return {
        **_named(one.measure),
        "field": {"code": one.measure.field.code, "title": one.measure.field.title},
        "implementation": one.measure.implementation,
        "advice": one.advice,
        "rests_on": one.rests_on,
    }


def _named(measure: Measure) -> Document:
    return {"code": measure.code, "title": measure.title}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _day(day: date | None) -> str | None:
    return str(day) if day else None

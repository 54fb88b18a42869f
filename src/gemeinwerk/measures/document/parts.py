"""Milestones, indicators, costs and notes in the public document."""

from gemeinwerk.measures.document.encoding import Document, day, number
from gemeinwerk.measures.models import CostLine, Indicator, Milestone, ProgressNote


def milestone(of: Milestone) -> Document:
    return {"title": of.title, "due": day(of.due), "reached_on": day(of.reached_on)}


def indicator(of: Indicator) -> Document:
    return {
        "name": of.name,
        "kind": of.kind,
        "unit": of.unit,
        "direction": of.direction,
        "baseline": number(of.baseline),
        "baseline_date": day(of.baseline_date),
        "baseline_text": of.baseline_text,
        "target": number(of.target),
        "target_date": day(of.target_date),
        "target_text": of.target_text,
        "source": of.source,
        "rhythm": of.rhythm,
    }


def cost(of: CostLine) -> Document:
    return {
        "kind": of.kind,
        "year": of.year,
        "until_year": of.until_year,
        "amount": number(of.amount),
        "approximate": of.approximate,
        "funding": of.funding,
        "funding_text": of.funding_text,
        "note": of.note,
    }


def note(of: ProgressNote) -> Document:
    return {
        "key": of.key,
        "label": of.label,
        "text": of.text,
        "colour": of.colour,
        "period_start": day(of.period_start),
        "period_end": day(of.period_end),
    }

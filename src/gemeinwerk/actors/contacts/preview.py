"""What the office looks through before a list is taken over: plain JSON, made once per reading."""

from collections import Counter
from typing import Any

from django.utils.translation import get_language

from gemeinwerk.actors import letter_languages
from gemeinwerk.actors.contacts import likely
from gemeinwerk.actors.contacts.planning import SAME, Change, Plan, Step
from gemeinwerk.actors.contacts.present import Json, Key, Present, called
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.audit import value_words
from gemeinwerk.contact_files.results import Beside, ContactReading
from gemeinwerk.contact_files.vocabulary import LABELS
from gemeinwerk.core.gc_pause import collector_paused

_MOST = 1000
"""So many texts of a kind are listed at most; their number is said."""
_SHORT = 300
_PARTS = {"name", "salutation", "title", "first_name", "last_name", "birth_name"}
"""Of somebody new they are read in the name."""


@collector_paused()
def preview_of(plan: Plan) -> Json:
    names = _names(plan.present, plan)
    may_be = likely.in_plan(plan)
    return {
        **totals(plan),
        "columns": _columns(plan.reading, samples=True),
        "organisations": [_step(one, plan, names, Organisation) for one in plan.organisations
                          if one.action != SAME or one.left or one.vacant],
        "people": [
            _step(one, plan, names, Person) | {"likely": may_be.get(one.key, [])}
            for one in plan.people
        ],
        "outside": _texts(plan.reading.outside),
        "struck": _texts(plan.reading.struck),
        "hidden": _texts(plan.reading.hidden),
        "likely": len(may_be),
        "digest": plan.digest(),
    }  # fmt: skip


def totals(plan: Plan) -> Json:
    """What is said in one glance and stays with the list: no word about anybody."""
    reading = plan.reading
    left = Counter(one.column for step in (*plan.people, *plan.organisations) for one in step.left)
    return {
        "kind": reading.kind,
        "counts": plan.counts(),
        "columns": _columns(reading),
        "withheld": [
            {"column": one.column, "filled": one.filled, **_both(one.sentence)}
            for one in reading.withheld
        ],
        "notes": [_both(one) for one in reading.notes],
        "left": [
            {"column": column, "count": count} for column, count in left.most_common() if column
        ],
        "vacant": [step.name for step in plan.organisations if step.vacant],
        "beside": {
            "outside": len(reading.outside),
            "struck": len(reading.struck),
            "hidden": len(reading.hidden),
        },
    }


def _columns(reading: ContactReading, *, samples: bool = False) -> list[Json]:
    return [
        {
            "column": one.column,
            "field": one.field,
            "confidence": one.confidence,
            "samples": [sample[:80] for sample in one.samples] if samples else [],
            "filled": one.filled,
            **_both(one.reason),
        }
        for one in reading.proposals
    ]


def field_label(field: str) -> str:
    """What a field of a list is called in the language of the page."""
    return LABELS[field].in_language(get_language()) if field in LABELS else field


def _both(words: Any) -> Json:
    return {"de": words.de, "en": words.en}


def _texts(found: list[Beside]) -> list[Json]:
    return [
        {"sheet": one.sheet, "row": one.row, "text": one.text[:_SHORT]} for one in found[:_MOST]
    ]


def _names(present: Present, plan: Plan) -> dict[Key, str]:
    names: dict[Key, str] = {key: one.name for key, one in present.organisations.items()}
    return names | {called(one.name): one.name for one in plan.organisations if one.row is None}


def _step(step: Step, plan: Plan, names: dict[Key, str], model: Any) -> Json:
    new = step.row is None
    told = {
        "key": step.key,
        "action": step.action,
        "name": step.name,
        "sheet": step.sheet,
        "row": step.number,
        "pk": None if new else step.row.pk,
        "organisations": [names.get(key, str(key)) for key in step.organisations],
        "joined": [] if new else [names.get(key, str(key)) for key in step.joined],
        "left": [one.plain() for one in step.left],
        "vacant": step.vacant,
        "speaker": step.speaker.name if step.speaker else "",
    }
    if new:
        shown = {name: value for name, value in step.values.items() if name not in _PARTS}
        told["values"] = [
            {"name": name, "value": in_words(plan.present, model, name, value)}
            for name, value in shown.items()
        ]
    else:
        told["changes"] = [_change(plan.present, model, one) for one in step.changes]
    return told


def _change(present: Present, model: Any, one: Change) -> Json:
    return {
        "name": one.name,
        "before": in_words(present, model, one.name, one.before),
        "after": in_words(present, model, one.name, one.after),
        "overtaken": one.overtaken,
    }


def in_words(present: Present | None, model: Any, name: str, value: Any) -> str:
    """A plain value as people read it."""
    if name == "language" and value:
        return letter_languages.name_of(str(value))
    if name == "group" and value:
        groups = present.groups if present else ()
        return next((one.name for one in groups if one.pk == value), str(value))
    return value_words.in_words(model._meta.label_lower, name, value)

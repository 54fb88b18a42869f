"""What the office looks through before a file is taken over: plain JSON, made once per reading."""

from collections import Counter
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.audit import value_words
from gemeinwerk.catalogue_files import ReadMeasure, Unread
from gemeinwerk.catalogue_files.labels import FIELD_LABELS
from gemeinwerk.catalogue_files.report import outcome_of
from gemeinwerk.catalogue_files.results import ColumnReport
from gemeinwerk.core.gc_pause import collector_paused
from gemeinwerk.engines import smart
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.importing import clashes, strangers
from gemeinwerk.measures.importing.checked_file import Checked, check_reading
from gemeinwerk.measures.importing.exact import NEW_GOAL
from gemeinwerk.measures.importing.planning import NEW_FIELD, Plan, Step
from gemeinwerk.measures.operations import writing

Json = dict[str, Any]
_LONGEST = 400
_MOST_LEFT = 5_000
"""So many cells are listed at most; all are kept with their measures, and their number is said."""


@collector_paused()
def preview_of(plan: Plan) -> Json:
    """Counts, columns, questions, what is left over, and each measure with its cells."""
    reading = plan.reading
    checked = check_reading(reading)
    by_code: dict[str | None, list[smart.Finding]] = {}
    for finding in checked.findings:
        by_code.setdefault(finding.measure, []).append(finding)
    return {
        **totals(plan, {}),
        "questions": [
            {"column": one.column, "word": one.word, "count": one.count}
            for one in reading.questions
        ],
        "strangers": strangers.named_in(plan),
        "catalogue": [_note(finding) for finding in by_code.get(None, [])],
        "steps": [_step(plan, step, checked, by_code) for step in plan.steps],
        "digest": plan.digest(),
    }


def totals(plan: Plan, choices: clashes.Choices) -> Json:
    """What is said in one glance, and stays with the run for good; `choices` as in `settle`."""
    reading, duties = plan.reading, _duties(plan)
    return {
        "kind": reading.kind,
        "fields": len(reading.fields),
        "measures": len(reading.measures),
        "notes": reading.note_count,
        "tree": reading.tree,
        "mapping": reading.mapping,
        "messages": reading.notes,
        "columns": [
            {
                "column": proposal.column,
                "field": proposal.field,
                "confidence": proposal.confidence,
                "reason": proposal.reason,
                "samples": [_short(sample, 80) for sample in proposal.samples],
                "hidden": proposal.hidden,
                "filled": proposal.filled,
                "structural": bool(report.counts.get("tree")),
                "became": _became(report, duties[proposal.column]),
            }
            for proposal, report in zip(reading.proposals, reading.columns, strict=True)
        ],
        "changes": plan.counts(),
        "lapsing": _lapsing(plan),
        "new_fields": [f"{one.code} {one.title}".strip() for one in plan.new_fields],
        "field_texts": [
            {"field": f"{one.code} {one.title}".strip(), "text": _short(text)}
            for one in plan.new_fields
            if (text := plan.described(one))
        ],
        "new_themes": plan.new_themes,
        "new_goals": [f"{one['code']} {one['title']}" for one in plan.new_goals],
        "clashes": clashes.told(plan, choices),
        "hardly_ours": plan.hardly_ours,
        "missing": [{"code": one.code, "title": one.title} for one in plan.missing],
        "unread": [
            {
                "sheet": one.sheet,
                "row": one.row,
                "column": one.column,
                "value": _short(one.value),
                "fate": one.fate,
            }
            for one in plan.left[:_MOST_LEFT]
        ],
        "unread_count": len(plan.left),
        "signature": reading.signature,
        "outside": [
            {
                "sheet": one.sheet,
                "row": one.row,
                "value": _short(one.value),
                "kind": one.kind,
            }
            for one in reading.beside[:_MOST_LEFT]
        ],
        "outside_count": len(reading.beside),
    }


def _lapsing(plan: Plan) -> list[Json]:
    """The measures whose unit stood behind the text that the file changes."""
    return [
        {"code": step.measure.code, "unit": str(step.measure.lead_unit or "")}
        for step in plan.steps
        if step.measure and writing.lapses(step.measure, names=_changed_names(step), by=None)
    ]


def _duties(plan: Plan) -> Counter[str]:
    """Column -> how many of its cells say whether a measure is mandatory, which the file's fields
    have no name for."""
    found: Counter[str] = Counter()
    for step in plan.steps:
        if step.wanted.exact is None:
            kept = step.wanted.leftover
            left = step.wanted.read.leftover
            found.update(cell["column"] for cell in left if cell not in kept)
    return found


def _became(report: ColumnReport, duties: int) -> str:
    if duties:
        return ngettext(
            "bei {n} Maßnahme als Angabe zur Pflicht übernommen",
            "bei {n} Maßnahmen als Angabe zur Pflicht übernommen",
            duties,
        ).format(n=duties)
    return outcome_of(report.counts)


def _step(
    plan: Plan, step: Step, checked: Checked, by_code: dict[str | None, list[smart.Finding]]
) -> Json:
    read = step.wanted.read
    found = by_code.get(read.code, [])
    return {
        "code": step.wanted.code,
        "stored_code": step.measure.code if step.measure else step.wanted.code,
        "title": read.title or (step.measure.title if step.measure else ""),
        "sheet": read.sheet,
        "row": read.row,
        "action": step.action,
        "cells": _cells(plan, step, found),
        "differences": [_difference(plan, step, name) for name in _changed_names(step)],
        "notes": len(read.notes),
        "new_notes": len(step.new_notes),
        "changed_notes": len(step.changed_notes),
        "missing_notes": step.missing_notes,
        "deleted_notes": step.deleted_notes,
        "leftover": [
            {"column": one.column, "value": _short(one.value, 160), "fate": one.fate}
            for one in _left(step)
        ],
    }


def _left(step: Step) -> list[Unread]:
    """Cells of the measure no value says all of, with what becomes of each."""
    if step.wanted.exact:
        return step.wanted.left
    read = step.wanted.read
    return [
        Unread(read.sheet, read.row, cell["column"], cell["value"]) for cell in step.wanted.leftover
    ]


def _note(finding: smart.Finding) -> Json:
    return {
        "severity": finding.severity.word,
        "de": finding.de,
        "en": finding.en,
        "code": finding.code,
        "field": finding.field,
    }


def _cells(plan: Plan, step: Step, findings: list[smart.Finding]) -> list[Json]:
    """A line per field that has to be understood, with what is said of it."""
    read = step.wanted.read
    notes: dict[str, list[Json]] = {}
    for finding in findings:
        notes.setdefault(finding.field, []).append(_note(finding))
    for name, text in (*read.remarks, *step.wanted.remarks):
        remark = {"severity": "warning", "de": text, "en": text, "code": "", "field": name}
        notes.setdefault(name, []).append(remark)
    lines = []
    for name, typed, meant in _understood(plan, step, read):
        said = notes.pop(name, [])
        if typed or meant or said:
            lines.append(_line(name, typed, meant, said))
    lines += [_line(name, "", "", said) for name, said in notes.items()]
    return lines


def _line(name: str, typed: str, meant: str, notes: list[Json]) -> Json:
    return {
        "label": str(FIELD_LABELS.get(name, name)),
        "typed": _short(typed, 160),
        "meant": _short(meant, 300),
        "notes": notes,
    }


def _understood(plan: Plan, step: Step, read: ReadMeasure) -> list[tuple[str, str, str]]:
    """(field, as typed, as understood) for what is more than text."""
    wanted = step.wanted.values
    field = plan.fields.get(read.field_of_action)
    return [
        ("field_of_action", "", str(getattr(field, "title", "") or "")),
        ("lead", read.lead.text, ", ".join(unit.name for unit in read.lead.units)),
        (
            "contributing",
            read.contributing.text,
            ", ".join(unit.name for unit in read.contributing.units),
        ),
        ("timeframe", read.timeframe, _period(read)),
        ("cost", read.cost, _costs(wanted)),
        ("funding", read.funding, ""),
        ("indicator", "; ".join(one.name for one in read.indicators), ""),
        (
            "target",
            "; ".join(one.target_text for one in read.indicators if one.target_text),
            "; ".join(
                value_words.in_words("measures.indicator", "target", f"{one.target:f}")
                for one in read.indicators
                if one.target is not None
            ),
        ),
        ("milestone", "; ".join(one.title for one in read.milestones), ""),
        ("status", read.status_text, _in_words("implementation", wanted.get("implementation"))),
        ("theme", "", ", ".join(step.wanted.themes or [])),
    ]


def _period(read: ReadMeasure) -> str:
    days = [date_format(day, "SHORT_DATE_FORMAT") if day else "" for day in (read.start, read.end)]
    if read.permanent:
        first = _("ab {day}").format(day=days[0]) if days[0] else ""
        return ", ".join(part for part in (_("Daueraufgabe"), first) if part)
    if all(days):
        return f"{days[0]} – {days[1]}"
    if days[1]:
        return _("bis {day}").format(day=days[1])
    return _("ab {day}").format(day=days[0]) if days[0] else ""


def _costs(wanted: Json) -> str:
    rows = wanted.get("costs") or []
    if not rows:
        state = wanted.get("cost_state")
        return _in_words("cost_state", state) if state else ""
    return "; ".join(writing.described(plain_values.unsaved("costs", row)) for row in rows)


def _in_words(name: str, value: Any) -> str:
    return value_words.in_words("measures.measure", name, value) if value not in (None, "") else ""


def _changed_names(step: Step) -> list[str]:
    if step.measure is None:
        return []
    return [*step.changes, *(["themes"] if step.themes is not None else [])]


def _difference(plan: Plan, step: Step, name: str) -> Json:
    assert step.measure is not None
    before = writing.shown(step.measure, [name])[name]
    after = step.themes if name == "themes" else _shown_after(plan, name, step.changes[name])
    return {
        "name": name,
        "label": writing.label(name),
        "before": _short(_told(name, before)),
        "after": _short(_told(name, after)),
        "overtaken": name in step.overtaken,
    }


def _shown_after(plan: Plan, name: str, value: Any) -> Any:
    """A plain value as the audit would show it: relations by name."""
    if name in plain_values.PARTS:
        return [writing.described(plain_values.unsaved(name, row)) for row in value]
    if name == "contributing":
        return [plan.unit_names[key] for key in value]
    if name == "lead_unit":
        return plan.unit_names.get(value, "")
    if name == "predecessor":
        concept, code, title = plan.present.past.get(value, ("", "", ""))
        return f"{code} {title} ({concept})" if code else ""
    if name == "goal_ref":
        goals = {goal.pk: str(goal) for goal in plan.present.goals.values()}
        return goals.get(value, str(value or "").removeprefix(NEW_GOAL))
    if name == "field":
        if isinstance(value, str) and value.startswith(NEW_FIELD):
            return plan.fields[value.removeprefix(NEW_FIELD)].title
        return next((str(one) for one in plan.present.fields if one.pk == value), "")
    return value


def _told(name: str, value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(
            f"{one['column']}: {one['value']}" if isinstance(one, dict) else str(one)
            for one in value
        )
    if name in plain_values.SIMPLE:
        return _in_words(name, value)
    return str(value or "")


def _short(text: str, limit: int = _LONGEST) -> str:
    return text if len(text) <= limit else f"{text[: limit - 2].rstrip()} …"

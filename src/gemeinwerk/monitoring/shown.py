"""What citizens read of steering and of reports beside a measure, read along with it.

rows.annotate(**shown.along("measure"))
shown.decisions(row)   # [Decided(verdict="agreed", words="…", body="…", …, tasks=[…])]
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Subquery, TextField
from django.db.models.functions import Coalesce

from gemeinwerk.core.json_rows import JSONRow, JSONRows
from gemeinwerk.measures.document.encoding import number
from gemeinwerk.monitoring.amending.models import Amendment, AmendmentState
from gemeinwerk.monitoring.models import Report, ReportState
from gemeinwerk.monitoring.pictures.models import ReportPicture
from gemeinwerk.monitoring.steering.models import Assignment, Decision

DECISIONS, TASKS, REPORTS, NEXT = "decisions_shown", "tasks_shown", "reports_shown", "next_shown"
PICTURE = "picture_shown"
AMENDMENTS = "amendments_shown"
_OF_A_DECISION = {
    "id": "id",
    "verdict": "verdict",
    "words": "words",
    "body": "body__name",
    "decided_on": "decided_on",
    "reference": "reference",
}
_OF_A_TASK = {
    "id": "id",
    "decision": "decision",
    "text": "text",
    "unit": "unit__name",
    "due": "due",
    "done_on": "done_on",
}

_OF_AN_AMENDMENT = {
    "id": "id",
    "kind": "kind",
    "decided": "decided",
    "end": "new_end",
    "indicator": "indicator",
    "target": "new_target",
    "lead": "new_lead__name",
    "words": "words",
    "reason": "reason",
    "body": "body__name",
    "decided_on": "decided_on",
    "reference": "reference",
}


@dataclass(frozen=True)
class Task:
    """What a unit does because of a decision."""

    text: str
    unit: str
    due: date
    done_on: date | None


@dataclass(frozen=True)
class Decided:
    """A decision on a deviation that the office made public. ``body``: "" where the unit settled
    it itself."""

    verdict: str
    words: str
    body: str
    decided_on: date
    reference: str
    tasks: list[Task] = field(default_factory=list)


@dataclass(frozen=True)
class Amended:
    """A change of what was decided that was agreed to; see `amending.models.Amendment`. ``body``:
    "" where the office agreed itself."""

    kind: str
    decided: str
    end: date | None
    indicator: str
    target: float | None
    lead: str
    words: str
    reason: str
    body: str
    decided_on: date
    reference: str


def along(measure: str) -> dict[str, Any]:
    """What is public of the measure an outer row points to, in the same query."""
    of_measure = Decision.objects.filter(public=True, deviation__measure=OuterRef(measure))
    decided = of_measure.order_by().values("deviation__measure")
    tasks = Assignment.objects.filter(
        decision__public=True, decision__deviation__measure=OuterRef(measure)
    )
    given = tasks.order_by().values("decision__deviation__measure")
    return {
        DECISIONS: Subquery(decided.annotate(told=_rows(_OF_A_DECISION)).values("told")),
        TASKS: Subquery(given.annotate(told=_rows(_OF_A_TASK)).values("told")),
    }


def reported(measure: str) -> dict[str, Any]:
    """Of that measure how many reports were approved, and what the newest says comes next."""
    approved = Report.objects.filter(state=ReportState.APPROVED, measure=OuterRef(measure))
    counted = approved.order_by().values("measure").annotate(n=Count("pk")).values("n")
    newest = approved.order_by("-approved_at", "-pk").values("next_steps")[:1]
    return {
        REPORTS: Coalesce(Subquery(counted), 0, output_field=IntegerField()),
        NEXT: Subquery(newest, output_field=TextField()),
    }


def pictured(measure: str) -> dict[str, Any]:
    """The newest picture in an approved report on that measure, as its report, round, words and
    size; None where there is none."""
    approved = ReportPicture.objects.filter(
        report__state=ReportState.APPROVED, report__measure=OuterRef(measure)
    )
    told = JSONRow(
        report="report", round="report__round__title", alt="alt", width="width", height="height"
    )
    newest = approved.order_by("-report__approved_at", "-pk").values(told=told)[:1]
    return {PICTURE: Subquery(newest)}


def amended(measure: str) -> dict[str, Any]:
    """What was agreed to change of what was decided of that measure."""
    agreed = Amendment.objects.filter(state=AmendmentState.AGREED, measure=OuterRef(measure))
    rows = agreed.order_by().values("measure").annotate(told=_rows(_OF_AN_AMENDMENT))
    return {AMENDMENTS: Subquery(rows.values("told"))}


def amendments(row: Any) -> list[Amended]:
    """What `amended` found, in the order in which it was agreed."""
    found = getattr(row, AMENDMENTS, None) or ()
    return [_amended(one) for one in sorted(found, key=lambda one: (one["decided_on"], one["id"]))]


def _amended(one: dict[str, Any]) -> Amended:
    target = one["target"]
    return Amended(
        kind=one["kind"],
        decided=one["decided"],
        end=date.fromisoformat(one["end"]) if one["end"] else None,
        indicator=one["indicator"],
        target=None if target is None else number(Decimal(str(target))),
        lead=one["lead"] or "",
        words=one["words"],
        reason=one["reason"],
        body=one["body"] or "",
        decided_on=date.fromisoformat(one["decided_on"]),
        reference=one["reference"],
    )


def decisions(row: Any) -> list[Decided]:
    """What `along` found, the newest first."""
    return decisions_in(getattr(row, DECISIONS, None), getattr(row, TASKS, None))


def decisions_in(decided: Any, tasks: Any) -> list[Decided]:
    """The same of the two columns alone."""
    found = {
        one["id"]: Decided(
            verdict=one["verdict"],
            words=one["words"],
            body=one["body"] or "",
            decided_on=date.fromisoformat(one["decided_on"]),
            reference=one["reference"],
        )
        for one in decided or ()
    }
    for task in sorted(tasks or (), key=lambda one: (one["due"], one["id"])):
        done = task["done_on"]
        due = date.fromisoformat(task["due"])
        told = Task(task["text"], task["unit"], due, date.fromisoformat(done) if done else None)
        found[task["decision"]].tasks.append(told)
    in_order = sorted(found.items(), key=lambda one: (one[1].decided_on, one[0]), reverse=True)
    return [one for _key, one in in_order]


def _rows(columns: dict[str, str]) -> JSONRows:
    return JSONRows(JSONRow(**columns))

"""Approved minutes as one document: canonical JSON, the same for the same minutes.

    content = as_text(document(minutes))

In German, as the town writes. Items that are not public are marked; what is published leaves them
out (`publishing`).
"""

import json
from typing import Any

from django.utils import translation
from django.utils.timezone import localtime

from gemeinwerk.core.languages import GERMAN
from gemeinwerk.meetings.models import AgendaItem
from gemeinwerk.minutes.models import (
    Attendance,
    Decision,
    Minutes,
    Paragraph,
    ParagraphKind,
    Task,
)

Document = dict[str, Any]
FORMAT = "gemeinwerk.minutes/1"


def as_text(content: Document) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def document(minutes: Minutes) -> Document:
    """Of minutes with their meeting; four queries."""
    with translation.override(GERMAN):
        return {
            "format": FORMAT,
            "meeting": _meeting(minutes),
            "quorum": minutes.quorum,
            "attendances": _attendances(minutes),
            "items": _items(minutes),
        }


def _meeting(minutes: Minutes) -> Document:
    meeting = minutes.meeting
    return {
        "body": meeting.body.name,
        "called": meeting.called,
        "concept": meeting.concept.name if meeting.concept else "",
        "place": meeting.where,
        "format": str(meeting.get_format_display()),
        "began": _moment(minutes.started_at),
        "ended": _moment(minutes.ended_at) if minutes.ended_at else "",
    }


def _attendances(minutes: Minutes) -> list[Document]:
    rows = Attendance.objects.filter(minutes=minutes).select_related(
        "person", "organisation", "group", "stands_for"
    )
    found = [_attendance(one) for one in rows.prefetch_related("presences")]
    return sorted(found, key=lambda one: (not one["there"], one["group"], one["name"]))


def _attendance(one: Attendance) -> Document:
    times = [
        [_moment(time.came_at), _moment(time.left_at) if time.left_at else ""]
        for time in one.presences.all()
    ]
    return {
        "name": str(one),
        "organisation": one.organisation.name if one.organisation else one.organisation_name,
        "group": one.group.name if one.group else "",
        "function": one.function,
        "votes": one.votes,
        "excused": one.excused,
        "for": str(one.stands_for) if one.stands_for else "",
        "there": times,
        **({"remote": True} if one.remote else {}),
    }


def _items(minutes: Minutes) -> list[Document]:
    rows: dict[int | None, list[Document]] = {}
    found = Paragraph.objects.filter(minutes=minutes).select_related(
        "decision", "task__person", "task__organisation"
    )
    for one in found:
        if told := _paragraph(one):
            rows.setdefault(one.item_id, []).append(told)
    items = list(AgendaItem.objects.filter(meeting=minutes.meeting_id))
    told_items = [
        {
            "number": number,
            "title": one.title,
            "internal": one.internal,
            "paragraphs": rows.pop(one.pk, []),
        }
        for number, one in enumerate(items, start=1)
    ]
    rest = [one for some in rows.values() for one in some]
    if rest:
        told_items.append({"number": None, "title": "", "internal": False, "paragraphs": rest})
    return told_items


def _paragraph(one: Paragraph) -> Document | None:
    at = _moment(one.created_at)
    if one.kind in (ParagraphKind.DECISION, ParagraphKind.VOTE) and hasattr(one, "decision"):
        return {"kind": one.kind, "at": at, **_decision(one.decision)}
    if one.kind == ParagraphKind.TASK and hasattr(one, "task"):
        return {"kind": one.kind, "at": at, **_task(one.task)}
    return {"kind": "text", "at": at, "text": one.text} if one.text.strip() else None


def _decision(one: Decision) -> Document:
    return {
        "called": one.called,
        "text": one.text,
        "result": str(one.get_result_display()),
        "for": one.votes_for,
        "against": one.votes_against,
        "abstained": one.abstained,
        "dissent": one.dissent,
        "present": one.present,
    }


def _task(one: Task) -> Document:
    return {
        "text": one.text,
        "person": str(one.person) if one.person else "",
        "organisation": one.organisation.name if one.organisation else "",
        "due": one.due.isoformat() if one.due else "",
    }


def _moment(moment: Any) -> str:
    """By the clock of the town, to the minute."""
    return localtime(moment).strftime("%Y-%m-%dT%H:%M")

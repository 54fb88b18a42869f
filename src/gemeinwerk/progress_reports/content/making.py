"""From a report as it is written to its content: a constant number of queries."""

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.timezone import localtime

from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.core.languages import GERMAN
from gemeinwerk.measures.comparing import Entry
from gemeinwerk.measures.document.encoding import Document, day
from gemeinwerk.measures.document.then import Known, told
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.progress_reports.content import participation
from gemeinwerk.progress_reports.content.changes import Side, changes
from gemeinwerk.progress_reports.content.reported import (
    Listed,
    contradictions_on,
    deviations_on,
    reported_on,
)
from gemeinwerk.progress_reports.content.standing import standing
from gemeinwerk.progress_reports.models import IssuedReport, Part, ProgressReport
from gemeinwerk.progress_reports.queries import issued_on, told_versions

FORMAT, FORMAT_VERSION = "gemeinwerk-progress-report", 1


def content_of(report: ProgressReport) -> Document:
    """All the report says of its day, whether it is frozen then or only shown."""
    with translation.override(GERMAN):
        if report.is_of_participation:
            return participation.content_of(report)
        past = Past(report.concept, min(filter(None, [report.since, report.as_of])))
        now = past.side(report.as_of)
        listed = Listed(now.entries)
        before, compared = _compared(report, past)
        return {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "report": _head(report, compared),
            "catalogue": past.catalogue(report.as_of),
            "standing": now.lines,
            "reported": reported_on(report.concept, report.as_of, listed),
            "deviations": (
                deviations_on(report.concept, report.as_of, listed)
                if report.holds(Part.DECISIONS)
                else []
            ),
            "contradictions": contradictions_on(report.concept, report.as_of, listed),
            "changes": changes(before, now) if before else None,
        }


class Past:
    """The decided catalogue of a concept on any day from the first one on."""

    def __init__(self, concept: Any, first: date) -> None:
        self.concept, self.first = concept, first
        self.over = concept.status == ConceptStatus.SUPERSEDED
        self._versions = told_versions(concept)
        self._known: dict[int, Known] = {}

    def side(self, on: date) -> Side:
        """Its measures on a day, each with where it stood."""
        entries = [Entry(key, found) for key, found in self._known_on(on).entries(on)]
        documents = [entry.document for entry in entries]
        return Side(entries, standing(documents, on, over=self.over))

    def catalogue(self, on: date) -> Document:
        return self._known_on(on).on(on)

    def _known_on(self, on: date) -> Known:
        version = held_on(self._versions, on)
        if version.pk not in self._known:
            self._known[version.pk] = told(self.concept, version, self.first)
        return self._known[version.pk]


def held_on(versions: list[CatalogueVersion], on: date) -> CatalogueVersion:
    """The newest decided version of a day; before the first one was frozen, that one."""
    found = [one for one in versions if localtime(one.frozen_at).date() <= on]
    return (found or versions[:1])[-1]


def _compared(report: ProgressReport, past: Past) -> tuple[Side | None, Document | None]:
    """What is compared with: the issued report of that day as it was frozen, else the day."""
    if not report.since or not report.holds(Part.CHANGES):
        return None, None
    issued = issued_on(report.concept, report.since)
    if issued is None:
        return past.side(report.since), {"day": day(report.since), "title": ""}
    return side_of(issued), {"day": day(report.since), "title": issued.title}


def side_of(issued: IssuedReport) -> Side:
    """What an issued report said."""
    content = issued.plain()
    entries = [Entry(None, one) for one in content["catalogue"]["measures"]]
    return Side(entries, content["standing"])


def _head(report: ProgressReport, compared: Document | None) -> Document:
    return {
        "title": report.title,
        "body": report.body.name if report.body else "",
        "as_of": day(report.as_of),
        "since": compared,
        "parts": list(report.parts),
        "detail": report.detail,
        "introduction": report.introduction if report.holds(Part.INTRODUCTION) else "",
        "summary": report.summary if report.holds(Part.SUMMARY) else "",
        "asked": report.asked if report.holds(Part.DECISIONS) else "",
    }

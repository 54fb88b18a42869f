"""A file's measures as the SMART check sees them, and what the check says of them."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gemeinwerk.catalogue_files.results import ReadCost, ReadIndicator, Reading, ReadMeasure
from gemeinwerk.engines import smart
from gemeinwerk.german import parse_period
from gemeinwerk.measures.lifecycle import CLOSED

_ROLES = {"unit", "source", "rhythm"}
_CATALOGUE = re.compile(r"konzept|plan\b|katalog|strategie|programm|plan ", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d ?[-–] ?(?:20)?\d\d(?!\d)")


def catalogue_of(reading: Reading) -> smart.Catalogue:
    """The whole file; keys are the codes of `ReadMeasure`."""
    titles = reading.field_titles()
    themes = dict.fromkeys(theme for measure in reading.measures for theme in measure.themes)
    start, end = _period(reading)
    return smart.Catalogue(
        measures=tuple(
            _measure(measure, titles.get(measure.field_of_action, ""))
            for measure in reading.measures
        ),
        fields_of_action=tuple(titles.values()),
        themes=tuple(themes),
        period_start=start,
        period_end=end,
        columns=_columns(reading),
        legend=reading.legend.dates(),
    )


def _columns(reading: Reading) -> frozenset[str]:
    found = {p.role or p.field for p in reading.proposals if p.field}
    if reading.fields:
        found.add("field_of_action")
    return frozenset(found)


def _period(reading: Reading) -> tuple[date | None, date | None]:
    """The years in the title of the file: "Integrationskonzept 2025–2029"."""
    for outside in reading.outside[:12]:
        years = _YEARS.search(outside.value)
        if years and _CATALOGUE.search(outside.value):
            read = parse_period(years.group())
            return read.start, read.end
    return None, None


def _measure(measure: ReadMeasure, field_title: str) -> smart.Measure:
    names = (*measure.contributing.names, *measure.lead.names[1:])
    return smart.Measure(
        key=measure.code,
        title=measure.title,
        code=measure.code_typed,
        field_of_action=field_title,
        goal=measure.goal,
        description=measure.description,
        target_group=measure.target_group,
        lead=measure.lead.text,
        contributing=names,
        timeframe=measure.timeframe_meant or measure.timeframe,
        start=measure.start,
        end=measure.end,
        permanent=measure.permanent,
        closed=measure.status in CLOSED,
        indicators=tuple(_indicator(one) for one in measure.indicators),
        milestones=tuple(smart.Milestone(one.title, one.due) for one in measure.milestones),
        costs=tuple(_cost(line) for line in measure.costs if line.kind != "fte"),
        cost_text=measure.cost,
        cost_state=smart.CostState(measure.cost_state) if measure.cost_state else None,
        funding=measure.funding,
        fte=_posts(measure),
        themes=tuple(measure.themes),
    )


def _indicator(one: ReadIndicator) -> smart.Indicator:
    return smart.Indicator(
        name=one.name,
        unit=one.unit,
        direction=smart.Direction(one.direction) if one.direction else None,
        baseline=one.baseline,
        baseline_date=one.baseline_date,
        baseline_text=one.baseline_text,
        target=one.target,
        target_date=one.target_date,
        target_text=one.target_text,
        source=one.source,
        rhythm=one.rhythm or one.rhythm_text,
    )


def _cost(line: ReadCost) -> smart.Cost:
    return smart.Cost(line.amount, line.year, line.kind == "recurring", line.funding_text)


def _posts(measure: ReadMeasure) -> dict[int, Decimal]:
    posts: dict[int, Decimal] = {}
    for line in measure.costs:
        first = line.year or (measure.start.year if measure.start else None)
        if line.kind != "fte" or line.amount is None or first is None:
            continue
        last = line.until_year or (measure.end.year if measure.end and not line.year else first)
        for year in range(first, max(first, last) + 1):
            posts[year] = posts.get(year, Decimal(0)) + line.amount
    return posts


@dataclass(frozen=True)
class Checked:
    """A file and what the check found in it."""

    reading: Reading
    findings: list[smart.Finding]

    @property
    def errors(self) -> int:
        return sum(one.severity is smart.Severity.ERROR for one in self.findings)

    def of(self, measure: ReadMeasure) -> list[smart.Finding]:
        return [one for one in self.findings if one.measure == measure.code]

    def as_json(self, language: str = "de") -> dict[str, Any]:
        """The shape of docs: file, measures, mapping, findings, unread, outside."""
        places = {measure.code: measure for measure in self.reading.measures}
        return {
            "file": self.reading.file,
            "measures": len(self.reading.measures),
            "mapping": self.reading.mapping,
            "findings": [
                finding_as_json(one, places.get(one.measure or ""), language)
                for one in self.findings
            ],
            "unread": unread_as_json(self.reading),
            "outside": [
                {"sheet": one.sheet, "row": one.row, "value": one.value, "kind": one.kind}
                for one in self.reading.beside
            ],
        }


def check_reading(reading: Reading) -> Checked:
    """Runs the SMART check over a file."""
    return Checked(reading, smart.check(catalogue_of(reading)))


def name_of(measure: ReadMeasure) -> str:
    """What people call the measure: its number where the file gives one, else its title."""
    return measure.code if measure.code_typed else measure.title


def finding_as_json(
    finding: smart.Finding, measure: ReadMeasure | None, language: str
) -> dict[str, Any]:
    return {
        "measure": name_of(measure) if measure else None,
        "sheet": measure.sheet if measure else None,
        "row": measure.row if measure else None,
        "field": finding.field,
        "code": finding.code,
        "severity": finding.severity.word,
        "text": finding.text_en if language == "en" else finding.text_de,
    }


def unread_as_json(reading: Reading) -> list[dict[str, Any]]:
    return [
        {"sheet": one.sheet, "row": one.row, "column": one.column, "value": one.value}
        for one in reading.unread
    ]

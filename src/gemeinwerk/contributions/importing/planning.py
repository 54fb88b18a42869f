"""What taking a table over would do in a concept: fields and themes it names are found by their
names, rows of a platform that are here already are left out."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.contribution_files import ContributionReading, ReadContribution
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.german.text import fold

SHOWN = 20


@dataclass(frozen=True)
class Planned:
    """A row as it would be taken over."""

    read: ReadContribution
    field: FieldOfAction | None
    themes: list[CrossCuttingTheme]
    extra: dict[str, str]


@dataclass
class Plan:
    reading: ContributionReading
    new: list[Planned] = field(default_factory=list)
    known: int = 0
    """Rows that were taken over before."""
    fields: Counter[str] = field(default_factory=Counter)
    """What the table calls a field that the concept has not, and how often."""
    themes: Counter[str] = field(default_factory=Counter)

    def counts(self) -> dict[str, int]:
        return {
            "new": len(self.new),
            "known": self.known,
            "left_out": len(self.reading.left_out),
        }

    def digest(self) -> str:
        """Another one as soon as anything else would be taken over."""
        rows = [[one.read.text, one.field.pk if one.field else 0, one.extra] for one in self.new]
        return hashlib.sha256(json.dumps([self.counts(), rows]).encode()).hexdigest()


def plan(reading: ContributionReading, concept: Concept) -> Plan:
    """Three queries."""
    fields = _by_name(concept.fields.all(), lambda one: [one.title, one.code, str(one)])
    themes = _by_name(concept.themes.all(), lambda one: [one.title])
    names = [one.source for one in reading.contributions if one.source]
    known: set[str] = set()
    if names:
        found = Contribution.objects.filter(concept=concept).exclude(source="")
        known = set(found.values_list("source", flat=True)) & set(names)
    planned = Plan(reading)
    for one in reading.contributions:
        if one.source and one.source in known:
            planned.known += 1
            continue
        if one.source:
            known.add(one.source)
        planned.new.append(_row(one, fields, themes, planned))
    return planned


def _by_name(rows: Any, names: Any) -> dict[str, Any]:
    return {fold(name): one for one in rows for name in names(one)}


def _row(
    read: ReadContribution,
    fields: dict[str, FieldOfAction],
    themes: dict[str, CrossCuttingTheme],
    planned: Plan,
) -> Planned:
    headings = {one.field: one.column for one in reversed(planned.reading.columns) if one.field}
    extra = dict(read.extra)
    found = fields.get(fold(read.field)) if read.field else None
    if read.field and found is None:
        planned.fields[read.field] += 1
        extra[headings.get("field", "field")] = read.field
    of_these = [themes[fold(one)] for one in read.themes if fold(one) in themes]
    unknown = [one for one in read.themes if fold(one) not in themes]
    if unknown:
        planned.themes.update(unknown)
        extra[headings.get("themes", "themes")] = ", ".join(unknown)
    return Planned(read, found, list(dict.fromkeys(of_these)), extra)


def preview_of(planned: Plan) -> dict[str, Any]:
    """What is kept for looking through: counts, columns, the first rows, and all that is left out
    or has no place."""
    reading = planned.reading
    return {
        "digest": planned.digest(),
        "platform": reading.platform,
        "counts": planned.counts(),
        "columns": [
            {"column": one.column, "field": one.field, "samples": one.samples}
            for one in reading.columns
        ],
        "fields": dict(planned.fields.most_common(SHOWN)),
        "themes": dict(planned.themes.most_common(SHOWN)),
        "left_out": [{"place": one.place, "text": one.text} for one in reading.left_out[:200]],
        "rows": [
            {
                "place": one.read.place,
                "title": one.read.title,
                "text": one.read.text[:500],
                "field": str(one.field) if one.field else "",
                "said_on": one.read.said_on,
                "who": one.read.name or one.read.organisation or one.read.role,
                "extra": len(one.extra),
            }
            for one in planned.new[:SHOWN]
        ],
    }

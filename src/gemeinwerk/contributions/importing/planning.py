"""What taking a table over would do in a concept: fields and themes it names are found by their
names, rows of a platform that are here already, word by word, are left out. One that is called as
another one here and says something else is asked about."""

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.contribution_files import ContributionReading, ReadContribution
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.contributions.queries import meetings
from gemeinwerk.contributions.speaking import meeting_named
from gemeinwerk.german.text import fold, squash
from gemeinwerk.meetings.models import Meeting

SHOWN = 20


@dataclass(frozen=True)
class Planned:
    """A row as it would be taken over."""

    read: ReadContribution
    field: FieldOfAction | None
    themes: list[CrossCuttingTheme]
    extra: dict[str, str]
    meeting: Meeting | None = None
    item: int | None = None
    """Key of an item of its agenda."""


@dataclass(frozen=True)
class Doubtful:
    """A row that may be one of here whose text was changed, or another one of the same number.
    `number`: of the one that is here; None where the other one stands in the same table."""

    planned: Planned
    number: int | None


@dataclass
class Plan:
    reading: ContributionReading
    new: list[Planned] = field(default_factory=list)
    known: int = 0
    """Rows that were taken over before."""
    doubtful: list[Doubtful] = field(default_factory=list)
    fields: Counter[str] = field(default_factory=Counter)
    """What the table calls a field that the concept has not, and how often."""
    themes: Counter[str] = field(default_factory=Counter)

    def counts(self) -> dict[str, int]:
        return {
            "new": len(self.new),
            "known": self.known,
            "doubtful": len(self.doubtful),
            "left_out": len(self.reading.left_out),
        }

    def digest(self) -> str:
        """Another one as soon as anything else would be taken over."""
        found = [*self.new, *(one.planned for one in self.doubtful)]
        rows = [
            [
                one.read.text,
                one.field.pk if one.field else 0,
                one.item,
                one.meeting and one.meeting.pk,
                one.extra,
            ]
            for one in found
        ]
        return hashlib.sha256(json.dumps([self.counts(), rows]).encode()).hexdigest()


def plan(reading: ContributionReading, concept: Concept) -> Plan:
    """Three queries, and one where the table names meetings."""
    fields = _by_name(concept.fields.all(), lambda one: [one.title, one.code, str(one)])
    themes = _by_name(concept.themes.all(), lambda one: [one.title])
    there, held = _Known(reading, concept), _Held(reading, concept)
    planned = Plan(reading)
    for one in reading.contributions:
        same = there.like(one)
        if any(row.words == _words(one.title, one.text) for row in same):
            planned.known += 1
            continue
        row = held.placed(_row(one, fields, themes, planned))
        if same:
            planned.doubtful.append(Doubtful(row, same[0].number))
        else:
            planned.new.append(row)
        there.add(one)
    return planned


class _Held:
    """Meetings and items of their agendas as a table names them; what is named otherwise, or twice,
    is kept beside."""

    def __init__(self, reading: ContributionReading, concept: Concept) -> None:
        self.meetings: dict[str, list[Meeting]] = defaultdict(list)
        self.headings = {one.field: one.column for one in reversed(reading.columns) if one.field}
        if not any(one.meeting or one.item for one in reading.contributions):
            return
        for meeting in meetings(concept):
            for name in {fold(str(meeting)), fold(meeting_named(meeting))}:
                self.meetings[name].append(meeting)

    def placed(self, row: Planned) -> Planned:
        read, extra = row.read, dict(row.extra)
        found = self.meetings.get(fold(read.meeting), []) if read.meeting else []
        meeting = found[0] if len(found) == 1 else None
        agenda = getattr(meeting, "of_agenda", None) or ()
        items = [one["key"] for one in agenda if fold(one["title"]) == fold(read.item)]
        item = items[0] if len(items) == 1 and read.item else None
        for name, is_known in (("meeting", meeting), ("item", item)):
            if getattr(read, name) and not is_known:
                extra[self.headings.get(name, name)] = getattr(read, name)
        return replace(row, extra=extra, meeting=meeting, item=item)


@dataclass(frozen=True)
class _Row:
    number: int | None
    within: str
    words: str


class _Known:
    """Rows of platforms by what they are called there: those of here, and of the table so far."""

    def __init__(self, reading: ContributionReading, concept: Concept) -> None:
        self.rows: dict[str, list[_Row]] = defaultdict(list)
        names = {one.source for one in reading.contributions if one.source}
        if not names:
            return
        found = Contribution.objects.filter(concept=concept).exclude(source="").order_by("pk")
        for number, source, title, text in found.values_list("number", "source", "title", "text"):
            name, within = apart(source)
            if name in names:
                self.rows[name].append(_Row(number, within, _words(title, text)))

    def add(self, read: ReadContribution) -> None:
        if read.source:
            row = _Row(None, read.within, _words(read.title, read.text))
            self.rows[read.source].append(row)

    def like(self, read: ReadContribution) -> list[_Row]:
        """Those that may be the same: not of another part, where both say which."""
        rows = self.rows.get(read.source, []) if read.source else []
        return [one for one in rows if one.within == read.within or "" in (one.within, read.within)]


def together(read: ReadContribution) -> str:
    """What a contribution keeps of where it is from: „Decidim: 7 @ https://x.example/p, 12“."""
    named = f"{read.source} @ {read.within}" if read.source and read.within else read.source
    return named[:200]


def apart(source: str) -> tuple[str, str]:
    """Its name and the part of the platform; those that came before parts were kept have none."""
    name, _at, within = source.partition(" @ ")
    return name, within


def _words(title: str, text: str) -> str:
    return squash(f"{title} {text}")


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
    if found is None:  # what platforms call a subject may be a field here
        found = next((fields[fold(one)] for one in read.themes if fold(one) in fields), None)
    of_these = [themes[fold(one)] for one in read.themes if fold(one) in themes]
    placed = [one for one in read.themes if found and fields.get(fold(one)) == found]
    unknown = [one for one in read.themes if fold(one) not in themes and one not in placed]
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
        "doubtful": [
            {
                "place": one.planned.read.place,
                "number": one.number,
                "text": one.planned.read.title or one.planned.read.text[:200],
            }
            for one in planned.doubtful[:200]
        ],
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

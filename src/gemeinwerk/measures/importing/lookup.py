"""What a file's words are compared with: units, fields of action, themes, present measures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from rapidfuzz import fuzz

from gemeinwerk.actors.models import Organisation, OrganisationKind
from gemeinwerk.catalogue_files import ReadField, ReadMeasure, Register, Unit, register_of
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction, Finding
from gemeinwerk.german import fold
from gemeinwerk.measures import queries
from gemeinwerk.measures.document import measured
from gemeinwerk.measures.models import Goal, Measure, ProgressNote, RemovedNote

NO_FIELD_TITLE = "Ohne Handlungsfeld"
_SAME_TITLE, _SAME_CODE = 90, 55
MOST_NEW_THEMES = 10


def register(municipality_id: int, *, also: Mapping[str, int] | None = None) -> Register:
    """All organisations of a town by name, abbreviation and other names.

    ``also``: names the file has for some of them, with their keys.
    """
    rows = Organisation.objects.filter(municipality_id=municipality_id, active=True)
    more: dict[int, list[str]] = {}
    for name, key in (also or {}).items():
        more.setdefault(key, []).append(name)
    return register_of(
        Unit(
            key=row.pk,
            name=row.name,
            abbreviation=row.abbreviation,
            aliases=(*(str(alias) for alias in row.aliases), *more.get(row.pk, ())),
            internal=row.kind == OrganisationKind.UNIT,
        )
        for row in rows
    )


@dataclass
class Present:
    """The catalogue as it stands, loaded once in a constant number of queries.

    ``findings``: of the review, by number. ``goals``: by number. ``past``: key -> (name of the
    concept, number, title) of the measures of the concept before, and of all that are continued;
    ``past_titles``: the titles of their concepts, by which files of earlier days call them.
    ``removed``: what is left of notes that were deleted.
    """

    concept: Concept
    fields: list[FieldOfAction]
    themes: list[CrossCuttingTheme]
    measures: list[Measure]
    notes: dict[int, list[ProgressNote]]
    goals: dict[str, Goal]
    findings: dict[str, int]
    past: dict[int, tuple[str, str, str]]
    past_titles: dict[int, str]
    removed: dict[int, list[RemovedNote]] = field(default_factory=dict)
    by_code: dict[str, Measure | None] = field(default_factory=dict)
    by_title: dict[str, Measure | None] = field(default_factory=dict)
    exactly: dict[str, Measure] = field(default_factory=dict)

    @classmethod
    def of(cls, concept: Concept) -> "Present":
        told = queries.of_concept(concept).annotate(**{measured.TOLD: measured.along()})
        measures = list(queries.whole(told))
        notes: dict[int, list[ProgressNote]] = {}
        for note in ProgressNote.objects.filter(measure__concept=concept):
            notes.setdefault(note.measure_id, []).append(note)
        removed: dict[int, list[RemovedNote]] = {}
        for gone in RemovedNote.objects.filter(measure__concept=concept):
            removed.setdefault(gone.measure_id, []).append(gone)
        past = Measure.objects.filter(
            Q(concept__successors=concept) | Q(successors__concept=concept)
        ).distinct()
        rows = list(past.select_related("concept"))
        present = cls(
            concept,
            list(concept.fields.select_related("working_group")),
            list(concept.themes.all()),
            measures,
            notes,
            {goal.code: goal for goal in concept.goals.all()},
            dict(Finding.objects.filter(review__concept=concept).values_list("code", "pk")),
            {one.pk: (one.concept.name, one.code, one.title) for one in rows},
            {one.pk: one.concept.title for one in rows},
            removed,
        )
        for measure in measures:
            # What two measures are called alike names neither.
            for known, name in (
                (present.by_code, fold(measure.code)),
                (present.by_title, fold(measure.title)),
            ):
                known[name] = None if name in known else measure
        present.exactly = {measure.code: measure for measure in measures}
        return present

    def find(self, read: ReadMeasure) -> Measure | None:
        """By its number; a measure without one in the file, by its title."""
        if not read.code_typed:
            return self.by_title.get(fold(read.title))
        as_typed = read.code == read.code_typed.rstrip(".")
        exactly = self.exactly.get(read.code_typed) if as_typed else None
        found = exactly or self.by_code.get(fold(read.code))
        return self._taken_as_new(read, found) or found

    def _taken_as_new(self, read: ReadMeasure, found: Measure | None) -> Measure | None:
        """The measure that came in with this number when another had it: "2-2" for "2"."""
        if found is None or not read.title or akin(found.title, read.title):
            return None
        own = self.by_title.get(fold(read.title))
        return own if own and own.code.startswith(f"{found.code}-") else None

    def past_of(self, concept: str, code: str) -> int | None:
        """The measure of an earlier concept with this number."""
        named = [pk for pk, one in self.past.items() if one[:2] == (concept, code)]
        titled = [
            pk for pk, one in self.past.items()
            if one[1] == code and self.past_titles[pk] == concept
        ]  # fmt: skip
        found = named or titled
        return found[0] if len(found) == 1 else None

    def calls(self, pk: int | None) -> list[tuple[str, str, str]]:
        """What files of today and of earlier days say of an earlier measure."""
        if pk not in self.past:
            return []
        name, code, title = self.past[pk]
        return [(name, code, title), (self.past_titles[pk], code, title)]

    def revisions(self) -> list[tuple[int, int]]:
        """What tells whether anybody wrote since."""
        return sorted((measure.pk, measure.revision) for measure in self.measures)

    def field_for(self, read: ReadField) -> FieldOfAction | None:
        """The field that is meant: word for word, by its title, else by its number if the titles
        are akin."""
        if not read.title:
            return next((one for one in self.fields if one.code == read.code), None)
        names = {fold(read.title), fold(f"{read.code} {read.title}")}
        for one in self.fields:
            if (one.code, fold(one.title)) == (read.code, fold(read.title)):
                return one
        for one in self.fields:
            if fold(one.title) in names or fold(str(one)) in names:
                return one
        for one in self.fields:
            if fuzz.ratio(fold(one.title), fold(read.title)) >= _SAME_TITLE:
                return one
        for one in self.fields:
            alike = fuzz.token_set_ratio(fold(one.title), fold(read.title))
            if fold(one.code) == fold(read.code) and alike >= _SAME_CODE:
                return one
        return None

    def theme_for(self, name: str) -> CrossCuttingTheme | None:
        wanted = fold(name)
        for theme in self.themes:
            if fold(theme.title) == wanted:
                return theme
        for theme in self.themes:
            if len(wanted) > 4 and fuzz.ratio(fold(theme.title), wanted) >= _SAME_TITLE:
                return theme
        return None


def akin(one: str, other: str) -> bool:
    """Whether two titles may be those of one measure."""
    return fuzz.token_set_ratio(fold(one), fold(other)) >= _SAME_CODE


def free_code(wanted: str, taken: Iterable[str]) -> str:
    """The wanted number of a field, or the next that is free."""
    used = set(taken)
    if wanted and wanted not in used:
        return wanted
    number = 1
    while str(number) in used:
        number += 1
    return str(number)

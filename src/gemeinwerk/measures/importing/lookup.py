"""What a file's words are compared with: units, fields of action, themes, present measures."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from gemeinwerk.actors.models import Organisation, OrganisationKind
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction, Finding
from gemeinwerk.core.parsing import fold
from gemeinwerk.measures import queries
from gemeinwerk.measures.models import Goal, Measure, ProgressNote
from gemeinwerk.measures.reading import ReadField, Register, Unit, register_of

NO_FIELD_TITLE = "Ohne Handlungsfeld"
_SAME_TITLE, _SAME_CODE = 90, 55
MOST_NEW_THEMES = 10


def register(municipality_id: int) -> Register:
    """All organisations of a town by name, abbreviation and other names."""
    rows = Organisation.objects.filter(municipality_id=municipality_id, active=True)
    return register_of(
        Unit(
            key=row.pk,
            name=row.name,
            abbreviation=row.abbreviation,
            aliases=tuple(str(alias) for alias in row.aliases),
            internal=row.kind == OrganisationKind.UNIT,
        )
        for row in rows
    )


@dataclass
class Present:
    """The catalogue as it stands, loaded once in a constant number of queries.

    ``findings``: of the review, by number. ``goals``: by number. ``predecessors``: (title of the
    concept, number) -> key of the measures of the concept before.
    """

    concept: Concept
    fields: list[FieldOfAction]
    themes: list[CrossCuttingTheme]
    measures: list[Measure]
    notes: dict[int, list[ProgressNote]]
    goals: dict[str, Goal]
    findings: dict[str, int]
    predecessors: dict[tuple[str, str], int]
    by_code: dict[str, Measure] = field(default_factory=dict)
    by_title: dict[str, Measure | None] = field(default_factory=dict)

    @classmethod
    def of(cls, concept: Concept) -> "Present":
        measures = list(queries.whole(queries.of_concept(concept)))
        notes: dict[int, list[ProgressNote]] = {}
        for note in ProgressNote.objects.filter(measure__concept=concept):
            notes.setdefault(note.measure_id, []).append(note)
        past = Measure.objects.filter(concept__successors=concept)
        present = cls(
            concept,
            list(concept.fields.all()),
            list(concept.themes.all()),
            measures,
            notes,
            {goal.code: goal for goal in concept.goals.all()},
            dict(Finding.objects.filter(review__concept=concept).values_list("code", "pk")),
            {
                (title, code): pk
                for title, code, pk in past.values_list("concept__title", "code", "pk")
            },
        )
        for measure in measures:
            present.by_code[fold(measure.code)] = measure
            title = fold(measure.title)
            # Two measures of one title: the title names neither.
            present.by_title[title] = None if title in present.by_title else measure
        return present

    def revisions(self) -> list[tuple[int, int]]:
        """What tells whether anybody wrote since."""
        return sorted((measure.pk, measure.revision) for measure in self.measures)

    def field_for(self, read: ReadField) -> FieldOfAction | None:
        """The field that is meant: by its title, else by its number if the titles are akin."""
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
            title = fold(theme.title)
            if title == wanted or (len(wanted) > 4 and fuzz.ratio(title, wanted) >= _SAME_TITLE):
                return theme
        return None


def free_code(wanted: str, taken: Iterable[str]) -> str:
    """The wanted number of a field, or the next that is free."""
    used = set(taken)
    if wanted and wanted not in used:
        return wanted
    number = 1
    while str(number) in used:
        number += 1
    return str(number)

"""From a TABLES.json to a `Question`, or to a sentence that says what is wrong and where."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import prod
from typing import Any

from gemeinwerk.engines.disclosure.layouts import EVERYBODY, Dimension, Group, Layout, named, within
from gemeinwerk.engines.disclosure.releases import (
    LEAST_FLOOR,
    LEAST_MINIMUM,
    NO_ANSWER,
    Contradiction,
    Counted,
    Question,
    Rules,
    Told,
)
from gemeinwerk.engines.disclosure.space import MOST_COMBINATIONS, MOST_MOMENTS, spaces
from gemeinwerk.engines.disclosure.tables import MOST_CELLS
from gemeinwerk.engines.problem_files.errors import ProblemError
from gemeinwerk.engines.problem_files.fields import Fields, Findings, anything, refuse_length
from gemeinwerk.engines.problem_files.text import load as load
from gemeinwerk.engines.problem_files.values import Read, identifier, refused, version, whole_number
from gemeinwerk.german.text import fold
from gemeinwerk.tables.words import Words

MOST_TABLES = 40
MOST_MINIMUM = 100
MOST_DIMENSIONS = 3
NOT_DIMENSIONS = ("count", "why", "least", "most", "share")
"""Fields of a cell that are no dimension: what is published is read back as it was written."""
_FIELDS = ("version", "minimum", "floor", "asked", "no_answer", "published", "tables")
_TABLE = ("table", "answers", "cells", "rounded")


@dataclass(frozen=True)
class _Cell:
    said: tuple[tuple[str, str], ...]
    """In the order of the file."""
    count: int | None
    place: str

    @property
    def group(self) -> Group:
        return named(self.said)


@dataclass(frozen=True)
class _Read:
    """A table as it stands in the file; ``cells`` by their group."""

    layout: Layout
    answers: int
    cells: dict[Group, _Cell]
    rounded: int
    place: str


def question_from(data: Any) -> tuple[Question, tuple[tuple[str, Words], ...]]:
    """What is asked, and what of the file was not used. Raises ProblemError, with place and
    sentence and up to nine `others`, for anything else."""
    findings = Findings()
    fields = Fields(data, "").only(_FIELDS, findings)
    fields.required("version", version)
    minimum = fields.optional("minimum", whole_number(LEAST_MINIMUM, MOST_MINIMUM), Rules.minimum)
    least = max(LEAST_FLOOR, minimum)
    rules = Rules(minimum, fields.optional("floor", whole_number(least), least))
    read: dict[str, tuple[_Read, ...]] = {}
    for name, fewest, count in (("published", 0, _or_null), ("tables", 1, whole_number(0))):
        with findings.reading_on():
            values = fields.optional(name, anything, []) if not fewest else fields.required(
                name, anything)  # fmt: skip
            refuse_length(len(values), fewest, MOST_TABLES, name)
            one = partial(_table, count=count, findings=findings)
            read[name] = findings.each(values, name, one)
    findings.end_if_wrong()
    tables = findings.each(list(read["tables"]), "tables", lambda one, _place: _counted(one))
    findings.end_if_wrong()
    question = Question(
        tables,
        tuple(_told(one) for one in read["published"]),
        rules,
        fields.optional("asked", whole_number(1), None),
        fields.optional("no_answer", identifier, NO_ANSWER),
    )
    _refuse_what_does_not_fit(question)
    return question, findings.notes


def contradiction(error: Contradiction, question: Question) -> ProblemError:
    """What is wrong where what was published cannot be true any more."""
    if not error.args:
        return ProblemError(
            "published",
            Words(
                "Zusammen kann das nicht stimmen: Keine Antworten passen zu allen diesen Tabellen. "
                "Bitte die Zahlen mit dem vergleichen, was veröffentlicht wurde.",
                "Together this cannot be true: no answers fit all of these tables. Compare the "
                "counts with what was published.",
            ),
        )
    told, group = error.args
    said = ", ".join(f"{name}: {value}" for name, value in group)
    return ProblemError(
        f"published[{question.told.index(told)}].cells",
        Words(
            f"Bei „{said}“ stehen hier mehr, als jetzt gezählt sind. Antworten kommen nur hinzu: "
            "Bitte beide Zahlen prüfen.",
            f"For “{said}” there are more here than are counted now. Answers are only added: check "
            "both counts.",
        ),
    )


def _or_null(value: Any, place: str) -> int | None:
    return None if value is None else whole_number(0)(value, place)


def _table(
    value: Any, place: str, *, count: Read[int] | Read[int | None], findings: Findings
) -> _Read:
    fields = Fields(value, place).only(_TABLE, findings)
    name = fields.required("table", identifier)
    answers = fields.required("answers", whole_number(0))
    values = fields.required("cells", anything)
    refuse_length(len(values), 1, MOST_CELLS, fields.at("cells"))
    cells = findings.each(values, fields.at("cells"), partial(_cell, count=count))
    by_group: dict[Group, _Cell] = {}
    for one in cells:
        if one.group in by_group:
            first = by_group[one.group].place
            raise ProblemError(
                one.place,
                Words(f"Diese Zelle steht schon bei {first}.", f"This cell stands at {first}."),
            )
        by_group[one.group] = one
    rounded = fields.optional("rounded", whole_number(2, 1_000), 0)
    layout = _layout(name, [one.said for one in cells], fields.at("cells"))
    return _Read(layout, answers, by_group, rounded, place)


def _cell(value: Any, place: str, *, count: Read[int] | Read[int | None]) -> _Cell:
    fields = Fields(value, place)
    said = [
        (name, fields.required(name, identifier)) for name in value if name not in NOT_DIMENSIONS
    ]
    for name, _value in said:
        identifier(name, place)
    return _Cell(tuple(said), fields.required("count", count), place)


def _layout(name: str, groups: Sequence[Group], place: str) -> Layout:
    values: dict[str, dict[str, None]] = {}
    for group in groups:
        for dimension, value in group:
            values.setdefault(dimension, {})[value] = None
    if not 1 <= len(values) <= MOST_DIMENSIONS:
        raise ProblemError(
            place,
            Words(
                f"Eine Tabelle hat eine bis drei Gliederungen, diese hat {len(values)}.",
                f"A table has one to three dimensions; this one has {len(values)}.",
            ),
        )
    for dimension, found in values.items():
        if len(found) < 2:
            raise ProblemError(
                place,
                Words(
                    f"„{dimension}“ hat nur einen Wert. Bitte alle Werte nennen, auch „keine "
                    "Angabe“ und solche mit 0.",
                    f"“{dimension}” has one value only. Name all values, “no answer” and those "
                    "with 0 too.",
                ),
            )
    if prod(len(one) + 1 for one in values.values()) > MOST_CELLS:
        raise ProblemError(
            place,
            Words(
                f"Mit ihren Summen hat die Tabelle mehr als {MOST_CELLS} Zellen. Bitte Werte "
                "zusammenfassen oder eine Gliederung weglassen.",
                f"With its margins the table has more than {MOST_CELLS} cells. Merge values or "
                "leave out a dimension.",
            ),
        )
    return Layout(name, tuple(Dimension(one, tuple(found)) for one, found in values.items()))


def _counted(one: _Read) -> Counted:
    """The table with its margins, those that are given checked."""
    if one.rounded:
        raise ProblemError(
            f"{one.place}.rounded",
            Words("Hier müssen die genauen Zahlen stehen.", "The exact counts must stand here."),
        )
    inner = {group: one.cells[group].count or 0 for group in one.layout.inner if group in one.cells}
    counts = {
        group: sum(count for cell, count in inner.items() if within(cell, group))
        for group in (*one.layout.groups, EVERYBODY)
    }
    if counts[EVERYBODY] != one.answers:
        raise ProblemError(
            f"{one.place}.answers",
            Words(
                f"Die Zellen ergeben zusammen {counts[EVERYBODY]}. Wer nichts gesagt hat, zählt "
                "auch: als Wert „keine Angabe“.",
                f"The cells add up to {counts[EVERYBODY]}. Who said nothing counts too, as a value "
                "“no answer”.",
            ),
        )
    for group, cell in one.cells.items():
        if cell.count != counts[group]:
            raise ProblemError(
                f"{cell.place}.count",
                Words(
                    f"Die Zellen, deren Summe das ist, ergeben {counts[group]}.",
                    f"The cells this is the sum of add up to {counts[group]}.",
                ),
            )
    del counts[EVERYBODY]
    return Counted(one.layout, one.answers, counts)


def _told(one: _Read) -> Told:
    """What is not named was not published."""
    counts = {group: one.cells[group].count if group in one.cells else None
              for group in one.layout.groups}  # fmt: skip
    return Told(one.layout, one.answers, counts, one.rounded)


def _refuse_what_does_not_fit(question: Question) -> None:
    answers = question.answers
    for at, one in enumerate(question.tables):
        if one.answers != answers:
            raise refused(one.answers, f"tables[{at}].answers", Words(
                f"{answers} wie in der ersten Tabelle (wer nichts sagt, zählt als „keine Angabe“)",
                f"{answers} as in the first table (who says nothing counts as “no answer”)",
            ))  # fmt: skip
    for at, told in enumerate(question.told):
        if told.answers > answers:
            raise refused(told.answers, f"published[{at}].answers", Words(
                f"höchstens {answers} (so viele haben jetzt geantwortet)",
                f"at most {answers} (as many have answered now)",
            ))  # fmt: skip
    if question.asked is not None and question.asked < answers:
        raise refused(question.asked, "asked", Words(
            f"mindestens {answers} (so viele haben geantwortet)",
            f"at least {answers} (as many have answered)",
        ))  # fmt: skip
    _refuse_two_names(question)
    _refuse_two_spellings(question)
    _refuse_no_answer_unsaid(question)
    _refuse_two_counts(question)
    _refuse_too_much(question)


def _refuse_two_names(question: Question) -> None:
    names = Counter(one.layout.name for one in question.tables)
    for at, one in enumerate(question.tables):
        if names[one.layout.name] > 1:
            raise ProblemError(
                f"tables[{at}].table",
                Words("Zwei Tabellen heißen so.", "Two tables have this name."),
            )


def _refuse_two_spellings(question: Question) -> None:
    """ "Gender" now and "gender" before would be two questions, never held against each other."""
    places = [
        *((f"tables[{at}].cells", one.layout) for at, one in enumerate(question.tables)),
        *((f"published[{at}].cells", one.layout) for at, one in enumerate(question.told)),
    ]
    seen: dict[tuple[str, ...], str] = {}
    for place, layout in places:
        for dimension in layout.dimensions:
            spelt: list[tuple[tuple[str, ...], str]]
            spelt = [((fold(dimension.name),), dimension.name)]
            spelt += [((fold(dimension.name), fold(one)), one) for one in dimension.values]
            for key, said in spelt:
                other = seen.setdefault(key, said)
                if other != said:
                    raise ProblemError(
                        place,
                        Words(
                            f"„{said}“ heißt an anderer Stelle „{other}“. Bitte überall gleich "
                            "schreiben: Sonst wird das eine nicht mit dem anderen verglichen.",
                            f"“{said}” is called “{other}” elsewhere. Spell it alike everywhere: "
                            "otherwise the one is not held against the other.",
                        ),
                    )


_UNSAID = frozenset({"keine angabe", "keine angaben", "ohne angabe", "k.a.", "k. a.", "no answer",
                     "no_answer", "keine antwort", "not stated"})  # fmt: skip


def _refuse_no_answer_unsaid(question: Question) -> None:
    """Shares say who may belong to a group: whoever would not say may, so it must be known who."""
    if question.asked is None:
        return
    for at, one in enumerate(question.tables):
        for dimension in one.layout.dimensions:
            unsaid = [value for value in dimension.values if fold(value) in _UNSAID]
            if unsaid and question.no_answer not in dimension.values:
                raise ProblemError(
                    f"tables[{at}].cells",
                    Words(
                        f"„{unsaid[0]}“ ist wohl der Wert derer, die nichts sagen wollten. Bitte "
                        f'nennen ("no_answer": "{unsaid[0]}"): Danach richten sich die Anteile.',
                        f"“{unsaid[0]}” seems to be the value of those who would not say. Name it "
                        f'("no_answer": "{unsaid[0]}"): the shares depend on it.',
                    ),
                )


def _refuse_two_counts(question: Question) -> None:
    seen: dict[Group, int] = {}
    for at, one in enumerate(question.tables):
        for group, count in one.counts.items():
            if seen.setdefault(group, count) != count:
                said = ", ".join(f"{name}: {value}" for name, value in group)
                raise ProblemError(
                    f"tables[{at}].cells",
                    Words(
                        f"„{said}“ sind hier {count}, in einer anderen Tabelle {seen[group]}.",
                        f"“{said}” are {count} here, {seen[group]} in another table.",
                    ),
                )


def _refuse_too_much(question: Question) -> None:
    for space in spaces(question):
        if prod(len(one) for one in space.dimensions.values()) > MOST_COMBINATIONS:
            names = ", ".join(space.dimensions)
            raise ProblemError(
                "tables",
                Words(
                    f"Zusammen haben „{names}“ mehr als {MOST_COMBINATIONS} Verbindungen. Bitte "
                    "weniger Tabellen, die sie verbinden, oder weniger Werte.",
                    f"Together “{names}” have more than {MOST_COMBINATIONS} combinations. Use "
                    "fewer tables that connect them, or fewer values.",
                ),
            )
        if len(space.answers) > MOST_MOMENTS:
            raise ProblemError(
                "published",
                Words(
                    f"Mehr als {MOST_MOMENTS} Veröffentlichungen lassen sich nicht prüfen.",
                    f"More than {MOST_MOMENTS} releases cannot be checked.",
                ),
            )

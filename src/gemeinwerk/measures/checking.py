"""The SMART check of a catalogue in the database, and of a measure while somebody types.

    result = check_concept(concept)
    result.blocking          # errors nobody let stand: the catalogue cannot be frozen
    result.of(measure.pk)    # what is said of one measure

A finding the office let stand (an `Override` with a reason) is kept apart: it is shown with its
reason and counts for nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import ui
from gemeinwerk.core.gc_pause import collector_paused
from gemeinwerk.engines import smart
from gemeinwerk.engines.smart.check import Line
from gemeinwerk.measures import queries
from gemeinwerk.measures.check_input import (
    Frame,
    Parts,
    facts,
    frame,
    frames,
    related,
    work_elsewhere,
)
from gemeinwerk.measures.models import Measure, Override

Severity = smart.Severity


@dataclass(frozen=True)
class Overridden:
    """A finding the office lets stand."""

    finding: smart.Finding
    override: Override


@dataclass(frozen=True)
class Result:
    """What the check found, and what of it was let stand."""

    findings: list[smart.Finding] = field(default_factory=list)
    overridden: list[Overridden] = field(default_factory=list)
    measures: int = 0

    @property
    def blocking(self) -> list[smart.Finding]:
        return [one for one in self.findings if one.severity is Severity.ERROR]

    @property
    def of_catalogue(self) -> list[smart.Finding]:
        """What is said once for the catalogue as a whole."""
        return [one for one in self.findings if one.measure is None]

    def only(self, keys: set[int]) -> "Result":
        """The part that speaks of these measures."""
        texts = {str(key) for key in keys}
        return Result(
            [one for one in self.findings if one.measure in texts],
            [one for one in self.overridden if one.finding.measure in texts],
            measures=len(keys),
        )

    def of(self, pk: int | None) -> "Result":
        """The part that speaks of one measure."""
        return self.only({pk} if pk else set())

    def by_measure(self) -> dict[str, "Result"]:
        """All parts at once, by the measure's key as text."""
        parts: dict[str, Result] = defaultdict(lambda: Result(measures=1))
        for one in self.findings:
            if one.measure:
                parts[one.measure].findings.append(one)
        for exception in self.overridden:
            if exception.finding.measure:
                parts[exception.finding.measure].overridden.append(exception)
        return parts

    def matrix(self) -> dict[str, dict[str, Severity]]:
        """Measure (its key as text) → letter → worst severity."""
        return smart.matrix(self.findings)

    def summary(self) -> list[Line]:
        """A sentence per rule with the number of measures, heaviest first."""
        return smart.summary(self.findings)

    def keys_with(self, *, code: str = "", letter: str = "") -> set[int]:
        """The measures a rule, or any rule of a letter, speaks of."""
        return {
            int(one.measure)
            for one in self.findings
            if one.measure and (one.code == code or one.letter == letter)
        }

    def counts(self) -> dict[Severity, int]:
        return {
            severity: sum(one.severity is severity for one in self.findings)
            for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT)
        }


def check_concept(concept: Concept) -> Result:
    """The whole catalogue, in a constant number of queries."""
    return check_concepts([concept])[concept.pk]


def check_concepts(concepts: Collection[Concept]) -> dict[int, Result]:
    """Several catalogues of a town by the keys of their concepts, in as many queries as one."""
    if not concepts:
        return {}
    with collector_paused():
        of: dict[int, list[Measure]] = {one.pk: [] for one in concepts}
        for row in queries.for_check(*concepts):
            of[row.concept_id].append(row)
        known = frames(concepts)
        return {key: _checked(known[key], rows) for key, rows in of.items()}


def _checked(known: Frame, rows: Sequence[Measure]) -> Result:
    catalogue = known.holding(facts(row, Parts.of(row)) for row in rows)
    return _apart(smart.check(catalogue), _overrides(rows), len(rows))


def check_some(concept: Concept, rows: Sequence[Measure]) -> Result:
    """What is said of these measures (loaded by `queries.whole`), judged within the catalogue."""
    return _within(concept, rows, [facts(row, Parts.of(row)) for row in rows])


def check_one(measure: Measure, parts: Parts | None = None) -> Result:
    """What is said of a single measure, saved or as it stands in a form."""
    parts = parts or Parts.of(measure)
    return _within(measure.concept, [measure], [facts(measure, parts)])


def _within(concept: Concept, rows: Sequence[Measure], known: list[smart.Measure]) -> Result:
    units = {row.lead_unit_id for row in rows if row.lead_unit_id}
    elsewhere = work_elsewhere(concept, units, without=[row.pk for row in rows if row.pk])
    found = smart.check(frame(concept).holding([*known, *elsewhere]))
    keys = {one.key for one in known}
    return _apart((one for one in found if one.measure in keys), _overrides(rows), len(rows))


def _overrides(rows: Iterable[Measure]) -> dict[tuple[str, str], Override]:
    return {
        (str(row.pk), override.rule): override
        for row in rows
        if row.pk
        for override in related(row, "overrides")
    }


def _apart(
    found: Iterable[smart.Finding], overrides: dict[tuple[str, str], Override], measures: int
) -> Result:
    result = Result(measures=measures)
    for finding in found:
        override = overrides.get((finding.measure or "", finding.code))
        if override:
            result.overridden.append(Overridden(finding, override))
        else:
            result.findings.append(finding)
    return result


# --- in words -----------------------------------------------------------------------------------


def sentence(finding: smart.Finding) -> str:
    return finding.en if get_language() == "en" else finding.de


def example(finding: smart.Finding) -> str:
    return finding.example_en if get_language() == "en" else finding.example_de


def severity_word(severity: Severity) -> str:
    return {
        Severity.ERROR: _("Fehler"),
        Severity.WARNING: _("Warnung"),
        Severity.HINT: _("Hinweis"),
    }[severity]


def rule_name(rule: smart.Rule) -> str:
    return rule.name_en if get_language() == "en" else rule.name_de


def line_sentence(line: Line) -> str:
    return line.en if get_language() == "en" else line.de


def note(finding: smart.Finding) -> ui.Note:
    """The box beside the field."""
    return ui.Note(
        severity=finding.severity.word,  # type: ignore[arg-type]
        text=sentence(finding),
        code=finding.code,
        suggestion=example(finding),
        url=handbook(finding.code),
    )


def handbook(code: str) -> str:
    """The handbook's page on a rule."""
    return reverse("desk:handbook_page", args=[f"smart/{smart.RULES[code].slug}"])


def overridden_note(one: Overridden) -> ui.Note:
    """The box of a finding that was let stand: it counts no more, and says why."""
    return ui.Note(
        severity="ok",
        code=one.finding.code,
        text=_("{name} lässt diesen Hinweis stehen: {reason}").format(
            name=one.override.by_name, reason=one.override.reason
        ),
    )


def letters(result: Result) -> list[ui.Letter]:
    """S M A R T of one measure, each by its worst finding; X only where there is one."""
    shown = [letter for letter in smart.LETTERS if letter != "X"]
    return [_letter(letter, result) for letter in shown]


def _letter(letter: str, result: Result) -> ui.Letter:
    found = [one for one in result.findings if one.letter == letter]
    if not found:
        return ui.Letter(letter, "ok", _("in Ordnung"))
    worst = max(one.severity for one in found)
    return ui.Letter(letter, worst.word, counted(found))  # type: ignore[arg-type]


def counted(found: Iterable[smart.Finding]) -> str:
    """ "3 Fehler, 1 Hinweis"; empty where nothing was found."""
    severities = [one.severity for one in found]
    errors = severities.count(Severity.ERROR)
    warnings = severities.count(Severity.WARNING)
    hints = severities.count(Severity.HINT)
    told = [
        ngettext("{n} Fehler", "{n} Fehler", errors).format(n=errors) if errors else "",
        ngettext("{n} Warnung", "{n} Warnungen", warnings).format(n=warnings) if warnings else "",
        ngettext("{n} Hinweis", "{n} Hinweise", hints).format(n=hints) if hints else "",
    ]
    return ", ".join(filter(None, told))

"""X – cross-cutting: the concept's themes in every field, and what the last review asked for."""

from collections import defaultdict
from collections.abc import Iterator

from gemeinwerk.engines.smart.catalogue import Catalogue
from gemeinwerk.engines.smart.findings import Count, Finding, Rule, Severity
from gemeinwerk.engines.smart.language import shortened
from gemeinwerk.engines.smart.measure_reading import Reading

NO_THEME = Rule(
    "X601",
    Severity.WARNING,
    "Querschnittsthema fehlt in einem Handlungsfeld",
    "A theme is missing in a field",
    Count(
        "In einem Handlungsfeld fehlt ein Querschnittsthema.",
        "In Handlungsfeldern fehlt {n}-mal ein Querschnittsthema.",
    ),
    Count(
        "One field lacks a cross-cutting theme.",
        "Fields lack a cross-cutting theme {n} times.",
    ),
    frozenset({"theme"}),
    "Die Quelle hat keine Spalte für Querschnittsthemen: Welche Maßnahme welches aufgreift, steht "
    "nirgends.",
    "The source has no column for cross-cutting themes: nothing says which measure takes up which.",
)
UNANSWERED = Rule(
    "X602",
    Severity.ERROR,
    "Befund ohne Antwort",
    "A review finding without an answer",
    Count(
        "Ein Befund der letzten Bestandsaufnahme ist ohne Antwort.",
        "{n} Befunde der letzten Bestandsaufnahme sind ohne Antwort.",
    ),
    Count(
        "One finding of the last review has no answer.",
        "{n} findings of the last review have no answer.",
    ),
)
RULES = (NO_THEME, UNANSWERED)


def missing_themes(catalogue: Catalogue, readings: list[Reading]) -> Iterator[Finding]:
    """Fields of action in which no measure takes up one of the concept's themes."""
    if not catalogue.themes:
        return
    taken: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        measure = reading.measure
        taken[_plain(measure.field_of_action)].update(map(_plain, measure.themes))
    for field in catalogue.fields_of_action:
        for theme in catalogue.themes:
            if _plain(theme) not in taken[_plain(field)]:
                yield _no_theme(field, theme)


def _plain(name: str) -> str:
    """A name without case, spaces and hyphens: "Anti-Rassismus" is "Antirassismus"."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _no_theme(field: str, theme: str) -> Finding:
    return Finding(
        None,
        "theme",
        NO_THEME.code,
        Severity.WARNING,
        f"Im Handlungsfeld „{field}“ greift keine Maßnahme das Querschnittsthema „{theme}“ auf.",
        f"In the field “{field}” no measure takes up the cross-cutting theme “{theme}”.",
        field,
    )


def unanswered_findings(catalogue: Catalogue, readings: list[Reading]) -> Iterator[Finding]:
    """Findings of the last review that neither a measure nor a reasoned refusal answers."""
    keys = {reading.measure.key for reading in readings}
    for finding in catalogue.review:
        if finding.must and not finding.refused and not keys.intersection(finding.answered_by):
            text = shortened(finding.text.rstrip(". "), 160)
            yield Finding(
                None,
                "title",
                UNANSWERED.code,
                Severity.ERROR,
                f"Auf den Befund „{text}“ antwortet keine Maßnahme. Bitte einer Maßnahme zuordnen "
                "oder mit Begründung ablehnen.",
                f"No measure answers the finding “{text}”. Please assign it to a measure or refuse "
                "it with a reason.",
                text,
            )

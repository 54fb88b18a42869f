"""A – accepted: somebody answers for it, exists, and knows."""

from collections.abc import Iterator

from gemeinwerk.engines.smart.findings import Count, Finding, Rule, Severity
from gemeinwerk.engines.smart.language import is_empty, shortened
from gemeinwerk.engines.smart.measure_reading import Reading

NO_LEAD = Rule(
    "A301",
    Severity.ERROR,
    "Federführung fehlt",
    "No lead department",
    Count("Eine Maßnahme hat keine Federführung.", "{n} Maßnahmen haben keine Federführung."),
    Count("One measure has no lead department.", "{n} measures have no lead department."),
)
UNKNOWN_LEAD = Rule(
    "A302",
    Severity.WARNING,
    "Federführung ist nicht bekannt",
    "The lead is not a known department",
    Count(
        "Eine Maßnahme nennt eine Federführung, die es in der Verwaltung so nicht gibt.",
        "{n} Maßnahmen nennen eine Federführung, die es in der Verwaltung so nicht gibt.",
    ),
    Count(
        "One measure names a lead that is not a department of the administration.",
        "{n} measures name a lead that is not a department of the administration.",
    ),
)
UNCONFIRMED = Rule(
    "A303",
    Severity.WARNING,
    "Von der Federführung nicht bestätigt",
    "Not confirmed by the lead department",
    Count(
        "Eine Maßnahme ist von der Federführung noch nicht bestätigt.",
        "{n} Maßnahmen sind von der Federführung noch nicht bestätigt.",
    ),
    Count(
        "One measure has not yet been confirmed by its lead department.",
        "{n} measures have not yet been confirmed by their lead department.",
    ),
)
RULES = (NO_LEAD, UNKNOWN_LEAD, UNCONFIRMED)


def look_at(reading: Reading) -> Iterator[Finding]:
    """Lead, register, confirmation: each only makes sense after the one before."""
    measure = reading.measure
    if is_empty(measure.lead, units=True):
        yield _no_lead(measure.key, shortened(measure.lead))
        return
    if measure.lead_known is False:
        lead = shortened(measure.lead)
        yield Finding(
            measure.key,
            "lead",
            UNKNOWN_LEAD.code,
            Severity.WARNING,
            f"„{lead}“ steht nicht im Verzeichnis der Fachbereiche. Welcher ist gemeint?",
            f"“{lead}” is not in the register of departments. Which one is meant?",
            lead,
        )
    if measure.confirmed is False:
        lead = shortened(measure.lead)
        yield Finding(
            measure.key,
            "lead",
            UNCONFIRMED.code,
            Severity.WARNING,
            f"Noch nicht bestätigt: „{lead}“ hat der Maßnahme noch nicht zugestimmt.",
            f"Not yet confirmed: “{lead}” has not agreed to the measure.",
            lead,
        )


def _no_lead(key: str, typed: str) -> Finding:
    if typed:
        de = f"„{typed}“ nennt keine Federführung. Welcher Fachbereich setzt die Maßnahme um?"
        en = f"“{typed}” names no lead department. Which department carries out the measure?"
    else:
        de = "Die Federführung fehlt. Welcher Fachbereich setzt die Maßnahme um?"
        en = "The lead department is missing. Which department carries out the measure?"
    return Finding(
        key,
        "lead",
        NO_LEAD.code,
        Severity.ERROR,
        de,
        en,
        typed,
        "Fachbereich Soziales und Inklusion",
        "Department of Social Affairs and Inclusion",
    )

"""Measures in any number, all different, good enough to be frozen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

DEEDS = (
    ("Führungskräfte schulen", "Personen", "Fachkräfte in den Ämtern"),
    ("Beratungstage in den Unterkünften anbieten", "Beratungstage", "Familien in Unterkünften"),
    ("Patenschaften zwischen Schulen und Vereinen vermitteln", "Patenschaften", "Schulkinder"),
    ("Formulare in fünf Sprachen übersetzen", "Formulare", "Ratsuchende"),
    ("Praktika in städtischen Betrieben vergeben", "Praktika", "junge Erwachsene"),
    ("Spielplätze barrierefrei umbauen", "Spielplätze", "Kinder mit Behinderung"),
    ("Sprachmittlung für Arzttermine stellen", "Einsätze", "Patient*innen"),
)
UNITS = tuple(f"Fachbereich Beispiel {number}" for number in range(1, 21))
FIELDS = ("Verwaltung", "Wohnen", "Arbeit", "Bildung", "Stadtgesellschaft")


@dataclass(frozen=True)
class Row:
    """One measure in plain values."""

    code: str
    field: int
    title: str
    goal: str
    description: str
    target_group: str
    unit: str
    counted: str
    start: date
    end: date
    baseline: int
    target: int
    cost: int


def rows(count: int) -> Iterator[Row]:
    """`count` measures spread evenly over five fields; the same for every call."""
    for index in range(count):
        deed, counted, group = DEEDS[index % len(DEEDS)]
        target, year = 100 + index % 900, 2025 + index % 3
        yield Row(
            code=f"{index % 5 + 1}.{index // 5 + 1}",
            field=index % 5,
            title=f"{deed}, Stadtteil {index // 7 + 1}",
            goal=f"Bis Ende {year} sind es {target} {counted} im Jahr.",
            description=(
                f"Der Fachbereich richtet im Stadtteil {index // 7 + 1} einen festen Ort ein und "
                f"bietet dort jeden Monat {index % 9 + 2} Termine an."
            ),
            target_group=group,
            unit=UNITS[index % len(UNITS)],
            counted=counted,
            start=date(2024, 1 + index % 12, 1),
            end=date(year, 12, 31),
            baseline=index % 50,
            target=target,
            cost=1_000 * (index % 40 + 1),
        )

"""How a row of the corpus becomes a measure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gemeinwerk.engines.smart import Cost, Direction, Indicator, Measure, Milestone

GOOD = Indicator(
    "Anzahl der erreichten Personen",
    unit="Personen",
    direction=Direction.INCREASE,
    baseline=40,
    baseline_date=date(2023, 12, 31),
    target=120,
    target_date=date(2026, 12, 31),
    source="Fachstatistik",
    rhythm="jährlich",
)


@dataclass(frozen=True)
class Row:
    """A measure and the codes expected of it."""

    codes: frozenset[str]
    measure: Measure


def m(codes: str, title: str, description: str = "", **fields: Any) -> Row:
    """A row: the expected codes, title, description, and what else differs from faultless."""
    faultless: dict[str, Any] = {
        "target_group": "Erwachsene",
        "lead": "Fachbereich Soziales",
        "lead_known": True,
        "confirmed": True,
        "timeframe": "2025–2026",
        "start": date(2025, 1, 1),
        "end": date(2026, 12, 31),
        "milestones": (Milestone("Zwischenstand", date(2025, 12, 31)),),
        "indicators": (GOOD,),
        "costs": (Cost(Decimal(18000), 2025, funding="Haushalt"),),
        "funding": "Haushalt",
    }
    faultless |= fields
    return Row(
        frozenset(codes.split()),
        Measure(key=title, title=title, description=description, **faultless),
    )


def typed(timeframe: str) -> dict[str, Any]:
    """Only the raw text of the time field, as from a file whose reader made nothing of it."""
    return {"timeframe": timeframe, "start": None, "end": None, "milestones": ()}


def named(name: str, **fields: Any) -> tuple[Indicator, ...]:
    """An indicator with everything but what is given otherwise."""
    whole: dict[str, Any] = {
        "unit": "Personen",
        "direction": Direction.INCREASE,
        "baseline": 40,
        "target": 120,
        "source": "Fachstatistik",
        "rhythm": "jährlich",
    }
    return (Indicator(name, **(whole | fields)),)

"""A measure nothing is to be said of; tests change one thing of it."""

from datetime import date
from typing import Any

from gemeinwerk.engines.smart import Catalogue, Finding, Measure, check
from tests.engines.corpus.rows import m

SOUND = m("", "Lesepat*innen", "Lesepat*innen lesen an acht Grundschulen vor.").measure
PERIOD = {"period_start": date(2024, 1, 1), "period_end": date(2028, 12, 31)}


def findings(*measures: Measure, **catalogue: Any) -> list[Finding]:
    return check(Catalogue(measures=measures, **(PERIOD | catalogue)))

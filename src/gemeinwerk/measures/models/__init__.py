"""Goals, measures and all they have, versions, imports, files."""

from gemeinwerk.measures.models.files import CatalogueFile
from gemeinwerk.measures.models.importing import ImportMapping, ImportRun
from gemeinwerk.measures.models.measure import (
    Goal,
    Measure,
    Override,
    ProgressNote,
    RemovedNote,
)
from gemeinwerk.measures.models.measured import MeasuredValue
from gemeinwerk.measures.models.parts import CostLine, Indicator, Milestone
from gemeinwerk.measures.models.reminding import ConceptDays, Deadlines, Reminder, ReminderKind
from gemeinwerk.measures.models.undoing import ChangeOfMeasure, ChangeSet
from gemeinwerk.measures.models.versions import CatalogueVersion, FrozenMeasure

__all__ = [
    "CatalogueFile",
    "CatalogueVersion",
    "ChangeOfMeasure",
    "ChangeSet",
    "ConceptDays",
    "CostLine",
    "Deadlines",
    "FrozenMeasure",
    "Goal",
    "ImportMapping",
    "ImportRun",
    "Indicator",
    "Measure",
    "MeasuredValue",
    "Milestone",
    "Override",
    "ProgressNote",
    "Reminder",
    "ReminderKind",
    "RemovedNote",
]

"""A table of contributions (XLSX, ODS, CSV) as read: what was said, where, when, by whom, and every
column nobody knows. Exports of platforms are known by their columns. Plain Python."""

from gemeinwerk.contribution_files.apart import read_apart, warm
from gemeinwerk.contribution_files.errors import UnreadableContributions
from gemeinwerk.contribution_files.results import (
    Column,
    ContributionReading,
    LeftOut,
    ReadContribution,
)
from gemeinwerk.contribution_files.vocabulary import FIELDS

__all__ = [
    "FIELDS",
    "Column",
    "ContributionReading",
    "LeftOut",
    "ReadContribution",
    "UnreadableContributions",
    "read_apart",
    "warm",
]

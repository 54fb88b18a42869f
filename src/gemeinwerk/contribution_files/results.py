"""What was read of a table of contributions."""

from dataclasses import dataclass
from dataclasses import field as made


@dataclass(slots=True)
class ReadContribution:
    """`place`: the sheet and the row it stood in. `said_on`: as 2027-03-12, "" where none is said.
    `extra`: heading -> what stands in a column nobody knows, or was not understood."""

    place: str
    text: str
    title: str = ""
    kind: str = ""
    said_on: str = ""
    language: str = ""
    field: str = ""
    themes: list[str] = made(default_factory=list)
    target_group: str = ""
    name: str = ""
    email: str = ""
    organisation: str = ""
    role: str = ""
    place_name: str = ""
    meeting: str = ""
    item: str = ""
    """Of its agenda."""
    latitude: float | None = None
    longitude: float | None = None
    source: str = ""
    """What a platform calls it, as „Decidim: 7“."""
    within: str = ""
    """In which part of which installation, where the file says so."""
    extra: dict[str, str] = made(default_factory=dict)


@dataclass(slots=True)
class Column:
    """`field`: what it is taken for; "" for one that is kept beside (`extra`)."""

    column: str
    field: str
    samples: list[str] = made(default_factory=list)


@dataclass(slots=True)
class LeftOut:
    """A row out of which no contribution came."""

    place: str
    text: str


@dataclass(slots=True)
class ContributionReading:
    """`platform`: whose export it is, as people call it; "" for a table of one's own."""

    file_name: str
    platform: str = ""
    columns: list[Column] = made(default_factory=list)
    contributions: list[ReadContribution] = made(default_factory=list)
    left_out: list[LeftOut] = made(default_factory=list)
    signature: str = ""

"""What a list of contacts says: people and organisations as read, and everything else."""

from dataclasses import dataclass, field
from datetime import date

from gemeinwerk.german.people import Address, Phone
from gemeinwerk.tables.words import Words


@dataclass(frozen=True, slots=True)
class Rest:
    """What a cell says that is in no value. ``column``: as the file calls it."""

    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A text that stands in no row of the list. ``kind``: as of `tables.Beside`, "" for a cell."""

    sheet: str
    row: int
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether somebody may be written to. ``given`` None: something is said, but not whether.
    ``source``: who said so and how, as typed."""

    given: bool | None = None
    on: date | None = None
    source: str = ""


@dataclass(slots=True)
class ReadPerson:
    """A person of the list. ``organisation``: the name of a `ReadOrganisation`, "" without one.

    ``group``: a key of `GROUPS`, "" where the words are a town's own; ``group_typed``: as typed.
    ``language``: of letters, as a code; "" where nothing is said. ``speaks``: the list has them as
    the one to turn to in the organisation.
    """

    sheet: str
    row: int
    salutation: str = ""
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    birth_name: str = ""
    pronouns: str = ""
    function: str = ""
    organisation: str = ""
    unit: str = ""
    mails: list[str] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    address: Address = field(default_factory=Address)
    permission: Permission | None = None
    wishes: list[str] = field(default_factory=list)
    group: str = ""
    group_typed: str = ""
    language: str = ""
    speaks: bool = False
    rest: list[Rest] = field(default_factory=list)
    remarks: list[Words] = field(default_factory=list)

    @property
    def name(self) -> str:
        """ "Dr. Anna von der Müller"."""
        head = self.salutation if self.salutation in {"Familie", "Eheleute"} else ""
        parts = (head, self.title, self.first_name, self.last_name)
        return " ".join(part for part in parts if part)


@dataclass(slots=True)
class ReadOrganisation:
    """An organisation, once, however many rows name it. ``rows``: (sheet, row) of all of them."""

    name: str
    abbreviation: str = ""
    aliases: list[str] = field(default_factory=list)
    rows: list[tuple[str, int]] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    address: Address = field(default_factory=Address)
    group: str = ""
    group_typed: str = ""
    rest: list[Rest] = field(default_factory=list)
    vacant: bool = False
    """A row says that nobody holds the place yet: "N. N."."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A column and the field it is taken for; ``field`` "" keeps its cells in the rest.

    ``samples``: up to three different cells. ``filled``: how many rows say something.
    """

    column: str
    field: str
    confidence: float
    reason: Words
    samples: tuple[str, ...] = ()
    filled: int = 0


@dataclass(frozen=True, slots=True)
class Withheld:
    """A column that was left in the file. Its cells are nowhere in a reading."""

    column: str
    filled: int
    sentence: Words


@dataclass(slots=True)
class ContactReading:
    """A list of contacts. ``signature``: the same for files with the same headings."""

    file: str
    kind: str
    sheets: list[str] = field(default_factory=list)
    people: list[ReadPerson] = field(default_factory=list)
    organisations: list[ReadOrganisation] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    outside: list[Beside] = field(default_factory=list)
    struck: list[Beside] = field(default_factory=list)
    hidden: list[Beside] = field(default_factory=list)
    notes: list[Words] = field(default_factory=list)
    signature: str = ""

    @property
    def mapping(self) -> dict[str, str]:
        """Column -> field, of all columns that mean one."""
        return {one.column: one.field for one in self.proposals if one.field}

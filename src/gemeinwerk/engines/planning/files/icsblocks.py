"""An ICS file as blocks (events, time zones) of properties that know the line they stand in.

icalendar cuts a line into name, parameters and value. The file as a whole is not given to it: it
keeps the time zones of every file it ever read, and does not say where a file is broken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from icalendar.parser import Contentline

from gemeinwerk.engines.planning.problem import ProblemError, Words

_MOST_BLOCKS = 50_000
_DEEPEST = 10
_MOST_SHOWN = 60
_CUT = re.compile(rb"(?<=[\x80-\xf4])(\r?\n[ \t])([\x80-\xbf]{1,3})")


@dataclass(frozen=True, slots=True)
class Property:
    """One line: `value` as written, parameters by name in capitals."""

    name: str
    parameters: dict[str, str]
    value: str
    line: int

    @property
    def place(self) -> Words:
        """Where it stands."""
        return at_line(self.line)

    @property
    def shown(self) -> str:
        """The beginning of its value."""
        return shown(self.value)


@dataclass(slots=True)
class Block:
    """What stands between BEGIN and END. line: of its BEGIN, from 1."""

    kind: str
    line: int
    properties: dict[str, list[Property]] = field(default_factory=dict)
    blocks: list["Block"] = field(default_factory=list)
    broken: ProblemError | None = None
    """Its first line that is none, where a file is read leniently."""

    def all(self, name: str) -> list[Property]:
        """The properties of a name, in the file's order."""
        return self.properties.get(name, [])

    def first(self, name: str) -> Property | None:
        """The first property of a name."""
        return next(iter(self.all(name)), None)

    def word(self, name: str) -> str:
        """The value of the first property of a name, in capitals; "" without one."""
        found = self.first(name)
        return found.value.strip().upper() if found else ""


def shown(text: str) -> str:
    """The beginning of a text, enough to find it again in the file."""
    return text[:_MOST_SHOWN]


def at_line(number: int) -> Words:
    """A line of the file as a place."""
    return Words(f"Zeile {number}", f"line {number}")


def whole_characters(content: bytes) -> bytes:
    """The bytes of a file with no line folded inside of a character of UTF-8, as some programs do
    that count bytes; every line stays where it is."""
    mended = _CUT.sub(rb"\2\1", content)
    return mended if mended != content and _is_utf8(mended) else content


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def calendars(text: str, wanted: frozenset[str], *, lenient: bool = False) -> list[Block]:
    """The calendars of a file, with the properties whose names are wanted.

    lenient: a line that is none makes its block `broken`, and refuses no file.
    """
    root = Block("", 0)
    open_blocks = [root]
    count = 0
    for number, line in _unfolded(text):
        name = re.split(r"[:;]", line, maxsplit=1)[0].strip().upper()
        here = open_blocks[-1]
        if name == "BEGIN":
            count += 1
            block = Block(_kind(line), number)
            if count > _MOST_BLOCKS or len(open_blocks) > _DEEPEST:
                raise _too_much(number)
            here.blocks.append(block)
            open_blocks.append(block)
        elif name == "END":
            if here is root or _kind(line) != here.kind:
                raise _not_closed(here, number)
            open_blocks.pop()
        elif name in wanted:
            try:
                here.properties.setdefault(name, []).append(_property(line, number))
            except ProblemError as error:
                if not lenient:
                    raise
                here.broken = here.broken or error
    if open_blocks[-1] is not root:
        raise _not_closed(open_blocks[-1], open_blocks[-1].line)
    found = [block for block in root.blocks if block.kind == "VCALENDAR"]
    if not found:
        raise ProblemError(
            "",
            Words(
                "Das ist kein Kalender: Es fehlt BEGIN:VCALENDAR. Bitte den Kalender als ICS "
                "ausgeben.",
                "This is no calendar: BEGIN:VCALENDAR is missing. Export the calendar as ICS.",
            ),
        )
    return found


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; one that begins with a blank goes on with the one before."""
    number, pieces = 0, [""]
    for count, line in enumerate(re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff")), start=1):
        if line[:1] in {" ", "\t"} and number:
            pieces.append(line[1:])
        elif line:
            if number:
                yield number, "".join(pieces)
            number, pieces = count, [line]
    if number:
        yield number, "".join(pieces)


def _kind(line: str) -> str:
    return line.partition(":")[2].strip().upper()


def _property(line: str, number: int) -> Property:
    try:
        name, parameters, value = Contentline(line).raw_parts()
    except ValueError as error:
        raise ProblemError(
            at_line(number),
            Words(
                f"„{shown(line)}“ ist keine gültige Zeile eines Kalenders. Bitte den Kalender neu "
                "ausgeben oder die Zeile löschen.",
                f"“{shown(line)}” is no valid line of a calendar. Export the calendar anew or "
                "delete the line.",
            ),
        ) from error
    plain = {
        key.upper(): one if isinstance(one, str) else str(one[0]) for key, one in parameters.items()
    }
    return Property(name.upper(), plain, value, number)


def _too_much(number: int) -> ProblemError:
    return ProblemError(
        at_line(number),
        Words(
            "Der Kalender ist zu groß oder zu tief verschachtelt. Bitte nur den Zeitraum der "
            "Planung ausgeben.",
            "The calendar is too large or nested too deeply. Export the horizon of the plan alone.",
        ),
    )


def _not_closed(block: Block, number: int) -> ProblemError:
    german = f"BEGIN:{block.kind} aus Zeile {block.line} ist nicht geschlossen"
    english = f"BEGIN:{block.kind} of line {block.line} is not closed"
    if not block.kind:
        german, english = "Dieses END hat kein BEGIN", "This END has no BEGIN"
    return ProblemError(
        at_line(number),
        Words(
            f"{german}. Die Datei ist unvollständig; bitte den Kalender neu ausgeben.",
            f"{english}. The file is incomplete; export the calendar anew.",
        ),
    )

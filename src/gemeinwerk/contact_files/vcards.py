"""vCard 2.1, 3.0 and 4.0 as cards of properties: folded lines, quoted-printable, character sets.

vobject knows no version 4 of its own, and one line it does not understand costs the whole file.
Here such a line stands in ``unread`` with its number, and every other one is read.
"""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gemeinwerk.contact_files.errors import UnreadableContacts
from gemeinwerk.tables.encoding import decode
from gemeinwerk.tables.limits import Limits

_LINE = re.compile(
    r"(?:[\w-]{1,40}\.)?(?P<name>[A-Za-z0-9-]{1,40})(?P<parameters>(?:;[^:;\"]*(?:\"[^\"]*\"[^:;\"]*)*)*):"
    r"(?P<value>.*)",
    re.DOTALL,
)
_PARAMETER = re.compile(r";(?P<name>[\w-]+)?(?P<eq>=)?(?P<value>(?:\"[^\"]*\"|[^;\"])*)")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_CHARSETS = frozenset({"utf-8", "iso-8859-1", "iso-8859-15", "windows-1252", "us-ascii", "latin1",
                       "cp1252", "cp850"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Property:
    """A line: ``types`` in small letters; ``value`` as written, its escapes unresolved."""

    name: str
    types: tuple[str, ...]
    value: str
    line: int

    @property
    def text(self) -> str:
        """The value as one text."""
        return _unescaped(self.value)

    def parts(self, separator: str = ";") -> list[str]:
        """The components of a structured value."""
        return [_unescaped(part) for part in re.split(rf"(?<!\\){separator}", self.value)]


@dataclass(slots=True)
class Card:
    """What stands between BEGIN and END. ``unread``: lines that are no property, with numbers."""

    line: int
    version: str = ""
    properties: list[Property] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        """The properties of a name, in the file's order."""
        return [one for one in self.properties if one.name == name]

    def first(self, name: str) -> Property | None:
        """The first property of a name."""
        return next(iter(self.all(name)), None)


def is_vcard(data: bytes) -> bool:
    """Whether a file is one: it says so in its first line, in whatever encoding."""
    head = data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    return head[:11].upper() == b"BEGIN:VCARD"


def read_cards(data: bytes, limits: Limits) -> tuple[list[Card], list[tuple[int, str]], str]:
    """(cards, lines outside of any, encoding)."""
    if len(data) > limits.max_bytes:
        raise UnreadableContacts(_too_large(limits))
    text, encoding = decode(data)
    cards: list[Card] = []
    stray: list[tuple[int, str]] = []
    card: Card | None = None
    for number, line in _unfolded(text, limits):
        low = line.strip().upper()
        if low == "BEGIN:VCARD":
            card = Card(number)
            cards.append(card)
            if len(cards) > limits.max_rows:
                raise UnreadableContacts(
                    f"Die Datei hat mehr als {limits.max_rows} Karten. Bitte in mehrere teilen."
                )
        elif low == "END:VCARD":
            card = None
        elif card is None:
            stray.append((number, line))
        else:
            _take(card, number, line)
    return cards, stray, encoding


def _too_large(limits: Limits) -> str:
    return f"Die Datei ist größer als {limits.max_bytes // 1024 // 1024} MB."


def _unfolded(text: str, limits: Limits) -> Iterator[tuple[int, str]]:
    """(number, line) with what was folded put together; blank lines are left out.

    A quoted-printable line goes on where it ends with "=", whatever the next begins with.
    """
    held: list[str] = []
    begun, quoted, length = 0, False, 0
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        soft = quoted and held and held[-1].endswith("=")
        if held and (soft or line[:1] in {" ", "\t"}):
            if soft:
                held[-1] = held[-1][:-1]
            length += len(line)
            if length > limits.max_row_characters * 20:
                raise UnreadableContacts(f"Die Angabe in Zeile {begun} ist zu lang.")
            held.append(line.lstrip(" \t") if soft else line[1:])
            continue
        if held and "".join(held).strip():
            yield begun, "".join(held)
        held, begun, length = [line], number, len(line)
        quoted = "QUOTED-PRINTABLE" in line[:200].upper()
    if held and "".join(held).strip():
        yield begun, "".join(held)


def _take(card: Card, number: int, line: str) -> None:
    hit = _LINE.fullmatch(line)
    if hit is None:
        card.unread.append((number, line))
        return
    name, types, how = hit["name"].upper(), list[str](), dict[str, str]()
    for found in _PARAMETER.finditer(hit["parameters"]):
        key, value = (found["name"] or "").upper(), found["value"].strip('"')
        if not found["eq"]:  # version 2.1: "TEL;CELL;PREF:"
            types.append((key or value).lower())
        elif key == "TYPE":
            types += [one.strip(' "').lower() for one in value.split(",")]
        else:
            how[key] = value.lower()
    value = hit["value"]
    if how.get("ENCODING") == "quoted-printable" or "quoted-printable" in types:
        charset = how.get("CHARSET", "utf-8")
        value = _decoded(value, charset if charset in _CHARSETS else "utf-8")
    if name == "VERSION":
        card.version = value.strip()
    elif name in _BINARY or how.get("ENCODING") in {"b", "base64"}:
        card.properties.append(Property(name, tuple(types), "", number))
    else:
        if how.get("VALUE") == "uri" or value[:4].lower() == "tel:":
            value = re.sub(r"^(?:tel|mailto):", "", value, flags=re.IGNORECASE)
        if how.get("LANGUAGE") and name == "LANG":
            types.append(how["LANGUAGE"])
        card.properties.append(Property(name, tuple(types), value, number))


def _decoded(value: str, charset: str) -> str:
    raw = quopri.decodestring(value.encode("utf-8", "surrogateescape"))
    try:
        return raw.decode(charset)
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda hit: "\n" if hit[1] in "nN" else hit[1], text).strip()

"""A text taken apart into records and fields, with every quotation mark accounted for.

The library `csv` reads on over an open quotation mark to the end of the file, and drops marks it
did not expect. Here a mark that is not closed is refused with the line it stands in.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gemeinwerk.tables.errors import UnreadableTable

_LINE_END = re.compile(r"\r\n|\n|\r")


def records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """(line it begins in, fields) of each record, blank lines included."""
    quoted, loose, plain = _patterns(separator)
    place, line, wide = 0, 1, 0
    while place < len(text):
        begun, suspect = line, 0
        fields: list[str] = []
        while True:
            found = quoted.match(text, place)
            if found:
                inside = _LINE_END.split(found[1])
                if len(inside) > 1 and _holds_record(inside, separator, wide, len(fields)):
                    raise open_quote(line)
                if not suspect and any(separator in one for one in inside[1:]):
                    suspect = line
                line += len(inside) - 1
                fields.append(found[1].replace('""', '"'))
            elif found := loose.match(text, place):
                if separator in found[1]:
                    suspect = suspect or line
                fields.append(found[1])
            else:
                found = plain.match(text, place)
                assert found  # it matches an empty field as well
                fields.append(_checked(found[1], line))
            place, end = found.end(), found[2]
            if end != separator:
                break
        if suspect and len(fields) < wide:
            raise open_quote(suspect)
        line += 1
        wide = max(wide, len(fields))
        yield begun, fields


@lru_cache(maxsize=50)
def _patterns(separator: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A field in quotation marks with blanks around; one with further marks inside that nobody
    doubled, up to where another field begins; any other. Group 2 is what ends it."""
    sign = re.escape(separator)
    blank = "[ ]" if separator == "\t" else "[ \t]"
    end = rf"({sign}|\r\n|\n|\r|\Z)"
    return (
        re.compile(rf'{blank}*+"([^"]*+(?:""[^"]*+)*+)"{blank}*+{end}'),
        re.compile(rf'{blank}*+"((?:(?!{sign}{blank}{{0,9}}")[^\r\n])*?)"{blank}*+{end}'),
        re.compile(rf"([^{sign}\r\n]*+){end}"),
    )


def _holds_record(lines: list[str], separator: str, wide: int, before: int) -> bool:
    """Whether a cell over several lines holds the rest of its own record, or a whole one: it was
    not closed where it should have been. before: so many fields stand before it.

    In prose a blank follows a separator, between fields hardly ever.
    """
    tight = sum(not one[:1].isspace() for one in lines[0].split(separator)[1:])
    if tight and before + tight == wide - 1:
        return True
    return wide > 3 and any(one.count(separator) >= wide - 1 for one in lines[1:])


def _checked(field: str, line: int) -> str:
    """A field that stands without marks around it may hold some, in pairs if it begins with one."""
    if field.lstrip().startswith('"') and field.count('"') % 2:
        raise open_quote(line)
    return field


def open_quote(line: int) -> UnreadableTable:
    return UnreadableTable(
        f"In Zeile {line} ist ein Anführungszeichen nicht geschlossen. Bitte dort schließen oder "
        "löschen, oder die Tabelle als XLSX speichern.",
        f"A quotation mark is not closed in line {line}. Close or delete it there, or save the "
        "table as XLSX.",
    )

"""From the text of a file to its values."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from gemeinwerk.engines.problem_files.errors import ProblemError
from gemeinwerk.engines.problem_files.limits import MOST_BYTES
from gemeinwerk.tables.words import Words

# What the parser says, by the beginning of its message.
_FAULTS = {
    "Expecting value": Words("Hier fehlt ein Wert.", "A value is missing here."),
    "Expecting ','": Words(
        "Hier fehlt ein Komma oder eine schließende Klammer.",
        "A comma or a closing bracket is missing here.",
    ),
    "Expecting ':'": Words("Hier fehlt ein Doppelpunkt.", "A colon is missing here."),
    "Expecting property name": Words(
        'Hier muss ein Feldname in geraden Anführungszeichen stehen ("…"); nach dem letzten Feld '
        "steht kein Komma.",
        'A field name in straight quotes ("…") must stand here; no comma after the last field.',
    ),
    "Illegal trailing comma": Words(
        "Nach dem letzten Eintrag steht kein Komma.", "No comma stands after the last entry."
    ),
    "Unterminated string": Words(
        "Der Text, der hier beginnt, hört nicht auf: Es fehlt ein Anführungszeichen.",
        "The text that begins here does not end: a quote is missing.",
    ),
    "Invalid control character": Words(
        "In einem Text steht ein Zeilenumbruch oder ein Steuerzeichen.",
        "There is a line break or a control character inside a text.",
    ),
    "Invalid \\": Words(
        "Ein umgekehrter Schrägstrich in einem Text wird doppelt geschrieben: \\\\",
        "A backslash inside a text is written twice: \\\\",
    ),
    "Extra data": Words(
        "Hier geht es nach dem Ende der Daten noch weiter.", "There is more after the data's end."
    ),
}
_NO_JSON = Words("Das ist kein gültiges JSON.", "This is no valid JSON.")


def load(text: str | bytes) -> Any:
    """The values of a JSON text, numbers with a point as exact `Decimal`.

    Raises ProblemError, with line and column, for a broken text, and for an object that has the
    same field twice, of which only one could count.
    """
    if len(text) > MOST_BYTES:
        raise ProblemError("", Words("Die Datei ist zu groß.", "The file is too large."))
    written = text if isinstance(text, str) else _decoded(text)
    written = written.removeprefix("\ufeff")
    if not written.strip():
        raise ProblemError("", Words("Die Datei ist leer.", "The file is empty."))
    doubled: list[tuple[dict[str, Any], str]] = []
    try:
        data = json.loads(
            written,
            parse_float=Decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=lambda pairs: _object(pairs, doubled),
        )
    except json.JSONDecodeError as error:
        raise _broken(error) from error
    except RecursionError as error:
        raise ProblemError(
            "", Words("Die Daten sind zu tief verschachtelt.", "The data are nested too deep.")
        ) from error
    except (ValueError, InvalidOperation) as error:
        raise ProblemError(
            "", Words("Eine Zahl ist viel zu lang.", "A number is far too long.")
        ) from error
    if doubled:
        raise _twice(data, *doubled[0])
    return data


def _decoded(content: bytes) -> str:
    try:
        return content.decode(json.detect_encoding(content))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProblemError(
            Words(f"Zeile {line}", f"line {line}"),
            Words(
                "Die Datei ist kein UTF-8. Bitte mit dieser Zeichencodierung neu speichern.",
                "The file is not UTF-8. Please save it again with this encoding.",
            ),
        ) from error


def _broken(error: json.JSONDecodeError) -> ProblemError:
    said = (words for start, words in _FAULTS.items() if error.msg.startswith(start))
    line, column = error.lineno, error.colno
    return ProblemError(
        Words(f"Zeile {line}, Spalte {column}", f"line {line}, column {column}"),
        next(said, _NO_JSON),
    )


def _refuse_constant(name: str) -> NoReturn:
    raise ProblemError("", Words(f"{name} ist keine Zahl.", f"{name} is no number."))


def _object(
    pairs: list[tuple[str, Any]], doubled: list[tuple[dict[str, Any], str]]
) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        doubled.append((found, next(name for name in names if names.count(name) > 1)))
    return found


def _twice(data: Any, wanted: dict[str, Any], name: str) -> ProblemError:
    waiting = [("", data)]
    while waiting:
        place, value = waiting.pop()
        if value is wanted:
            break
        if isinstance(value, dict):
            waiting += [(f"{place}.{key}".lstrip("."), one) for key, one in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{place}[{number}]", one) for number, one in enumerate(value)]
    else:
        place = ""  # It stood in the first of two fields of one name, which is gone.
    shown = name[:40]
    return ProblemError(
        place,
        Words(f"Das Feld „{shown}“ steht hier zweimal.", f"The field “{shown}” stands here twice."),
    )

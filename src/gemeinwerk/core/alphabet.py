"""The order of the alphabet as people have it, in Python and on both databases: Ä beside A, ß as
ss, capital and small letters alike (DIN 5007, first way).

A database sorts by itself as it was set up: SQLite puts Ö after Z, PostgreSQL does what the machine
says. So lists of names are ordered by `Alphabetical("name")`, or by `key` where they are put
together in Python.
"""

import unicodedata
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models import F, Func

_FUNCTION = "gemeinwerk_alphabet"
_WRITTEN_OUT = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"}
_BY_HAND = {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "ð": "d"}
_MARKS = "".join(map(chr, range(0x300, 0x370)))
"""What stands over a letter as a sign of its own, as some keyboards write it."""
_BETWEEN = "\x01"
"""Before every sign that can be typed: a name comes before those that begin with it."""


def _letters() -> dict[str, str]:
    """Each Latin letter of the languages of Europe, and the plain one it stands beside."""
    found = dict(_BY_HAND)
    for sign in map(chr, [*range(ord("A"), ord("Z") + 1), *range(0xC0, 0x220)]):
        bare = unicodedata.normalize("NFD", sign)[0].lower()
        if bare != sign and bare.isascii() and bare.isalpha():
            found[sign] = bare
    return found


_LETTERS = _letters()
_PLAIN = str.maketrans({**_LETTERS, **_WRITTEN_OUT, **dict.fromkeys(_MARKS)})


def key(text: str) -> str:
    """To sort by: names that differ only in signs over their letters follow each other, always in
    the same order."""
    return f"{text.translate(_PLAIN)}{_BETWEEN}{text}"


class Alphabetical(Func):
    """A column of text to order by, see `key`: `order_by(Alphabetical("name"))`."""

    function = _FUNCTION
    output_field = models.TextField()

    def __init__(self, column: str | Func) -> None:
        super().__init__(F(column) if isinstance(column, str) else column)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        sql, values = self.as_sql(compiler, connection, template=_ON_POSTGRESQL, **context)
        return sql, (*values, *values)  # the column stands there twice


def _on_postgresql() -> str:
    """The same with what every PostgreSQL has. `C`: by the numbers of the signs, as Python does."""
    plain = "%(expressions)s"
    for sign, letters in _WRITTEN_OUT.items():
        plain = f"replace({plain}, '{sign}', '{letters}')"
    of, to = "".join(_LETTERS), "".join(_LETTERS.values())
    plain = f"translate({plain}, '{of}{_MARKS}', '{to}')"
    return f'({plain} || chr(1) || %(expressions)s) COLLATE "C"'


_ON_POSTGRESQL = _on_postgresql()


def register() -> None:
    connection_created.connect(_teach, dispatch_uid=_FUNCTION)


def _teach(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(_FUNCTION, 1, _of_a_row, deterministic=True)


def _of_a_row(text: str | None) -> str | None:
    return None if text is None else key(text)

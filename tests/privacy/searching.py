"""Looks for words in the whole database, by SQL, and in all files: nothing is asked of a model."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import connection


def in_database(words: Iterable[str]) -> set[str]:
    """`table.column` of every value that holds one of the words, whatever its case."""
    wanted = [word.casefold() for word in words]
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    if any(word in _text(value) for word in wanted):
                        found.add(f"{table}.{column}")
    return found


def in_files(words: Iterable[str], *folders: Path) -> set[str]:
    """Names of files that hold one of the words, in their name or in their bytes."""
    wanted = [word.casefold().encode() for word in words]
    return {
        path.name
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
        and any(word in _bytes(path) or word in path.name.casefold().encode() for word in wanted)
    }


def media() -> Path:
    return Path(settings.MEDIA_ROOT)


def _bytes(path: Path) -> bytes:
    return path.read_bytes().lower()


def _text(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace").casefold()
    text = str(value)
    if "\\u" in text:
        text = text.encode("utf-8", "replace").decode("unicode_escape", "replace")
    return text.casefold()

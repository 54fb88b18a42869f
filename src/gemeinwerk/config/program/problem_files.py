"""Files of problems from the shell: opened, read or refused with a sentence; answers written."""

import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from gemeinwerk.engines.problem_files.errors import ProblemError
from gemeinwerk.engines.problem_files.limits import MOST_BYTES
from gemeinwerk.tables.words import Words

UNREADABLE = 2
LONGEST = 86_400.0
"""A day: a search that nobody waits for is none to wait for."""


def a_number(context: click.Context, option: click.Parameter, seconds: float) -> float:
    """Refuses what is "not a number": it is neither less nor more, and so in every range."""
    if math.isnan(seconds):
        raise click.BadParameter("nan is not a number of seconds.", context, option)
    return seconds


class Unreadable(Exception):
    """An input that cannot be planned with: the file it is in, and what is wrong there."""

    def __init__(self, file: Path, error: ProblemError) -> None:
        super().__init__(file)
        self.file, self.error = file, error

    def told(self, language: str) -> str:
        """A line for each thing that is wrong, with the file's name before it."""
        name = "" if str(self.file) == "-" else f"{self.file.name}: "
        errors = (self.error, *self.error.others)
        return "\n".join(name + one.in_language(language).removeprefix(name) for one in errors)


@contextmanager
def of(file: Path) -> Iterator[None]:
    """What goes wrong in this block is wrong in that file."""
    try:
        yield
    except ProblemError as error:
        raise Unreadable(file, error) from error
    except OSError as error:
        raise Unreadable(file, ProblemError("", _why_not_opened(error))) from error


def _why_not_opened(error: OSError) -> Words:
    if isinstance(error, FileNotFoundError):
        return Words(
            "Diese Datei gibt es nicht. Bitte Name und Ordner prüfen.",
            "There is no such file. Check its name and folder.",
        )
    if isinstance(error, IsADirectoryError):
        return Words(
            "Das ist ein Ordner. Bitte die Datei darin nennen.",
            "This is a folder. Name the file inside it.",
        )
    reason = error.strerror or str(error)
    return Words(
        f"Die Datei lässt sich nicht öffnen ({reason}).", f"The file cannot be opened ({reason})."
    )


def content(file: Path) -> bytes:
    """The bytes of a file, or of the standard input; one more than may be read at most."""
    if str(file) == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with file.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def written(out: Path, answer: bytes, language: str) -> bool:
    """Write it to that file, its folder made where there is none; whether nothing failed."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(answer)
    except OSError as error:
        reason = error.strerror or str(error)
        words = Words(
            f"Die Datei lässt sich nicht schreiben ({reason}). Bitte einen anderen Ordner nennen.",
            f"The file cannot be written ({reason}). Name another folder.",
        )
        click.echo(f"{out.name}: {words.in_language(language)}", err=True)
        return False
    return True

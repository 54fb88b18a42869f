"""What the settings are told by the environment, read strictly.

A value that cannot be read and a name that nobody reads are told with a sentence, all at once, and
nothing starts: a misspelt setting would else be a default that nobody chose.
"""

import os
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from email.utils import parseaddr
from typing import NoReturn
from urllib.parse import urlsplit

PREFIX = "GEMEINWERK_"
_YES = ("yes", "true", "on", "1", "ja")
_NO = ("no", "false", "off", "0", "nein")


class Environment:
    """Reads variables by their name without the prefix, and remembers what was wrong."""

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        self._variables = os.environ if variables is None else variables
        self._asked: set[str] = set()
        self.problems: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        """One line without blanks around it; an empty variable counts as none."""
        value = (self._told(name) or "").strip()
        if any(not char.isprintable() for char in value):
            self.problems.append(f"{PREFIX}{name} has a line break or another control character.")
            return default
        return value or default

    def choice(self, name: str, allowed: Sequence[str], default: str) -> str:
        """Exactly one of the allowed words."""
        value = self._told(name)
        if value is None:
            return default
        if value not in allowed:
            self.problems.append(f"{PREFIX}{name} is {value!r}. It must be {_either(allowed)}.")
            return default
        return value

    def flag(self, name: str, default: bool) -> bool:
        value = self._told(name)
        if value is None:
            return default
        word = value.strip().lower()
        if word not in _YES + _NO:
            self.problems.append(f"{PREFIX}{name} is {value!r}. It must be yes or no.")
            return default
        return word in _YES

    def number(self, name: str, default: int, *, least: int = 1, most: int = 10**6) -> int:
        """A whole number within its bounds, in plain digits."""
        value = self._told(name)
        if value is None:
            return default
        digits = value.strip()
        plain = digits.isascii() and digits.isdigit() and len(digits) <= len(str(most))
        if not plain or not least <= int(digits) <= most:
            self.problems.append(
                f"{PREFIX}{name} is {value[:40]!r}. It must be a whole number "
                f"from {least} to {most}."
            )
            return default
        return int(digits)

    def words(self, name: str, default: str = "") -> list[str]:
        """Parts between commas."""
        return [part.strip() for part in self.text(name, default).split(",") if part.strip()]

    def together(self, *names: str) -> None:
        """All of these, or none of them."""
        there = [name for name in names if self.text(name)]
        if there and len(there) < len(names):
            missing = ", ".join(f"{PREFIX}{name}" for name in names if name not in there)
            self.problems.append(f"{PREFIX}{there[0]} is set without {missing}.")

    def link(self, name: str, value: str) -> None:
        """Begins with http:// or https:// and a host; {host} is all that may stand in braces."""
        try:
            parts = urlsplit(value.format(host="host"))
            good = not value or (parts.scheme in ("http", "https") and bool(parts.netloc))
        except (ValueError, KeyError, IndexError, AttributeError):
            good = False
        if not good:
            self.problems.append(
                f"{PREFIX}{name} is {value!r}. It must be like https://example.org."
            )

    def sender(self, name: str, value: str) -> None:
        """An address mails may come from, with or without a name before it."""
        box, _at, host = parseaddr(value)[1].rpartition("@")
        if not (box and host):
            self.problems.append(f"{PREFIX}{name} is {value!r}. It must be an e-mail address.")

    @property
    def names(self) -> list[str]:
        """Every variable that was asked for, without the prefix."""
        return sorted(self._asked)

    def unknown(self) -> list[str]:
        """A sentence for each variable with our prefix that no setting asked for."""
        known = {f"{PREFIX}{name}" for name in self._asked}
        strange = [name for name in self._variables if name.upper().startswith(PREFIX)]
        return [_unknown(name, known) for name in sorted(set(strange) - known)]

    def refuse(self, *more: str) -> None:
        """End the process with all that is wrong, where something is."""
        found = [*self.problems, *self.unknown(), *more]
        if found:
            stop(found)

    def _told(self, name: str) -> str | None:
        self._asked.add(name)
        return self._variables.get(f"{PREFIX}{name}")


def stop(problems: Sequence[str]) -> NoReturn:
    raise SystemExit("Gemeinwerk does not start:\n" + "\n".join(f"- {one}" for one in problems))


def _unknown(name: str, known: set[str]) -> str:
    close = get_close_matches(name.upper(), known, n=1)
    hint = f"Did you mean {close[0]}?" if close else "docs/settings.md lists all there are."
    return f"{name} is no setting. {hint}"


def _either(allowed: Sequence[str]) -> str:
    return " or ".join(", ".join(allowed).rsplit(", ", 1))

"""The places of a template for people to read: how each is written, and what stands there."""

from collections.abc import Iterator
from typing import Any

from gemeinwerk.progress_reports.exporting.places import SAMPLE

SHORT = {
    "felder": "f", "massnahmen": "m", "meilensteine": "s", "entscheidungen": "e",
    "abweichungen": "e", "veraenderungen": "v", "indikatoren": "i", "werte": "w", "staende": "s",
    "widersprueche": "w",
    "einleitung": "absatz", "zusammenfassung": "absatz", "erbeten": "absatz", "saetze": "satz",
}  # fmt: skip
"""How our own template calls one of a list."""


def described() -> list[tuple[str, str]]:
    """("{{ titel }}", "Sachstandsbericht …"); a list as its loop, then what one of it has."""
    return list(_places(SAMPLE, ""))


def _places(shape: Any, prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in shape.items():
        place = f"{prefix}{name}"
        if not isinstance(value, list):
            yield f"{{{{ {place} }}}}", str(value)
            continue
        short = SHORT[name]
        yield f"{{%p for {short} in {place} %}} … {{%p endfor %}}", ""
        if isinstance(value[0], dict):
            yield from _places(value[0], f"{short}.")
        else:
            yield f"{{{{ {short} }}}}", str(value[0])

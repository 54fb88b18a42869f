"""What the demonstration town is made of: text in TOML, and the office's spreadsheet."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SPREADSHEET = HERE / "massnahmenkatalog.xlsx"
CONTACTS = HERE / "kontaktliste.csv"
CONTRIBUTIONS = HERE / "beitraege.csv"


@cache
def read(name: str) -> dict[str, Any]:
    """One file by its name without ending: `read("town")`."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def measures() -> tuple[dict[str, Any], ...]:
    """Every measure that was in the catalogue at some time, with its `field`, in order."""
    found = []
    for path in sorted((HERE / "measures").glob("*.toml")):
        number = path.name.partition("-")[0]
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["measure"]
        found += [{"field": number} | row for row in rows]
    return tuple(found)

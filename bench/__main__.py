"""Run the parts, print a table, write var/bench.json."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
BOTH = ("sqlite", "postgresql")
PARTS = {
    "portal": BOTH,
    "paint": ("sqlite",),
    "load": BOTH,
    "check": BOTH,
    "cells": ("sqlite",),
    "contacts": ("sqlite",),
    "importing": BOTH,
    "printing": ("sqlite",),
    "editing": BOTH,
    "killing": BOTH,
    "backup": BOTH,
    "planning": ("sqlite",),
    "composition": ("sqlite",),
    "disclosure": ("sqlite",),
    "contributions": BOTH,
    "representation": ("sqlite",),
    "monitoring": BOTH,
    "invitations": BOTH,
    "meetings": BOTH,
    "answering": BOTH,
}
POSTGRES = os.environ.get("GEMEINWERK_DATABASE_URL", "")


def run_part(part: str, database: str, folder: Path) -> list[dict[str, Any]]:
    """Run a part in a process of its own; its figures, or one that says it broke."""
    out = folder / "figures.json"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "GEMEINWERK_VAR": str(folder),
        "GEMEINWERK_DATABASE_URL": (
            fresh_postgres(folder.name) if database == "postgresql" else f"sqlite:///{folder}/db"
        ),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "bench.part", part, str(out)]
    done = subprocess.run(command, env=environment, cwd=ROOT, check=False)
    if done.returncode:
        how = f"bench/{part}.py ended with {done.returncode} on {database}"
        return [
            {
                "name": part,
                "value": 1,
                "unit": "errors",
                "to_reach": "0",
                "holds": False,
                "how": how,
            }
        ]
    figures: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))
    for figure in figures:
        figure["name"] += f" ({database})"
    return figures


def fresh_postgres(name: str) -> str:
    """A new database in the cluster that `scripts/with-postgres` started; its address."""
    import psycopg

    name = f"bench_{name.replace('-', '_')}"
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{POSTGRES.rsplit('/', 1)[0]}/{name}"


def show(figures: list[dict[str, Any]]) -> None:
    table = Table("figure", "value", "unit", "to reach", "holds")
    for figure in figures:
        mark = "[green]yes" if figure["holds"] else "[red]NO"
        table.add_row(
            figure["name"], f"{figure['value']:,.4g}", figure["unit"], figure["to_reach"], mark
        )
    Console(width=120).print(table)


def main(only: list[str]) -> int:
    unknown = set(only) - set(PARTS)
    if unknown:
        sys.exit(f"Unknown part: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}")
    figures: list[dict[str, Any]] = []
    for part in only or PARTS:
        for database in PARTS[part]:
            print(f"· {part} on {database}", flush=True)
            with tempfile.TemporaryDirectory(prefix=f"{part}_") as folder:
                figures += run_part(part, database, Path(folder))
    show(figures)
    target = ROOT / "var" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0 if all(figure["holds"] for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

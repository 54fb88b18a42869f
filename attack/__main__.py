"""Play the attacks on both databases, print what held, write var/attack.json."""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.__main__ import fresh_postgres
from rich.console import Console
from rich.table import Table

from attack.battery import GROUPS
from attack.names import hosts
from attack.verdict import SHOWN

ROOT = Path(__file__).resolve().parent.parent
BOTH = ("sqlite", "postgresql")


def attack(database: str, groups: list[str], folder: Path) -> list[dict[str, Any]]:
    """The verdicts of one database."""
    out = folder / "verdicts.json"
    address = fresh_postgres(folder.name) if database == "postgresql" else f"sqlite:///{folder}/db"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "gemeinwerk.config.settings",
        "GEMEINWERK_MODE": "production",
        "GEMEINWERK_SECRET_KEY": secrets.token_urlsafe(50),
        "GEMEINWERK_HOSTS": ",".join(hosts()),
        "GEMEINWERK_HTTPS": "no",
        "GEMEINWERK_PROXIES": "0",
        "GEMEINWERK_VAR": str(folder / "var"),
        "GEMEINWERK_DATABASE_URL": address,
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "attack.run", str(out), *groups]
    done = subprocess.run(command, env=environment, cwd=ROOT, check=False)
    if done.returncode:
        broken = f"attack.run ended with {done.returncode}"
        return [
            {"name": "the attacks were played", "tried": 1, "breaches": [broken], "held": False}
        ]
    found: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))
    return found


def show(verdicts: list[dict[str, Any]]) -> None:
    console, table = Console(width=120), Table("what must hold", "database", "tried", "held")
    for one in verdicts:
        mark = "[green]yes" if one["held"] else f"[red]NO ({len(one['breaches'])})"
        table.add_row(one["name"], one["database"], f"{one['tried']:,}", mark)
    console.print(table)
    for one in verdicts:
        for breach in one["breaches"][:SHOWN]:
            console.print(f"[red]{one['name']}[/] ({one['database']})", highlight=False)
            console.print(f"    {breach}", markup=False, highlight=False)


def main(only: list[str]) -> int:
    unknown = set(only) - set(GROUPS)
    if unknown:
        sys.exit(f"Unknown: {', '.join(sorted(unknown))}. There are: {', '.join(GROUPS)}")
    verdicts: list[dict[str, Any]] = []
    for database in BOTH:
        print(f"· {database}", flush=True)
        with tempfile.TemporaryDirectory(prefix="attack_") as folder:
            found = attack(database, only or list(GROUPS), Path(folder))
        verdicts += [one | {"database": database} for one in found]
    show(verdicts)
    target = ROOT / "var" / "attack.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(verdicts, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0 if all(one["held"] for one in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

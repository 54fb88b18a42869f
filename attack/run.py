"""All attacks on one database: `python -m attack.run OUT.json GROUP …`."""

import importlib
import json
import logging
import os
import sys
import tempfile
import traceback
from pathlib import Path

import django
from django.core.management import call_command

from attack.verdict import Verdict, only


def main(out: str, *groups: str) -> None:
    django.setup()
    # Everybody whom the attack signs in would be told of.
    logging.getLogger("gemeinwerk.security").setLevel(logging.ERROR)
    call_command("migrate", interactive=False, verbosity=0)
    from attack.callers import OverHttp
    from attack.ground import Ground
    from attack.server import serving
    from attack.site import make_town

    home, other = make_town("home"), make_town("other")
    verdicts: list[Verdict] = []
    log = Path(os.environ["GEMEINWERK_VAR"]) / "server.log"
    with tempfile.TemporaryDirectory() as folder, serving(log) as port:
        ground = Ground(home, other, OverHttp(port), Path(folder), port)
        for group in groups:
            print(f"  · {group}", flush=True)
            verdicts += _played(group, ground)
    said = log.read_text(encoding="utf-8", errors="replace")
    verdicts.append(only("the server wrote no traceback", "Traceback" not in said, _first(said)))
    Path(out).write_text(json.dumps([one.as_json() for one in verdicts]), encoding="utf-8")


def _played(group: str, ground: object) -> list[Verdict]:
    try:
        return list(importlib.import_module(f"attack.battery.{group}").play(ground))
    except Exception:
        return [only(f"{group} was played to its end", False, traceback.format_exc()[-600:])]


def _first(log: str) -> str:
    return log[log.find("Traceback") :][:2000]


if __name__ == "__main__":
    main(*sys.argv[1:])

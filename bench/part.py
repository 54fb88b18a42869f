"""One part in its own process: `python -m bench.part PART OUT.json`."""

import importlib
import json
import sys
from pathlib import Path

import django


def main(part: str, out: str) -> None:
    django.setup()
    from gemeinwerk.config import schema, static_files

    schema.bring_up_to_date()
    static_files.collect()
    figures = importlib.import_module(f"bench.{part}").run()
    text = json.dumps([figure.as_json() for figure in figures], ensure_ascii=False)
    Path(out).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

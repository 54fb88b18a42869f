"""The largest problem that is taken: the time asked for holds for the whole command."""

import json
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from bench.figures import Figure
from gemeinwerk.engines.planning.problem_file.limits import MOST_PEOPLE

SERIES, SECONDS, LIMIT = 20, 3.0, 12.0
COMMAND = "from gemeinwerk.config.program import main; main()"


def whole_command() -> Figure:
    """`gemeinwerk plan --seconds 3` on 20 series of 20,000 members, the start included."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "largest.json"
        file.write_text(json.dumps(largest()), encoding="utf-8")
        command = [sys.executable, "-c", COMMAND, "plan", str(file), "--compare"]
        begun = time.monotonic()
        done = subprocess.run(
            [*command, "--seconds", f"{SECONDS:g}"], check=False, capture_output=True
        )
        seconds = time.monotonic() - begun
    assert done.returncode in {0, 3}, done.stderr.decode()
    how = f"gemeinwerk plan --seconds {SECONDS:g}, {SERIES} series of {MOST_PEOPLE} members"
    return Figure("the largest plan, the whole command", round(seconds, 1), "s", LIMIT, how)


def largest() -> dict[str, object]:
    """Its values, as in a PROBLEM.json."""
    chance, first = random.Random(1), date(2027, 1, 4)
    days = [(first + timedelta(number)).isoformat() for number in range(90)]
    ids = [f"p{number}" for number in range(MOST_PEOPLE)]
    return {
        "version": 1,
        "horizon": {"from": "2027-01-04", "to": "2027-03-31"},
        "land": "BB",
        "slots": {"weekdays": ["MO", "WE"], "start": "18:00", "minutes": 120},
        "people": [
            {"id": one, "groups": [f"g{place % 7}"], "unavailable": chance.sample(days, 20)}
            for place, one in enumerate(ids)
        ],
        "series": [
            {"id": f"s{number}", "members": ids, "meetings": 2, "required": [f"p{number}"]}
            for number in range(SERIES)
        ],
    }

"""An import killed at ten random moments: nothing half done, and a second try succeeds."""

import random
import signal
import tempfile
import time
from pathlib import Path

from bench.figures import Figure
from bench.importing import spreadsheet, start
from bench.towns import concept
from gemeinwerk.measures.models import CostLine, Indicator, Measure

ROWS, KILLS = 1_500, 10
SEED = 20240515


def run() -> list[Figure]:
    concept("kill", status="drafting")
    half_done = killed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = spreadsheet(Path(folder) / "katalog.xlsx", ROWS)
        whole = _seconds_of_a_whole_import(path)
        chance = random.Random(SEED)
        while killed < KILLS:
            process = start(path, "kill")
            time.sleep(chance.uniform(0.2, 1.0) * whole)
            process.send_signal(signal.SIGKILL)
            if process.wait() == -signal.SIGKILL:
                killed += 1
                half_done += _present("kill") not in ((0, 0, 0), _whole())
            if _present("kill") == _whole():
                concept_again()
        second = start(path, "kill").wait()
    how = f"{KILLS} imports of {ROWS} rows killed with SIGKILL, moments from seed {SEED}"
    succeeded = second == 0 and _present("kill") == _whole()
    return [
        Figure("imports half done after a kill", half_done, "imports", 0, how),
        Figure("second try succeeds", int(succeeded), "imports", 1, how, at_least=True),
    ]


def _seconds_of_a_whole_import(path: Path) -> float:
    concept("probe", status="drafting")
    began = time.perf_counter()
    assert start(path, "probe").wait() == 0
    return time.perf_counter() - began


def _present(slug: str) -> tuple[int, int, int]:
    return (
        Measure.objects.filter(concept__slug=slug).count(),
        Indicator.objects.filter(measure__concept__slug=slug).count(),
        CostLine.objects.filter(measure__concept__slug=slug).count(),
    )


def _whole() -> tuple[int, int, int]:
    return _present("probe")


def concept_again() -> None:
    """An import that was quicker than its killer is taken away for the next turn."""
    Measure.objects.filter(concept__slug="kill").delete()

"""Problems to plan, from the generator that lies beside the repository and is no part of it."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from gemeinwerk.engines.planning import problem_file
from gemeinwerk.engines.planning.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = ROOT.parent / "shared" / "tools" / "planning" / "generate.py"


@dataclass(frozen=True)
class Size:
    """So many theme series (a kick-off comes on top) with so many meetings each."""

    series: int
    meetings: int
    people: int
    seeds: tuple[int, ...]

    @property
    def name(self) -> str:
        return f"{self.series} × {self.meetings}"

    @property
    def how(self) -> str:
        """Which instances a figure speaks of."""
        seeds = f"seeds {self.seeds[0]} to {self.seeds[-1]}"
        return f"{seeds} at {self.name}, {self.people:,} people, each in a fresh process"

    def problem(self, seed: int, *, tight: bool = False) -> Problem:
        """The problem of a seed; tight: with everyday reasons why there is no plan."""
        numbers = {"--series": self.series, "--meetings": self.meetings, "--people": self.people}
        wanted = [text for name, number in numbers.items() for text in (name, str(number))]
        command = [sys.executable, str(GENERATOR), str(seed), *wanted, *["--tight"][: int(tight)]]
        done = subprocess.run(command, check=True, capture_output=True)
        return problem_file.problem_from(problem_file.load(done.stdout))

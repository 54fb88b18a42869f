"""Tau-Argus as an oracle for a single table: the statistical offices' own program, by its files.

It is told how far above and below the truth a count must be possible. How wide in all, its files
can say as well, but its answers do not keep to it: where 0 to 4 was asked for, its own audit found
0 to 3. What it leaves out besides it does not protect. So it is asked with all of the width above,
and with as much as can be below, and again with all it left out, until that is protected as well:
each answer is one to our question, and the one that loses less counts. It writes its logs where it
is.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from gemeinwerk.engines.disclosure.layouts import EVERYBODY, Group
from gemeinwerk.engines.disclosure.releases import Counted

_SECONDS = 20


@dataclass(frozen=True)
class Interval:
    group: Group
    low: float
    high: float


class TauArgus:
    def __init__(self, table: Counted, minimum: int, folder: Path) -> None:
        from pytauargus import _tauargus

        self._native = _tauargus
        self._table, self._minimum, self._folder = table, minimum, folder
        self._groups = [*table.layout.groups, EVERYBODY]
        self._at = {group: number for number, group in enumerate(self._groups)}

    def suppressed(self, small: Collection[Group]) -> frozenset[Group] | None:
        """What it leaves out; None where it finds no way."""
        found = [one for below in (False, True) if (one := self._all_protected(set(small), below))]
        return min(found, key=len, default=None)

    def _all_protected(self, out: set[Group], below: bool) -> frozenset[Group] | None:
        while True:
            more = self._asked(out, below)
            if more is None or more <= out:
                return None if more is None else frozenset(out)
            out |= more

    def audit(self, out: Collection[Group]) -> list[Interval]:
        """The intervals it works out of what is left out."""
        rows = self._native.audit_jj(str(self._written("audit.jj", out)))
        return [Interval(self._groups[one["cell"]], one["min"], one["max"]) for one in rows]

    def _asked(self, small: Collection[Group], below: bool) -> set[Group] | None:
        answer = self._folder / "answer"
        failed = self._native.HiTaSCtrl().full_jj(
            in_file_jj=str(self._written("table.jj", small, below)),
            out_file=str(answer), max_time=_SECONDS,
        )  # fmt: skip
        if failed:
            return None
        numbers = [
            line.split()[0] for line in answer.read_text("utf-8").splitlines() if line.strip()
        ]
        return {self._groups[int(number)] for number in numbers} | set(small)

    def _written(self, name: str, small: Collection[Group], below: bool = False) -> Path:
        """Cells (value, cost, status, bounds, protection below, above and in all), then sums."""
        most = float(self._table.answers)
        lines = ["0", str(len(self._groups))]
        for number, group in enumerate(self._groups):
            status = "u" if group in small else "z" if group == EVERYBODY else "s"
            width = self._minimum - 1 if group in small else 0
            lower = min(self._table.count(group), width) if below else 0
            protection = f"{lower} {width - lower} 0"
            lines.append(f"{number} {self._table.count(group)} 1 {status} 0 {most} {protection}")
        sums = list(self._table.layout.sums())
        lines.append(str(len(sums)))
        for whole, parts in sums:
            terms = " ".join(f"{self._at[one]} (1)" for one in parts)
            lines.append(f"0 {len(parts) + 1} : {self._at[whole]} (-1) {terms}")
        path = self._folder / name
        path.write_text("\n".join(lines) + "\n", encoding="ascii")
        return path

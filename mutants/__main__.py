"""Change the code that decides, one place at a time, and see whether a test turns red.

    make mutants                      50 changes in each part
    make mutants ONLY=german SAMPLE=20 SEED=7

Works on copies in `var/mutants`. Survivors are listed with what was changed; a part of which less
than 85 % is noticed ends with an error.
"""

import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Manager, Queue
from pathlib import Path

from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_item import MutationSpec, TestOutcome, WorkResult
from rich.console import Console
from rich.table import Table

from mutants.changing import sample
from mutants.parts import PARTS

ROOT = Path.cwd()
HOME = ROOT / "var" / "mutants"
COPIED = ("src", "tests", "bench", "attack", "docs", "scripts", "requirements", "manage.py",
          "pyproject.toml", "README.md", "CHANGELOG.md", "SECURITY.md", "Makefile")  # fmt: skip
AT_ONCE = 2
LONGEST = 900
"""Seconds the tests of one change may take; what runs longer counts as noticed."""
TO_NOTICE = 0.85


def main() -> int:
    only = sys.argv[1:] or list(PARTS)
    size = int(os.environ.get("SAMPLE") or 50)
    seed = int(os.environ.get("SEED") or 1)
    copies = Manager().Queue()
    for number in range(AT_ONCE):
        copies.put(_copy(number))
    table = Table("part", "changes", "noticed", "share")
    few = False
    for name in only:
        changes = sample(PARTS[name].files(), size, seed)
        with ProcessPoolExecutor(AT_ONCE) as pool:
            asked = [pool.submit(_try, copies, one, PARTS[name].tests) for one in changes]
            results = [one.result() for one in asked]
        noticed = sum(_is_noticed(result) for result in results)
        share = noticed / len(changes)
        few |= share < TO_NOTICE
        table.add_row(name, str(len(changes)), str(noticed), f"{share:.0%}")
        for result in results:
            if not _is_noticed(result):
                print(f"--- {name}: not noticed\n{result.diff or result.output}\n", flush=True)
    Console().print(table)
    return int(few)


def _copy(number: int) -> str:
    """A copy of the project that may be changed; tests find shared data beside it as always."""
    copy = HOME / str(number)
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    shared = HOME / "shared"
    if not shared.exists() and (ROOT.parent / "shared").exists():
        shared.symlink_to((ROOT.parent / "shared").resolve())
    return str(copy)


def _try(copies: "Queue[str]", change: MutationSpec, tests: tuple[str, ...]) -> WorkResult:
    copy = copies.get()
    try:
        os.chdir(copy)
        command = f"{sys.executable} -m pytest -x -q -n 0 -p no:cacheprovider -m 'not browser'"
        return mutate_and_test([change], f"{command} {' '.join(tests)}", LONGEST)
    finally:
        copies.put(copy)


def _is_noticed(result: WorkResult) -> bool:
    return result.test_outcome != TestOutcome.SURVIVED


if __name__ == "__main__":
    sys.exit(main())

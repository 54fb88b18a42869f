"""Change the code that decides, one place at a time, and see whether a test turns red.

    make mutants                                 50 changes in each part
    make mutants ONLY=rules SAMPLE=20 SEED=7     another draw from one part
    make mutants ONLY=rules AT_ONCE=1            on a machine that does other work as well

The tests of a part run once with nothing changed, to learn which of them runs which line
(`mutants.choosing`); about a change only those are asked, the quickest first, until one turns red.
So most changes take seconds. A test that is red with nothing changed is named and not asked. Works
on copies in `var/mutants`. Survivors are listed with what was changed; a part of which less than
85 % is noticed ends with an error.
"""

import os
import shutil
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from mutants.asking import Answer, Question, ask, preload
from mutants.changing import sample
from mutants.choosing import Choice
from mutants.parts import PARTS

ROOT = Path.cwd()
HOME = ROOT / "var" / "mutants"
COPIED = ("src", "tests", "bench", "attack", "docs", "scripts", "requirements", "mutants",
          "manage.py", "pyproject.toml", "README.md", "CHANGELOG.md", "SECURITY.md",
          "Makefile")  # fmt: skip
TO_NOTICE = 0.85


def main() -> int:
    only = sys.argv[1:] or list(PARTS)
    copies = [_copy(number) for number in range(int(os.environ.get("AT_ONCE") or 2))]
    preload()
    table = Table("part", "changes", "noticed", "share")
    few = False
    for name in only:
        answers = _try_part(name, copies)
        noticed = sum(one.noticed for one in answers)
        share = noticed / len(answers)
        few |= share < TO_NOTICE
        table.add_row(name, str(len(answers)), str(noticed), f"{share:.0%}")
        for one in answers:
            if not one.noticed:
                asked = len(one.question.tests)
                print(f"--- {name}: not noticed by {asked} tests\n{one.difference}\n", flush=True)
    Console().print(table)
    return int(few)


def _try_part(name: str, copies: list[Path]) -> list[Answer]:
    choice = Choice.measured(name, PARTS[name], copies[0], HOME)
    for test in choice.red:
        print(f"{name}: red with nothing changed, not asked: {test}", flush=True)
    size, seed = int(os.environ.get("SAMPLE") or 50), int(os.environ.get("SEED") or 1)
    questions = []
    for change in sample(PARTS[name].files(), size, seed):
        tests = choice.tests(change)
        questions.append(Question(change, tests, sum(choice.seconds[one] for one in tests)))
    answers = []
    for one in ask(questions, copies):
        answers.append(one)
        verdict = "too long" if one.too_long else "noticed" if one.noticed else "NOT NOTICED"
        print(f"{name} {one.seconds:5.0f} s  {one.place}  {verdict}", flush=True)
    return answers


def _copy(number: int) -> Path:
    """A copy of the project that may be changed; tests find shared data beside it as always.

    Compiled files come along, with the times that make them valid: else each start compiles all.
    """
    copy = HOME / str(number)
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name)
        else:
            shutil.copy2(source, copy / name)
    shared = HOME / "shared"
    if not shared.exists() and (ROOT.parent / "shared").exists():
        shared.symlink_to((ROOT.parent / "shared").resolve())
    return copy


if __name__ == "__main__":
    sys.exit(main())

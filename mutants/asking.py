"""Ask the tests about one change after the other, each in a process of its own.

Starting pytest anew costs more than most answers. So this process loads once what never changes
(`PRELOADED`, none of it ours) and forks for each change; it starts no threads.
"""

import difflib
import importlib
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection, get_context
from pathlib import Path

import cosmic_ray.plugins
import pytest
from cosmic_ray.mutating import mutate_code
from cosmic_ray.work_item import MutationSpec

PRELOADED = (
    "_pytest.assertion.rewrite", "_pytest.doctest", "_pytest.junitxml", "pytest_django.plugin",
    "hypothesis.strategies", "faker", "factory", "playwright.sync_api", "anyio", "xdist.plugin",
    "django.core.management", "django.test", "django.forms", "django.db.migrations",
    "django.template", "django.db.backends.sqlite3.base", "openpyxl", "docx", "lxml.html",
    "numpy", "authlib.deprecate",
)  # fmt: skip
PATIENCE = 8
"""How many times as long as usual its tests may take: then it hangs, and is noticed."""
TO_START = 300
"""Seconds, besides: a busy machine starts slowly."""

GREEN = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
"""No test turned red."""


@dataclass(frozen=True)
class Question:
    """Is this change noticed by these tests (node ids, in this order; `seconds` as a rule)?"""

    change: MutationSpec
    tests: list[str]
    seconds: float


@dataclass(frozen=True)
class Answer:
    question: Question
    noticed: bool
    too_long: bool
    seconds: float
    difference: str

    @property
    def place(self) -> str:
        return f"{self.question.change.module_path}:{self.question.change.start_pos[0]}"


def preload() -> None:
    for name in PRELOADED:
        with suppress(ImportError):
            importlib.import_module(name)


def ask(questions: Iterable[Question], copies: Iterable[Path]) -> Iterator[Answer]:
    """As many at once as there are copies; the answers in the order in which they come."""
    waiting, free, running = deque(questions), deque(copies), list[_Asked]()
    while waiting or running:
        while waiting and free:
            running.append(_Asked(waiting.popleft(), free.popleft()))
        connection.wait([one.process.sentinel for one in running], timeout=1)
        for one in [one for one in running if one.is_over()]:
            running.remove(one)
            free.append(one.copy)
            yield one.answer()


@dataclass
class _Asked:
    question: Question
    copy: Path
    began: float = field(default_factory=time.monotonic)
    too_long: bool = False

    def __post_init__(self) -> None:
        change = self.question.change
        self.file = self.copy / change.module_path
        self.original = self.file.read_text()
        operator = cosmic_ray.plugins.get_operator(change.operator_name)()
        self.changed = mutate_code(self.original, operator, change.occurrence)
        self.file.write_text(self.changed)
        self.process = get_context("fork").Process(
            target=_answer, args=(self.copy, self.question.tests)
        )
        self.process.start()

    def is_over(self) -> bool:
        if self.process.is_alive():
            longest = TO_START + PATIENCE * self.question.seconds
            self.too_long = time.monotonic() - self.began > longest
            if not self.too_long:
                return False
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.join()
        return True

    def answer(self) -> Answer:
        self.file.write_text(self.original)
        lines = difflib.unified_diff(
            self.original.splitlines(), self.changed.splitlines(), lineterm="", n=2,
            fromfile=str(self.question.change.module_path),
        )  # fmt: skip
        noticed = self.too_long or self.process.exitcode not in GREEN
        seconds = time.monotonic() - self.began
        return Answer(self.question, noticed, self.too_long, seconds, "\n".join(lines))


def _answer(copy: Path, tests: list[str]) -> None:
    """In the child: end with 0 when all are green. It leads a group of its own, to be ended with
    whatever the tests started."""
    os.setsid()
    os.chdir(copy)
    # The changed file may be as long and as old as the one that was compiled before it.
    sys.dont_write_bytecode = True
    sys.path[0] = str(copy)
    os.environ["PYTHONPATH"] = str(copy / "src")  # for what the tests start
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    asked = os.fork()
    if not asked:
        os._exit(_run(tests))
    _pid, status = os.waitpid(asked, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == pytest.ExitCode.USAGE_ERROR:
        # A case that is called after what the changed line makes has another name now: then all
        # cases of these files are asked. Where nothing can be loaded any more it is red again.
        code = _run(sorted({test.partition("::")[0] for test in tests}))
    os._exit(code)


def _run(tests: list[str]) -> int:
    return pytest.main(["-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests])

"""A pytest plugin that writes down which test runs which line, and how long each test takes.

Loaded with `-p mutants.recording` while nothing is changed; what it wrote is read by
`mutants.choosing`. Where to write and what to follow comes from the environment.
"""

import functools
import gc
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

LINES = "MUTANTS_LINES"
SECONDS = "MUTANTS_SECONDS"
FOLLOWED = "MUTANTS_FOLLOWED"
OURS = {"gemeinwerk", "tests"}


class _Recorder:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.red: set[str] = set()
        self.modules = 0
        self.caches: list[functools._lru_cache_wrapper[Any]] = []
        self.lines = coverage.Coverage(
            data_file=os.environ[LINES],
            include=os.environ[FOLLOWED].split(os.pathsep),
            config_file=False,
        )
        self.lines.erase()
        self.lines.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._forget()
        self.lines.switch_context(item.nodeid)
        result = yield
        self.lines.switch_context("")
        return result

    def _forget(self) -> None:
        """Empty every `@cache`: else only the first test to ask is seen to run what it keeps."""
        if len(sys.modules) != self.modules:
            self.modules = len(sys.modules)
            self.caches = [
                one
                for one in gc.get_objects()
                if type(one) is functools._lru_cache_wrapper  # asks no lazy object what it is
                and (one.__module__ or "").partition(".")[0] in OURS
            ]
        for one in self.caches:
            one.cache_clear()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.red.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        self.lines.stop()
        self.lines.save()
        told = {"seconds": self.seconds, "red": sorted(self.red)}
        Path(os.environ[SECONDS]).write_text(json.dumps(told))


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(_Recorder())

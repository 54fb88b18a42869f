"""What tests cost: `pytest -p tests.spent tests/walk` tells it at the end, in seconds of CPU.

By folder, and of the dearest tests, with the processes they began. One process measures (no `-n`);
on a busy machine everything costs more, so a figure is worth what it is compared with.
"""

import os
from collections import defaultdict
from collections.abc import Generator

import pytest

DEAREST, PARTS = 20, 2
_spent: dict[str, float] = defaultdict(float)


def _seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    before = _seconds()
    try:
        return (yield)
    finally:
        _spent[item.nodeid] += _seconds() - before


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    folders: dict[str, float] = defaultdict(float)
    for nodeid, seconds in _spent.items():
        folders["/".join(nodeid.partition("::")[0].split("/")[:PARTS])] += seconds
    terminalreporter.section(f"{sum(_spent.values()):.1f} seconds of CPU")
    for told, most in ((folders, len(folders)), (_spent, DEAREST)):
        for name in sorted(told, key=lambda one: -told[one])[:most]:
            terminalreporter.write_line(f"{told[name]:8.2f}  {name}")
        terminalreporter.write_line("")

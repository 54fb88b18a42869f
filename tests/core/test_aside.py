"""Work in a process of its own: whatever it does, the caller hears a sentence and goes on."""

import contextlib
import multiprocessing
import os
import tracemalloc
from functools import partial
from multiprocessing import spawn
from typing import Any

import msgspec
import pytest
from tests import working_apart as work

from gemeinwerk.catalogue_files import UnreadableFile
from gemeinwerk.catalogue_files.results import ReadMeasure
from gemeinwerk.core import aside
from gemeinwerk.core.aside import asking, working

pytestmark = pytest.mark.apart
BOUNDS = aside.Bounds(seconds=60, megabytes=300, answered_megabytes=1)
SHORT = aside.Bounds(seconds=0.5, megabytes=300, answered_megabytes=1)


def run(what: Any, *args: Any, bounds: aside.Bounds = BOUNDS, **more: Any) -> list[str]:
    return aside.run(what, *args, answer=list[str], refused=UnreadableFile, bounds=bounds, **more)


def test_the_answer_comes_back_and_how_far_it_is() -> None:
    heard: list[int] = []
    assert run(work.tell, "yes", on_progress=heard.append) == ["yes", "done"]
    assert heard == [40]


def test_a_refusal_arrives_as_it_was_said() -> None:
    with pytest.raises(UnreadableFile, match="So nicht"):
        run(work.refuse)


@pytest.mark.parametrize(
    ("what", "bounds", "says"),
    [
        (work.sleep, SHORT, "dauerte länger"),
        (work.compute, SHORT, "dauerte länger"),
        (work.swallow_memory, BOUNDS, "brauchte mehr Speicher"),
        (work.go_deep, BOUNDS, "tief verschachtelt"),
        (work.be_killed, BOUNDS, "brauchte mehr Speicher"),
        (work.crash, BOUNDS, "brauchte mehr Speicher"),
        (work.say_too_much, BOUNDS, "brauchte mehr Speicher"),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
def test_what_passes_its_bounds_is_refused_with_a_sentence(
    what: Any, bounds: aside.Bounds, says: str
) -> None:
    with pytest.raises(UnreadableFile, match=says):
        run(what, bounds=bounds)
    assert run(work.tell, "next") == ["next", "done"]


def test_a_fault_of_our_own_comes_with_its_traceback() -> None:
    with pytest.raises(aside.Broken, match="nobody foresaw this"):
        run(work.fail)


def test_an_answer_of_another_shape_is_not_believed() -> None:
    with pytest.raises(aside.Broken):
        run(work.say_something_else)


HOLLOW = 2_500_000
"""Dictionaries without anything: a byte each on their way, 64 at the caller's."""


def hollow(count: int, bounds: aside.Bounds) -> list[dict[str, str]]:
    how = {"answer": list[dict[str, str]], "refused": UnreadableFile, "bounds": bounds}
    return aside.run(work.say_hollow, count, **how)


def test_a_small_answer_that_becomes_large_costs_the_caller_nothing() -> None:
    bounds = aside.Bounds(seconds=60, megabytes=300, answered_megabytes=4, decoded_megabytes=50)
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableFile, match="brauchte mehr Speicher"):
            hollow(HOLLOW, bounds)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # The answer as it came, twice where it is handed on, and no more.
    assert peak < 3 * HOLLOW
    assert multiprocessing.active_children() == []


def test_a_trial_that_takes_too_long_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that was ended by the clock, and one that died of what it read."""
    content, bounds = memoryview(bytes(2 * asking._NEVER_MUCH)), aside.Bounds(seconds=0.5)
    monkeypatch.setattr(asking.working, "try_out", work.try_without_end)
    assert "dauerte länger" in asking._hindrance(content, list[str], bounds)
    monkeypatch.setattr(asking.working, "try_out", work.die_reading)
    assert "mehr Speicher" in asking._hindrance(content, list[str], aside.Bounds(seconds=60))


def test_a_large_answer_within_its_bounds_arrives() -> None:
    assert hollow(HOLLOW, aside.Bounds(megabytes=300, decoded_megabytes=400)) == [{}] * HOLLOW


def test_what_is_believed_without_a_trial_is_within_the_bounds_too() -> None:
    """Whatever a reading is made of, the dearest of it: an object of the most fields, unnamed."""
    least = msgspec.msgpack.encode([{"sheet": "", "row": 0, "last_row": 0}] * 1000)
    msgspec.msgpack.decode(least, type=list[ReadMeasure])
    tracemalloc.start()
    try:
        held = msgspec.msgpack.decode(least, type=list[ReadMeasure])
        cost = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert len(held) == 1000
    assert cost / len(least) * asking._NEVER_MUCH < aside.Bounds().decoded_megabytes * 1024 * 1024


def test_a_server_of_processes_that_was_killed_is_begun_anew() -> None:
    with contextlib.suppress(UnreadableFile):  # whether it still answers is a matter of chance
        run(work.leave_the_server)
    assert run(work.tell, "again") == ["again", "done"]


def test_no_process_is_left() -> None:
    with pytest.raises(UnreadableFile):
        run(work.sleep, bounds=SHORT)
    assert multiprocessing.active_children() == []


def test_an_interrupted_caller_ends_the_process() -> None:
    def stop(_percent: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(work.tell, "x", on_progress=stop)
    assert multiprocessing.active_children() == []


def test_a_partial_may_be_given() -> None:
    assert run(partial(work.tell, str(os.getpid())))[0] == str(os.getpid())


@pytest.mark.parametrize("part", [b"", b"\x80\x04\x95", b"\x80\x04}\x94"])
def test_who_is_stopped_while_asking_leaves_no_traceback(part: bytes) -> None:
    """The process hears half of what is to be done, and ends."""
    heard, asking = os.pipe()
    os.write(asking, part)
    os.close(asking)
    begin = working.unless_broken_off(spawn._main)
    assert begin(heard, heard) == 1


def test_who_is_gone_is_answered_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = multiprocessing.Pipe(duplex=False)
    here.close()
    ended: list[int] = []
    monkeypatch.setattr(working, "_bound_time", lambda seconds: None)
    monkeypatch.setattr(working, "_bound_memory", lambda megabytes: None)
    monkeypatch.setattr(working.os, "_exit", ended.append)
    working.main(there, working.Job(work.tell, ("word",), "de", 1, 1))
    assert ended == [0]


def test_a_process_that_was_forked_from_one_with_a_server_begins_its_own() -> None:
    assert run(work.tell, "here") == ["here", "done"]
    heard, told = os.pipe()
    child = os.fork()
    if not child:  # a worker of a server of pages
        with contextlib.suppress(BaseException):
            os.write(told, " ".join(run(work.tell, "there")).encode())
        os._exit(0)
    os.close(told)
    os.waitpid(child, 0)
    with os.fdopen(heard) as said:
        assert said.read() == "there done"
    assert run(work.tell, "again") == ["again", "done"]

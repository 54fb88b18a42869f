"""What is due each minute: the parts do not hang on each other."""

from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gemeinwerk.config import tick
from gemeinwerk.config.program.serve import tick_command
from gemeinwerk.core import jobs


def broken() -> int:
    raise RecursionError("deep")


@pytest.fixture
def first_breaks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []

    def work() -> int:
        done.append("done")
        return 3

    monkeypatch.setattr(tick, "DUE", (("one", broken), ("two", work)))
    return done


def test_one_that_fails_does_not_keep_the_others(
    db: None, first_breaks: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    failed, done = tick.run()
    assert (failed.failed, done.failed, done.text) == (True, False, "two: 3")
    assert failed.text.rpartition(" ")[2] in caplog.text
    assert first_breaks == ["done"]


def test_the_command_ends_with_a_failure_that_cron_sees(db: None, first_breaks: list[str]) -> None:
    result = CliRunner().invoke(tick_command)
    assert result.exit_code == 1
    assert "two: 3" in result.output
    assert "one: failed, number" in result.output


@pytest.mark.parametrize("status", ["READY", "RUNNING", "SUCCESSFUL", "FAILED"])
def test_rows_of_the_queue_are_forgotten_after_a_week(db: None, status: str) -> None:
    jobs.nudge()
    DBTaskResult.objects.update(status=status, enqueued_at=timezone.now() - timedelta(days=6))
    assert tick.forget_old_nudges() == 0
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(days=8))
    assert tick.forget_old_nudges() == 1


@pytest.mark.django_db(transaction=True)
def test_each_part_that_is_there_can_run() -> None:
    assert not [line for line in tick.run() if line.failed]


def test_all_parts_stand_in_the_list(db: None) -> None:
    names: list[Any] = [work for _label, work in tick.DUE]
    assert jobs.take_up in names
    assert tick.forget_old_nudges in names

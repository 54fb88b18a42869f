"""A nudge makes the worker look for work at once instead of with the next minute."""

from typing import Any


def nudge(task: Any = None) -> None:
    """Let the worker look; one nudge that waits is enough for however many rows.

    Call it on commit: a worker that looks before finds nothing.
    """
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    from gemeinwerk.core.jobs.tasks import work

    task = task or work
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=task.module_path)
    if not waiting.exists():
        task.enqueue()

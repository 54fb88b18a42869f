"""What a nudge makes the worker do."""

from django_tasks import task

from gemeinwerk.core.jobs import working


@task()
def work() -> None:
    """Do the next piece of work, whichever it is, and see to it that the one after is done."""
    working.work_one()

"""What the worker does for this area; each may be called twice without harm."""

from django_tasks import task

from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import ImportRun


@task()
def read_run(key: int) -> None:
    """Read an uploaded file, so that the office can look through it."""
    run = ImportRun.objects.select_related("concept").filter(pk=key).first()
    if run:
        operations.read_file(run)


@task()
def apply_run(key: int) -> None:
    """Take a file over that the office has looked through."""
    run = ImportRun.objects.select_related("concept").filter(pk=key).first()
    if run:
        operations.carry_out(run)

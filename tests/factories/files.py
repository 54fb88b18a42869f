"""Files as the worker leaves them."""

from gemeinwerk.core import jobs
from gemeinwerk.measures.files import operations
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models import CatalogueFile


def work() -> int:
    """Let the background do all that waits; how many pieces of work that were."""
    count = 0
    while jobs.work_one():
        count += 1
    return count


def make_file(wanted: Wanted) -> CatalogueFile:
    """Make this one alone, however many others are wanted."""
    operations.want([wanted])
    row = CatalogueFile.objects.get(key=wanted.key)
    operations.make(row)
    row.refresh_from_db()
    return row

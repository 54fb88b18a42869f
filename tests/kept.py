"""What is built once for many tests, each of which finds it as built."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import override_settings


@contextmanager
def for_a_module(blocker: Any, uploads: Path) -> Iterator[None]:
    """Whatever the block makes, in the database and in `uploads`, is gone once it is left.

    For fixtures of modules, whose tests begin with a savepoint. A module of which a test has
    transactions of its own cannot keep anything.
    """
    with ExitStack() as kept:
        kept.enter_context(override_settings(MEDIA_ROOT=uploads))
        with blocker.unblock():
            kept.enter_context(transaction.atomic())
        try:
            yield
        finally:
            with blocker.unblock():
                transaction.set_rollback(True)
                kept.close()

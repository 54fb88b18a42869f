from collections.abc import Callable
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    """Argon2 is slow on purpose; `test_settings.py` holds that it is the one we use."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def work() -> Callable[[], None]:
    """Do what requests left for the worker."""

    def carry_out() -> None:
        for row in DBTaskResult.objects.filter(status="READY"):
            row.task.func(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
            row.delete()

    return carry_out

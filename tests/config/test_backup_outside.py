"""A backup and its restore outside of a transaction, as from the shell."""

from pathlib import Path

import pytest
from django.db import connection
from tests.config.furnished import furnished

from gemeinwerk.config.backup import backup, content_hash, restore
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_one_moment_is_read_all_the_same(
    town: Municipality, tmp_path: Path
) -> None:
    """The transactions of backup and restore are their own."""
    furnished(town)
    saved = tmp_path / "sicherung.tar.gz"
    backup(saved)
    before = content_hash()
    Measure.objects.update(title="später geändert")
    restore(saved, replace=True)
    assert content_hash() == before
    assert not connection.in_atomic_block

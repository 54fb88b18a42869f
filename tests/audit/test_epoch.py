"""The row that migrations make: one installation has one epoch, in tests whatever came before."""

import pytest
from django.core.management import call_command

from gemeinwerk.audit.models import Epoch


@pytest.mark.django_db(transaction=True)
def test_a_test_that_empties_the_database_takes_it_from_no_other() -> None:
    before = Epoch.objects.get().value
    call_command("flush", interactive=False, verbosity=0)
    assert Epoch.objects.get().value != before

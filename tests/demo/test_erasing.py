"""Somebody of the demonstration town, with a past of years, is erased."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.accounts.operations import remove
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.privacy import registry
from tests.factories import user_with_role
from tests.privacy.searching import in_database


@pytest.mark.django_db
def test_whoever_did_most_is_nowhere_any_more(
    havelfurt: Municipality, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    acted = AuditEntry.objects.exclude(actor_id=None).order_by().values_list("actor_id")
    most = acted.annotate(deeds=Count("pk")).order_by("-deeds").first()
    assert most
    busiest = User.objects.get(pk=most[0])
    sought = (busiest.name, busiest.email)
    before = in_database(sought)
    office = user_with_role(Role.OFFICE, havelfurt)
    with django_capture_on_commit_callbacks(execute=True):
        remove(busiest, town=havelfurt, by=office, reason="Antrag")
    Notice.objects.filter(kind="account.erased").delete()
    stays = {f"{t.model._meta.db_table}.{name}" for t in registry.tables() for name in t.stays}
    assert len(before) > 3
    assert in_database(sought) - stays == set()

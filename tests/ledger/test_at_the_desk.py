"""The page of a version at the desk shows its entry in the log."""

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.ledger import operations, queries
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role
from tests.factories.published import published_catalogue

pytestmark = pytest.mark.django_db


def test_a_version_shows_its_entry(town: Municipality, client: Client) -> None:
    version = published_catalogue(town).versions.get()
    client.force_login(user_with_role("office", town))
    address = reverse("measures:version", args=[version.concept.slug, version.number])
    assert "folgt in wenigen Minuten" in client.get(address).content.decode()
    operations.enter_missing()
    entry = queries.entry_of("catalogue.version", version.pk)
    assert entry
    page = client.get(address).content.decode()
    assert entry.digest in page
    assert reverse("portal:ledger_entry", args=[entry.number]) in page

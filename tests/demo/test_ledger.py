"""The demonstration town's log: every frozen version, in the order of its story."""

import pytest

from gemeinwerk.ledger import queries
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.municipalities.models import Municipality
from tests.ledger.logs import faults

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def test_each_version_stands_in_the_log_at_the_moment_it_was_frozen(
    havelfurt: Municipality,
) -> None:
    entries = list(queries.entries(havelfurt.pk).reverse())
    assert [one.recorded_at for one in entries] == sorted(one.recorded_at for one in entries)
    versions = CatalogueVersion.objects.filter(concept__municipality=havelfurt)
    frozen = {version.pk: f"{version.frozen_at:%Y-%m-%dT%H:%M:%SZ}" for version in versions}
    assert {one.source_id: one.recorded_at for one in entries} == frozen
    assert len(entries) >= 4
    assert all(one.title and one.address for one in entries)


def test_it_holds_together_with_what_is_stored(havelfurt: Municipality) -> None:
    assert faults() == []

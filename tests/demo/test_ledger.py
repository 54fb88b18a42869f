"""The demonstration town's log: every frozen version, in the order of its story."""

import pytest

from gemeinwerk.evaluation.ledger_kinds import KEY as EVALUATIONS
from gemeinwerk.ledger import queries
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.versioning.ledger_kinds import KEY as VERSIONS
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
    entered = [one for one in entries if one.kind == VERSIONS]
    assert {one.source_id: one.recorded_at for one in entered} == frozen
    closed = [one.recorded_at for one in entries if one.kind == EVALUATIONS]
    assert closed == ["2024-02-05T06:40:00Z"]
    assert len(entries) >= 4
    assert all(one.title and one.address for one in entries)


def test_it_holds_together_with_what_is_stored(havelfurt: Municipality) -> None:
    assert faults() == []

"""What was written before words were kept is found as well."""

from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from gemeinwerk.measures.models import FrozenMeasure, Measure
from gemeinwerk.measures.searching import found_among, search_text
from tests.factories import MilestoneFactory, published_catalogue

pytestmark = pytest.mark.django_db
NAME = "0015_words_to_search"


def test_measures_and_versions_get_their_words(town):
    concept = published_catalogue(town)
    measure = Measure.objects.get(code="1.1")
    MilestoneFactory(measure=measure, title="Seilbahn")
    Measure.objects.filter(pk=measure.pk).update(status_text="Der Kran fehlt.")
    for table in ("measures_measure", "measures_frozenmeasure"):
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET search_text = ' fuhrungskraft schul '")
    then = MigrationLoader(connection).project_state([("measures", NAME)])
    import_module(f"gemeinwerk.measures.migrations.{NAME}").write_words(then.apps, None)
    measure.refresh_from_db()
    assert measure.search_text == search_text(measure)
    points, _found = found_among(Measure.objects.filter(concept=concept), "Seilbahn")
    assert list(points) == [measure.pk]
    frozen = FrozenMeasure.objects.get(code="1.1").search_text.split()
    assert {"fuehrungskraefte", "~schulen", "personal", "partizipation"} <= set(frozen)
    assert "kran" not in frozen

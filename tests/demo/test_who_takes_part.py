"""Who takes part in Havelfurt: people, groups, invitations and counts, as much as is promised."""

import pytest
from django.db.models import Count

from gemeinwerk.actors.models import Body, ContactImport, Organisation, Person
from gemeinwerk.compositions.models import Composition
from gemeinwerk.demo import content
from gemeinwerk.invitations.models import Wave
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.nominations.queries import requests
from gemeinwerk.representation.models import Release

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def test_people_and_organisations_come_from_a_list_that_lies_here(
    havelfurt: Municipality,
) -> None:
    run = ContactImport.objects.get(municipality=havelfurt)
    assert (run.state, run.file_name) == ("applied", "kontaktliste.csv")
    assert (content.HERE / run.file_name).is_file()
    assert Person.objects.filter(municipality=havelfurt).count() >= 85
    outside = Organisation.objects.filter(municipality=havelfurt).exclude(kind="unit")
    assert outside.count() >= 45


def test_six_bodies_have_seats_and_somebody_sits_there(havelfurt: Municipality) -> None:
    bodies = Body.objects.filter(municipality=havelfurt, seats__occupancies__person__isnull=False)
    assert bodies.distinct().count() >= 6


def test_one_nomination_is_open(havelfurt: Municipality) -> None:
    assert requests(havelfurt).count() == 1


def test_a_proposal_waits_to_be_looked_through(havelfurt: Municipality) -> None:
    assert Composition.objects.filter(
        concept__municipality=havelfurt, state="ready", proposed__isnull=False
    ).exists()


def test_one_wave_is_answered_and_one_runs(havelfurt: Municipality) -> None:
    waves = Wave.objects.filter(concept__municipality=havelfurt).order_by("pk")
    assert list(waves.values_list("state", flat=True)) == ["closed", "running"]
    for wave in waves:
        counted = wave.invitations.values_list("answer").annotate(n=Count("pk")).order_by()
        told = dict(counted)
        assert {"accepted", "declined", "open"} <= set(told), told
        assert sum(told.values()) - told["open"] > 5, told


def test_one_release_leaves_out_what_would_give_somebody_away(havelfurt: Municipality) -> None:
    release = Release.objects.get(enquiry__concept__municipality=havelfurt)
    assert release.published
    cells = [cell for table in release.content["tables"] for cell in table["cells"]]
    hidden = [cell for cell in cells if None in cell.values()]
    assert hidden
    assert len(hidden) < len(cells)

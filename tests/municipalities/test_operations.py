"""A town is set up, and keeps what it says of itself."""

from typing import Any

import pytest

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Host, Municipality
from gemeinwerk.municipalities.operations import HostRefused, TownExists, edit, set_up
from gemeinwerk.municipalities.queries import address, for_host, host_names
from tests.factories import MunicipalityFactory, UserFactory

pytestmark = pytest.mark.django_db
NEW = {"name": "Neustadt", "slug": "neustadt", "land": "BB", "host": "Konzept.Neustadt.example"}


def test_a_new_town_is_found_under_its_host_name() -> None:
    town = set_up(**{**NEW, "host": "konzept.neustadt.example"}, by=None)
    assert for_host("KONZEPT.neustadt.example") == town
    assert town.languages == ["de", "en"]


def test_setting_up_is_recorded_as_public() -> None:
    town = set_up(**NEW, by=None)
    assert list(AuditEntry.objects.values_list("verb", "target_id", "public")) == [
        ("town.set_up", town.pk, True)
    ]


def test_host_names_are_kept_in_small_letters() -> None:
    assert host_names(set_up(**NEW, by=None)) == ["konzept.neustadt.example"]


def test_two_towns_of_one_short_name_are_refused() -> None:
    set_up(**NEW, by=None)
    with pytest.raises(TownExists) as refusal:
        set_up(**{**NEW, "host": "anders.example"}, by=None)
    assert refusal.value.message == "Eine Kommune mit dem Kurznamen „neustadt“ gibt es schon."


def test_a_host_name_serves_one_town_only(town: Municipality) -> None:
    with pytest.raises(HostRefused) as refusal:
        set_up(**{**NEW, "host": "testserver"}, by=None)
    assert refusal.value.message == ("Unter „testserver“ ist schon eine andere Kommune zu finden.")
    assert Municipality.objects.count() == 1


def test_an_edit_records_what_differs_only(town: Municipality) -> None:
    jana = UserFactory(name="Jana Beispiel")
    edit(town, by=jana, name="Musterstadt", imprint="Stadt Musterstadt, Rathaus")
    changed = AuditEntry.objects.get(verb="town.edit")
    assert (changed.before, changed.after) == (
        {"imprint": ""},
        {"imprint": "Stadt Musterstadt, Rathaus"},
    )
    assert (changed.actor_name, changed.public) == ("Jana Beispiel", True)


def test_an_edit_that_changes_nothing_records_nothing(town: Municipality) -> None:
    edit(town, by=None, name="Musterstadt", hosts=["testserver"])
    assert AuditEntry.objects.count() == 0


def test_host_names_are_added_and_taken_away(town: Municipality) -> None:
    edit(town, by=None, hosts=["musterstadt.example", "Testserver"])
    assert host_names(town) == ["musterstadt.example", "testserver"]
    edit(town, by=None, hosts=["musterstadt.example"])
    assert list(Host.objects.values_list("name", flat=True)) == ["musterstadt.example"]


def test_the_last_host_name_stays(town: Municipality) -> None:
    with pytest.raises(HostRefused) as refusal:
        edit(town, by=None, hosts=[])
    assert refusal.value.message == (
        "Unter mindestens einem Rechnernamen muss die Kommune zu finden sein."
    )
    assert host_names(town) == ["testserver"]


def test_links_in_mails_begin_with_the_towns_first_host_name(
    town: Municipality, settings: Any
) -> None:
    settings.ADDRESS = "https://{host}"
    assert address(town, "/konto/") == "https://testserver/konto/"


def test_an_unknown_host_has_no_town(town: Municipality) -> None:
    assert for_host("anderswo.example") is None


def test_every_town_has_its_own_host(town: Municipality) -> None:
    other = MunicipalityFactory(slug="nachbarstadt")
    assert for_host("nachbarstadt.example") == other

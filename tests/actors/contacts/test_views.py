"""The pages: a list from upload to undone, and two who become one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gemeinwerk.actors.actor_groups import begin
from gemeinwerk.actors.models import ContactImport, Merge, Person
from gemeinwerk.actors.personal_data import traces_of
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.privacy import uploads
from tests.actors.contacts.conftest import content
from tests.factories import OrganisationFactory, PersonFactory

HEAD = ["Vorname", "Nachname", "Organisation", "E-Mail", "Religion", "Notiz"]
ROWS = [
    ["Zora", "Quellfeld", "Caritas", "z@caritas.example", "streng", "mag Tee"],
    ["N. N.", "", "Beirat Havel", "info@beirat.example", "", ""],
]


@pytest.fixture
def client(client_as, town):
    begin(town)
    return client_as("office")


def address(page, run):
    return reverse(f"actors:{page}", args=[run.pk])


def upload(client, rows=ROWS, head=HEAD):
    file = SimpleUploadedFile("kontakte.csv", content(*rows, head=head))
    client.post(reverse("actors:contact_imports"), {"file": file})
    jobs.work_one()
    return ContactImport.objects.order_by("-pk").first()


def test_from_upload_to_undone(client):
    run = upload(client)
    page = client.get(address("contact_import", run)).content.decode()
    for text in ("Zora Quellfeld", "1 Person aufnehmen", "„Religion“", "N. N.", "mag Tee", "Notiz"):
        assert text in page
    assert "streng" not in page
    seen = page.split('name="gesehen" value="')[1][:64]
    client.post(address("contact_apply", run), {"gesehen": seen})
    jobs.work_one()
    page = client.get(address("contact_import", run)).content.decode()
    assert "übernommen" in page
    assert "mag Tee" not in page
    assert Person.objects.get().name == "Zora Quellfeld"
    page = client.get(address("contact_undo", run)).content.decode()
    assert "Wird gelöscht" in page
    client.post(address("contact_undo", run))
    assert "wird zurückgenommen" in client.get(address("contact_import", run)).content.decode()
    jobs.work_one()
    assert not Person.objects.exists()


def test_columns_are_confirmed_by_somebody(client):
    run = upload(client)
    page = client.get(address("contact_mapping", run)).content.decode()
    assert "zum Beispiel „Zora“" in page
    assert "Religion" not in page
    columns = run.preview["columns"]
    typed = {f"spalte-{n}": one["field"] or "text" for n, one in enumerate(columns)}
    place = next(n for n, one in enumerate(columns) if one["column"] == "Notiz")
    client.post(address("contact_mapping", run), typed | {f"spalte-{place}": "function"})
    jobs.work_one()
    run.refresh_from_db()
    assert "mag Tee" in str(run.preview["people"][0]["values"])


def test_who_may_be_there_is_shown_with_the_reason(client, town):
    there = PersonFactory(municipality=town, name="Sora Quellfeld", email="z@caritas.example")
    there.organisations.add(OrganisationFactory(municipality=town, name="Diakonie"))
    run = upload(client, [["Kora", "Kwellfeld", "Diakonie", "x@y.example", "", ""],
                          ["Sora", "Quellfeldt", "Diakonie", "", "", ""]])  # fmt: skip
    page = client.get(address("contact_import", run) + "?art=doppelt").content.decode()
    assert "ist „Sora Quellfeld“" in page
    assert "dieselbe Organisation" in page


def test_erasure_reaches_lists_that_wait_and_lists_that_were_taken(client, town):
    """Though the file has first name and surname in cells of their own."""
    waiting = upload(client, [["Zora", "Quellfeld", "", "", "", ""]] * 1 + ROWS[1:])
    taken = upload(client)
    client.post(address("contact_apply", taken))
    jobs.work_one()
    person = Person.objects.get()
    traces = traces_of(person)
    named = uploads._kinds[ContactImport].naming(traces)
    assert named == {waiting.pk, taken.pk}
    client.post(reverse("actors:person_erase", args=[person.pk]),
                {"reason": "Antrag", "words": traces.words, "sure": "on"})  # fmt: skip
    assert not Person.objects.exists()
    for run in ContactImport.objects.all():
        assert "Quellfeld" not in str([run.preview, run.result, list(run.rows.values())])
        assert run.file.name == ""
    waiting.refresh_from_db()
    assert waiting.state == ImportState.DISCARDED


def test_two_become_one_and_two_again(client, town):
    kept = PersonFactory(municipality=town, name="Jürgen Müller", email="j@verein.example")
    gone = PersonFactory(municipality=town, name="Juergen Mueller", email="jm@post.example")
    page = client.get(reverse("actors:duplicates")).content.decode()
    assert "derselbe Name, anders geschrieben" in page
    merge = reverse("actors:merge", args=[kept.pk, gone.pk])
    assert "Welche Angabe gilt?" in client.get(merge).content.decode()
    client.post(merge, {"name": "kept", "email": "gone"})
    kept.refresh_from_db()
    assert (kept.name, kept.email) == ("Jürgen Müller", "jm@post.example")
    row = Merge.objects.get()
    assert "Juergen Mueller" in client.get(reverse("actors:duplicates")).content.decode()
    page = client.get(reverse("actors:merge_undo", args=[row.pk])).content.decode()
    assert "steht danach wieder für sich" in page
    client.post(reverse("actors:merge_undo", args=[row.pk]))
    assert set(Person.objects.all()) == {kept, gone}
    client.post(reverse("actors:tell_apart", args=[kept.pk, gone.pk]))
    page = client.get(reverse("actors:duplicates")).content.decode()
    assert "Niemand scheint zweimal dazustehen." in page


def test_organisations_are_merged_from_their_page(client, town):
    kept, gone = OrganisationFactory.create_batch(2, municipality=town, kind="ngo")
    twin = reverse("actors:organisation_twin", args=[kept.pk])
    assert twin in client.get(reverse("actors:organisation", args=[kept.pk])).content.decode()
    response = client.post(twin, {"other": gone.pk})
    assert client.get(response.url).status_code == 200
    client.post(response.url, {"name": "kept"})
    kept.refresh_from_db()
    assert kept.aliases == [gone.name]

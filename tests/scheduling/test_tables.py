"""When people can, out of a table: an export of a poll made elsewhere, or a list."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.scheduling.errors import Unfitting
from gemeinwerk.scheduling.gathering import gather
from gemeinwerk.scheduling.models import PersonTimes, Schedule, Series
from gemeinwerk.scheduling.tables.operations import take_table
from gemeinwerk.scheduling.tables.reading import TableRow, opened, read, sealed
from tests.factories import PersonFactory, ScheduleFactory, user_with_role

pytestmark = pytest.mark.django_db
SEVENTH, NINTH, FOURTEENTH = date(2027, 6, 7), date(2027, 6, 9), date(2027, 6, 14)
POLL = ""","Montag 7. Juni 2027","Mittwoch 9. Juni 2027","Mittwoch 9. Juni 2027"
,"16:30","16:30","19:00"
"ADA","Ja","Nein","Ja"
"Ben","Unter Vorbehalt","Ja","Nein"
"Cem B.","Nein","Ja","Ja"
"""


@pytest.fixture
def address(schedule: Schedule, series: Series) -> str:
    return f"/arbeitsplatz/terminplanung/{schedule.pk}/zeiten/tabelle/"


def sent(client: Client, address: str, text: str, name: str = "umfrage.csv") -> str:
    file = SimpleUploadedFile(name, text.encode(), "text/csv")
    return client.post(address, {"file": file}).content.decode()


def chosen(page: str) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    found = {"gelesen": re.search(r'name="gelesen" value="([^"]+)"', page)[1]}  # type: ignore[index]
    for name, options in re.findall(r'<select name="(row\d+)"(.*?)</select>', page, re.S):
        value = re.search(r'value="(\d*)" selected', options)
        found[name] = value[1] if value else ""
    return found


def test_a_poll_made_elsewhere_is_looked_through_and_taken_over(
    client: Client, schedule: Schedule, people: dict[str, Person], office: User, address: str
) -> None:
    """Whom it calls otherwise is asked; days it does not speak of stay as they were; that of two
    hours the meeting's own counts."""
    client.force_login(office)
    page = sent(client, address, POLL)
    assert "Bei einer Zeile ist nicht sicher, wer es ist" in page
    assert not PersonTimes.objects.exists()
    sending = chosen(page)
    assert sending["row0"] == str(people["Ada"].pk)
    assert sending["row2"] == ""
    told = client.post(address, sending | {"row2": str(people["Cem"].pk)}, follow=True)
    assert "Die Antworten von 3 Personen sind übernommen." in told.content.decode()
    said = {one.key: one for one in gather(schedule).people}
    ada, ben, cem = (said[people[name].pk] for name in ("Ada", "Ben", "Cem"))
    assert (ada.away, ada.rather_not) == ({NINTH}, frozenset())
    assert (ben.away, ben.rather_not) == (frozenset(), {SEVENTH})
    assert cem.away == {SEVENTH}
    assert FOURTEENTH not in ada.away | ben.away | cem.away


def test_what_a_later_poll_says_replaces_the_earlier_of_the_same_people(
    client: Client, people: dict[str, Person], office: User, address: str
) -> None:
    client.force_login(office)
    client.post(address, chosen(sent(client, address, POLL)))
    client.post(address, chosen(sent(client, address, "Name;07.06.2027\nAda;nein\nBen;\n")))
    rows = {one.person_id: one for one in PersonTimes.objects.all()}
    assert rows[people["Ada"].pk].away == ["2027-06-07"]
    assert rows[people["Ben"].pk].rather_not == ["2027-06-07"]


def test_one_person_for_two_rows_is_said_and_nothing_is_lost(
    client: Client, people: dict[str, Person], office: User, address: str
) -> None:
    client.force_login(office)
    ada = str(people["Ada"].pk)
    sending = chosen(sent(client, address, POLL)) | {"row2": ada}
    told = client.post(address, sending).content.decode()
    assert "schon einer anderen Zeile zugeordnet" in told
    assert chosen(told) == sending
    assert not PersonTimes.objects.exists()


def test_what_is_no_such_table_is_said_with_its_place(
    client: Client, office: User, address: str
) -> None:
    client.force_login(office)
    assert "keine Zeile mit Überschriften" in sent(client, address, "x;y\n1;2\n")
    unclear = sent(client, address, "Name;07.06.2027\nAda;je nachdem\n")
    assert "Zeile 2" in unclear
    assert "je nachdem" in unclear


def test_a_page_of_somebody_else_or_of_another_planning_counts_for_nothing(
    client: Client, schedule: Schedule, people: dict[str, Person], office: User, address: str
) -> None:
    found = read(schedule, POLL.encode(), "u.csv", list(people.values()))
    packed = sealed(found, schedule, office)
    assert opened(packed, schedule, office) == found
    other = user_with_role("office", schedule.concept.municipality)
    for place, who in ((schedule, other), (ScheduleFactory(), office)):
        with pytest.raises(Unfitting):
            opened(packed, place, who)
    client.force_login(office)
    told = client.post(address, {"gelesen": packed[:-3] + "abc"}, follow=True).content.decode()
    assert "Bitte wählen Sie die Datei noch einmal aus" in told
    assert not PersonTimes.objects.exists()


def test_nobody_of_another_town_is_written_of(schedule: Schedule, office: User) -> None:
    row: TableRow = {
        "name": "Ada", "person": None, "away": [], "rather_not": [], "can": [], "silent": False,
    }  # fmt: skip
    with pytest.raises(Unfitting):
        take_table(schedule, rows={PersonFactory().pk: row}, by=office)
    assert not PersonTimes.objects.exists()


def test_two_who_are_called_the_same_are_not_taken_for_one(
    schedule: Schedule, people: dict[str, Person]
) -> None:
    town = schedule.concept.municipality
    twins = [PersonFactory(municipality=town, name=name) for name in ("Kim Roth", "Roth, Kim")]
    found = read(schedule, b"Name;07.06.2027\nKim Roth;ja\nada;ja\n", "u.csv",
                 [*twins, people["Ada"]])  # fmt: skip
    assert [row["person"] for row in found["rows"]] == [None, people["Ada"].pk]

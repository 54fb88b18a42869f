"""The pages of a show of dots: on the phone, at the desk, for those who guess."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.models import User
from gemeinwerk.core.models import Sending
from gemeinwerk.dots import operations, queries
from gemeinwerk.dots.models import Weighing
from gemeinwerk.dots.page.views import COOKIE
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    AgendaItemFactory,
    MunicipalityFactory,
    WeighingFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db
FIVE = {"p1": "3", "p2": "2"}


def page(weighing: Weighing, **query: str) -> str:
    asked = "?" + "&".join(f"{name}={value}" for name, value in query.items()) if query else ""
    return reverse("giving:page", args=[weighing.code]) + asked


def of(weighing: Weighing) -> Weighing:
    return Weighing.objects.get(pk=weighing.pk)


@pytest.fixture
def browser(client: Client, office: User) -> Client:
    client.force_login(office)
    return client


# --- on the phone -------------------------------------------------------------------------------


def test_a_phone_gives_its_points_once_and_is_told(client: Client, weighing: Weighing) -> None:
    client.get(page(weighing))
    answer = client.post(page(weighing), FIVE, follow=True)
    assert "Ihre Punkte sind gezählt." in answer.content.decode()
    again = client.post(page(weighing), {"p3": "3"}, follow=True)
    assert "Ihre Punkte sind gezählt." in again.content.decode()
    assert of(weighing).by_phone == {"1": 3, "2": 2, "3": 0}
    assert of(weighing).phones == 1


def test_another_phone_is_another_one(weighing: Weighing) -> None:
    for _number in range(2):
        client = Client()
        client.get(page(weighing))
        client.post(page(weighing), FIVE)
    assert of(weighing).phones == 2


def test_the_cookie_is_for_these_pages_alone_and_says_nothing(
    client: Client, weighing: Weighing
) -> None:
    cookie = client.get(page(weighing)).cookies[COOKIE]
    assert cookie["path"] == "/punkte/"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 86400
    client.post(page(weighing), FIVE)
    assert cookie.value not in weighing.devices.get().digest


def test_without_cookies_nothing_is_counted_and_what_was_chosen_stays(
    client: Client, weighing: Weighing
) -> None:
    answer = client.post(page(weighing), FIVE)
    assert answer.status_code == 409
    assert "hat das Cookie nicht angenommen" in answer.content.decode()
    assert 'value="3" id="id_p1_3" checked' in " ".join(answer.content.decode().split())
    assert of(weighing).phones == 0


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"p1": "3", "p2": "3"}, "Das sind zu viele Punkte: 6."),
        ({"p1": "0"}, "mindestens einen Punkt"),
        ({"p1": "9"}, ""),
        ({"p1": "-1", "p2": "1"}, ""),
    ],
)
def test_wrong_points_are_said_and_not_counted(
    client: Client, weighing: Weighing, sent: dict[str, str], said: str
) -> None:
    client.get(page(weighing))
    answer = client.post(page(weighing), sent)
    assert said in answer.content.decode()
    assert of(weighing).phones == 0


def test_in_another_language_what_was_chosen_stays(client: Client, weighing: Weighing) -> None:
    client.get(page(weighing))
    answer = client.post(page(weighing), FIVE | {"language": "tr"})
    html = " ".join(answer.content.decode().split())
    assert '<html lang="tr"' in html
    assert "Puanları gönder" in html
    assert 'value="3" id="id_p1_3" checked' in html
    assert of(weighing).phones == 0


def test_a_slip_brings_its_code_along(client: Client, meeting: Meeting, office: User) -> None:
    weighing = WeighingFactory(meeting=meeting, state="open", with_slips=True)
    (code,) = operations.print_slips(weighing, number=1, by=office)
    shown = client.get(page(weighing, zettel=code))
    assert f'value="{code}"' in shown.content.decode()
    assert COOKIE not in shown.cookies
    assert shown["Referrer-Policy"] == "strict-origin"
    client.post(page(weighing), {"slip": code, "p1": "1"})
    again = client.post(page(weighing), {"slip": code, "p1": "1"})
    assert "schon benutzt" in again.content.decode()
    assert of(weighing).phones == 1


def test_before_it_begins_and_when_it_is_over(
    client: Client, weighing: Weighing, office: User
) -> None:
    draft = WeighingFactory(meeting=weighing.meeting)
    assert "Gleich geht es los." in client.get(page(draft)).content.decode()
    operations.give_points(weighing, points={"2": 2}, device="a")
    assert "weniger als fünf" not in client.get(page(weighing)).content.decode()
    operations.close_weighing(weighing, by=office)
    html = client.get(page(weighing)).content.decode()
    assert "weniger als fünf" in html
    assert html.index("<bdi>Sprache<") < html.index("<bdi>Wohnungen<")
    Weighing.objects.update(closed_at="2020-01-01T00:00:00Z")
    assert ">Wohnungen<" not in client.get(page(weighing)).content.decode()


def test_no_note_says_when_somebody_sent(weighing: Weighing) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(page(weighing))
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    client.post(page(weighing), FIVE | {"csrfmiddlewaretoken": token})
    assert of(weighing).phones == 1
    assert not Sending.objects.exists()


# --- whoever guesses ----------------------------------------------------------------------------


def test_a_code_leads_there_however_it_is_typed(client: Client, weighing: Weighing) -> None:
    typed = f" {weighing.code[:3].upper()}-{weighing.code[3:]} "
    answer = client.post(reverse("giving:code"), {"code": typed})
    assert answer.headers["Location"] == page(weighing)


def test_whoever_guesses_is_stopped_even_with_the_right_code(
    client: Client, weighing: Weighing, monkeypatch: Any
) -> None:
    monkeypatch.setitem(limits.PER_PLACE, "dots_guess", limits.Limit(2, limits.HOUR))
    address = reverse("giving:code")
    assert client.get(reverse("giving:page", args=["falsch"])).status_code == 404
    assert "gibt es nicht" in client.post(address, {"code": "zzzzzz"}).content.decode()
    assert client.post(address, {"code": weighing.code}).status_code == 429
    assert client.get(page(weighing)).status_code == 429


def test_fifty_with_the_right_code_are_no_guesses(
    client: Client, weighing: Weighing, monkeypatch: Any
) -> None:
    monkeypatch.setitem(limits.PER_PLACE, "dots_guess", limits.Limit(2, limits.HOUR))
    answers = [client.post(reverse("giving:code"), {"code": weighing.code}) for _ in range(50)]
    assert {one.status_code for one in answers} == {302}


def test_in_another_town_the_code_is_none(weighing: Weighing) -> None:
    with pytest.raises(Weighing.DoesNotExist):
        queries.by_code(MunicipalityFactory(), weighing.code)


# --- at the desk --------------------------------------------------------------------------------


def test_it_is_prepared_from_the_agenda_and_typed_lines(browser: Client, meeting: Meeting) -> None:
    items = [AgendaItemFactory(meeting=meeting, title=title) for title in ("Wohnen", "Sprache")]
    sent = {
        "question": "Was zuerst?", "items": [f"item:{items[1].pk}"], "lines": "Busse\n\nKitas \n",
        "points": "4", "most_on_one": "2",
    }  # fmt: skip
    answer = browser.post(reverse("dots:create", args=[meeting.pk]), sent, follow=True)
    new = Weighing.objects.get()
    assert [one["title"] for one in new.things] == ["Sprache", "Busse", "Kitas"]
    assert (new.points, new.most_on_one, new.with_slips) == (4, 2, False)
    assert "Punkte geben kann noch niemand." in answer.content.decode()
    shown = browser.get(reverse("dots:edit", args=[new.pk])).content.decode()
    assert "Busse\nKitas</textarea>" in shown
    assert (
        "Was zuerst?"
        in browser.get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    )


def test_a_reader_sees_the_result_and_prepares_nothing(
    client: Client, weighing: Weighing, town: Municipality, office: User
) -> None:
    client.force_login(user_with_role("steering", town))
    address = reverse("dots:weighing", args=[weighing.pk])
    operations.give_points(weighing, points={"1": 3}, device="a")
    html = client.get(address).content.decode()
    assert "gw-ranked" not in html  # nobody sees where points go while they are given
    assert "Beenden" not in html
    operations.close_weighing(weighing, by=office)
    assert "gw-ranked" in client.get(address).content.decode()
    answer = client.get(reverse("dots:spreadsheet", args=[weighing.pk]))
    assert answer["Content-Disposition"].endswith('.xlsx"')


def test_the_standing_is_shown_where_it_was_chosen(browser: Client, weighing: Weighing) -> None:
    address = reverse("dots:standing", args=[weighing.pk])
    operations.give_points(weighing, points={"1": 3}, device="a")
    assert "gw-ranked" not in browser.get(address).content.decode()
    Weighing.objects.update(shows_standing=True)
    assert "gw-ranked" in browser.get(address).content.decode()


def test_slips_are_printed_once_each(browser: Client, meeting: Meeting) -> None:
    weighing = WeighingFactory(meeting=meeting, with_slips=True)
    answer = browser.post(reverse("dots:slips", args=[weighing.pk]), {"number": "3"})
    assert answer.content.decode().count("gw-slips__code") == 3
    assert weighing.unused.count() == 3


def test_a_meeting_with_many_costs_the_same(
    browser: Client, weighing: Weighing, django_assert_max_num_queries: Any
) -> None:
    for _number in range(30):
        WeighingFactory(meeting=weighing.meeting)
    with django_assert_max_num_queries(11):
        html = browser.get(reverse("meetings:meeting", args=[weighing.meeting_id])).content.decode()
    assert html.count("Was zuerst?") == 31

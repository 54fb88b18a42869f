"""The way from a slip to the public page, and what each of those on it gets to see."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import Attempts, User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.representation import operations
from gemeinwerk.representation.models import Enquiry
from tests.representation.conftest import answer, count_up, people, released

pytestmark = pytest.mark.django_db
SAID = {"f-gender": "f", "f-age": "30-44", "agrees": "on"}
OUT = {"protection": "suppress"}


def _page(client: Client, name: str, *args: object, **data: Any) -> str:
    answer = client.get(reverse(name, args=args), data)
    assert answer.status_code == 200
    return answer.content.decode()


def test_with_a_slip_it_is_explained_and_then_answered(enquiry: Enquiry, client: Client) -> None:
    code = operations.draw_slip(enquiry)
    logged = AuditEntry.objects.count()
    told = client.get(reverse("portal:presence_slip", args=[enquiry.key, code]))
    assert "Wovor das nicht schützt" in told.content.decode()
    form = reverse("portal:presence_answer", args=[enquiry.key, code])
    assert form in told.content.decode()
    for response in (told, client.get(form)):
        assert response["Referrer-Policy"] == "strict-origin"
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
    sent = client.post(form, SAID)
    assert sent["Location"] == reverse("portal:presence_about", args=[enquiry.key]) + "?danke=1"
    assert sent["Referrer-Policy"] == "strict-origin"
    assert "sessionid" not in client.cookies
    assert "Ihre Angaben sind gezählt" in client.get(sent["Location"]).content.decode()
    assert (AuditEntry.objects.count(), Attempts.objects.count()) == (logged, 0)
    enquiry.refresh_from_db()
    assert enquiry.answered == 1


def test_in_a_meeting_the_code_is_typed(enquiry: Enquiry, client: Client) -> None:
    code = operations.draw_slip(enquiry)
    about = reverse("portal:presence_about", args=[enquiry.key])
    typed = f"{code[:4]}-{code[4:8]}-{code[8:]}".upper()
    sent = client.post(about, {"code": typed})
    assert sent["Location"] == reverse("portal:presence_slip", args=[enquiry.key, code])
    assert "zwölf Buchstaben" in client.post(about, {"code": "!!"}).content.decode()


def test_without_agreement_or_an_answer_the_slip_holds_on(enquiry: Enquiry, client: Client) -> None:
    form = reverse("portal:presence_answer", args=[enquiry.key, operations.draw_slip(enquiry)])
    said = client.post(form, {"f-gender": "f"}).content.decode()
    assert "Ohne Ihr Einverständnis" in said
    assert 'value="f" checked' in said or "checked" in said  # what was chosen stays
    assert "mindestens eine Antwort" in client.post(form, {"agrees": "on"}).content.decode()
    assert client.post(form, SAID).status_code == 302


def test_whether_a_slip_is_used_is_said_only_when_it_is_sent(
    enquiry: Enquiry, client: Client
) -> None:
    code = operations.draw_slip(enquiry)
    form = reverse("portal:presence_answer", args=[enquiry.key, code])
    before = client.get(form).content
    client.post(form, SAID)
    assert len(client.get(form).content) == len(before)
    assert "schon benutzt" in client.post(form, SAID).content.decode()


def test_who_guesses_is_stopped_and_who_answers_is_not(enquiry: Enquiry, client: Client) -> None:
    wrong = reverse("portal:presence_answer", args=[enquiry.key, "abcdabcdabcd"])
    answers = [client.post(wrong, SAID).status_code for _try in range(31)]
    assert answers == [200] * 30 + [429]
    right = reverse("portal:presence_answer", args=[enquiry.key, operations.draw_slip(enquiry)])
    assert client.post(right, SAID).status_code == 302


def test_a_draft_and_a_closed_one_cannot_be_answered(
    enquiry: Enquiry, office: User, client: Client
) -> None:
    code = operations.draw_slip(enquiry)
    operations.close_enquiry(enquiry, by=office)
    assert "Zurzeit kann man nicht antworten" in _page(client, "portal:presence_answer",
                                                       enquiry.key, code)  # fmt: skip
    Enquiry.objects.update(state="draft")
    assert client.get(reverse("portal:presence_about", args=[enquiry.key])).status_code == 404


def test_while_it_is_open_the_office_sees_how_many_in_steps(
    enquiry: Enquiry, client_as: Any
) -> None:
    client = client_as("office")
    slug = enquiry.concept.slug
    answer(enquiry, people(13))
    page = _page(client, "representation:overview", slug)
    assert "mindestens 10 haben geantwortet" in page
    assert ">13 " not in page
    assert " 13 " not in page
    there = client.get(reverse("representation:release_make", args=[enquiry.pk]))
    assert there["Location"] == reverse("representation:overview", args=[slug])


def test_whoever_ends_it_for_a_moment_does_not_see_somebody_answering(
    enquiry: Enquiry, office: User, client_as: Any
) -> None:
    """Ended before and after somebody answers, it says the same."""
    client = client_as("office")
    make = reverse("representation:release_make", args=[enquiry.pk])
    asked = {"tables": ["gender"], "asked": 200, **OUT}

    def seen() -> tuple[str, str]:
        operations.close_enquiry(enquiry, by=office)
        page = _page(client, "representation:overview", enquiry.concept.slug)
        refused = client.post(make, asked).content.decode()
        operations.open_enquiry(enquiry, by=office)
        stand = page.partition('id="stand"')[2].partition("</p>")[0]
        return stand, refused.partition("data-error-summary")[2].partition("</ul>")[0]

    answer(enquiry, people(13))
    stand, refused = seen()
    answer(enquiry, people(1))
    assert seen() == (stand, refused)
    assert "weniger als 20 haben geantwortet" in stand
    assert "ab 20 Antworten" in refused
    count_up(enquiry, people(50))
    released(enquiry, office, "gender")
    answer(enquiry, people(1))
    stand, refused = seen()
    answer(enquiry, people(1))
    assert seen() == (stand, refused)
    assert "aus 64 Antworten" in stand
    assert "ab 84 Antworten" in refused


def test_the_office_prints_slips_that_hold(enquiry: Enquiry, client_as: Any) -> None:
    client = client_as("office")
    sent = client.post(reverse("representation:slips", args=[enquiry.pk]), {"number": 3})
    page = sent.content.decode()
    codes = [one.split("</p>")[0] for one in page.split('gw-slips__code">')[1:]]
    assert len(set(codes)) == 3
    assert page.count("<path d=") >= 3
    assert "no-store" in sent["Cache-Control"]
    operations.take_part(enquiry, answers={"gender": "f"}, slip=codes[0])
    too_many = client.post(reverse("representation:slips", args=[enquiry.pk]), {"number": 999})
    assert too_many.status_code == 302


def test_from_preparing_to_the_public_page(concept: Concept, client_as: Any) -> None:
    client = client_as("office")
    slug = concept.slug
    assert "Noch ist niemand gefragt" in _page(client, "representation:overview", slug)
    prepare = reverse("representation:prepare", args=[slug])
    said = {"standard": ["gender", "age"], "pairs": ["gender/age"], "closes_on": "31.12.2099",
            "minimum": 5, "floor": 20, "protection": "suppress", "own_text": "Wo wohnen Sie?",
            "own_options": "Mitte | Centre\nNord"}  # fmt: skip
    wrong = client.post(prepare, said | {"own_options": "Mitte", "minimum": 2, "floor": 8})
    assert wrong.status_code == 200
    assert wrong.content.decode().count("kern-error") >= 3
    assert client.post(prepare, said).status_code == 302
    enquiry = Enquiry.objects.get()
    assert enquiry.tables == [("gender",), ("age",), ("own",), ("gender", "age")]
    opening = {"slips": 90, "closes_on": "31.12.2099"}
    client.post(reverse("representation:open", args=[enquiry.pk]), opening)
    everyone = [{**one, "own": "o1" if at % 3 else "o2"} for at, one in enumerate(people(64))]
    enquiry.refresh_from_db()
    count_up(enquiry, everyone)
    client.post(reverse("representation:close", args=[enquiry.pk]))
    make = reverse("representation:release_make", args=[enquiry.pk])
    refused = client.post(make, {"tables": ["gender"], "asked": 12, **OUT}).content.decode()
    assert "Weniger können nicht gefragt worden sein" in refused
    made = client.post(make, {"tables": ["gender", "own", "gender/age"], "asked": 90, **OUT})
    release = enquiry.releases.get()
    assert made["Location"] == reverse("representation:release", args=[release.pk])
    public = reverse("portal:presences", args=[slug])
    assert client.get(public).status_code == 404
    client.post(reverse("representation:release_publish", args=[release.pk]))
    page = Client().get(public).content.decode()
    assert "90 Menschen wurden gefragt, 64 haben geantwortet" in page
    assert "weggelassen" in page
    assert "Wo wohnen Sie?" in page
    english = Client().get(f"/en{public}").content.decode()
    assert "Centre" in english
    client.post(reverse("representation:release_withdraw", args=[release.pk]))
    assert Client().get(public).status_code == 404


def test_an_office_that_reads_english_is_offered_the_questions_in_english(
    concept: Concept, client_as: Any
) -> None:
    client = client_as("office")
    User.objects.update(language="en")
    page = _page(client, "representation:prepare", concept.slug)
    assert "What is your gender?" in page
    assert "Welches Geschlecht" not in page


def test_its_numbers_can_be_taken_along(enquiry: Enquiry, office: User, client: Client) -> None:
    count_up(enquiry, people(64))
    release = released(enquiry, office)
    operations.publish_release(release, by=office)
    slug = enquiry.concept.slug
    as_json = client.get(reverse("portal:presence_file", args=[slug, 1, "json"]))
    assert as_json.json() == release.content
    as_csv = client.get(reverse("portal:presence_file", args=[slug, 1, "csv"]))
    lines = as_csv.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + sum(len(one["cells"]) for one in release.content["tables"])
    marked = [one for one in lines if ";ja;" in one]
    assert marked
    assert client.get(reverse("portal:presence_file", args=[slug, 1, "xml"])).status_code == 404
    assert client.get(reverse("portal:presence", args=[slug, 2])).status_code == 404


def test_the_way_to_it_stands_on_every_page_of_the_concept(
    enquiry: Enquiry, office: User, client: Client
) -> None:
    count_up(enquiry, people(64))
    page = reverse("portal:concept", args=[enquiry.concept.slug])
    way = reverse("portal:presences", args=[enquiry.concept.slug])
    assert way not in client.get(page).content.decode()
    operations.publish_release(released(enquiry, office), by=office)
    assert way in client.get(page).content.decode()

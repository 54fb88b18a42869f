"""The link of a survey by mail: to each once, the same for all, nothing tells who answered."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.personal_data import traces_of
from gemeinwerk.evaluation import operations, queries
from gemeinwerk.evaluation.errors import NobodyToAsk, SurveyNotOpen
from gemeinwerk.evaluation.models import Evaluation, Survey, SurveyMail
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.privacy.erasing import erase
from tests.factories import MunicipalityFactory, PersonFactory


@pytest.fixture
def survey(evaluation: Evaluation, office: User) -> Survey:
    found = operations.plan_survey(
        evaluation, title="Wie war es?", title_en="How was it?",
        closes_on=localdate() + timedelta(days=9), by=office,
    )  # fmt: skip
    operations.add_survey_question(found, kind="text", text="Was fehlt?", by=office)
    return operations.open_survey(found, by=office)


@pytest.fixture
def people(town: Municipality) -> list[int]:
    made = [
        PersonFactory(municipality=town, name=f"Amsel {n}", email=f"p{n}@verein.example")
        for n in range(3)
    ]
    PersonFactory(municipality=town, email="")
    PersonFactory(municipality=town, name="Zeisig", email="P0@verein.example")  # shares an address
    PersonFactory(municipality=MunicipalityFactory(), email="fremd@verein.example")
    return [one.pk for one in made]


def mails() -> list[str]:
    found = Notice.objects.filter(kind="survey.asked").values_list("recipient", flat=True)
    return sorted(one.lower() for one in found)


def left(survey: Survey) -> set[str]:
    return {one.email.lower() for one in queries.not_mailed(survey)}


def test_each_gets_it_once_and_a_second_sending_reaches_the_others(
    survey: Survey, people: list[int], office: User
) -> None:
    assert operations.mail_survey(survey, people=people[1:2], by=office) == 1
    assert left(survey) == {"p0@verein.example", "p2@verein.example"}
    everybody = {one.pk for one in queries.not_mailed(survey)} | set(people)
    assert operations.mail_survey(survey, people=everybody, by=office) == 2
    assert mails() == [f"p{n}@verein.example" for n in range(3)]
    with pytest.raises(NobodyToAsk):
        operations.mail_survey(survey, people=everybody, by=office)
    addresses = set(Notice.objects.values_list("action_url", flat=True))
    assert len(addresses) == 1
    assert addresses.pop().endswith(reverse("portal:survey", args=[survey.key]))


def test_it_speaks_the_language_of_its_reader(
    survey: Survey, office: User, town: Municipality
) -> None:
    reader = PersonFactory(municipality=town, email="she@example.org", language="en")
    operations.mail_survey(survey, people=[reader.pk], by=office)
    assert "How was it?" in Notice.objects.get(kind="survey.asked").subject


def test_only_while_it_is_open_with_one_link_for_all(
    survey: Survey, people: list[int], office: User
) -> None:
    Survey.objects.update(access="links")
    with pytest.raises(SurveyNotOpen):
        operations.mail_survey(survey, people=people, by=office)
    Survey.objects.update(access="open", closes_on=localdate() - timedelta(days=1))
    with pytest.raises(SurveyNotOpen):
        operations.mail_survey(survey, people=people, by=office)
    assert mails() == []


def test_whom_it_went_to_is_erased_with_them_and_with_its_end(
    survey: Survey, people: list[int], office: User
) -> None:
    operations.mail_survey(survey, people=people, by=office)
    gone = SurveyMail.objects.get(person=people[1]).person
    found = erase(traces_of(gone))
    assert "Wem der Link einer Befragung gesandt wurde" in {str(one.noun) for one in found}
    assert SurveyMail.objects.count() == 2
    operations.end_survey(survey, by=office)
    assert not SurveyMail.objects.exists()


def test_the_office_sends_it_from_the_page_which_says_to_how_many(
    survey: Survey, people: list[int], office: User, client: Client
) -> None:
    client.force_login(office)
    page, form = (
        reverse(f"evaluation:{name}", args=[survey.pk]) for name in ("survey", "survey_mails")
    )
    assert "noch an niemanden" in client.get(page).content.decode()
    assert client.get(form).content.decode().count(" checked") == 3
    client.post(form, {"people": people[:2]})
    assert mails() == ["p0@verein.example", "p1@verein.example"]
    assert "an 2 Menschen" in client.get(page).content.decode()
    assert client.get(form).content.decode().count(" checked") == 1


def test_whoever_objected_to_mails_gets_no_survey(survey: Survey) -> None:
    town = survey.evaluation.concept.municipality
    PersonFactory(municipality=town, email="nein@verein.example", permission="refused")
    assert "nein@verein.example" not in left(survey)

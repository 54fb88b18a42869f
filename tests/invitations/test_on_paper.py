"""For those without e-mail: a page each, whose code opens their answer page and nobody else's."""

import io
import re
import zipfile
from typing import Any

import docx
import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.invitations import links, operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.errors import NobodyChosen, WaveFixed
from gemeinwerk.invitations.models import Letter, PersonalLink, Wave
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MunicipalityFactory

CODE = re.compile(r"\b[A-Z2-9]{5}-[A-Z2-9]{5}\b")


@pytest.fixture
def papers(wave: Wave, people: list[Person], office: User) -> Wave:
    Person.objects.filter(pk__in=[people[1].pk, people[2].pk]).update(email="")
    operations.choose(wave, choice=Choice(people=frozenset(p.pk for p in people)), by=office)
    operations.lay_before(wave, by=office)
    return wave


def in_word(content: bytes) -> str:
    return "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)


def test_nothing_is_printed_before_it_is_released(papers: Wave, office: User) -> None:
    with pytest.raises(WaveFixed):
        operations.print_letters(papers, suffix="pdf", by=office)


def test_one_page_a_person_with_a_code_that_is_kept_nowhere(
    papers: Wave, town: Municipality, office: User
) -> None:
    operations.release_wave(papers, by=office)
    content = operations.print_letters(papers, suffix="pdf", by=office)
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    assert len(pages) == 2
    for page, name in zip(pages, ("Bo Öztürk", "Cem Arslan"), strict=True):
        text = page.extract_text()
        (code,) = CODE.findall(text)
        assert name in text
        found = links.of_code(town, code)
        assert str(found.invitation) == name
        assert code.replace("-", "") not in str(list(PersonalLink.objects.values()))
    assert set(Letter.objects.filter(channel="paper").values_list("state", flat=True)) == {"sent"}
    with pytest.raises(NobodyChosen):
        operations.print_letters(papers, suffix="pdf", by=office)


def test_printed_again_it_has_new_codes_and_the_old_ones_hold(
    papers: Wave, town: Municipality, office: User
) -> None:
    operations.release_wave(papers, by=office)
    first = CODE.findall(in_word(operations.print_letters(papers, suffix="docx", by=office)))
    content = operations.print_letters(papers, suffix="docx", again=True, by=office)
    second = CODE.findall(in_word(content))
    assert len({*first, *second}) == 4
    assert all(links.of_code(town, code).holds for code in (*first, *second))
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert sum(name.endswith(".png") for name in names) == 2


def test_a_code_leads_on_however_it_was_typed(
    papers: Wave, town: Municipality, office: User, client: Client
) -> None:
    operations.release_wave(papers, by=office)
    code = CODE.findall(in_word(operations.print_letters(papers, suffix="docx", by=office)))[0]
    answer = client.post(
        reverse("answering:code"), {"code": f" {code.lower().replace('-', ' ')} "}, follow=True
    )
    assert answer.status_code == 200
    assert "Bo Öztürk" in answer.content.decode()
    with pytest.raises(PersonalLink.DoesNotExist):
        links.of_code(MunicipalityFactory(), code)


def test_codes_hold_no_letters_that_look_alike() -> None:
    made: Any = set(links.LETTERS)
    assert not made & set("ILO01")

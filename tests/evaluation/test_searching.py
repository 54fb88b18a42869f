"""Evaluations are found by who may read them, with what they found: in public once published."""

import re

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.evaluation import operations
from gemeinwerk.evaluation.models import Evaluation
from gemeinwerk.municipalities.models import Municipality
from tests.evaluation.conftest import fill_in
from tests.factories import MunicipalityFactory, user_with_role

PAGE = "/konzepte/integration/auswertung/1/"


def found(client: Client, word: str, address: str = "/suche/") -> list[str]:
    """The addresses of what is found."""
    html = client.get(address, {"suche": word}).content.decode().partition("<ol")[2]
    return re.findall(r'<h2[^>]*>.*?href="([^"]+)"', html, re.DOTALL)


@pytest.fixture
def closed(evaluation: Evaluation, office: User) -> Evaluation:
    filled = fill_in(evaluation, office)
    operations.edit(filled, summary="Viel getan bei der Kranvermietung.", by=office)
    operations.add_finding(evaluation, code="B 2", text="Die Dampfbahn fuhr nie.", by=office)
    judgement = evaluation.judgements.exclude(goal=None).get()
    words = {"delivery_words": "Der Zeppelin flog.", "effect_words": "Wenig."}
    operations.judge(judgement, delivery="yes", effect="no", by=office, **words)
    return operations.close(Evaluation.objects.get(pk=evaluation.pk), by=office)


def test_in_public_it_is_found_as_long_as_it_is_published(
    client: Client, closed: Evaluation, office: User
) -> None:
    wanted = {
        "Kranvermietung": PAGE,
        "Dampfbahn": f"{PAGE}#befund-b-2",
        "Zeppelin": f"{PAGE}#ziel-z-7",
    }
    for word in wanted:
        assert found(client, word) == [], "nothing of it is public yet"
    operations.publish(closed, by=office)
    page = client.get(PAGE).content.decode()
    for word, address in wanted.items():
        assert found(client, word) == [address]
        anchor = address.partition("#")[2]
        assert not anchor or f'id="{anchor}"' in page
    operations.withdraw(Evaluation.objects.get(pk=closed.pk), by=office)
    assert found(client, "Dampfbahn") == []


def test_at_the_desk_it_is_found_while_it_is_written(
    client: Client, evaluation: Evaluation, office: User, town: Municipality
) -> None:
    operations.add_finding(evaluation, code="B 2", text="Die Dampfbahn fuhr nie.", by=office)
    desk = "/arbeitsplatz/suche/"
    client.force_login(office)
    assert len(found(client, "Dampfbahn", desk)) == 1
    (address,) = found(client, "Dampfbahn", desk)
    assert "Dampfbahn" in client.get(address).content.decode()
    client.force_login(user_with_role("participant", town))
    assert found(client, "Dampfbahn", desk) == []
    client.force_login(user_with_role("office", MunicipalityFactory()))
    assert "Dampfbahn fuhr" not in client.get(desk, {"suche": "Dampfbahn"}).content.decode()

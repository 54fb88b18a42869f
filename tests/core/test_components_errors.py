"""Error pages: in the town's look, and drawn without asking the database."""

import pytest
from django.test import Client, RequestFactory

from gemeinwerk.core.views import csrf_failure, server_error


@pytest.mark.django_db
def test_an_unknown_address_is_404_and_names_the_town(client: Client, town: object) -> None:
    answer = client.get("/gibt-es-nicht/")
    assert answer.status_code == 404
    assert "Diese Seite gibt es hier nicht" in answer.content.decode()
    assert "Musterstadt" in answer.content.decode()


def test_a_server_error_needs_neither_town_nor_database() -> None:
    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Das liegt nicht an Ihnen" in answer.content.decode()


def test_a_refused_form_says_what_to_do() -> None:
    answer = csrf_failure(RequestFactory().post("/"))
    assert answer.status_code == 403
    assert "Laden Sie die Seite neu und senden Sie noch einmal" in answer.content.decode()

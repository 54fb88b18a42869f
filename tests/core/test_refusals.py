"""A refusal nobody caught is a sentence on a page, not an error of the server."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from gemeinwerk.core.errors import Gone
from gemeinwerk.core.middleware import RefusalMiddleware


def answer(rf: RequestFactory, failure: Exception, **headers: Any) -> HttpResponse | None:
    request: HttpRequest = rf.post("/konzepte/1/entfernen/", **headers)
    request.municipality = None  # type: ignore[attr-defined]
    return RefusalMiddleware(lambda _request: HttpResponse()).process_exception(request, failure)


def test_it_says_what_and_leads_back(rf: RequestFactory) -> None:
    sent_from = "http://testserver/konzepte/1/?seite=2"
    response = answer(rf, Gone("Das gibt es nicht mehr."), HTTP_REFERER=sent_from)
    assert response is not None
    page = response.content.decode()
    assert response.status_code == 409
    assert "Das gibt es nicht mehr." in page
    assert 'href="/konzepte/1/?seite=2"' in page


def test_it_leads_to_no_strange_page(rf: RequestFactory) -> None:
    response = answer(rf, Gone("Fort."), HTTP_REFERER="http://evil.example/konzepte/1/")
    assert response is not None
    assert "/konzepte/1/" not in response.content.decode()


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example/"])
def test_a_path_of_ours_that_names_another_server_is_refused(rf: RequestFactory, path: str) -> None:
    response = answer(rf, Gone("Fort."), HTTP_REFERER=f"http://testserver{path}?a=1")
    assert response is not None
    assert "evil.example" not in response.content.decode()


def test_a_part_of_a_page_gets_a_notice(rf: RequestFactory) -> None:
    response = answer(rf, Gone("Fort."), HTTP_HX_REQUEST="true")
    assert response is not None
    assert response.status_code == 409
    assert response.content.decode().startswith('<section class="gw-notice" data-notice')


@pytest.mark.parametrize("failure", [ValueError("kaputt"), KeyError("kaputt")])
def test_an_error_stays_an_error(rf: RequestFactory, failure: Exception) -> None:
    assert answer(rf, failure) is None


def test_what_was_typed_can_be_copied(rf: RequestFactory) -> None:
    sent = {
        "text": "Die Halle ist <voll>.",
        "base": '{"text": "x y"}',
        "revision": "3",
        "kind": "a",
    }
    request: HttpRequest = rf.post("/konzepte/1/", sent)
    request.municipality = None  # type: ignore[attr-defined]
    middleware = RefusalMiddleware(lambda _request: HttpResponse())
    response = middleware.process_exception(request, Gone("Fort."))
    assert response is not None
    page = response.content.decode()
    assert "Die Halle ist &lt;voll&gt;." in page
    assert "x y" not in page

"""Every public page: it opens for everyone, in both languages, and leaves no trace."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    FindingFactory,
    MunicipalityFactory,
    ReviewFactory,
    published_catalogue,
    published_version,
)
from tests.kept import for_a_module
from tests.portal.pages import FILES, PAGES

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def whole(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """A concept with a review and a second version, so that every page has something to show."""
    with for_a_module(django_db_blocker, tmp_path_factory.mktemp("uploads")):
        with django_db_blocker.unblock():
            town = MunicipalityFactory(name="Musterstadt", slug="musterstadt")
            concept = published_catalogue(town)
            FindingFactory(review=ReviewFactory(concept=concept))
            published_version(concept)
        yield


def opens_without_a_cookie_and_with_all_security_headers(answer: Any) -> None:
    assert answer.status_code == 200
    assert dict(answer.cookies) == {}
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy


def breaks_no_policy(html: str) -> None:
    assert re.findall(r"<script(?![^>]*(?:\bsrc=|application/ld\+json))[^>]*>", html) == []
    assert re.findall(r'\s(?:style|on[a-z]+)="', html) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!testserver)[^"]*"', html) == []


def has_one_heading_and_a_title_of_its_own(html: str) -> None:
    assert html.count("<h1") == 1
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
    assert title
    assert re.fullmatch(r"\S.* – Musterstadt", title[1])


def calls_each_thing_by_a_name_of_its_own(html: str) -> None:
    """Two charts with one id: a screen reader hears the name of the other."""
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    named = re.findall(r'\s(?:aria-labelledby|aria-describedby|aria-controls|for)="([^"]+)"', html)
    assert {one for names in named for one in names.split()} <= set(ids)


@pytest.mark.parametrize("address", PAGES)
def test_a_page(client: Client, address: str) -> None:
    answer = client.get(address)
    opens_without_a_cookie_and_with_all_security_headers(answer)
    html = answer.content.decode()
    breaks_no_policy(html)
    has_one_heading_and_a_title_of_its_own(html)
    calls_each_thing_by_a_name_of_its_own(html)
    english = client.get(f"/en{address}").content.decode()
    assert '<html lang="de">' in html
    assert '<html lang="en">' in english
    assert f'href="/en{address}"' in html
    assert f'href="{address}"' in english


@pytest.mark.parametrize("address", FILES)
def test_a_file(client: Client, address: str) -> None:
    opens_without_a_cookie_and_with_all_security_headers(client.get(address))

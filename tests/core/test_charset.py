"""Parameters nobody typed: however many, in whatever charset, no page breaks on them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.test import Client
from tests.factories import published_catalogue

from gemeinwerk.config.wsgi import application
from gemeinwerk.core.charset import without_charset
from gemeinwerk.municipalities.models import Municipality

CATALOGUE = "/konzepte/integration/massnahmen/"
QUERIES = {
    "ten thousand": "&".join(f"name{n}={n}" for n in range(10_000)),
    "ten thousand of a known one": "&".join(f"suche=a{n}" for n in range(10_000)),
    "more than a form holds": "&".join(f"name{n}={n}" for n in range(25_000)),
    "no UTF-8": "suche=%ff%fe%c3%28&%ed%a0%80=%ed%a0%80&stand=%e4",
    "raw bytes": "suche=\xff\xed\xa0\x80&\xfe",
    "signs alone": "suche=%&%%=%zz&=&&&==;&seite=+&jahr=%2",
    "NUL": "suche=%00&feld=a%00b&seite=%00&%00=1",
    "UTF-7": "suche=+2AA-&stand=+2AA-",
    "escapes": "suche=\\ud800&stand=\\x00&jahr=\\N{BULLET}",
}
REFUSED = {"more than a form holds", "NUL"}
CHARSETS = ["hex", "zlib", "undefined", "idna", "punycode", "utf-7", "utf-16", "unicode_escape",
            "raw_unicode_escape", "cp037", "no-such", "utf-8", "a" * 5000]  # fmt: skip
READERS = ["", "office"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(
    request: pytest.FixtureRequest, town: Municipality, client_as: Callable[..., Client]
) -> Client:
    """A citizen, or somebody signed in; answers tell of a breakage, it is not raised."""
    published_catalogue(town)
    found = client_as(request.param) if request.param else Client()
    found.raise_request_exception = False
    return found


@pytest.mark.parametrize("reader", READERS, indirect=True)
@pytest.mark.parametrize("query", QUERIES)
def test_no_parameters_break_a_public_page(reader: Client, query: str) -> None:
    for _twice in range(2):  # the second time it may come from memory
        answer = reader.get(CATALOGUE, QUERY_STRING=QUERIES[query], follow=True)
        assert answer.status_code == (400 if query in REFUSED else 200)
        assert "Content-Security-Policy" in answer.headers, "a page of errors is a page as well"


def asked(address: str, query: str, content_type: str, content: bytes = b"") -> tuple[int, bytes]:
    """Status and body of what the server's own entry answers: Django's test client stands behind
    it, and the charset is read before the first middleware."""
    environ: dict[str, Any] = {}
    setup_testing_defaults(environ)
    environ |= {
        "HTTP_HOST": "testserver",
        "PATH_INFO": address,
        "QUERY_STRING": query,
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(content)),
        "REQUEST_METHOD": "POST" if content else "GET",
        "wsgi.input": BytesIO(content),
    }
    told: list[str] = []
    body = b"".join(application(environ, lambda status, headers: told.append(status)))
    return int(told[0][:3]), body


@pytest.mark.parametrize("charset", CHARSETS)
def test_no_charset_breaks_a_page_or_changes_what_it_reads(
    town: Municipality, charset: str
) -> None:
    published_catalogue(town)
    plain = asked(CATALOGUE, "suche=+2AA-", "")
    assert plain[0] == 200
    for said in (f"charset={charset}", f'charset="{charset}"', f"charset*={charset}''x"):
        assert asked(CATALOGUE, "suche=+2AA-", f"text/html; {said}") == plain
    for query, told in QUERIES.items():
        status, _body = asked(CATALOGUE, told, f"text/html; charset={charset}")
        # Found: the same without what says nothing.
        assert status in ([400] if query in REFUSED else [200, 302])


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/json",
                                  "application/x-www-form-urlencoded"])  # fmt: skip
def test_no_charset_breaks_a_form(town: Municipality, charset: str, kind: str) -> None:
    said = f"Content-Disposition: form-data; name*={charset}''login".encode()
    part = b"--x\r\n" + said + b"\r\n\r\n+2AA-\xff\r\n--x--\r\n"
    content = part if kind.startswith("multipart") else b"login=+2AA-%ff\xff\\ud800"
    status, _body = asked("/konto/anmelden/", "", f"{kind}; charset={charset}", content)
    assert status == 403, "no token of a form came along; it was read that far"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("multipart/form-data; charset=hex; boundary=ab", 'multipart/form-data; boundary="ab"'),
        ('multipart/form-data; boundary="; charset=hex"',
         'multipart/form-data; boundary="; charset=hex"'),
        ("text/html; charset*=hex''61", "text/html"),
        ("text/html; boundary*=no-such''61", ""),
        ("text/html;", "text/html"),
    ],
)  # fmt: skip
def test_a_boundary_is_all_that_is_taken_over(said: str, told: str) -> None:
    assert without_charset(said) == told

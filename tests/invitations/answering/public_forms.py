"""Random requests against every form that is answered without an account, and what they leave.

A few in the suite, thousands in the bench.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse
from hypothesis import strategies as st

from tests.walk.offers import offered
from tests.walk.scene import Scene

TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", "accepted", "deputised", "named", "deputy", "0", "-1", "99999999999999999999",
         "2031-02-30", "31.12.2027", "on", "good", "childcare", "ar", "a@b.example", "x" * 5000,
         "\r\nBcc: x@y.example", "<script>", "%00", "٣", "\u202e", "' OR 1=1 --"]
    ),
)  # fmt: skip
ANSWER = [
    "coming", "deputy_name", "deputy_email", "bodies", "week-0-1630", "week-9-0000",
    "day-2031-03-08", "away0_first", "away0_last", "away9_first", "times_note", "themes", "needs",
    "interpreting", "needs_note", "needs_consent", "privacy", "seen", "language",
]  # fmt: skip
JOIN = ["name", "email", "organisation", "message", "privacy", "homepage"]
NAMING = ["answer", "name", "email", "phone", "paper", "function", "seats", "asked_until", "reason"]
DATA = [
    "kontakt", "phone", "street", "postcode", "city", "language", "base", "keine-mails", "mails",
    "correction", "co-said", "erasure", "er-said",
]  # fmt: skip
COUNTERS = ("accounts_attempts", "core_sending")
"""How often somebody tried is counted, and that a form was sent, whatever becomes of it."""

Form = dict[str, Any]
"""Its name and address, what may be typed, what would be taken: plain, for other processes."""


def forms_of(scene: Scene) -> list[Form]:
    meeting = reverse("attend:page", args=[scene.attending_word])
    there = offered(Client(), meeting)
    answering = there[(meeting, "")].as_it_is if (meeting, "") in there else {}
    key, slip = scene.enquiry.key, scene.slip_code
    asked = [f"f-{one['key']}" for one in scene.enquiry.questions]
    counted = {"agrees": ["on"], asked[0]: ["no_answer"]}
    joins = {"name": ["Nour"], "email": ["nour@verein.example"], "privacy": ["on"]}
    comes = {"coming": ["accepted"], "privacy": ["on"], "seen": ["1"]}
    named = {"answer": ["named"], "name": ["Nour"], "email": ["nour@verein.example"],
             "seats": [str(scene.nomination.pk)]}  # fmt: skip
    told: list[tuple[str, list[Any], list[str], Form]] = [
        ("answering:page", [scene.word], ANSWER, comes),
        ("answering:code", [], ["code"], {}),
        ("joining:join", [scene.concept.slug], JOIN, joins),
        ("joining:confirm", [scene.join_key], [], {}),
        ("nominate:answer", [scene.nominating_token], NAMING, named),
        ("own_data:ask", [], ["email"], {"email": [scene.person.email or "a@b.example"]}),
        ("own_data:page", [scene.data_token], DATA, {"correction": ["1"], "co-said": ["Neu"]}),
        ("portal:presence_about", [key], ["code"], {}),
        ("portal:presence_draw", [scene.word], [], {}),
        ("portal:presence_answer", [key, slip], ["agrees", *asked], counted),
        ("attend:page", [scene.attending_word], ["answer", "deputy_name", "seen"], answering),
        ("attend:renew", [scene.attending_word], [], {}),
    ]
    return [
        {"name": name, "address": reverse(name, args=words), "names": names, "fitting": fitting}
        for name, words, names, fitting in told
    ]


def typed_into(form: Form) -> st.SearchStrategy[Any]:
    """Half of them begin from what would be taken."""
    names = st.text(min_size=1, max_size=8)
    if form["names"]:
        names = st.one_of(st.sampled_from(form["names"]), names)
    made_up = st.dictionaries(names, st.lists(TEXTS, min_size=1, max_size=3), max_size=12)
    return st.one_of(made_up, made_up.map(lambda typed: form["fitting"] | typed))


class _Kept:
    """What a statement wrote, once it is there for good."""

    def __init__(self, found: list[str], sql: str) -> None:
        self.found, self.sql = found, sql

    def __call__(self) -> None:
        self.found.append(self.sql)


@contextmanager
def kept() -> Iterator[list[str]]:
    """The statements that wrote something and were not taken back, but for counters."""
    found: list[str] = []

    def look(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        done = execute(sql, params, many, context)
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not any(t in sql for t in COUNTERS):
            connection.on_commit(_Kept(found, sql))
        return done

    with connection.execute_wrapper(look):
        yield found
    # In the transaction of a test nothing is committed: what waits was not taken back.
    waiting = connection.run_on_commit
    found += [one[1].sql for one in waiting if isinstance(one[1], _Kept)]
    connection.run_on_commit = [one for one in waiting if not isinstance(one[1], _Kept)]


def sent(form: Form, typed: dict[str, list[str]], language: str = "de", **place: Any) -> Any:
    """(The answer, what was written). A failing server does not raise."""
    client = Client(raise_request_exception=False, **place)
    with kept() as written:
        answer = client.post(form["address"], typed, query_params={"sprache": language})
    return answer, written

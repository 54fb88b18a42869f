"""Random requests against the public forms: a few in the suite, more in the bench."""

from typing import Any

from django.test import Client
from hypothesis import strategies as st

TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", "accepted", "deputised", "0", "-1", "99999999999999999999", "2031-02-30", "31.12.2027",
         "on", "good", "childcare", "ar", "a@b.example", "x" * 5000, "\r\nBcc: x@y.example",
         "<script>", "%00", "٣", "\u202e", "' OR 1=1 --"]
    ),
)  # fmt: skip
ANSWER = [
    "coming", "deputy_name", "deputy_email", "bodies", "week-0-1630", "week-9-0000",
    "day-2031-03-08",
    "away0_first", "away0_last", "away9_first", "times_note", "themes", "needs", "interpreting",
    "needs_note", "needs_consent", "privacy", "seen", "language",
]  # fmt: skip
COMES = {"coming": ["accepted"], "privacy": ["on"], "seen": ["0"]}
JOIN = ["name", "email", "organisation", "message", "privacy", "homepage"]
JOINS = {"name": ["Nour"], "email": ["nour@verein.example"], "privacy": ["on"]}


def forms(names: list[str], fitting: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    """Half of them begin from a form that would be taken."""
    made_up = st.dictionaries(
        st.one_of(st.sampled_from(names), st.text(min_size=1, max_size=8)),
        st.lists(TEXTS, min_size=1, max_size=3),
        max_size=12,
    )
    return st.one_of(made_up, made_up.map(lambda typed: fitting | typed))


def send(address: str, typed: dict[str, list[str]], language: str) -> Any:
    """As a browser would, from a place of its own. A failing server would raise."""
    client = Client(raise_request_exception=False)
    return client.post(address, typed, query_params={"sprache": language})

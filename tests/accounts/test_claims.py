"""What is taken of a provider's two answers, and what is refused. No network, no database."""

from typing import Any

import pytest

from gemeinwerk.accounts.claims import ClaimsRefused, read

TOKEN = {"sub": "jana", "exp": 1, "iss": "https://konto.example", "aud": "us", "nonce": "n"}
PERSON = {
    "sub": "jana",
    "email": "Jana@Stadt.example",
    "email_verified": True,
    "name": "Jana Beispiel",
}


def of(userinfo: Any = PERSON, token: Any = TOKEN) -> Any:
    return read(userinfo, token, client_id="us")


def test_the_plain_case() -> None:
    found = of()
    assert (found.subject, found.email, found.name, found.nonce) == (
        "jana",
        "jana@stadt.example",
        "Jana Beispiel",
        "n",
    )


@pytest.mark.parametrize("verified", ["false", "true", "True", 1, "1", [True], {}, None, False])
def test_only_the_boolean_true_is_true(verified: Any) -> None:
    assert of(PERSON | {"email_verified": verified}).email == ""


def test_the_address_and_its_being_verified_come_from_one_answer() -> None:
    """Else the userinfo's address would be vouched for by the token's word about another."""
    token = TOKEN | {"email": "other@stadt.example", "email_verified": True}
    person = {"sub": "jana", "email": "chef@stadt.example"}
    assert of(person, token).email == ""
    assert of({"sub": "jana"}, token).email == "other@stadt.example"


@pytest.mark.parametrize(
    "email",
    [
        "jana@ſtadt.example",
        "janа@stadt.example",
        "jana@stadt.example ",
        " jana@stadt.example",
        "jana@stadt.example\n",
        "jana@stadt.example\nBcc: x@y.example",
        "jana@stadt.example\0",
        "jana\u200b@stadt.example",
        "jana",
        "",
        "a" * 250 + "@stadt.example",
        ["jana@stadt.example"],
        {"value": "jana@stadt.example"},
        7,
        None,
        True,
    ],
)
def test_an_address_that_only_looks_like_one_is_none(email: Any) -> None:
    assert of(PERSON | {"email": email}).email == ""


@pytest.mark.parametrize(
    "subject", [None, "", " ", 7, True, ["jana"], "x" * 192, "a\n", "jän", "a\0"]
)
def test_a_subject_is_never_made_of_something_else(subject: Any) -> None:
    """str(None) would be one person for all who come without."""
    with pytest.raises(ClaimsRefused):
        of(PERSON | {"sub": subject}, TOKEN | {"sub": subject})


@pytest.mark.parametrize("subject", ["mia", None, "JANA", ["jana"]])
def test_both_answers_speak_of_the_same_person(subject: Any) -> None:
    with pytest.raises(ClaimsRefused):
        of(PERSON | {"sub": subject})


@pytest.mark.parametrize(
    "token",
    [
        {name: value for name, value in TOKEN.items() if name != "exp"},
        TOKEN | {"azp": "somebody else"},
        TOKEN | {"azp": None},
    ],
)
def test_a_token_that_never_ends_or_is_for_another_client_is_refused(token: Any) -> None:
    with pytest.raises(ClaimsRefused):
        of(token=token)


@pytest.mark.parametrize("answer", [None, [], "jana", 7])
def test_an_answer_that_is_no_object_is_refused(answer: Any) -> None:
    with pytest.raises(ClaimsRefused):
        of(answer)
    with pytest.raises(ClaimsRefused):
        of(token=answer)


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": "Jana\r\nBcc: x"}, "Jana Bcc: x"),
        ({"name": "  "}, ""),
        ({"name": {"first": "Jana"}}, ""),
        ({"name": "", "given_name": "Jana", "family_name": "Beispiel"}, "Jana Beispiel"),
        ({"name": None, "given_name": ["Jana"], "family_name": "Beispiel"}, "Beispiel"),
        ({"name": "J\u202eana\0"}, "Jana"),
        ({"name": "x" * 300}, "x" * 200),
    ],
)
def test_a_name_is_one_line_of_letters(claims: dict[str, Any], name: str) -> None:
    assert of({"sub": "jana"} | claims).name == name

"""What Django and allauth say in a form is said in our words, in German and in English.

Walks the fields of all forms: the sentences they carry, and those they answer what is typed with.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import polib
import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model, UniqueConstraint
from django.utils.translation import override

import gemeinwerk
from gemeinwerk.accounts.models import User

SRC = Path(gemeinwerk.__file__).parent
LANGUAGES = ["de", "en"]
THEIRS = ("django", "allauth")
TYPED: list[Any] = [
    "",
    "  ",
    "x",
    "\0x",
    "x" * 5000,
    "https://",
    "-7",
    "123456789012345678,123456789",
    "31.02.2026",
    ["x"],
    ["99999999"],
    SimpleUploadedFile("leer.csv", b""),
    SimpleUploadedFile("x" * 300 + ".csv", b"1"),
]


def catalogue(*parts: str) -> polib.POFile:
    return polib.pofile(str(SRC.joinpath(*parts, "LC_MESSAGES", "django.po")))


def sentences(language: str) -> Iterator[str]:
    """All that our two catalogues say in a language; German is what the code is written in."""
    for one in catalogue("core", "sentences", language):
        yield from (one.msgstr, *one.msgstr_plural.values())
    for one in catalogue("locale", "en"):
        german, english = (one.msgid, one.msgid_plural), (one.msgstr, *one.msgstr_plural.values())
        yield from german if language == "de" else english


@cache
def ours(language: str) -> tuple[set[str], re.Pattern[str]]:
    """Our sentences that have no places to fill, and what matches the others, whatever fills
    them."""
    place = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")
    texts = {one for one in sentences(language) if telling(place.split(one))}
    whole = {one for one in texts if not place.search(one)}
    rest = (".*?".join(map(re.escape, place.split(one))) for one in texts - whole)
    return whole, re.compile("|".join(rest))


def telling(between: list[str]) -> bool:
    """Not one that is all places: it would match whatever is said."""
    return len("".join(between)) >= (10 if len(between) > 1 else 1)


@cache
def is_ours(said: str, language: str) -> bool:
    """Found out once: thousands of fields say the same few sentences."""
    whole, with_places = ours(language)
    return said in whole or with_places.fullmatch(said) is not None


def subclasses(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from subclasses(one)


def form_classes() -> list[type[forms.BaseForm]]:
    for found in pkgutil.walk_packages(gemeinwerk.__path__, "gemeinwerk."):
        if ".forms" in found.name:
            importlib.import_module(found.name)
    all_ = (one for one in subclasses(forms.BaseForm) if one.__module__.startswith("gemeinwerk."))
    return sorted(all_, key=lambda one: (one.__module__, one.__qualname__))


FORMS = form_classes()
FIELDS = [
    (f"{form.__name__}.{name}", field)
    for form in FORMS
    for name, field in getattr(form, "base_fields", {}).items()
]


def said_by(field: forms.Field) -> set[str]:
    """What the field carries, and what it answers to what is typed into it."""
    found = {str(one) for one in field.error_messages.values() if isinstance(one, str)}
    found |= {str(one) for one in field.error_messages.values() if hasattr(one, "__html__")}
    for typed in TYPED:
        try:
            field.clean(typed)
        except ValidationError as refused:
            found.update(refused.messages)
        except (TypeError, AttributeError):  # a file for a text: no form hands that on
            continue
    return found


def test_the_walk_comes_past_every_kind_of_form() -> None:
    assert len(FORMS) > 80
    assert len(FIELDS) > 150


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_speaks_our_words(language: str) -> None:
    with override(language):
        said = {(name, one) for name, field in FIELDS for one in said_by(field)}
    assert len({one for _name, one in said}) > 20
    assert sorted((name, one[:200]) for name, one in said if not is_ours(one, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_twice_is_refused_in_our_words(language: str) -> None:
    models: set[type[Model]] = {
        form._meta.model  # type: ignore[attr-defined]
        for form in FORMS
        if issubclass(form, forms.ModelForm) and form._meta.model
    }
    with override(language):
        said = [
            model().unique_error_message(model, tuple(one.fields)).messages[0]
            for model in models
            for one in model._meta.constraints
            if isinstance(one, UniqueConstraint) and one.fields
        ]
    assert len(said) > 5
    assert [one for one in said if not is_ours(one, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("password", ["kurz", "passwort", "password1234", "jana.beispiel@stadt"])
def test_a_password_is_refused_in_our_words(language: str, password: str) -> None:
    somebody = User(email="jana.beispiel@stadt.example", name="Jana Beispiel")
    with override(language), pytest.raises(ValidationError) as refused:
        validate_password(password, somebody)
    assert [one for one in refused.value.messages if not is_ours(one, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_of_a_password_is_said_in_our_words(language: str) -> None:
    with override(language):
        assert all(is_ours(one, language) for one in password_validators_help_texts())


# What these say is never asked of anybody here: nobody signs up, adds an address or a telephone.
NEVER_SAID = {
    "account": {
        "cannot_remove_primary_email", "duplicate_email", "email_taken", "phone_taken",
        "phone_password_mismatch", "max_email_addresses", "unknown_phone", "username_blacklisted",
        "unverified_primary_email", "username_password_mismatch", "username_taken",
        "select_only_one", "same_as_current",
    },
    "mfa": set[str](),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", NEVER_SAID)
def test_signing_in_speaks_our_words(part: str, language: str) -> None:
    adapter = get_adapter() if part == "account" else get_mfa_adapter()
    with override(language):
        said = {key: str(one) for key, one in adapter.error_messages.items()}
    foreign = {key for key, one in said.items() if not is_ours(one, language)}
    assert foreign == NEVER_SAID[part]


def test_both_catalogues_say_the_same_things() -> None:
    german, english = (catalogue("core", "sentences", one) for one in LANGUAGES)
    assert [one.msgid for one in german] == [one.msgid for one in english]
    places = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")
    for one in [*german, *english]:
        allowed = set(places.findall(one.msgid + one.msgid_plural))
        for said in (one.msgstr, *one.msgstr_plural.values()):
            assert set(places.findall(said)) <= allowed, one.msgid


def test_django_still_says_what_is_translated() -> None:
    """A sentence that is written anew there would be theirs again."""
    parts = (Path(importlib.import_module(part).__file__ or "").parent for part in THEIRS)
    files = (path for part in parts for path in part.rglob("de/LC_MESSAGES/django.po"))
    known = {one.msgid for path in files for one in polib.pofile(str(path))}
    ours = {one.msgid for one in catalogue("core", "sentences", "de")}
    assert ours - known == set()

"""The further languages of answers: whole, with the same places, and offered nowhere else."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import polib
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from tests.factories import PersonFactory
from tests.test_translations import SRC, edges, places

from gemeinwerk.core import tongues
from gemeinwerk.notices.models import Notice
from gemeinwerk.notices.operations import queue

FURTHER = [code for code in tongues.NAMES if code not in ("de", "en")]


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(SRC / "core" / "tongues" / language / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("language", FURTHER)
def test_a_language_fills_the_same_places(language: str) -> None:
    for one in catalogue(language):
        for said in one.msgstr_plural.values() or [one.msgstr]:
            assert places(said) <= places(one.msgid) | places(one.msgid_plural), one.msgid
            if not one.msgid_plural:
                assert places(said) == places(one.msgid), one.msgid
                assert edges(said) == edges(one.msgid), one.msgid


@pytest.mark.parametrize("language", FURTHER)
def test_what_a_machine_said_is_marked_and_served(language: str) -> None:
    assert any(one.tcomment.startswith("review") for one in catalogue(language))
    with tongues.speaking(language):
        assert gettext("Antwort senden") != "Antwort senden"
        assert translation.get_language_bidi() == (language in tongues.RIGHT_TO_LEFT)


def test_every_folder_is_a_language_and_every_language_has_one() -> None:
    folders = {path.parent.name for path in (SRC / "core" / "tongues").glob("*/LC_MESSAGES")}
    assert folders == set(FURTHER)


@pytest.mark.django_db
def test_other_pages_do_not_speak_them(client: Client, town: Any) -> None:
    assert client.get("/ar/").status_code == 404
    home = client.get(reverse("portal:home"), headers={"accept-language": "ar"})
    assert re.search(r'<html lang="(\w+)"', home.content.decode())[1] == "de"  # type: ignore[index]


@pytest.mark.parametrize(("chosen", "written"), [("ar", "Guten Tag"), ("en", "Dear")])
@pytest.mark.django_db
def test_a_mail_that_is_not_there_in_a_language_is_german(
    chosen: str, written: str, town: Any
) -> None:
    somebody = PersonFactory(municipality=town, email="a@b.example", language=chosen)
    queue("deputy.named", town=town, to=somebody, context=dict.fromkeys(_NAMED, "x"))
    assert Notice.objects.get().body.startswith(written)


_NAMED = ("deputy", "person", "since", "until", "units", "who", "span", "day", "name")


def test_a_browser_is_understood() -> None:
    assert tongues.asked_for("xx;q=1, uk-UA;q=0.8, de;q=0.9") == "de"
    assert tongues.asked_for("ar,en;q=0.1") == "ar"
    assert tongues.asked_for(";q=x,, ,tlh") == ""


TOLD = """
import json, django
django.setup()
from django.core.management import call_command
from django.utils import translation
from gemeinwerk.actors import letter_languages
from gemeinwerk.core import tongues
from gemeinwerk.invitations.models import WaveText
call_command("makemigrations", "invitations", check=True, dry_run=True, verbosity=0)
translation.activate("de")
with tongues.speaking("xk"):
    said = translation.gettext("Antwort senden")
print(json.dumps({
    "said": said,
    "names": [tongues.NAMES["xk"], tongues.NAMES["uk"], letter_languages.name_of("xk")],
    "chosen": dict(letter_languages.choices())["xk"],
    "direction": tongues.direction("xk"),
    "shown": WaveText(language="xk").get_language_display(),
}))
"""


def test_a_further_language_is_a_folder_and_nothing_else(tmp_path: Path) -> None:
    """One that Django knows nothing of; the head of its file says what is to be known."""
    file = catalogue("uk")
    file.metadata |= {"Language": "xk", "X-Called": "nixka", "X-Direction": "rtl"}
    file.metadata["X-Called-In-German"] = "Nixisch"
    sentence = file.find("Antwort senden")
    assert sentence
    sentence.msgstr = "Nix!"
    folder = tmp_path / "tongues" / "xk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    file.save_as_mofile(str(folder / "django.mo"))
    own = {
        "GEMEINWERK_LETTER_LANGUAGES": str(tmp_path / "tongues"),
        "GEMEINWERK_VAR": str(tmp_path),
    }
    asked = subprocess.run(
        [sys.executable, "-c", TOLD],
        env=os.environ | own,
        capture_output=True,
        check=False,
        text=True,
    )
    assert not asked.returncode, asked.stderr
    assert json.loads(asked.stdout.splitlines()[-1]) == {
        "said": "Nix!",
        "names": ["Nixka", "Українська", "Nixisch"],
        "chosen": "Nixisch",
        "direction": "rtl",
        "shown": "Nixka",
    }

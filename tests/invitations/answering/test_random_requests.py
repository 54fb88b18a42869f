"""Whatever is sent to the public forms: no server error, and nothing is stored that was refused."""

from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemeinwerk.accounts.models import Attempts
from gemeinwerk.actors.models import Person
from tests.invitations.answering.public_forms import forms_of, kept, sent, typed_into
from tests.walk.scene import Scene

pytestmark = pytest.mark.django_db
FORMS = 12
FEW = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


@pytest.mark.parametrize("number", range(FORMS))
def test_what_is_refused_leaves_nothing(number: int, kept_scene: Scene) -> None:
    form = forms_of(kept_scene)[number]

    @FEW
    @given(typed=typed_into(form), language=st.sampled_from(["de", "ar", "xx"]))
    def ask(typed: dict[str, list[str]], language: str) -> None:
        Attempts.objects.all().delete()
        answer, written = sent(form, typed, language)
        assert answer.status_code < 500, form["address"]
        assert answer.status_code == 302 or written == [], (form["address"], answer.status_code)

    ask()


def test_there_are_so_many_forms(kept_scene: Scene) -> None:
    assert len(forms_of(kept_scene)) == FORMS


def test_what_is_taken_is_seen_as_written(kept_scene: Scene) -> None:
    """Else the first test would find nothing because it does not look."""
    forms = {one["address"]: one for one in forms_of(kept_scene)}
    for name, words in (
        ("answering:page", [kept_scene.word]),
        ("joining:join", [kept_scene.concept.slug]),
        ("nominate:answer", [kept_scene.nominating_token]),
        ("own_data:page", [kept_scene.data_token]),
        ("portal:presence_answer", [kept_scene.enquiry.key, kept_scene.slip_code]),
    ):
        form = forms[reverse(name, args=words)]
        answer, written = sent(form, form["fitting"])
        assert (answer.status_code, bool(written)) == (302, True), name


def test_a_limit_holds_for_a_place(kept_scene: Scene) -> None:
    code: dict[str, Any] = {"address": reverse("answering:code")}
    statuses = [sent(code, {"code": ["AAAAA-AAAAA"]})[0].status_code for _try in range(32)]
    assert statuses == [200] * 30 + [429] * 2


def test_what_is_taken_back_is_not_written(kept_scene: Scene) -> None:
    with kept() as written, transaction.atomic():
        Person.objects.create(municipality=kept_scene.town, name="Nour")
        transaction.set_rollback(True)
    assert written == []

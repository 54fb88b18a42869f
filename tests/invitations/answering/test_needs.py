"""What somebody needs is an order that leads to nobody, and gone the day after."""

from datetime import timedelta

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.invitations import links
from gemeinwerk.invitations.answering import asking, needs, queries
from gemeinwerk.invitations.answering.models import AnswerPage, NeedsOrder
from gemeinwerk.invitations.links import Made
from gemeinwerk.invitations.models import Invitation, PersonalLink, Wave
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.privacy import registry
from tests.factories import user_with_role
from tests.invitations.answering.conftest import send

pytestmark = pytest.mark.django_db
WANTED = {"needs": ["interpreting", "step_free"], "interpreting": "العربية", "needs_consent": "on"}


def test_an_order_has_no_key_to_anybody_and_no_time() -> None:
    columns = {field.name for field in NeedsOrder._meta.concrete_fields}
    assert columns == {
        "id", "wave", "key", "needs", "interpreting", "note", "last_day", "booked", "consent",
    }  # fmt: skip


def test_from_what_is_kept_of_a_link_nobody_finds_its_order(client: Client, made: Made) -> None:
    send(client, made, **WANTED)
    order = NeedsOrder.objects.get()
    kept = [*PersonalLink.objects.values_list("token_hash", flat=True), made.row.code_hash]
    assert order.key not in {needs.key_of(one) for one in kept} | set(kept)
    assert needs.of_word(made.token) == order


def test_whoever_has_the_link_changes_it_and_takes_it_back(client: Client, made: Made) -> None:
    send(client, made, **WANTED)
    address = reverse("answering:page", args=[made.token])
    shown = client.get(address).content.decode()
    assert '<option value="العربية" selected>' in shown
    NeedsOrder.objects.update(booked=True)
    send(client, made, **WANTED, seen="1")
    assert NeedsOrder.objects.get().booked  # the same again is no other order
    send(client, made, seen="2", needs=["childcare"], needs_consent="on")
    order = NeedsOrder.objects.get()
    assert (order.needs, order.interpreting, order.booked) == (["childcare"], "", False)
    send(client, made, seen="3")
    assert not NeedsOrder.objects.exists()


def test_another_link_of_the_same_person_does_not_show_it(
    client: Client, made: Made, invitation: Invitation
) -> None:
    send(client, made, **WANTED)
    other = links.make(invitation)
    shown = client.get(reverse("answering:page", args=[other.token])).content.decode()
    assert "selected>العربية" not in shown


def test_who_does_not_come_needs_nothing(client: Client, made: Made) -> None:
    send(client, made, **WANTED)
    send(client, made, **WANTED, seen="1", coming="declined")
    assert not NeedsOrder.objects.exists()


def test_the_day_after_it_is_gone(client: Client, made: Made, wave: Wave, office: User) -> None:
    send(client, made, **WANTED)
    page = AnswerPage.objects.get()
    assert needs.last_day(page).isoformat() == "2031-03-08"
    yesterday = localdate() - timedelta(days=1)
    NeedsOrder.objects.update(last_day=localdate())
    assert needs.forget_over() == 0
    asking.set_page(wave, by=office, bodies=[], dates=[yesterday.isoformat()])
    assert registry.forget_over() >= 1
    assert not NeedsOrder.objects.exists()


def test_it_stands_in_nothing_that_is_said_of_people(
    client: Client, made: Made, office: User, town: Municipality
) -> None:
    send(client, made, **WANTED, needs_note="Rollstuhl")
    person = Person.objects.get(invitations=made.row.invitation_id)
    client.force_login(office)
    for name in ("actors:person", "actors:person_data"):
        told = client.get(reverse(name, args=[person.pk])).content.decode()
        assert "Rollstuhl" not in told
        assert "Dolmetschen" not in told
    assert "Rollstuhl" not in serializers.serialize("json", AuditEntry.objects.all())
    assert not NeedsOrder._meta.get_field("wave").related_model._meta.label.endswith("Person")


def test_only_whoever_books_sees_orders(
    client: Client, made: Made, wave: Wave, office: User, town: Municipality
) -> None:
    send(client, made, **WANTED, needs_note="Bitte vorn sitzen")
    address = reverse("answers:needed", args=[wave.pk])
    client.force_login(user_with_role("steering", town))
    assert client.get(address).status_code == 403
    client.force_login(office)
    told = client.get(address).content.decode()
    assert "Dolmetschen, <bdi>العربية</bdi>: <strong>1</strong>" in told
    assert "Bitte vorn sitzen" in told
    assert "Kaya" not in told
    order = NeedsOrder.objects.get()
    client.post(reverse("answers:book", args=[order.pk]))
    assert NeedsOrder.objects.get().booked
    client.post(address, {"needs": ["childcare"], "note": "zwei Kinder"})
    assert {one.note for one in queries.orders_of(wave)} == {"Bitte vorn sitzen", "zwei Kinder"}
    client.post(reverse("answers:remove", args=[order.pk]))
    assert NeedsOrder.objects.get().note == "zwei Kinder"

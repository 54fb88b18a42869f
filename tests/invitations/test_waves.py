"""A wave: whom it means, each once; what is drawn for them; the link that lets them answer."""

from datetime import timedelta

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.actors.personal_data import traces_of
from gemeinwerk.concepts.errors import NotNow
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import hold, turn
from gemeinwerk.invitations import links, operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.errors import (
    DayPassed,
    NobodyChosen,
    TextMissing,
    UnknownPlaceholder,
    WaveFixed,
)
from gemeinwerk.invitations.models import Answer, Invitation, Letter, PersonalLink, Wave
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.privacy.erasing import erase
from tests.factories import MunicipalityFactory
from tests.invitations.conftest import in_days


def everybody(people: list[Person], body: Body | None = None) -> Choice:
    return Choice(
        bodies=frozenset([body.pk] if body else []), people=frozenset(one.pk for one in people)
    )


def test_each_is_invited_once_whichever_way_they_were_meant(
    wave: Wave, people: list[Person], body: Body, office: User
) -> None:
    meant = operations.choose(wave, choice=everybody(people, body), by=office)
    assert [one.person.name for one in meant.mail] == ["Aylin Kaya", "Bo Öztürk", "Dana Weiß"]
    assert [one.person.name for one in meant.paper] == ["Cem Arslan"]
    assert Invitation.objects.count() == Letter.objects.count() == 4
    with pytest.raises(NobodyChosen):
        operations.choose(wave, choice=everybody(people, body), by=office)
    kaya = Invitation.objects.get(person=people[0])
    assert (kaya.body, str(kaya.organisation)) == (body, "Verein Brücke")
    assert Invitation.objects.get(person=people[3]).body is None


def test_somebody_of_another_town_is_never_meant(
    wave: Wave, people: list[Person], office: User
) -> None:
    Person.objects.update(municipality=MunicipalityFactory())
    with pytest.raises(NobodyChosen):
        operations.choose(wave, choice=everybody(people), by=office)


def test_everyone_of_an_actor_group_is_who_sits_for_it_and_whose_organisation_is_of_it(
    wave: Wave, people: list[Person], body: Body, group: object, office: User
) -> None:
    body.seats.filter(occupancies__person=people[1]).update(group=group)
    choice = Choice(groups=frozenset([group.pk]))  # type: ignore[attr-defined]
    meant = operations.choose(wave, choice=choice, by=office)
    assert [one.person.name for one in meant.new] == ["Aylin Kaya", "Bo Öztürk"]
    assert {one.group for one in Invitation.objects.all()} == {group}


def test_a_text_names_only_what_somebody_can_fill_in(wave: Wave, office: User) -> None:
    with pytest.raises(UnknownPlaceholder):
        operations.write_text(
            wave, language="en", subject="Hello", body="{link} {vorname}", by=office
        )
    with pytest.raises(TextMissing):
        operations.write_text(wave, language="en", subject="Hello", body="Come!", by=office)
    with pytest.raises(TextMissing):
        operations.remove_text(wave, language="de", by=office)


def test_a_person_reads_their_own_language_and_german_where_it_is_missing(
    wave: Wave, people: list[Person], office: User
) -> None:
    Person.objects.filter(pk=people[0].pk).update(language="ar")
    operations.choose(wave, choice=everybody(people[:1]), by=office)
    draft = Letter.objects.get()
    assert (draft.language, draft.subject) == ("de", "Einladung, Aylin Kaya")
    operations.write_text(
        wave, language="ar", subject="دعوة", body="{anrede} {link} {frist}", by=office
    )
    draft.refresh_from_db()
    assert draft.language == "ar"
    assert draft.body.startswith("مرحبًا Aylin Kaya")
    assert "{link}" in draft.body


def test_nobody_is_invited_to_what_is_over(concept: Concept, office: User) -> None:
    Concept.objects.update(status="evaluated")
    with pytest.raises(NotNow):
        operations.create_wave(concept, name="Zu spät", answer_until=in_days(9), by=office)


def test_what_leaves_after_its_deadline_is_refused(wave: Wave, office: User) -> None:
    with pytest.raises(DayPassed):
        operations.edit_wave(wave, dispatch_on=in_days(21), by=office)
    with pytest.raises(WaveFixed):
        operations.create_wave(wave.concept, name=wave.name, answer_until=in_days(9), by=office)


def test_a_link_is_kept_as_a_hash_ends_and_can_be_withdrawn(
    wave: Wave, people: list[Person], town: Municipality, office: User
) -> None:
    operations.choose(wave, choice=everybody(people[:1]), by=office)
    made = links.make(Invitation.objects.select_related("wave").get(), with_code=True)
    kept = " ".join(map(str, PersonalLink.objects.values().get().values()))
    assert made.token not in kept
    assert made.code not in kept
    typed = links.written(made.code).lower() + " "
    assert links.of_token(town, made.token) == links.of_code(town, typed) == made.row
    assert links.of_token(town, made.token).holds
    for wrong in (made.token + "x", made.row.token_hash, ""):
        with pytest.raises(PersonalLink.DoesNotExist):
            links.of_token(town, wrong)
    with pytest.raises(PersonalLink.DoesNotExist):
        links.of_token(MunicipalityFactory(), made.token)
    with pytest.raises(PersonalLink.DoesNotExist):
        links.of_code(town, "")
    late = made.row.expires_on + timedelta(days=1)
    assert not made.row.is_expired(made.row.expires_on)
    assert made.row.is_expired(late)
    links.withdraw([made.row.invitation_id])
    found = links.of_token(town, made.token)
    assert found.is_withdrawn
    assert not found.holds


def test_a_new_deadline_holds_for_links_that_are_out(
    wave: Wave, people: list[Person], town: Municipality, office: User
) -> None:
    operations.choose(wave, choice=everybody(people[:1]), by=office)
    made = links.make(Invitation.objects.select_related("wave").get())
    operations.edit_wave(wave, answer_until=in_days(50), by=office)
    assert links.of_token(town, made.token).expires_on == in_days(50) + links.HOLDS_ON


def test_whoever_is_erased_is_counted_on_without_a_name_and_a_link(
    wave: Wave, people: list[Person], office: User
) -> None:
    operations.choose(wave, choice=everybody(people[:2]), by=office)
    invitation = Invitation.objects.select_related("wave").get(person=people[0])
    links.make(invitation)
    with turn():
        operations.note_answer(
            hold(hold_wave(invitation)), answer=Answer.ACCEPTED, at=wave.created_at
        )
    erase(traces_of(people[0]))
    invitation.refresh_from_db()
    assert (invitation.person, invitation.answer) == (None, "accepted")
    assert not invitation.links.exists()
    assert not any("Kaya" in one.body for one in Letter.objects.all())


def hold_wave(invitation: Invitation) -> Invitation:
    hold(invitation.wave)
    return invitation

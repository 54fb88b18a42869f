from datetime import timedelta

import factory
from django.utils.timezone import now

from gemeinwerk.meetings import words
from gemeinwerk.meetings.models import (
    AgendaItem,
    CalendarAddress,
    Invitee,
    MailReply,
    Material,
    Meeting,
)
from tests.factories.actors import BodyFactory, PersonFactory


class MeetingFactory(factory.django.DjangoModelFactory):
    """In a week, for two hours; to nobody's knowledge yet."""

    class Meta:
        model = Meeting

    body = factory.SubFactory(BodyFactory)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    starts_at = factory.LazyFunction(lambda: now() + timedelta(days=7))
    ends_at = factory.LazyAttribute(lambda one: one.starts_at + timedelta(hours=2))
    changed_at = factory.LazyFunction(now)


class AgendaItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    title = factory.Sequence(lambda n: f"Thema {n}")
    position = factory.Sequence(lambda n: n)


class InviteeFactory(factory.django.DjangoModelFactory):
    """Invited, and told so."""

    class Meta:
        model = Invitee

    meeting = factory.SubFactory(MeetingFactory, state="invited")
    person = factory.SubFactory(
        PersonFactory, municipality=factory.SelfAttribute("..meeting.body.municipality")
    )
    told_sequence = 0
    sealed = factory.SelfAttribute("kept.sealed")
    proof = factory.SelfAttribute("kept.proof")

    class Params:
        kept = factory.LazyFunction(lambda: words.new(words.INVITEE))


class MailReplyFactory(factory.django.DjangoModelFactory):
    """Of somebody who is invited, with words nobody but a person understands."""

    class Meta:
        model = MailReply

    invitee = factory.SubFactory(InviteeFactory)
    meeting = factory.SelfAttribute("invitee.meeting")
    municipality = factory.SelfAttribute("meeting.body.municipality")
    sender = "gast@verein.example"
    words = "Ich komme später."
    outcome = "unread"
    sent_at = factory.LazyFunction(now)
    digest = factory.Sequence(lambda n: f"{n:064d}")


class CalendarAddressFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CalendarAddress

    person = factory.SubFactory(PersonFactory)
    made_at = factory.LazyFunction(now)
    sealed = factory.SelfAttribute("kept.sealed")
    proof = factory.SelfAttribute("kept.proof")

    class Params:
        kept = factory.LazyFunction(lambda: words.new(words.CALENDAR))


class MaterialFactory(factory.django.DjangoModelFactory):
    """A file everybody may read once its meeting is announced."""

    class Meta:
        model = Material

    meeting = factory.SubFactory(MeetingFactory)
    title = "Tischvorlage"
    file_name = "tischvorlage.pdf"
    content_type = "application/pdf"
    content = b"%PDF-1.7 Vorlage"
    size = 16
    public = True
    added_at = factory.LazyFunction(now)

"""What is asked of answers: what a page asks, who answered what, when one can."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations import links
from gemeinwerk.invitations.answering.choices import Fit, Need
from gemeinwerk.invitations.answering.models import (
    AnswerPage,
    Away,
    NeedsOrder,
    PageText,
    Reply,
    Time,
)
from gemeinwerk.invitations.joining.models import JoinRequest, JoinState
from gemeinwerk.invitations.models import Invitation, PersonalLink, Wave, WaveText
from gemeinwerk.invitations.own_words import without_purpose
from gemeinwerk.municipalities.models import Municipality


def link_of(town: Municipality, word: str) -> PersonalLink:
    """By the word in a link, or the code of a letter. Raises PersonalLink.DoesNotExist."""
    try:
        return links.of_token(town, word)
    except PersonalLink.DoesNotExist:
        return links.of_code(town, word)


def wave(municipality: Municipality, pk: int) -> Wave:
    """Raises Wave.DoesNotExist."""
    related = ("concept__municipality", "answer_page")
    return Wave.objects.select_related(*related).get(concept__municipality=municipality, pk=pk)


def invitation(municipality: Municipality, pk: int) -> Invitation:
    """Of somebody who is not erased. Raises Invitation.DoesNotExist."""
    related = ("wave__concept__municipality", "wave__answer_page", "person", "reply__entered_by")
    rows = Invitation.objects.select_related(*related).exclude(person=None)
    return rows.get(wave__concept__municipality=municipality, pk=pk)


def order(municipality: Municipality, pk: UUID) -> NeedsOrder:
    """Raises NeedsOrder.DoesNotExist."""
    rows = NeedsOrder.objects.select_related("wave__concept__municipality")
    return rows.get(wave__concept__municipality=municipality, pk=pk)


def own_invitations(user: User, town: Municipality) -> list[Invitation]:
    """Of whoever has an account: what they are invited to and what they said, before and after
    they had it. An account's address is proven: what went there is theirs, put together or not."""
    theirs = Q(person__user=user) | Q(person__user=None, person__email__iexact=user.email)
    rows = Invitation.objects.filter(
        theirs, wave__concept__municipality=town, wave__state__in=("running", "closed")
    )
    return list(rows.select_related("wave__concept", "wave__answer_page", "reply").order_by("-id"))


def invitations_of(person: Person) -> list[Any]:
    """The newest first, with the concept, whether the person `asked_to_join` that, and with what
    was answered: one query."""
    asked = JoinRequest.objects.filter(
        concept=OuterRef("wave__concept"), email=person.email.lower(), state=JoinState.TAKEN
    )
    rows = Invitation.objects.filter(person=person).annotate(asked_to_join=Exists(asked))
    return list(rows.select_related("wave__concept", "reply__entered_by").order_by("-id"))


def page_of(wave: Wave) -> AnswerPage:
    """What is asked in a wave; where nobody set it, what is asked usually."""
    found = getattr(wave, "answer_page", None)
    page = found or AnswerPage(wave=wave)
    page.wave = wave
    return page


def reply_of(invitation: Invitation) -> Reply | None:
    return getattr(invitation, "reply", None)


def offered(page: AnswerPage, reply: Reply | None = None) -> list[Body]:
    """The groups to choose from, each with whether it is `chosen`; where nobody set them, those
    that work on a field of the concept."""
    rows = Body.objects.filter(municipality=page.wave.municipality_id)
    if page.pk:
        rows = rows.filter(
            pk__in=AnswerPage.bodies.through.objects.filter(answerpage=page.pk).values("body")
        )
    else:
        rows = rows.filter(fields__concept=page.wave.concept_id).distinct()
    own = Reply.bodies.through.objects.filter(reply=reply.pk if reply else None)
    return list(rows.annotate(chosen=Exists(own.filter(body=OuterRef("pk")))))


@dataclass(frozen=True)
class Words:
    """What the office says on the page, and in which language: German where there is no other."""

    heading: str
    heading_language: str
    introduction: str
    introduction_language: str
    meeting: str
    meeting_language: str
    place: str
    next_steps: str
    next_steps_language: str
    bodies: dict[str, str]


def words_of(page: AnswerPage, language: str) -> Words:
    """In a language, each part for itself."""
    texts = {one.language: one for one in page.texts.all()} if page.pk else {}
    wave = page.wave
    none = PageText(page=page)
    own, german = texts.get(language, none), texts.get("de", none)
    subjects = dict(
        WaveText.objects.filter(wave=wave, purpose="invitation")
        .exclude(subject__contains="{")  # it speaks to each by name
        .values_list("language", "subject")
    )

    def said(*parts: tuple[str, str]) -> tuple[str, str]:
        return next(((text, spoken) for text, spoken in parts if text), ("", "de"))

    heading = said(
        (own.heading, language),
        (without_purpose(subjects.get(language, ""), language), language),
        (german.heading, "de"),
        (without_purpose(subjects.get("de", ""), "de"), "de"),
        (wave.name, "de"),
    )
    introduction = said((own.introduction, language), (german.introduction, "de"), (wave.why, "de"))
    meeting = said((own.meeting, language), (page.meeting, "de"))
    next_steps = said((own.next_steps, language), (german.next_steps, "de"))
    place = "\n".join(dict.fromkeys(filter(None, (own.place, page.place))))
    return Words(*heading, *introduction, *meeting, place, *next_steps, own.bodies)


def of_wave(wave: Wave) -> QuerySet[Reply]:
    """All answers of a wave, with who gave them and which groups they wish."""
    return (
        Reply.objects.filter(invitation__wave=wave)
        .select_related("invitation__person", "entered_by")
        .prefetch_related("bodies")
    )


@dataclass(frozen=True)
class Said:
    """An answer as a list at the desk tells it, beside whether somebody comes."""

    late: bool
    entered: bool
    deputy: str
    bodies: tuple[str, ...]
    themes: str


def said_of(invitations: Collection[int]) -> dict[int, Said]:
    """For lists at the desk: what was answered, by the keys of invitations. Nothing of needs."""
    rows = Reply.objects.filter(invitation__in=invitations).prefetch_related("bodies")
    return {
        one.invitation_id: Said(
            late=one.late,
            entered=bool(one.told),
            deputy=one.deputy_name,
            bodies=tuple(body.name for body in one.bodies.all()),
            themes=one.themes,
        )
        for one in rows
    }


@dataclass(frozen=True)
class Availability:
    """When somebody can, as they answered. weekly: by weekday, each hour from which they were
    asked ("16:30") and how it suits, in order; single: by day; away: from day to day."""

    weekly: Mapping[int, Sequence[tuple[str, str]]]
    single: Mapping[str, str]
    away: Sequence[tuple[str, str]]

    def fit(self, day: date, at: str) -> str:
        """How a day suits from an hour on; "" where nothing was said.

        A day they are away goes before a single day that was asked for, and that before the
        weekday. Of several hours of a weekday the last one before `at` counts, or the first.
        """
        written = day.isoformat()
        if any(begin <= written <= end for begin, end in self.away):
            return Fit.NOT
        return self.single.get(written) or self._weekly(day.weekday(), at)

    def _weekly(self, weekday: int, at: str) -> str:
        asked = self.weekly.get(weekday)
        if not asked:
            return ""
        return next((fit for start, fit in reversed(asked) if start <= at), asked[0][1])


def availability_in(concept: Concept) -> dict[int, Availability]:
    """Of all who come or send somebody, over all waves of a concept, by the key of the person: what
    they said last."""
    rows = (
        Reply.objects.filter(invitation__wave__concept=concept, invitation__person__isnull=False)
        .exclude(invitation__answer="declined")
        .order_by("given_at", "pk")
    )
    told = rows.values_list("invitation__person", "times", "away")
    return {person: _availability(times, away) for person, times, away in told if person}


def _availability(times: Iterable[Time], away: Iterable[Away]) -> Availability:
    weekly: dict[int, list[tuple[str, str]]] = {}
    for one in times:
        if not one["date"]:
            weekly.setdefault(one["weekday"], []).append((one["start"], one["fit"]))
    return Availability(
        weekly={day: sorted(asked) for day, asked in weekly.items()},
        single={one["date"]: one["fit"] for one in times if one["date"]},
        away=[(one["first"], one["last"]) for one in away],
    )


@dataclass(frozen=True)
class NeedCount:
    label: str
    language: str
    """Into which to interpret, called as its speakers call it."""
    count: int


def orders_of(wave: Wave) -> list[NeedsOrder]:
    """What is to be booked, in no order that tells when it came."""
    return list(NeedsOrder.objects.filter(wave=wave).order_by("id"))


def needed(orders: Collection[NeedsOrder]) -> list[NeedCount]:
    """How often each thing is needed; interpreting by its language."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in orders:
        for need in one.needs:
            label = str(Need(need).label) if need in Need.values else need
            language = one.interpreting if need == Need.INTERPRETING else ""
            counts[label, language] += 1
    return [NeedCount(*what, count) for what, count in sorted(counts.items())]

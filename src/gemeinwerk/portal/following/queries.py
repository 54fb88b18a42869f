"""What can be asked about those who follow, and what is new to them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Case, Exists, Max, OuterRef, Q, QuerySet, Subquery, When
from django.utils import translation
from django.utils.timezone import localdate

from gemeinwerk.answers.rounds.models import Answer, AnswerState, Said
from gemeinwerk.answers.rounds.queries import last_given
from gemeinwerk.answers.rounds.telling import LETTER, MAIL, way_of
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.contributions.models import Contribution, ContributionState, Split, Voice
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.verbs import MeasuresVerb
from gemeinwerk.measures.versioning.queries import latest_public
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.following import delivering
from gemeinwerk.portal.following.lifecycle import A_WEEK, PAUSES
from gemeinwerk.portal.following.models import ABOUT, Digest, Follower, LetterBatch
from gemeinwerk.portal.latest import news_between
from gemeinwerk.portal.latest_beside import beside
from gemeinwerk.portal.latest_goals import Called, goals_of
from gemeinwerk.portal.news import NEWEST, Entry, News

_RELATED = ("concept__municipality", *ABOUT)


def newest_entry(town: Municipality, before: datetime | None = None) -> int:
    """The key of the newest entry that changed what citizens read; 0 for none."""
    found = AuditEntry.objects.filter(municipality_id=town.pk, public=True)
    if before:
        found = found.filter(at__lte=before)
    return found.aggregate(newest=Max("pk"))["newest"] or 0


def followed_by(follower: Follower) -> list[Follower]:
    """All that an address follows in a town and has confirmed, and this one."""
    address = follower.address
    if not address:  # forgotten meanwhile
        return [follower]
    own = Follower.objects.filter(
        Q(confirmed_at__isnull=False) | Q(pk=follower.pk),
        Q(email=address) & ~Q(email="") | Q(_of(address)) | Q(pk=follower.pk),
        concept__municipality=follower.concept.municipality_id,
        ended_at=None,
    )
    found = own.select_related(*_RELATED).order_by("pk")
    return [one for one in found if one.pk == follower.pk or one.address == address]


def _of(address: str) -> Q:
    """Rows of voices that may be written to there."""
    return Q(voice__email__iexact=address) | Q(voice__person__email__iexact=address)


def towns_to_tell(today: date) -> QuerySet[Any, Any]:
    """Of towns where somebody may be told something today."""
    return _open(today).values("concept__municipality").distinct()


def towns_that_answered() -> QuerySet[Any, Any]:
    """Of towns in which contributions were answered."""
    given = Answer.objects.filter(state=AnswerState.RELEASED)
    return given.values("round__concept__municipality").distinct()


def waiting(town: Municipality, today: date, upto: int) -> list[Follower]:
    """Those who were not told today, nor this week who asked for a week, and to whom something
    after their last mail, or of one that came to nothing, may be new. An address is told once a
    day, whatever it follows; one at which mails come to nothing more and more seldom."""
    of_town = Follower.objects.filter(concept__municipality=town, told_on=today)
    heard = {one.address for one in of_town.select_related("voice__person")}
    owed = Q(told_through__lt=upto) | Exists(
        Digest.objects.filter(follower=OuterRef("pk"), lost=True)
    )
    found = _open(today).filter(owed, concept__municipality=town)
    rows = found.select_related(*_RELATED).defer("measure__search_text")
    return [one for one in rows if one.address and one.address not in heard and _is_due(one, today)]


def _is_due(one: Follower, today: date) -> bool:
    begun = one.told_on or localdate(one.confirmed_at)
    pause = A_WEEK if one.weekly else timedelta()
    if one.refused:
        pause = max(pause, PAUSES[min(one.refused, len(PAUSES)) - 1])
    return begun <= today - pause


def _open(today: date) -> QuerySet[Follower]:
    """Who can be told by mail. Of what was taken back nobody hears any more."""
    reached = ~Q(email="") | ~Q(voice__email="") | Q(voice__person__isnull=False)
    public = Follower.objects.filter(reached, confirmed_at__isnull=False, concept__public=True)
    current = public.filter(ended_at=None).exclude(told_on=today)
    return current.exclude(contribution__state=ContributionState.WITHDRAWN)


def unaccompanied(town: Municipality, of: Contribution | None = None) -> list[Any]:
    """Voices that can be written to, by mail or on paper, whose contribution was answered, first at
    `answered_at`, and who are not told yet what becomes of it since. Of an edition that is over
    nothing becomes any more. `of`: voices of this one alone."""
    given = Answer.objects.filter(
        contribution=OuterRef("contribution"), state=AnswerState.RELEASED
    ).order_by("released_at")
    rows = Voice.objects.filter(
        ~Q(email="") | ~Q(address="") | Q(person__isnull=False) & ~Q(person__email=""),
        ~Exists(Follower.objects.filter(voice=OuterRef("pk"))),
        Exists(given),
        contribution__concept__municipality=town,
        contribution__concept__public=True,
    ).exclude(contribution__state=ContributionState.WITHDRAWN)
    current = rows.exclude(contribution__concept__status=ConceptStatus.SUPERSEDED)
    found = current.annotate(answered_at=given.values("released_at")[:1])
    found = found.filter(contribution=of) if of else found
    related = found.select_related("person", "contribution__concept").order_by("pk")
    return [one for one in related if way_of(one) in (MAIL, LETTER)]


def on_paper(concept: Concept) -> list[Follower]:
    """Whoever said something in a concept, was answered, and is known on paper alone."""
    rows = Follower.objects.filter(
        concept=concept, concept__public=True, voice__isnull=False, ended_at=None
    ).exclude(contribution__state=ContributionState.WITHDRAWN)
    found = rows.exclude(voice__address="").select_related(*_RELATED, "voice__original")
    return [one for one in found.order_by("pk") if one.voice and way_of(one.voice) == LETTER]


def batch_of(town: Municipality, slug: str, number: int) -> LetterBatch:
    """Raises LetterBatch.DoesNotExist."""
    found = LetterBatch.objects.select_related("concept__municipality", "printed_by")
    return found.get(concept__municipality=town, concept__slug=slug, number=number)


def of_what_is_gone(before: date) -> list[int]:
    """Who follows a measure that is deleted and in the public catalogue no more, and was told
    all there is to tell of it, before a day."""
    rows = Follower.objects.filter(measure=None, measure_key__isnull=False, told_on__lt=before)
    owed = Exists(Digest.objects.filter(follower=OuterRef("pk"), lost=True))
    found = []
    for one in rows.exclude(owed).select_related("concept"):
        version = latest_public(one.concept)
        published = AuditEntry.objects.filter(
            verb=MeasuresVerb.VERSION_PUBLISH,
            target_type=CatalogueVersion._meta.label_lower,
            target_id=version.pk if version else None,
            pk__gt=one.told_through,
        )
        listed = FrozenMeasure.objects.filter(version=version, measure_key=one.measure_key)
        if not listed.exists() and not published.exists():
            found.append(one.pk)
    return found


def _gone_by_field(concept: Concept) -> QuerySet[Any, Any]:
    """The fields of measures whose drafts are gone, and the keys of these."""
    public = FrozenMeasure.objects.filter(version__concept=concept, version__published=True)
    later = public.filter(
        measure_key=OuterRef("measure_key"), version__number__gt=OuterRef("version__number")
    )
    fields = FieldOfAction.objects.filter(concept=concept, code=OuterRef("field_code"))
    gone = public.filter(~Exists(later), measure=None, measure_key__isnull=False)
    placed: QuerySet[Any, Any] = gone.annotate(placed=Subquery(fields.values("pk")[:1]))
    return placed.order_by().values_list("placed", "measure_key")


class NewsSince:
    """What is new in each concept to these who follow, asked once per concept and language,
    however many they are."""

    def __init__(self, waiting: Sequence[Follower], upto: int) -> None:
        self._upto = upto
        self._known: dict[tuple[int, str], list[Entry]] = {}
        self._about: dict[int, _About] = {}
        self._lost = delivering.lost(waiting)
        self._oldest: dict[int, int] = {}
        for one in waiting:
            since = min([one.told_through, *(after for after, _upto in self._lost[one.pk])])
            self._oldest[one.concept_id] = min(since, self._oldest.get(one.concept_id, since))

    def of(self, follower: Follower) -> list[News]:
        """What happened to what somebody follows since they were told, the newest first."""
        about = self._about.setdefault(follower.concept_id, _About(follower.concept))
        concerns, spans = about.concerning(follower), self._lost[follower.pk]
        spans = [*spans, (follower.told_through, self._upto)]
        return [
            one.news
            for one in self._in(about, follower.language)
            if any(after < one.number <= upto for after, upto in spans) and concerns(one)
        ]

    def was_lost(self, follower: Follower) -> bool:
        """Whether an earlier mail to them came to nothing."""
        return bool(self._lost[follower.pk])

    def _in(self, about: "_About", language: str) -> list[Entry]:
        key = (about.concept.pk, language)
        if key not in self._known:
            with translation.override(language):
                since = self._oldest[about.concept.pk]
                self._known[key] = about.entries(since, self._upto)
        return self._known[key]


def newest(about: Follower) -> list[Entry]:
    """The newest of what somebody would be told who follows this; `about` need not be stored."""
    of_concept = _About(about.concept)
    concerns = of_concept.concerning(about)
    return [one for one in of_concept.newest(about) if concerns(one)]


def _measures_of(document: Sequence[Said]) -> dict[int, str]:
    """The measures in which something is found again: the keys, and the numbers of then."""
    return {said["measure"]: said["code"] for said in document if said["measure"]}


class _About:
    """A concept whose news are told, and what belongs to what in it: each asked when needed."""

    def __init__(self, concept: Concept) -> None:
        self.concept = concept

    def entries(self, since: int, upto: int) -> list[Entry]:
        version = self._version
        of_measures = (
            news_between(
                self.concept,
                version,
                since,
                upto,
                named=self._named,
                goals=self._goals,
                most=None,
            )
            if version
            else []
        )
        found = [*of_measures, *beside(self.concept, since, upto, self._followed, most=None)]
        return sorted(found, key=lambda one: one.number, reverse=True)

    def newest(self, about: Follower) -> list[Entry]:
        """Of all times, as many as a feed holds, and what it does not concern among them."""
        of_measures: list[Entry] = []
        if not about.meeting_id and self._version:
            only = self._measures[about.field_id] if about.field_id else None
            of_measures = news_between(self.concept, self._version, 0, NEWEST, only, of_all=True)
        found = [*of_measures, *beside(self.concept, 0, NEWEST, ())]
        return sorted(found, key=lambda one: one.number, reverse=True)

    def concerning(self, follower: Follower) -> Callable[[Entry], bool]:
        """Whether an entry is about what somebody follows."""
        if follower.measure_key:
            return lambda one: one.measure == follower.measure_key
        if follower.field_id:
            return self._of_field(follower.field_id)
        if follower.meeting_id:
            return lambda one: one.meeting == follower.meeting_id
        if follower.contribution_id:
            return self._of_contribution(follower.contribution_id, by_round=bool(follower.voice_id))
        return lambda one: not one.small

    def _of_field(self, field: int) -> Callable[[Entry], bool]:
        measures, meetings = self._measures[field], self._meetings[field]
        return lambda one: (
            not one.small and (one.measure in measures or one.meeting in meetings or one.of_all)
        )

    def _of_contribution(self, key: int, *, by_round: bool) -> Callable[[Entry], bool]:
        """Whose voice it is heard of the answer by its round. Parts: `_of_parts`."""
        given = [*self._given.get(key, ()), *(self._of_parts.get(key, ()) if by_round else ())]
        measures, goals = set(_measures_of(given)), goals_of(given)
        return lambda one: (
            one.measure in measures
            or (one.contribution == key and not by_round)
            or one.goal in goals
        )

    @cached_property
    def _version(self) -> CatalogueVersion | None:
        return latest_public(self.concept)

    @cached_property
    def _measures(self) -> dict[int | None, set[int]]:
        """By field; of one whose draft is gone by the field it was published in last."""
        found: dict[int | None, set[int]] = defaultdict(set)
        rows = Measure.objects.filter(concept=self.concept).order_by().values_list("field", "pk")
        for field, measure in rows.union(_gone_by_field(self.concept)):
            found[field].add(measure)
        return found

    @cached_property
    def _meetings(self) -> dict[int | None, set[int | None]]:
        """Those of its working group, by field."""
        found: dict[int | None, set[int | None]] = defaultdict(set)
        fields = FieldOfAction.objects.filter(concept=self.concept, working_group__isnull=False)
        meetings = Meeting.objects.filter(concept=self.concept, body=OuterRef("working_group"))
        rows = fields.filter(Exists(meetings)).values_list("pk", "working_group")
        of_body: dict[int, list[int]] = defaultdict(list)
        for field, body in rows:
            of_body[body or 0].append(field)
        held = Meeting.objects.filter(concept=self.concept, body__in=of_body)
        for meeting, body in held.values_list("pk", "body"):
            for field in of_body[body]:
                found[field].add(meeting)
        return found

    @cached_property
    def _last(self) -> dict[int, Answer]:
        parts = {one for ones in self._taken_back.values() for one in ones}
        return last_given(self._followed | parts)

    @cached_property
    def _of_parts(self) -> dict[int, list[Said]]:
        """What parts that were taken back were answered, until the whole is answered anew."""
        found: dict[int, list[Said]] = defaultdict(list)
        for whole, parts in self._taken_back.items():
            own = self._last.get(whole)
            given = [self._last[part] for part in parts if part in self._last]
            for one in given:
                if own is None or one.pk > own.pk:
                    found[whole] += one.document
        return found

    @cached_property
    def _given(self) -> dict[int, Sequence[Said]]:
        """What contributions somebody follows were answered last, by their keys."""
        return {key: one.document for key, one in self._last.items()}

    @cached_property
    def _goals(self) -> dict[int, Called]:
        found: dict[int, Called] = {}
        for document in self._given.values():
            found |= goals_of(document)
        return found

    @cached_property
    def _named(self) -> dict[int, str]:
        """The measures of which each version tells something to somebody."""
        rows = Follower.objects.filter(concept=self.concept, measure_key__isnull=False).order_by()
        known = rows.values_list("measure_key", "measure__code")
        found = {key: code or "" for key, code in known if key}
        for document in self._given.values():
            found |= _measures_of(document)
        return found

    @property
    def _followed(self) -> set[int]:
        """Contributions somebody follows, or said."""
        return set(self._taken_back)

    @cached_property
    def _taken_back(self) -> dict[int, set[int]]:
        """Of each of these the parts that were taken back, and the parts of those."""
        rows = Follower.objects.filter(concept=self.concept, contribution__isnull=False)
        undone = Q(contribution__parts__undone_at__isnull=False)
        joined = rows.order_by().annotate(
            back=Case(When(undone, then="contribution__parts__part"))
        )  # fmt: skip
        found: dict[int, set[int]] = defaultdict(set)
        for key, part in joined.values_list("contribution", "back"):
            found[key] |= {part} if part else set()
        return {key: self._within(parts) for key, parts in found.items()}

    def _within(self, parts: set[int]) -> set[int]:
        if not parts:
            return parts
        deeper = Split.objects.filter(whole__in=parts, undone_at__isnull=False)
        return parts | self._within(set(deeper.values_list("part", flat=True)))

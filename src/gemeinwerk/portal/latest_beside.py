"""What changed lately beside a concept's measures, as citizens may know it: meetings, answers."""

from collections.abc import Collection, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from gemeinwerk.answers.rounds.models import AnswerRound
from gemeinwerk.answers.rounds.verbs import RoundsVerb
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.queries import told_publicly
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, ContributionState
from gemeinwerk.meetings.models import Meeting, MeetingState
from gemeinwerk.meetings.telling import when
from gemeinwerk.meetings.verbs import MeetingsVerb
from gemeinwerk.minutes.models import Minutes
from gemeinwerk.minutes.publishing.queries import read_by_citizens
from gemeinwerk.minutes.publishing.verbs import PublishingVerb
from gemeinwerk.portal.addresses import address, of_meeting
from gemeinwerk.portal.news import MOST, Entry, News

V = MeetingsVerb
AGENDA = (V.ITEM_ADD, V.ITEM_EDIT, V.ITEM_REMOVE)
_OF_MEETINGS = (
    *(V.MEETING_CREATE, V.MEETING_SHOW, V.MEETING_EDIT, V.MEETING_MOVE, V.MEETING_CANCEL),
    *AGENDA,
    PublishingVerb.PUBLISH,
)
_OF_ANSWERS = (RoundsVerb.RELEASE, RoundsVerb.ANSWER)
_MEETING, _MINUTES = Meeting._meta.label_lower, Minutes._meta.label_lower


def beside(
    concept: Concept,
    after: int,
    upto: int,
    contributions: Collection[int],
    most: int | None = 5 * MOST,
) -> list[Entry]:
    """What holds still of what changed after an entry of the audit and up to another; of answers
    the rounds, and those to these contributions: a round has thousands, which would leave no room
    for anything else. `most`: entries looked at; None for all there is."""
    done = told_publicly(concept.municipality_id, (*_OF_MEETINGS, *_OF_ANSWERS))
    met = Meeting.objects.filter(concept=concept).values("pk")
    minuted = Minutes.objects.filter(meeting__concept=concept).values("pk")
    released = AnswerRound.objects.filter(concept=concept).values("pk")
    wanted = (
        Q(target_type=_MEETING, target_id__in=met)
        | Q(target_type=_MINUTES, target_id__in=minuted)
        | Q(verb=RoundsVerb.RELEASE, target_id__in=released)
        | Q(verb=RoundsVerb.ANSWER, target_id__in=contributions)
    )
    rows = list(done.filter(wanted, pk__gt=after, pk__lte=upto)[:most])
    meetings = [row for row in rows if row.verb in _OF_MEETINGS]
    answers = [row for row in rows if row.verb in _OF_ANSWERS]
    return [
        *(_of_meetings(concept, meetings) if meetings else ()),
        *(_of_answers(concept, answers) if answers else ()),
    ]


def _of_meetings(concept: Concept, rows: Sequence[AuditEntry]) -> list[Entry]:
    """Announced, moved, cancelled, another agenda, minutes to read: of each kind the last. Three
    queries."""
    of_minutes = dict(Minutes.objects.filter(meeting__concept=concept).values_list("pk", "meeting"))
    shown = Meeting.objects.filter(concept=concept, public=True).select_related("body", "concept")
    meetings = shown.in_bulk({_meeting_of(row, of_minutes) for row in rows} - {None})
    published = read_by_citizens().filter(version__minutes__meeting__in=meetings)
    readable = set(published.values_list("version__minutes__meeting", flat=True))
    found: dict[tuple[int, str], Entry] = {}
    for row in rows:
        meeting = meetings.get(_meeting_of(row, of_minutes) or 0)
        text = _said(row, meeting, readable) if meeting else ""
        if meeting and text:
            news = News(row.at, str(meeting), _address(row, concept, meeting), text)
            small = row.verb in AGENDA or text == _changed()
            one = Entry(row.pk, None, news, meeting=meeting.pk, small=small)
            found.setdefault((meeting.pk, text), one)
    return list(found.values())


def _of_answers(concept: Concept, rows: Sequence[AuditEntry]) -> list[Entry]:
    """Rounds of answers, and each contribution citizens may read that was answered in one. Two
    queries."""
    public = Contribution.objects.filter(concept=concept, state=ContributionState.PUBLIC)
    numbers = dict(
        public.filter(pk__in=[row.target_id for row in rows]).values_list("pk", "number")
    )
    rounds = dict(AnswerRound.objects.filter(concept=concept).values_list("pk", "title"))
    found: dict[int, Entry] = {}
    for row in rows:
        key = row.target_id or 0
        if row.verb == RoundsVerb.RELEASE and key in rounds:
            url = address("contributions", concept.slug)
            news = News(row.at, rounds[key], url, _("Es gibt neue Antworten auf Beiträge."))
            found[-row.pk] = Entry(row.pk, None, news)
        elif row.verb == RoundsVerb.ANSWER and key in numbers:
            title = _("Beitrag {n}").format(n=numbers[key])
            url = address("contribution", concept.slug, numbers[key])
            news = News(row.at, title, url, _("beantwortet"))
            found.setdefault(key, Entry(row.pk, None, news, contribution=key, small=True))
    return list(found.values())


def _meeting_of(row: AuditEntry, of_minutes: dict[int, int]) -> int | None:
    if row.target_type == _MINUTES:
        return of_minutes.get(row.target_id or 0)
    return row.target_id if row.target_type == _MEETING else None


def _said(row: AuditEntry, meeting: Meeting, readable: Collection[int]) -> str:
    """ "" where it is not so any more."""
    if row.verb == PublishingVerb.PUBLISH:
        return _("Das Protokoll ist zu lesen.") if meeting.pk in readable else ""
    if meeting.state == MeetingState.CANCELLED:
        return _("abgesagt") if row.verb == V.MEETING_CANCEL else ""
    if row.verb == V.MEETING_MOVE:
        return _("verlegt, jetzt {when}").format(when=when(meeting))
    if row.verb in (V.MEETING_CREATE, V.MEETING_SHOW) or row.after.get("public"):
        return _("angekündigt: {when}").format(when=when(meeting))
    if row.verb in AGENDA:
        return _("Die Tagesordnung hat sich geändert.")
    return _changed() if row.verb == V.MEETING_EDIT else ""


def _changed() -> str:
    return _("Angaben zur Sitzung haben sich geändert.")


def _address(row: AuditEntry, concept: Concept, meeting: Meeting) -> str:
    if row.verb == PublishingVerb.PUBLISH:
        return address("minutes", concept.slug, meeting.pk)
    return of_meeting(concept.slug, meeting.pk)

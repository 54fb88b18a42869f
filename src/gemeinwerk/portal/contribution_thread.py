"""What became of what somebody said, step by step, from the day it was said until today.

Told from what was released and published alone: nothing that is drafted, and of measures what their
own pages say.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst, slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.answers.models import OutcomeKind
from gemeinwerk.answers.rounds.models import Answer, Said
from gemeinwerk.answers.rounds.queries import given
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Channel, Contribution, Merge, Split
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Knot, KnotState
from gemeinwerk.measures.document.today import measure_today
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.versioning.queries import latest_public
from gemeinwerk.portal import measure_page, measure_queries
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.latest import news_between
from gemeinwerk.portal.latest_goals import Called, goals_of
from gemeinwerk.portal.news import NEWEST, Entry

MOST_MEASURES = 3
"""So many are told of with where they stand; of others the answer has the link."""
MOST_NEWS = 12
_STATES: dict[str, KnotState] = {
    OutcomeKind.ADOPTED: "done",
    OutcomeKind.IN_PART: "partly",
    OutcomeKind.COVERED: "done",
    OutcomeKind.DEFERRED: "late",
    OutcomeKind.DECLINED: "dropped",
    OutcomeKind.ELSEWHERE: "dropped",
}


@dataclass(frozen=True)
class Step:
    """`quoted`: words of the town, which are German on every page."""

    state: KnotState
    title: str
    on: date
    text: str = ""
    quoted: str = ""
    why: str = ""
    url: str = ""


@dataclass(frozen=True)
class Today:
    """Where a measure stands in which it is found again."""

    code: str
    title: str
    url: str
    knots: Sequence[Knot]


@dataclass(frozen=True)
class Thread:
    """`quiet_since`: the day of the last step; None while there is no answer yet."""

    steps: list[Step]
    measures: list[Today]
    quiet_since: date | None


def thread(contribution: Contribution) -> Thread:
    """Of one that citizens may read or whose author asks; see `contribution_queries.one`."""
    concept = contribution.concept
    answers = list(given(contribution))[::-1] if getattr(contribution, "is_answered", True) else []
    version = latest_public(concept) if answers else None
    frozen = _frozen(version, answers[-1].document) if version and answers else {}
    told = _news(concept, version, answers[-1].document, answers[0].released_at) if version else []
    steps = [
        _said(contribution),
        *(_merged(contribution) if getattr(contribution, "is_merged", True) else ()),
        *(step for one in answers for step in _answered(one, concept, version, frozen)),
        *(_split_before(contribution) if getattr(contribution, "was_split", True) else ()),
        *told,
    ]
    steps.sort(key=lambda step: step.on)
    return Thread(steps, _standing(concept, frozen), steps[-1].on if answers else None)


def since(
    concept: Concept, given: Iterable[tuple[Sequence[Said], datetime]]
) -> tuple[list[Step], list[Today]]:
    """What happened to the measures of answers after these were given, the oldest first, and where
    they stand. `given`: of each contribution what its last answer says, and when it had its
    first."""
    placed = [
        (document, moment)
        for document, moment in given
        if any(said["measure"] or said.get("goal") for said in document)
    ]
    version = latest_public(concept) if placed and concept.public else None
    if version is None:
        return [], []
    told = [step for one, moment in placed for step in _news(concept, version, one, moment)]
    frozen = _frozen(version, [said for document, _moment in placed for said in document])
    steps = sorted(dict.fromkeys(told), key=lambda step: step.on)
    return steps, _standing(concept, frozen)


def _said(contribution: Contribution) -> Step:
    meeting = contribution.meeting
    met = (
        meeting is not None
        and meeting.public
        and contribution.channel in (Channel.MEETING, Channel.MINUTES)
    )
    return Step(
        "done",
        _("Gesagt"),
        contribution.when,
        text="" if met else str(contribution.get_channel_display()),
        quoted=_met(contribution) if met else "",
        url=address("meetings", contribution.concept.slug) if met else "",
    )


def _met(contribution: Contribution) -> str:
    """In which meeting, and to which item of its agenda, if that is for everybody."""
    item = contribution.item
    told = [str(contribution.meeting), item.title if item and not item.internal else ""]
    return ", ".join(filter(None, told))


def _merged(contribution: Contribution) -> Iterable[Step]:
    """Those that say the same are named where they can be read: one query."""
    both = Q(one=contribution) | Q(into=contribution)
    found = Merge.objects.filter(both, undone_at=None).select_related("one", "into")
    rows = list(found.order_by("at", "pk"))
    others = [row for row in rows if row.into_id == contribution.pk and row.one.is_public]
    if others:
        numbers = ", ".join(str(row.one.number) for row in others)
        text = _("Fast dasselbe steht in Beitrag {numbers}. Alle bleiben einzeln zu lesen.")
        on = _day(others[-1].at)
        yield Step("done", _("Mit anderen zusammengelegt"), on, text.format(numbers=numbers))
    for row in rows:
        if row.one_id == contribution.pk and row.into.is_public:
            text = _("Beantwortet wird er zusammen mit Beitrag {n}.").format(n=row.into.number)
            yield Step("done", _("Mit einem anderen zusammengelegt"), _day(row.at), text)


def _answered(
    answer: Answer, concept: Concept, version: CatalogueVersion | None, frozen: dict[int, str]
) -> Iterable[Step]:
    """A step for each thing it became; the measure's page where it is published under a number, the
    goal among those of the version."""
    assert answer.released_at
    for said in answer.document:
        code = frozen.get(said["measure"] or 0)
        yield Step(
            _STATES[said["kind"]],
            capfirst(str(OutcomeKind(said["kind"]).label)),
            _day(answer.released_at),
            quoted=" ".join(filter(None, [said["code"], said["title"]])) or said["to"],
            why=said["reason"],
            url=(
                address("measure", concept.slug, code) if code else _of_goal(said, concept, version)
            ),
        )


def _split_before(contribution: Contribution) -> Iterable[Step]:
    """What parts were answered that were taken back since, and that they were: two queries."""
    undone = Split.objects.filter(whole=contribution, undone_at__isnull=False, was_public=True)
    for row in undone.select_related("part").order_by("undone_at", "pk"):
        part = row.part
        for answer in given(part):
            for step in _answered(answer, contribution.concept, None, {}):
                text = _("Antwort auf einen Teil, Beitrag {n}.").format(n=part.number)
                yield replace(step, text=text)
        assert row.undone_at
        text = _("Beitrag {n} ist kein Teil mehr. Beantwortet wird das Ganze.")
        yield Step(
            "done",
            _("Teilung zurückgenommen"),
            _day(row.undone_at),
            text.format(n=part.number),
        )


def _of_goal(said: Said, concept: Concept, version: CatalogueVersion | None) -> str:
    """Where a goal is read; "" where it is not published under its number, or none is meant."""
    listed = version.content["goals"] if version and "goal" in said else []
    if version is None or said["code"] not in (one["code"] for one in listed):
        return ""
    return f"{address('version', concept.slug, version.number)}#ziel-{slugify(said['code'])}"


def _frozen(version: CatalogueVersion, document: Sequence[Said]) -> dict[int, str]:
    """The numbers under which its measures are published, by their keys: one query."""
    keys = [said["measure"] for said in document if said["measure"]]
    found = FrozenMeasure.objects.filter(version=version, measure__in=keys) if keys else []
    return {one.measure_id or 0: one.code for one in found}


def _news(
    concept: Concept, version: CatalogueVersion, document: Sequence[Said], since: datetime | None
) -> list[Step]:
    """What happened to its measures after it was answered; of many the newest."""
    named = {said["measure"]: said["code"] for said in document if said["measure"]}
    goals = goals_of(document)
    if since is None or not (named or goals):
        return []
    found = news_between(
        concept, version, 0, NEWEST, list(named), named=named, goals=goals, since=since
    )
    told = [one for one in found if one.goal in goals or one.measure in named]
    told.sort(key=lambda one: one.number)
    return _together([_of_news(one, named, goals) for one in told])[-MOST_NEWS:]


def _together(steps: Iterable[Step]) -> list[Step]:
    """What happened to the same measure on one day, in one step."""
    found: dict[tuple[date, str, str], Step] = {}
    for step in steps:
        key = (step.on, step.title, step.quoted)
        before = found.setdefault(key, step)
        if step.text not in before.text:
            found[key] = replace(before, text=f"{before.text}; {step.text}")
    return list(found.values())


def _of_news(entry: Entry, named: Mapping[int, str], goals: Mapping[int, Called]) -> Step:
    news = entry.news
    goal = goals.get(entry.goal or 0)
    code = goal.code if goal else named.get(entry.measure or 0, "")
    title = _("Zu {code}").format(code=code) if code else news.title
    return Step("current", title, news.on, news.text, quoted=news.quoted, url=news.url)


def _standing(concept: Concept, frozen: Mapping[int, str]) -> list[Today]:
    return [_today(concept, code) for code in list(frozen.values())[:MOST_MEASURES]]


def _today(concept: Concept, code: str) -> Today:
    today = timezone.localdate()
    found = measure_queries.measure(concept.municipality, concept.slug, code, today)
    document = measure_today(found)
    live = measure_page.live(found, document)
    url = address("measure", concept.slug, code)
    knots = [
        measure_page.written(found.version),
        *measure_page.onward(document, found.version, live, today),
    ]
    return Today(code, german(found.title), url, [_linked(one, url) for one in knots])


def _linked(knot: Knot, url: str) -> Knot:
    """To the measure's page, where each knot has its place."""
    to = f"{url}{knot.url}" if knot.url.startswith("#") else knot.url
    return Knot(knot.label, knot.state, knot.text, knot.detail, to)


def _day(moment: datetime) -> date:
    return localtime(moment).date()

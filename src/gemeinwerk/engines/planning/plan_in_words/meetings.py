"""The meetings by month: when, where, who can come, who cannot, which groups are thin, why then."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from gemeinwerk.engines.planning.alternatives import Alternative, alternatives
from gemeinwerk.engines.planning.crowd import Crowd
from gemeinwerk.engines.planning.plan import Meeting, Plan
from gemeinwerk.engines.planning.plan_in_words.bilingual import (
    month,
    people_named,
    room_name,
    say,
    series_name,
    short_day,
)
from gemeinwerk.engines.planning.plan_in_words.discretion import LEAST_TOLD, groups_named, part_of
from gemeinwerk.engines.planning.plan_in_words.page import EMPTY, Line
from gemeinwerk.engines.planning.plan_in_words.reasons import why_this_date
from gemeinwerk.engines.planning.problem import (
    GROUP_WITH_A_QUOTA,
    Appointment,
    Problem,
    Series,
    Words,
)

_MOST_WHO_CAN = 12
_MOST_WHO_CANNOT = 25


def by_month(problem: Problem, plan: Plan) -> Iterator[Line]:
    """All meetings in the order of their dates, below the names of the months."""
    crowd, others = Crowd(problem), alternatives(problem, plan)
    meetings = sorted(plan.meetings, key=lambda one: (one.date, one.start, one.series))
    for name, these in groupby(meetings, key=lambda one: month(one.date)):
        yield EMPTY
        yield Line(name)
        for meeting in these:
            yield EMPTY
            yield from _meeting(problem, crowd, meeting, others)


def _meeting(
    problem: Problem,
    crowd: Crowd,
    meeting: Meeting,
    others: dict[Appointment, tuple[Alternative, ...]],
) -> Iterator[Line]:
    series = problem.of_id[meeting.series]
    yield Line(_when_and_where(problem, meeting), indent=2, hang=2)
    for words in (*who_can_come(problem, meeting, series), *thin_groups(crowd, meeting, series)):
        yield Line(words, indent=4, hang=2)
    for words in why_this_date(problem, meeting, others[meeting.appointment]):
        yield Line(words, indent=4, hang=2)


def _when_and_where(problem: Problem, meeting: Meeting) -> Words:
    room = Words("", "")
    if meeting.room is not None:
        room = say(", {room}", ", {room}", room=room_name(problem, meeting.room))
    return say(
        "{day}, {start}–{end} Uhr: {series}{room}", "{day}, {start}–{end}: {series}{room}",
        day=short_day(meeting.date), start=f"{meeting.start:%H:%M}", end=f"{meeting.end:%H:%M}",
        series=series_name(problem, series=meeting.series), room=room,
    )  # fmt: skip


def who_can_come(problem: Problem, meeting: Meeting, series: Series) -> Iterator[Words]:
    """How many can come, who is expected elsewhere that evening, who cannot."""
    away = [one for one in series.members if meeting.date in problem.person[one].unavailable]
    gone, here = set(away), set(meeting.expected)
    can = [one for one in series.members if one not in gone]
    yield _can(problem, can, len(series.members))
    elsewhere = [one for one in can if one not in here]
    if meeting.expected and elsewhere:
        yield say(
            "An diesem Abend in einer anderen Sitzung erwartet: {names}.",
            "Expected in another meeting of that evening: {names}.",
            names=people_named(problem, elsewhere, _MOST_WHO_CANNOT),
        )
    if away:
        yield say(
            "Nicht kommen {can}: {names}.", "Cannot come: {names}.",
            can=Words("kann", "can") if len(away) == 1 else Words("können", "can"),
            names=people_named(problem, away, _MOST_WHO_CANNOT),
        )  # fmt: skip


def _can(problem: Problem, can: Sequence[str], members: int) -> Words:
    if len(can) == members:
        return say("Alle {n} können kommen.", "All {n} can come.", n=members)
    names = Words("", "")
    if can and len(can) <= _MOST_WHO_CAN:
        names = say(": {who}", ": {who}", who=people_named(problem, can))
    return say(
        "{n} von {all} {can} kommen{names}.", "{n} of {all} can come{names}.",
        n=len(can), all=members, names=names,
        can=Words("kann", "can") if len(can) == 1 else Words("können", "can"),
    )  # fmt: skip


def thin_groups(crowd: Crowd, meeting: Meeting, series: Series) -> Iterator[Words]:
    """Actor groups of three or more members that are missing, or of which less than half can.

    Those of fewer than five are counted, not named: people are named right above.
    """
    if meeting.date not in crowd.free:
        return
    here = crowd.who_can(series.id, meeting.date)
    missing, thin = list[Words | str](), list[Words | str]()
    small_missing = small_thin = 0
    for group, people in sorted(crowd.groups.items()):
        members = (people & crowd.members[series.id]).bit_count()
        can = (people & here).bit_count()
        if members < GROUP_WITH_A_QUOTA:
            continue
        small = members < LEAST_TOLD
        if not can:
            small_missing += small
            missing += [] if small else [group]
        elif 2 * can < members:
            small_thin += small
            thin += [] if small else [part_of(group, can, members)]
    if missing or small_missing:
        yield say(
            "Ganz {verb}: {groups}.", "Missing altogether: {groups}.",
            groups=groups_named(missing, small_missing),
            verb=Words("fehlt" if len(missing) + small_missing == 1 else "fehlen", ""),
        )  # fmt: skip
    if thin or small_thin:
        yield say("Schwach vertreten: {groups}.", "Thinly represented: {groups}.",
                  groups=groups_named(thin, small_thin))  # fmt: skip

"""Which addresses are looked at in which states of a town, for what their pages offer to send."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.timezone import now

from gemeinwerk.calendars.reading.models import Outcome
from gemeinwerk.compositions.models import CompositionState
from gemeinwerk.contributions.models import ContributionState
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.dots.models import WeighingState
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.meetings.models import MeetingState
from gemeinwerk.minutes.models import MinutesState
from gemeinwerk.monitoring.models import ReportState
from gemeinwerk.nominations.models import NominationState
from gemeinwerk.notices.models import NoticeState
from gemeinwerk.scheduling.models import PlanState
from tests.walk import states
from tests.walk.pages import PAGES
from tests.walk.scene import Scene


@dataclass(frozen=True)
class Group:
    """Addresses that are looked at together, and the states they are looked at in."""

    prefixes: tuple[str, ...]
    roles: tuple[str, ...]
    states: dict[str, Callable[[Scene], Any]] = field(default_factory=dict)
    prepare: Callable[[Scene], Any] = lambda scene: None

    def holds(self, name: str) -> bool:
        return name.startswith(self.prefixes)


NO_VERBS = {"mehr"}
"""Buttons by which a form grows another row: nothing is done by them."""
ALSO_ELSEWHERE = {
    # The day on which a milestone was reached stands in the form of the draft, too.
    "measures:milestone",
}

OF_REPORTS = tuple(
    f"monitoring:{name}"
    for name in (
        "round", "report", "approve", "return", "close", "links", "remind", "sheet", "picture",
    )
)  # fmt: skip
OF_STEERING = tuple(
    name for name in PAGES if name.startswith("monitoring:") and not name.startswith(OF_REPORTS)
)
"""All else of the area: nothing of it looks at how a report stands."""

GROUPS = {
    "accounts": Group(
        ("accounts:a", "accounts:c", "accounts:d", "accounts:i", "accounts:re"),
        ("office", "administrator"),
        {
            "with a password": states.with_password,
            "invited": states.invited,
            "closed": states.account(is_active=False),
            "without a role": states.without_a_role,
            "asks to be forgotten": states.account(removal_requested_at="2026-01-01T12:00:00Z"),
            "without a second factor": states.without_a_factor,
        },
    ),
    "notices": Group(
        ("notices:",), ("office",), {one: states.notice(one) for one in NoticeState.values}
    ),
    "concepts": Group(
        ("concepts:", "desk:concept", "desk:take_over"),
        ("office",),
        {
            "as it is": states.as_is,
            "not public": states.concept(public=False),
            "finding refused": states.finding(refusal="Text", refused_on="2026-01-01"),
            **states.STATUSES,
        },
    ),
    "measures": Group(
        (
            "measures:overview",
            "measures:edit",
            "measures:answer",
            "measures:confirmation",
            "measures:confirmations",
            "measures:ask",
            "measures:delete",
            "measures:history",
            "measures:settle",
            "measures:override",
            "measures:exceptions",
            "measures:note",
            "measures:milestone",
            "measures:move_milestone",
        ),
        ("office", "unit_editor"),
        {
            **{one: states.measure(confirmation=one) for one in Confirmation.values},
            **{name: states.STATUSES[f"concept {name}"] for name in ("adopted", "superseded")},
        },
    ),
    "questions": Group(
        ("questions:",),
        ("office", "unit_editor"),
        {
            "open": states.as_is,
            "answered": states.question(state="answered", answer="Darum.", answered_at=now()),
            "declined": states.question(state="declined", answer="Nein.", answered_at=now()),
            "published": states.question(
                state="answered",
                answer="Darum.",
                answered_at=now(),
                published=True,
                public_text="Warum?",
                public_answer="Darum.",
            ),
        },
    ),
    "monitoring": Group(
        OF_REPORTS,
        ("office", "unit_editor"),
        {
            "concept not decided": states.as_is,
            "nothing new": states.report("draft", nothing_new=True, done="", basis={}),
            **{one: states.report(one) for one in ReportState.values},
            "round closed": states.round_closed,
        },
    ),
    "steering": Group(
        OF_STEERING,
        ("office", "unit_editor"),
        {"concept not decided": states.as_is, "carried out": states.report("approved")},
    ),
    "evaluation": Group(
        ("evaluation:",),
        ("office",),
        {
            "concept not decided": states.as_is,
            "survey in preparation": states.evaluation("draft"),
            "survey open": states.evaluation("open"),
            "survey over": states.evaluation("closed"),
            "closed": states.evaluation("closed", state="closed", closed_at=now()),
            "published": states.evaluation(
                "closed", state="closed", closed_at=now(), published=True
            ),
        },
    ),
    "invitations": Group(
        ("invitations:",),
        ("office",),
        {
            "being looked at": states.as_is,
            "in preparation": states.wave("prepared", "drafted"),
            "running": states.wave("running", "sent"),
            "held back": states.wave("running", "withheld"),
            "closed": states.wave("closed", "sent"),
        },
    ),
    "representation": Group(
        ("representation:",),
        ("office",),
        {
            "in preparation": states.enquiry("draft"),
            "open": states.enquiry("open"),
            "over": states.enquiry("closed"),
            "not published": states.release(False),
        },
    ),
    "contacts": Group(
        ("actors:contact",),
        ("office",),
        {one: states.contact_list(one) for one in ImportState.values if one != ImportState.APPLIED},
        prepare=states.read_contacts,
    ),
    "imports": Group(
        ("measures:import",),
        ("office",),
        {one: states.run(one) for one in ImportState.values if one != ImportState.APPLIED},
        prepare=states.read_a_file,
    ),
    "versions": Group(
        ("measures:version", "measures:freeze", "measures:publish", "measures:withdraw"),
        ("office",),
        {
            "published": states.version(True),
            "not published": states.version(False),
            "superseded": states.STATUSES["concept superseded"],
        },
    ),
    "compositions": Group(
        ("compositions:",),
        ("office",),
        {one: states.composition(one) for one in CompositionState.values},
    ),
    "meetings": Group(
        ("meetings:",),
        ("office",),
        {one: states.meeting(one) for one in MeetingState.values},
    ),
    "contributions": Group(
        ("contributions:", "merging:", "photographs:"),
        ("office",),
        {one: states.contribution(one) for one in ContributionState.values}
        | {
            "the participation is closed": states.participation_closed,
            "the photograph is typed off": states.photograph_done,
        },
    ),
    "tables of contributions": Group(
        ("contributions:import",),
        ("office",),
        {
            one: states.contribution_table(one)
            for one in ImportState.values
            if one not in (ImportState.APPLIED, ImportState.UNDONE)
        },
        prepare=states.read_contributions,
    ),
    "dots": Group(
        ("dots:",),
        ("office",),
        {one: states.weighing(one) for one in WeighingState.values},
    ),
    "minutes": Group(
        ("minutes:",),
        ("office",),
        {one: states.minutes(one) for one in MinutesState.values},
    ),
    "readings of calendars": Group(
        ("calendars:reading",),
        ("office",),
        {one: states.calendar_reading(one) for one in Outcome.values},
    ),
    "scheduling": Group(
        ("scheduling:",),
        ("office",),
        {one: states.plan(one) for one in PlanState.values}
        | {f"{one}, without dates": states.plan(one, dates=[]) for one in ("ready", "published")},
    ),
    "nominations": Group(
        ("nominations:",),
        ("office",),
        {one: states.nomination(one) for one in NominationState.values},
    ),
    "actors": Group(
        ("actors:",),
        ("office",),
        {"open": states.organisation(True), "closed": states.organisation(False)},
    ),
}

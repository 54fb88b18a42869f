"""What verbs of plannings share: rows held in one order, and why it is too late or too early."""

from django.utils.translation import gettext as _

from gemeinwerk.core.writing import hold
from gemeinwerk.scheduling.errors import NotReady
from gemeinwerk.scheduling.models import Plan, PlanState, Schedule


def held_schedule(schedule: Schedule, *related: str) -> Schedule:
    """As it stands now, after its concept."""
    hold(schedule.concept)
    return hold(schedule, "concept", *related)


def held_plan(plan: Plan, *related: str) -> Plan:
    """As it stands now, after its planning."""
    held_schedule(plan.schedule)
    return hold(plan, "schedule__concept", *related)


def require_ready(plan: Plan) -> None:
    """Of a held row."""
    if plan.state != PlanState.READY:
        raise too_late(plan)


def too_late(plan: Plan) -> NotReady:
    return NotReady(
        _("Dafür ist es zu spät oder zu früh: Der Plan ist im Stand „{state}“.").format(
            state=plan.get_state_display()
        )
    )

"""The dated note that citizens read of an approved report: what is new, in the unit's words."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from gemeinwerk.monitoring.models import Report


def public_note(report: Report, new: Collection[str]) -> str:
    """What was done and what comes next, where it is new; "" where neither is: figures, status and
    milestones stand at their own places, and "nothing new" is no news."""
    parts = []
    if "done" in new and report.done:
        parts.append(report.done)
    if "next_steps" in new and report.next_steps:
        parts.append(_("Als Nächstes: {steps}").format(steps=report.next_steps))
    if "link" in new and report.link:
        parts.append(_("Mehr dazu: {address}").format(address=report.link))
    return "\n\n".join(parts)

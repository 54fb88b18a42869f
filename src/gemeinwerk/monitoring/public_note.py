"""The dated note that citizens read of an approved report: what is new, in the unit's words."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.models import Report


def public_note(report: Report, new: Collection[str]) -> str:
    """What was done and what comes next, where it is new; figures, where nothing else is said."""
    parts = []
    if "done" in new and report.done:
        parts.append(report.done)
    if "next_steps" in new and report.next_steps:
        parts.append(_("Als Nächstes: {steps}").format(steps=report.next_steps))
    if not parts:
        parts = _figures(report, new) or [_other(new)]
    if "link" in new and report.link:
        parts.append(_("Mehr dazu: {address}").format(address=report.link))
    return "\n\n".join(parts)


def _figures(report: Report, new: Collection[str]) -> list[str]:
    values = said.values_of(report)
    told = []
    for index, one in enumerate(report.values):
        if one["number"] and {f"value-{index}", f"day-{index}"} & set(new):
            said_so = said.in_full(report, f"value-{index}", one["number"])
            when = said.in_full(report, f"day-{index}", one["day"])
            told.append(f"{one['indicator']}: {said_so} ({when}).")
    for name in ("implementation", "course", "expected_end"):
        if name in new:
            now = said.in_full(report, name, values[name])
            told.append(f"{said.label(report, name)}: {now}.")
    return ["\n".join(told)] if told else []


def _other(new: Collection[str]) -> str:
    if any(said.parts_of(name)[0] in said.OF_A_MILESTONE for name in new):
        return _("Zu den Meilensteinen ist Neues gemeldet.")
    if new:
        return _("Am Stand hat sich nichts geändert.")
    return _("Seit der letzten Meldung nichts Neues.")

"""What a file holds, or what it changed, as JSON and in sentences for a terminal."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.catalogue_files import Reading
from gemeinwerk.measures.importing.planning import CHANGED, NEW, SAME, Plan
from gemeinwerk.measures.importing.terminal_text import holds

Json = dict[str, Any]
_MOST = 20


def held_as_json(reading: Reading) -> Json:
    """What a file holds; there is nothing it would change yet."""
    return {
        "fields": len(reading.fields),
        "measures": len(reading.measures),
        "notes": reading.note_count,
        "mapping": reading.mapping,
        "unread": [
            {"row": one.row, "column": one.column, "value": one.value} for one in reading.unread
        ],
        "changes": None,
        "errors": [],
    }


def plan_as_json(plan: Plan) -> Json:
    """The same with what it changes in the concept."""
    return held_as_json(plan.reading) | {"changes": plan.counts()}


def refused_as_json(message: str) -> Json:
    return {
        "fields": 0,
        "measures": 0,
        "notes": 0,
        "mapping": {},
        "unread": [],
        "changes": None,
        "errors": [message],
    }


def held_as_text(reading: Reading) -> str:
    return "\n".join(holds(reading))


def plan_as_text(plan: Plan, *, dry_run: bool) -> str:
    """What was read, then what was written or would be."""
    counts = plan.counts()
    lines = [held_as_text(plan.reading), ""]
    lines.append(_("Das würde geschehen:") if dry_run else _("Das ist geschehen:"))
    new, changed, same = counts[NEW], counts[CHANGED], counts[SAME]
    lines += [
        "  " + ngettext("{n} neue Maßnahme", "{n} neue Maßnahmen", new).format(n=new),
        "  " + ngettext("{n} geänderte", "{n} geänderte", changed).format(n=changed),
        "  " + ngettext("{n} unveränderte", "{n} unveränderte", same).format(n=same),
    ]
    if plan.new_fields:
        names = ", ".join(f"{one.code} {one.title}".strip() for one in plan.new_fields)
        lines.append("  " + _("neue Handlungsfelder: {names}").format(names=names))
    lines += [f"  {line}" for line in _clashes(plan)]
    for step in plan.steps:
        if step.overtaken:
            lines.append(
                "  "
                + _("{code}: hier seit dem letzten Import geändert, die Datei ging vor").format(
                    code=step.wanted.code
                )
            )
    if plan.missing:
        codes = ", ".join(one.code for one in plan.missing[:_MOST])
        more = " …" if len(plan.missing) > _MOST else ""
        lines.append("  " + _("nicht in der Datei, bleiben stehen: ") + codes + more)
    return "\n".join(lines)


def _clashes(plan: Plan) -> list[str]:
    """What became of numbers that another measure has."""
    done = {id(step) for step in plan.steps}
    lines = []
    for clash in list(plan.clashes.values())[:_MOST]:
        said = _("{number} heißt hier „{before}“, in der Datei „{after}“: ").format(
            number=clash.change.wanted.code, before=clash.before, after=clash.after
        )
        if id(clash.anew) in done:
            said += _("neu als {number}").format(number=clash.anew.wanted.code)
        else:
            said += _("geändert") if id(clash.change) in done else _("nicht übernommen")
        lines.append(said)
    return [*lines, "…"] if len(plan.clashes) > _MOST else lines

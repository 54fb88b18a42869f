"""Counts by group: entered whole, published as far as they give nobody away, removed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.figures.errors import ThereAlready, ToldBefore, WrongChoice, WrongDay
from gemeinwerk.figures.models import Breakdown, SharedIndicator
from gemeinwerk.figures.pasted import Pasted
from gemeinwerk.figures.protecting import Protected
from gemeinwerk.figures.queries import breakdowns_of, told_beside
from gemeinwerk.figures.verbs import FiguresVerb
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations.refusals import require_reason


@verb
def add_breakdown(
    concept: Concept,
    *,
    title: str,
    day: date,
    source: str,
    table: Pasted,
    across: str,
    safe: Protected,
    beside: Sequence[Breakdown] = (),
    by: User | None,
    measure: Measure | None = None,
    shared: SharedIndicator | None = None,
) -> Breakdown:
    """``safe``: what `protecting.protected` left of the table beside those (``beside``) that were
    published before; ``across``: what its columns are called. Raises `ThereAlready`, `WrongDay`,
    `WrongChoice`, and `ToldBefore` where another was published meanwhile."""
    present = hold(concept)
    if day > localtime(audit.now()).date():
        raise WrongDay(_("Gezählt wird an einem Tag, der schon war."))
    if any(one is not None and one.concept_id != present.pk for one in (measure, shared)):
        raise WrongChoice(_("Das gehört nicht zu diesem Konzept."))
    if breakdowns_of(present).filter(title=title.strip(), day=day).exists():
        raise ThereAlready(
            _("Vom {day} steht diese Aufgliederung schon da.").format(
                day=date_format(day, "DATE_FORMAT")
            )
        )
    total = sum(table.counts.values())
    about: dict[str, Any] = {
        "title": title,
        "day": day,
        "total": total,
        "measure": measure,
        "shared": shared,
    }
    if {one.pk for one in told_beside(present, **about)} != {one.pk for one in beside}:
        raise ToldBefore(
            _(
                "Gerade ist eine weitere Aufgliederung derselben Menschen dazugekommen. Bitte "
                "schicken Sie Ihre noch einmal ab."
            )
        )
    found = Breakdown(
        concept=present,
        measure=measure,
        shared=shared,
        title=title.strip(),
        day=day,
        source=source.strip(),
        dimensions=table.dimensions(across),
        counts=[[*place, count] for place, count in table.counts.items()],
        published=safe.plain(),
    )
    found.save()
    audit.record(FiguresVerb.BREAKDOWN_ADD, found, by=by, public=present.public)
    return found


@verb
def remove_breakdown(breakdown: Breakdown, *, reason: str, by: User | None) -> None:
    """Nobody reads it any more. What was published is kept unseen: whoever noted it could work out
    of a later table what both keep back."""
    reason = require_reason(reason, _("Bitte sagen Sie, warum die Zahlen weg sollen."))
    concept = hold(breakdown.concept)
    present = hold(breakdown)
    audit.record(FiguresVerb.BREAKDOWN_REMOVE, present, by=by, reason=reason, public=concept.public)
    if not present.published:
        present.delete()
        return
    present.removed_at = audit.now()
    present.save(update_fields=["removed_at"])

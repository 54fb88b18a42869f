"""A show of dots is prepared and changed; once it was open it stays as it was asked.

create_weighing(meeting, question="Was zuerst?", things=[("Wohnen", "item:7"), …], points=5,
                most_on_one=3, by=user)
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import changes
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.dots.codes import new_code
from gemeinwerk.dots.errors import NotNow, Unfitting
from gemeinwerk.dots.models import LONGEST_THING, MOST_THINGS, Thing, Weighing
from gemeinwerk.dots.queries import told
from gemeinwerk.dots.verbs import DotsVerb
from gemeinwerk.meetings.models import Meeting, MeetingState

Named = Sequence[tuple[str, str]]
"""Titles, each with what it came from ("" where it was typed)."""


@verb
def create_weighing(
    meeting: Meeting, *, question: str, things: Named, by: User | None, **details: Any
) -> Weighing:
    """`details`: points, most_on_one, with_slips, shows_standing."""
    found = hold(meeting, "body")
    if found.state == MeetingState.CANCELLED:
        raise NotNow(_("Diese Sitzung ist abgesagt; an ihr ändert sich nichts mehr."))
    new = Weighing(
        meeting=found, question=question, things=_kept(things), code=_free_code(), **details
    )
    _require_fitting(new)
    new.save()
    audit.record(DotsVerb.WEIGHING_CREATE, new, by=by, after={"question": question})
    return new


@verb
def edit_weighing(
    weighing: Weighing,
    *,
    things: Named,
    by: User | None,
    shown: str | None = None,
    **values: Any,
) -> Weighing:
    """`shown`: the stamp of what its writer began from."""
    present = hold(weighing, "meeting__body")
    if not present.is_draft:
        raise NotNow(
            _("Das Punktekleben war schon offen. Was gefragt ist, bleibt, wie es gefragt wurde.")
        )
    require_same(told(present), shown)
    before, after = changes.apply(present, {**values, "things": _kept(things)})
    if after:
        _require_fitting(present)
        present.save()
        audit.record(DotsVerb.WEIGHING_EDIT, present, by=by, before=before, after=after)
    return present


@verb
def remove_weighing(weighing: Weighing, *, by: User | None) -> None:
    """Only while nobody gave points, and not while anybody could."""
    present = hold(weighing, "meeting__body")
    if present.is_open:
        raise NotNow(_("Punkte können gerade vergeben werden. Bitte schließen Sie zuerst ab."))
    if present.has_points:
        raise NotNow(_("Es sind schon Punkte vergeben. Das Ergebnis bleibt bei der Sitzung."))
    before = {"question": present.question}
    audit.record(DotsVerb.WEIGHING_REMOVE, present, by=by, before=before)
    present.delete()


def _kept(things: Named) -> list[Thing]:
    return [
        {"key": str(number), "title": title.strip()[:LONGEST_THING], "source": source}
        for number, (title, source) in enumerate(things, start=1)
    ]


def _require_fitting(weighing: Weighing) -> None:
    if not 2 <= len(weighing.things) <= MOST_THINGS:
        said = _("Zur Wahl stehen mindestens zwei und höchstens {n} Dinge.").format(n=MOST_THINGS)
        raise Unfitting(said)
    if weighing.most_on_one > weighing.points:
        raise Unfitting(_("Auf eine Sache gehen höchstens so viele Punkte, wie jede Person hat."))


def _free_code() -> str:
    while Weighing.objects.filter(code=(code := new_code())).exists():
        pass
    return code

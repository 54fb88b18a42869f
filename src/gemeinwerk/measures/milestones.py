"""A milestone as it was promised beside what came, and which one is next."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gemeinwerk.core.charts.lateness import since, stretch
from gemeinwerk.core.ui import Tone
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.measures.states import DROPPED, State


@dataclass(frozen=True)
class Step:
    """``days``: what was promised and what came. ``late``: by how much, in words."""

    tone: Tone
    word: str
    title: str
    days: str
    late: str
    moved: str = ""
    """To when it was moved, "" where it was not, or was reached."""
    why: str = ""
    """The reason, in the town's language."""


def step(
    milestone: Document,
    today: date,
    state: State | None = None,
    *,
    over: bool = False,
    promised: bool = True,
    owed: bool = True,
) -> Step:
    """``state``: where the measure stands on that day. ``over``: see `states.is_over`.
    ``promised``: whether it was decided; ``owed``: and is what holds today (`versions.is_owed`)."""
    due, reached = (_day(milestone[key]) for key in ("due", "reached_on"))
    tone, word = _standing(due, reached, today, state, over=over, owed=owed)
    pattern = _("zugesagt {day}") if promised else _("vorgesehen {day}")
    meant = pattern.format(day=day_in_words(milestone["due"])) if due else ""
    came = day_in_words(milestone["reached_on"])
    came = _("erreicht {day}").format(day=came) if came else ""
    late = since((today - due).days) if due and tone == "delayed" else _later(due, reached)
    days = ", ".join(filter(None, (meant, came)))
    moved = "" if reached or over else _moved(milestone)
    why = milestone["moved_reason"] if moved else ""
    return Step(tone, word, milestone["title"], days, late, moved, why)


def steps(
    measure: Document,
    today: date,
    state: State,
    *,
    over: bool,
    promised: bool = True,
    owed: bool = True,
) -> list[Step]:
    """Of all milestones of a measure, see `step`."""
    return [
        step(one, today, state, over=over, promised=promised, owed=owed)
        for one in measure["milestones"]
    ]


def upcoming(measure: Document, today: date, *, over: bool) -> Document | None:
    """The next one that is still to come: none has passed, and none is left where nothing more is
    expected."""
    if over:
        return None
    ahead = [
        one
        for one in measure["milestones"]
        if not one["reached_on"] and one["due"] and date.fromisoformat(one["due"]) >= today
    ]
    return min(ahead, key=lambda one: str(one["due"]), default=None)


def _moved(milestone: Document) -> str:
    day = milestone.get("moved_to")
    return _("verschoben auf {day}").format(day=day_in_words(day)) if day else ""


def _standing(
    due: date | None,
    reached: date | None,
    today: date,
    state: State | None,
    *,
    over: bool,
    owed: bool,
) -> tuple[Tone, str]:
    if reached:
        return "done", _("erreicht")
    if state == DROPPED:
        return "dropped", _("entfällt")
    if over:
        return "unknown", _("nicht gemeldet")
    return ("delayed", _("überfällig")) if owed and due and due < today else ("none", _("geplant"))


def _later(due: date | None, reached: date | None) -> str:
    if not due or not reached or due == reached:
        return ""
    days = (reached - due).days
    pattern = _("{stretch} später") if days > 0 else _("{stretch} früher")
    return pattern.format(stretch=stretch(abs(days)))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

"""What the knots of a measure's red thread may say: one place, for citizens and the desk alike.

None claims what did not happen. Money is a question of its own: `document.funding`.
"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from gemeinwerk.core.ui import Knot, KnotState, Tone
from gemeinwerk.measures import voices
from gemeinwerk.measures.behind import Behind, Mark, behind
from gemeinwerk.measures.document import indicator_words, measured
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.measures.document.funding import funding
from gemeinwerk.measures.states import BEHIND, DROPPED, State

READ = (
    *("cost_state", "cost_text", "costs", "funding_proviso"),
    *("implementation", "indicators", "values", "milestones", "obstacles"),
    *("permanent", "end", "expected_end", "expected_end_reason"),
    "status_text",
)
"""The keys of a measure's document that its knots are made from."""
_OF_TONE: dict[Tone, KnotState] = {
    "done": "done",
    "progress": "current",
    "partly": "partly",
    "delayed": "late",
    "off": "off",
    "none": "open",
    "dropped": "dropped",
    "unknown": "open",
}
_SHORT = 90


def spoken(rows: Sequence[Document], url: str = "") -> list[Knot]:
    """What people said that it goes back to, counted; nothing where nobody did. What nobody else
    has read yet makes the knot half."""
    if not rows:
        return []
    unread = sum(not one.get("checked", True) for one in rows)
    told = voices.in_words(rows)
    if unread:
        told.append(_("{n} noch nicht gegengelesen").format(n=unread))
    text = ngettext("ein Beitrag", "{n} Beiträge", len(rows)).format(n=len(rows))
    state: KnotState = "partly" if unread else "done"
    return [Knot(pgettext("was gesagt wurde", "Stimmen"), state, text, ", ".join(told), url)]


def decision(*, decided: bool, day: str = "", paper: str = "", url: str = "") -> Knot:
    """Whether the catalogue was adopted with this measure in it."""
    if not decided:
        return Knot(_("Beschluss"), "open", _("noch nicht beschlossen"), url=url)
    return Knot(_("Beschluss"), "done", paper or _("beschlossen"), day, url)


def money(measure: Document, *, decided: bool, url: str = "") -> Knot:
    found = funding(measure, decided=decided)
    return Knot(_("Mittel"), found.state, found.text, found.detail, url)


def carried_out(measure: Document, state: State, today: date, url: str = "") -> Knot:
    """How far it is; where it was dropped, the reason that dropped it."""
    detail = ""
    if state in BEHIND:
        detail = _by_how_much(behind(measure, today))
    elif state == DROPPED:
        detail = in_short(why_dropped(measure) or measure["obstacles"])
    return Knot(_("Umsetzung"), _OF_TONE[state.tone], str(state.label), detail, url)


def why_dropped(measure: Document) -> str:
    """In the unit's words. What was written about another end that is expected tells why it was
    late before, not why it was given up."""
    of_an_end = "" if measure["expected_end"] else measure["expected_end_reason"]
    return str(measure["status_text"] or of_an_end).strip()


def effect(
    measure: Document, state: State, today: date, url: str = "", *, over: bool = False
) -> list[Knot]:
    """What was promised to come of it; nothing where the thread ended before. ``over``: see
    `states.is_over`."""
    if state == DROPPED:
        return []
    promised = promised_value(measure)
    if promised is None:
        return [Knot(_("Wirkung"), "open", _("noch kein Zielwert"))]
    last = measured.latest(measure, promised)
    if last:
        return [_reached(promised, last, url)]
    text = indicator_words.unmeasured(promised, None if over else today)
    return [Knot(_("Wirkung"), "open", indicator_words.target(promised), text, url)]


def _reached(promised: Document, last: Document, url: str) -> Knot:
    """What was measured last, against what was promised."""
    said = _("{value} ({day})").format(
        value=indicator_words.measured(promised, last), day=day_in_words(last["day"])
    )
    target = indicator_words.target(promised)
    if promised["target"] is None:
        return Knot(_("Wirkung"), "open", target, _("zuletzt {value}").format(value=said), url)
    if not measured.gap(promised, last):
        return Knot(_("Wirkung"), "done", _("Zielwert erreicht"), said, url)
    instead = _("{value}; zugesagt: {target}").format(value=said, target=target)
    return Knot(_("Wirkung"), "open", _("noch nicht erreicht"), instead, url)


def promised_value(measure: Document) -> Document | None:
    """The first indicator that says what is to be reached."""
    return next(
        (one for one in measure["indicators"] if one["target"] is not None or one["target_text"]),
        None,
    )


def _by_how_much(late: Behind) -> str:
    patterns = {
        Mark.EXPECTED: _("{stretch} später erwartet"),
        Mark.ENDED: _("{stretch} über dem zugesagten Ende"),
        Mark.MILESTONE: _("Meilenstein {stretch} überfällig"),
        Mark.SAID: _("so gemeldet"),
    }
    return patterns[late.mark].format(stretch=late.amount)


def in_short(text: str) -> str:
    """The first sentence of a reason, or as many whole words as there is room for."""
    first = " ".join(text.split())
    if len(first) <= _SHORT:
        return first
    return f"{first[:_SHORT].rpartition(' ')[0]} …"

"""The answer a measure's page begins with: where it stands, what was promised until when, what was
measured last, when it is expected and why; and who reported that, and when.

It says what the public document of the day holds, and nothing it does not hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.core.charts.lateness import stretch
from gemeinwerk.core.quoting import quoted
from gemeinwerk.measures.behind import Mark, behind
from gemeinwerk.measures.document import indicator_words, label, measured
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.knots import promised_value, why_dropped
from gemeinwerk.measures.states import (
    BEHIND,
    DONE,
    DROPPED,
    State,
)


@dataclass(frozen=True)
class Report:
    """``by``: the unit or office as it was then."""

    at: datetime
    by: str


@dataclass(frozen=True)
class Answer:
    """``sentences`` follow the state; ``reason`` is as the unit wrote it, in the town's language.
    ``earlier``: whether there is something that was reported before."""

    state: State
    sentences: Sequence[str]
    reason: str
    reported: str
    earlier: bool

    @property
    def word(self) -> str:
        """The state as a sentence begins."""
        return capfirst(str(self.state.label))

    @property
    def text(self) -> str:
        """All of it but who reported it, for feeds and previews."""
        reason = _("Grund: {reason}").format(reason=self.reason) if self.reason else ""
        return " ".join(filter(None, [f"{self.word}.", *self.sentences, reason]))


def answer(
    measure: Document,
    state: State,
    today: date,
    reports: Sequence[Report] = (),
    *,
    over: bool = False,
    promised: bool = True,
) -> Answer:
    """``measure``: its document of today. ``reports``: the newest first. ``over``: see
    `states.is_over`. ``promised``: whether anybody decided it; a draft says what is meant."""
    say = _promised if promised else _meant
    sentences = [say(measure, state, today, over=over)]
    sentences.append((_until if promised else _meant_until)(measure, today, over=over))
    if not over:
        sentences.append((_expected if promised else _meant_now)(measure, state, today))
    return Answer(
        state=state,
        sentences=[one for one in sentences if one],
        reason=_reason(measure, state, over=over),
        reported=_reported(measure, reports, over=over),
        earlier=len(reports) > 1,
    )


def _promised(measure: Document, state: State, today: date, *, over: bool) -> str:
    """Zugesagt waren höchstens 4 Wochen bis 31. Oktober 2026; zuletzt gemessen wurden 8,5."""
    one = _told_of(measure, today)
    if one is None:
        return ""
    if one["target"] is None:
        return _("Zugesagt: {what}.").format(what=indicator_words.target(one))
    number = 1 if one["target"] == 1 else 2
    if over or _is_past(one["target_date"], today):
        pattern = ngettext("Zugesagt war {what}", "Zugesagt waren {what}", number)
    else:
        pattern = ngettext("Zugesagt ist {what}", "Zugesagt sind {what}", number)
    said = pattern.format(what=_target(one))
    since = _measured(measure, one, state, today)
    return f"{said}; {since}." if since else f"{said}."


def _meant(measure: Document, _state: State, today: date, *, over: bool) -> str:
    """What a draft means to reach: Vorgesehen sind 200 Personen bis 31. Dezember 2027."""
    one = promised_value(measure)
    if one is None:
        return ""
    if one["target"] is None:
        return _("Vorgesehen: {what}.").format(what=indicator_words.target(one))
    number = 1 if one["target"] == 1 else 2
    pattern = ngettext("Vorgesehen ist {what}.", "Vorgesehen sind {what}.", number)
    return pattern.format(what=_target(one))


def _meant_until(measure: Document, today: date, *, over: bool) -> str:
    if measure["permanent"]:
        return _("Sie ist als Daueraufgabe vorgesehen.")
    if measure["end"]:
        return _("Vorgesehenes Ende ist der {day}.").format(day=_day(measure["end"]))
    said = measure["timeframe_text"]
    if said:
        return _("Als Zeitraum ist {text} angegeben.").format(text=quoted(said))
    return _("Bis wann, ist noch nicht festgelegt.")


def _meant_now(measure: Document, _state: State, _today: date) -> str:
    expected = measure["expected_end"]
    if not expected or expected == measure["end"]:
        return ""
    return _("Erwartet wird das Ende zum {day}.").format(day=_day(expected))


def _told_of(measure: Document, today: date) -> Document | None:
    """The target that was missed, else the first that was promised."""
    return measured.missed(measure, today) or promised_value(measure)


def _target(one: Document) -> str:
    value = indicator_words.value(one, "target")
    if one["direction"] == "decrease":
        value = _("höchstens {value}").format(value=value)
    if not one["target_date"]:
        return value
    return _("{value} bis {day}").format(value=value, day=_day(one["target_date"]))


def _measured(measure: Document, one: Document, state: State, today: date) -> str:
    """What was measured last and when; where nothing was, that, and from where it began."""
    last = measured.latest(measure, one)
    if last is None:
        return "" if state == DONE else _unmeasured(one, today)
    value = indicator_words.measured(one, last)
    number = 1 if indicator_words.amount(one, last["value"]) == "1" else 2
    if last["day"] == today.isoformat():
        return ngettext(
            "heute gemessen wurde {value}", "heute gemessen wurden {value}", number
        ).format(value=value)
    pattern = ngettext(
        "zuletzt gemessen wurde {value} ({day})", "zuletzt gemessen wurden {value} ({day})", number
    )
    return pattern.format(value=value, day=_day(last["day"]))


def _unmeasured(one: Document, today: date) -> str:
    if one["baseline"] is None:
        return _("gemessen wurde noch nicht")
    value, day = indicator_words.value(one, "baseline"), one["baseline_date"]
    if not day:
        return _("Ausgangswert {value}, noch nicht gemessen").format(value=value)
    pattern = _("Ausgangswert {value} ({day}), seitdem nicht gemessen")
    if not _is_past(day, today):
        pattern = _("Ausgangswert {value} ({day})")
    return pattern.format(value=value, day=_day(day))


def _until(measure: Document, today: date, *, over: bool) -> str:
    if measure["permanent"]:
        return _("Sie ist als Daueraufgabe zugesagt.")
    end, one = measure["end"], _told_of(measure, today)
    if one and end and one["target"] is not None and one["target_date"] == end:
        return ""
    if not end:
        said = measure["timeframe_text"]
        if said:
            return _("Als Zeitraum ist {text} angegeben.").format(text=quoted(said))
        return _("Bis wann, ist nicht zugesagt.")
    if over or _is_past(end, today):
        return _("Zugesagtes Ende war der {day}.").format(day=_day(end))
    return _("Zugesagtes Ende ist der {day}.").format(day=_day(end))


def _expected(measure: Document, state: State, today: date) -> str:
    expected, end = measure["expected_end"], measure["end"]
    if expected:
        day = _day(expected)
        if not end or measure["permanent"] or expected == end:
            return _("Erwartet wird das Ende zum {day}.").format(day=day)
        days = (date.fromisoformat(expected) - date.fromisoformat(end)).days
        if days > 0:
            pattern = _("Erwartet wird das Ende jetzt zum {day}, {stretch} später.")
        else:
            pattern = _("Erwartet wird das Ende schon zum {day}, {stretch} früher.")
        said = pattern.format(day=day, stretch=stretch(abs(days)))
        if days > 0 or state not in BEHIND:
            return said
        return f"{said} {_late(measure, today)}"
    return _late(measure, today) if state in BEHIND else ""


def _late(measure: Document, today: date) -> str:
    found = behind(measure, today)
    return "" if found.mark is Mark.EXPECTED else found.sentence


def _reason(measure: Document, state: State, *, over: bool) -> str:
    if over and state != DROPPED:
        return ""
    if state == DROPPED:
        return why_dropped(measure) or str(measure["obstacles"]).strip()
    told = measure["obstacles"] if state in BEHIND else ""
    return str(measure["expected_end_reason"] or told).strip()


def _reported(measure: Document, reports: Sequence[Report], *, over: bool) -> str:
    said = [label("implementation", measure["implementation"])] if measure["implementation"] else []
    if measure["course"] and not over:  # nobody is late with what is over
        said.append(label("course", measure["course"]))
    words = ", ".join(quoted(one) for one in said)
    if not reports:
        if not words:
            return _("Gemeldet ist dazu noch nichts.")
        return _("Stand nach dem Katalog: {words}.").format(words=words)
    newest = reports[0]
    day = date_format(localtime(newest.at), "DATE_FORMAT")
    head = _("Gemeldet am {day} ({unit})") if newest.by else _("Gemeldet am {day}")
    head = head.format(day=day, unit=_unit(newest.by, measure))
    return f"{head}: {words}." if words else f"{head}."


def _unit(by: str, measure: Document) -> str:
    """Whoever belongs to several units speaks for the one that is responsible."""
    lead = measure["lead"]["name"] if measure["lead"] else ""
    return lead if lead and lead in by else by


def _is_past(day: str | None, today: date) -> bool:
    return bool(day) and date.fromisoformat(str(day)) < today


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "DATE_FORMAT")

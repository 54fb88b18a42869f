"""A document in words, in the language of whoever reads: for print, comparison and pages."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from gemeinwerk.core import colours
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.document import cost_words, indicator_words
from gemeinwerk.measures.document.encoding import Document, day_in_words, in_words
from gemeinwerk.measures.document.labels import label
from gemeinwerk.measures.fields import Kind, Text, public
from gemeinwerk.measures.models.measure import CostState


def text_of(key: str, measure: Document) -> str:
    """What a measure's document says under one of `LABELS`; several things line by line."""
    write = _WRITERS.get(key)
    return write(measure) if write else str(measure.get(key) or "")


def unit(of: Document | None) -> str:
    """Fachbereich Personal (FB 11)."""
    if not of:
        return ""
    return f"{of['name']} ({of['abbreviation']})" if of["abbreviation"] else str(of["name"])


def lead(measure: Document) -> str:
    return unit(measure["lead"]) or str(measure["lead_text"])


def contributing(measure: Document) -> str:
    names = [unit(one) for one in measure["contributing"]]
    return "\n".join(filter(None, [*names, measure["contributing_text"]]))


def period(measure: Document) -> str:
    """Juli 2024 – Dezember 2026; Daueraufgabe seit Juli 2024; else what was typed."""
    start, end = (day_in_words(measure[key], "F Y") for key in ("start", "end"))
    if measure["permanent"]:
        return _("Daueraufgabe seit {start}").format(start=start) if start else _("Daueraufgabe")
    if start and end:
        return start if start == end else f"{start} – {end}"
    if end:
        return _("bis {end}").format(end=end)
    if start:
        return _("ab {start}").format(start=start)
    return str(measure["timeframe_text"])


def milestone(of: Document) -> str:
    """30.06.2025: Vertrag geschlossen (erreicht am 12.05.2025)."""
    text = f"{day_in_words(of['due'])}: {of['title']}" if of["due"] else str(of["title"])
    if of["reached_on"]:
        return text + " " + _("(erreicht am {day})").format(day=day_in_words(of["reached_on"]))
    moved = move(of)
    return f"{text} ({moved})" if moved else text


def move(of: Document) -> str:
    """verschoben auf 31.03.2027: Der Vertrag fehlt; "" of one that was not moved, or is reached."""
    if of["reached_on"] or not of.get("moved_to"):
        return ""
    said = _("verschoben auf {day}").format(day=day_in_words(of["moved_to"]))
    reason = " ".join(of["moved_reason"].split())
    return f"{said}: {reason}" if reason else said


def _measured(of: Document, indicators: Iterable[Document]) -> str:
    """04.11.2026: 8,5 Wochen (Wartezeit auf einen Termin)."""
    name = of["indicator"]
    counted = next((one for one in indicators if one["name"] == name), None)
    said = indicator_words.measured(counted or {"unit": ""}, of)
    beside = ". ".join(filter(None, [of["source"], of["remark"]]))
    head = f"{day_in_words(of['day'])}: {said} ({name})"
    return f"{head}: {beside}" if beside else head


def note(of: Document) -> str:
    days = (day_in_words(of[key]) for key in ("period_start", "period_end"))
    span = " – ".join(filter(None, days))
    head = f"{of['label']} ({span})" if span else str(of["label"])
    if of["colour"]:
        head += f" [{colour(of['colour'])}, {of['colour']}]"
    return f"{head}: {of['text']}" if of["text"] else head


def voice(of: Document) -> str:
    """Beitrag 87: zum Teil aufgenommen."""
    said = label("taken", of["taken"])
    return _("Beitrag {number}: {taken}").format(number=in_words(of["number"]), taken=said)


def colour(value: str) -> str:
    """The word for a colour as a file had it: „grün“ for "green" and for "#01873B"."""
    known = colours.colour(value)
    return str(known.word) if known else value


def _pair(key: str) -> Callable[[Document], str]:
    return lambda it: f"{it[key]['code']} {it[key]['title']}" if it[key] else ""


def _lines(key: str, write: Callable[[Document], str]) -> Callable[[Document], str]:
    return lambda it: "\n".join(write(one) for one in it[key])


def _coded(key: str) -> Callable[[Document], str]:
    return lambda it: label(key, it[key]) if it.get(key) else ""


def _predecessor(measure: Document) -> str:
    past = measure["predecessor"]
    return f"{past['code']} {past['title']} ({past['concept']})" if past else ""


def _lead_in_full(measure: Document) -> str:
    return "\n".join(filter(None, [unit(measure["lead"]), measure["lead_text"]]))


def _period_in_full(measure: Document) -> str:
    typed = measure["timeframe_text"]
    said = period(measure)
    return f"{said} ({typed})" if typed and said != typed else said


def _costs_in_full(measure: Document) -> str:
    known = cost_words.known_state(measure)
    told = known == CostState.STATED and (measure["costs"] or measure["cost_text"])
    state = label("cost_state", known) if known else ""
    said = ["" if told else state, *cost_words.costs(measure), measure["cost_text"]]
    return "\n".join(dict.fromkeys(filter(None, said)))


_OWN: dict[str, Callable[[Document], str]] = {
    "field": _pair("field"),
    "goal_ref": _pair("goal_ref"),
    "lead": _lead_in_full,
    "contributing": contributing,
    "period": _period_in_full,
    "milestones": _lines("milestones", milestone),
    "indicators": _lines("indicators", indicator_words.in_full),
    "costs": _costs_in_full,
    "themes": lambda it: "\n".join(it["themes"]),
    "answers": _lines("answers", lambda one: f"{one['code']} {one['text']}"),
    "predecessor": _predecessor,
    "values": lambda it: "\n".join(
        _measured(one, it.get("indicators", ())) for one in it["values"]
    ),
    "notes": _lines("notes", note),
    "voices": _lines("voices", voice),
    "exceptions": _lines("exceptions", lambda one: f"{one['rule']}: {one['reason']}"),
}
_BY_KIND: dict[Kind, Callable[[str], Callable[[Document], str]]] = {
    Kind.CHOICE: _coded,
    Kind.FLAG: lambda key: lambda it: _("ja") if it.get(key) else "",
    Kind.DAY: lambda key: lambda it: day_in_words(it.get(key)),
}
_WRITERS = _OWN | {
    one.document_key: _BY_KIND[one.kind](one.document_key)
    for one in public()
    if one.kind in _BY_KIND and not one.fact
}
ROW_WORDS: dict[str, Callable[[Document], str]] = {
    "milestones": milestone,
    "indicators": indicator_words.in_full,
    "costs": cost_words.in_full,
    "values": lambda one: _measured(one, ()),
    "notes": note,
    "voices": voice,
}
"""How one row of a list is told."""
LABELS: dict[str, Text] = {}
"""What stands in a fact sheet, in order, and what it is called."""
for _field in public():
    LABELS.setdefault(
        _field.fact_key, _field.words or _field.label or plain_values.label(_field.name)
    )

"""A catalogue's document arranged for paper: chapters, fact sheets, a register of who does what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.core import alphabet
from gemeinwerk.measures.document import (
    as_today,
    cost_words,
    document_words,
    indicator_words,
    label,
    measured,
)
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.measures.document.texts import texts
from gemeinwerk.measures.exporting.selection import Selection
from gemeinwerk.measures.exporting.standing import Standing
from gemeinwerk.measures.fields import public
from gemeinwerk.measures.lamps import lamp

Fact = tuple[str | Promise, list[str]]

_FACTS = [one.fact_key for one in sorted(public(), key=lambda one: one.beside) if one.beside]
"""What stands in the column beside the text; the rest has a place of its own on the sheet."""
_LINE = 95  # letters in a printed line
_HALF = 18  # lines on half a page, headings aside


@dataclass(frozen=True)
class Sheet:
    """A measure's fact sheet (Steckbrief)."""

    code: str
    title: str
    anchor: str
    lead: str
    years: str
    goal: list[str]
    texts: list[Fact]
    facts: list[Fact]
    costs: list[str]
    indicators: list[dict[str, str]]
    milestones: list[dict[str, str]]
    status: str
    status_texts: list[Fact]
    notes: list[dict[str, str]]
    exceptions: list[dict[str, str]]
    plain: list[str]

    @property
    def fills_a_page(self) -> bool:
        """Roughly: such a sheet begins on a page of its own, without trying the last one first."""
        headed = [line for _head, lines in (*self.texts, *self.status_texts) for line in lines]
        texts = [*self.goal, *headed, *self.costs, *(note["text"] for note in self.notes)]
        lines = sum(1 + len(text) // _LINE for text in texts)
        return lines + len(self.facts) + 2 * len(self.indicators) + len(self.milestones) > _HALF


@dataclass(frozen=True)
class Chapter:
    """A field of action with its goals and measures."""

    code: str
    title: str
    anchor: str
    description: list[str]
    working_group: str
    goals: list[str]
    sheets: list[Sheet]


@dataclass(frozen=True)
class Book:
    """The whole catalogue in print."""

    town: str
    colour: str
    title: str
    motto: str
    period: str
    state: str
    told: str
    """Which of both is told: as decided, or where it stands."""
    selection: str
    checksum: str
    decision: str
    aim: list[str]
    commission: list[str]
    themes: Sequence[Document]
    chapters: list[Chapter]
    register: list[tuple[str, list[Sheet]]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(len(chapter.sheets) for chapter in self.chapters)


def book(
    document: Document, standing: Standing | None = None, selection: Selection | None = None
) -> Book:
    """Arrange a catalogue document, live or frozen, in the active language."""
    head = document["concept"]
    sheets = {id(one): _sheet(one, n) for n, one in enumerate(document["measures"], start=1)}
    chapters = [
        _chapter(document, one, list(_sheets_of(document, one["code"], sheets)), number)
        for number, one in enumerate(document["fields"], start=1)
    ]
    return Book(
        town=document["municipality"]["name"],
        colour=document["municipality"]["colour"],
        title=head["title"],
        motto=head["motto"],
        period=years(head),
        state=state(document, standing),
        told=told(document, standing),
        selection=selection.sentence if selection else "",
        checksum=document["version"]["checksum"] if document["version"] else "",
        decision=_decision(head),
        aim=paragraphs(head["aim"]),
        commission=paragraphs(head["commission"]),
        themes=document["themes"],
        chapters=chapters,
        register=_register(document, sheets),
    )


def years(head: Document) -> str:
    """2024–2028."""
    first, last = head["period_start"][:4], head["period_end"][:4]
    return first if first == last else f"{first}–{last}"


def told(document: Document, standing: Standing | None) -> str:
    """Which of both the title says, "" for neither: „wie beschlossen“, „wo sie steht“."""
    if standing:
        return _("Wo die Maßnahmen stehen, {day}").format(day=standing.day)
    version = document["version"]
    if version is None or version["kind"] != "adopted":
        return ""
    return _("Wie beschlossen, {day}").format(day=_frozen_on(version))


def state(document: Document, standing: Standing | None = None) -> str:
    """Which state of the catalogue this is: of a day, a numbered version, or the draft."""
    if standing:
        return _("Stand vom {day}, Wortlaut: {version}").format(
            day=standing.day, version=standing.wording
        )
    version = document["version"]
    if version is None:
        return _("Entwurf, noch nicht eingefroren")
    return _("Fassung {number} vom {day}: {kind}").format(
        number=version["number"],
        day=_frozen_on(version),
        kind=label("version_kind", version["kind"]),
    )


def _frozen_on(version: Document) -> str:
    frozen_at = datetime.fromisoformat(version["frozen_at"])
    return date_format(localtime(frozen_at), "DATE_FORMAT")


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _decision(head: Document) -> str:
    if not head["decided_on"]:
        return ""
    day = day_in_words(head["decided_on"], "DATE_FORMAT")
    if not head["paper"]:
        return _("Beschlossen am {day}").format(day=day)
    return _("Beschlossen am {day}, Drucksache {paper}").format(day=day, paper=head["paper"])


def _sheets_of(document: Document, code: str, sheets: dict[int, Sheet]) -> Iterator[Sheet]:
    return (sheets[id(one)] for one in document["measures"] if one["field"]["code"] == code)


def _chapter(document: Document, of: Document, sheets: list[Sheet], number: int) -> Chapter:
    return Chapter(
        code=of["code"],
        title=of["title"],
        anchor=f"feld-{number}",
        description=paragraphs(of["description"]),
        working_group=of["working_group"],
        goals=[_goal(goal) for goal in document["goals"] if goal["field"] == of["code"]],
        sheets=sheets,
    )


def _goal(goal: Document) -> str:
    until = _(" (bis {day})").format(day=day_in_words(goal["due"])) if goal["due"] else ""
    told = "; ".join(document_words.voice(one) for one in goal.get("voices") or ())
    heard = _(" (greift auf: {voices})").format(voices=told) if told else ""
    return f"{goal['code']} {goal['title']}{until}{heard}"


def _sheet(measure: Document, number: int) -> Sheet:
    return Sheet(
        code=measure["code"],
        title=measure["title"],
        anchor=f"m-{number}",
        lead=_short(measure),
        years=_years(measure),
        goal=paragraphs(measure["goal"]),
        texts=[
            (one.heading, paragraphs(one.text))
            for one in texts(measure)
            if one.key not in ("goal", *_FACTS)
        ],
        facts=[
            (document_words.LABELS[key], lines)
            for key in _FACTS
            if (lines := paragraphs(document_words.text_of(key, measure)))
        ],
        costs=cost_words.costs(measure),
        indicators=[_indicator(one, measure) for one in measure["indicators"]],
        milestones=[_milestone(one) for one in measure["milestones"]],
        status=document_words.text_of("implementation", measure),
        status_texts=[(one.label, paragraphs(one.text)) for one in texts(measure, status=True)],
        notes=[_note(one) for one in measure["notes"]],
        exceptions=measure["exceptions"],
        plain=paragraphs(measure["plain"]),
    )


def _short(measure: Document) -> str:
    """The lead unit by its abbreviation, as a table has room for."""
    lead = measure["lead"]
    return str(lead["abbreviation"] or lead["name"]) if lead else str(measure["lead_text"])


def _years(measure: Document) -> str:
    """2025–2027, as a table has room for."""
    if measure["permanent"]:
        return _("Daueraufgabe")
    first, last = ((measure[key] or "")[:4] for key in ("start", "end"))
    return "–".join(dict.fromkeys(filter(None, [first, last]))) or str(measure["timeframe_text"])


def _indicator(of: Document, measure: Document) -> dict[str, str]:
    last = measured.latest(as_today(measure), of)
    return {
        "name": of["name"],
        "kind": indicator_words.kind(of),
        "baseline": indicator_words.baseline(of) or "–",
        "target": indicator_words.target(of) or "–",
        "measured": indicator_words.last_measured(of, last) or "–",
        "source": indicator_words.origin(of) or "–",
    }


def _milestone(of: Document) -> dict[str, str]:
    return {
        "due": day_in_words(of["due"]) or "–",
        "title": of["title"],
        "moved": document_words.move(of),
        "reached": day_in_words(of["reached_on"]) or "–",
    }


def _note(of: Document) -> dict[str, str]:
    span = " – ".join(
        filter(None, [day_in_words(of["period_start"]), day_in_words(of["period_end"])])
    )
    return {
        "label": of["label"],
        "span": span,
        "lamp": said.word if (said := lamp(of["colour"])) else "",
        "text": of["text"],
    }


def _register(document: Document, sheets: dict[int, Sheet]) -> list[tuple[str, list[Sheet]]]:
    """Every lead unit with its measures, by name; those without one at the end."""
    led: dict[str, list[Sheet]] = {}
    for measure in document["measures"]:
        led.setdefault(document_words.lead(measure).strip(), []).append(sheets[id(measure)])
    missing = led.pop("", [])
    named = sorted(led.items(), key=lambda pair: alphabet.key(pair[0]))
    return [*named, *([(_("noch ohne Federführung"), missing)] if missing else [])]

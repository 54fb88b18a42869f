"""Who was asked, who came, what was said and what became of it, as a report tells it: sentences and
tables, in which no count of people or of what they said is below five.

It quotes nobody: what somebody said can be taken back, what is frozen cannot.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.answers import counts
from gemeinwerk.answers.rounds import figures
from gemeinwerk.answers.rounds.figures import FEWEST
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import ContributionState, Participation
from gemeinwerk.core import alphabet
from gemeinwerk.invitations.models import Answer, Invitation, Letter, LetterState
from gemeinwerk.measures.document.encoding import Document, day
from gemeinwerk.measures.exporting.book import paragraphs
from gemeinwerk.meetings.models import Meeting, MeetingState
from gemeinwerk.minutes.models import Attendance, Presence
from gemeinwerk.progress_reports.models import ProgressReport
from gemeinwerk.representation.models import Release
from gemeinwerk.representation.telling import Line, told

FORMAT, FORMAT_VERSION = "gemeinwerk-participation-report", 1
_LEFT = (LetterState.SENT, LetterState.BOUNCED)


def is_of_participation(content: Document) -> bool:
    return bool(content.get("format") == FORMAT)


def content_of(report: ProgressReport) -> Document:
    """In German; a constant number of queries."""
    concept = report.concept
    town = concept.municipality
    parts = [
        _part("summary", _("Zusammenfassung in einfacher Sprache"), paragraphs(report.summary)),
        _asked(concept),
        _came(concept),
        *_said(concept),
        _part("learnt", _("Was gelernt wurde"), paragraphs(report.learnt)),
    ]
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "report": {
            "title": report.title,
            "body": report.body.name if report.body else "",
            "as_of": day(report.as_of),
        },
        "concept": concept.name,
        "municipality": {"name": town.name, "colour": town.colour},
        "parts": [one for one in parts if one["paragraphs"] or one["tables"]],
    }


def apart(groups: Iterable[tuple[str, int]]) -> tuple[list[tuple[str, int]], list[str]]:
    """What can be told of the parts of a whole that is known: those of at least five, but where the
    others together are fewer, the smallest of these not either."""
    found = sorted((one for one in groups if one[1]), key=lambda one: -one[1])
    shown = [one for one in found if one[1] >= FEWEST]
    hidden = found[len(shown) :]
    while hidden and shown and sum(n for _label, n in hidden) < FEWEST:
        hidden.insert(0, shown.pop())
    return shown, [label for label, _n in hidden]


# --- who was asked --------------------------------------------------------------------------------


def _asked(concept: Concept) -> Document:
    left = Letter.objects.filter(invitation=OuterRef("pk"), state__in=_LEFT)
    rows = list(
        Invitation.objects.filter(Exists(left), wave__concept=concept)
        .order_by()
        .values_list("group__name", "answer")
        .annotate(n=Count("pk"))
    )
    total = sum(n for _group, _answer, n in rows)
    told_first: list[str] = []
    tables: list[Document] = []
    if total >= FEWEST:
        told_first.append(_("{n} persönliche Einladungen gingen hinaus.").format(n=total))
        groups = _summed((name or _("ohne Akteursgruppe"), n) for name, _answer, n in rows)
        answers = _summed((str(Answer(answer).label), n) for _name, answer, n in rows)
        tables += _tables(
            _("Einladungen nach Akteursgruppe"), _("Akteursgruppe"), _("Einladungen"), groups
        )
        tables += _tables(
            _("Was darauf geantwortet wurde"), _("Antwort"), _("Einladungen"), answers
        )
    tables += _phases(concept)
    return _part("asked", _("Wer gefragt wurde"), told_first, tables)


def _phases(concept: Concept) -> list[Document]:
    """Where everybody was asked."""
    said = Count("contributions", filter=Q(contributions__state=ContributionState.PUBLIC))
    found = Participation.objects.filter(concept=concept, form=True).annotate(said=said)
    rows = [
        [one.title, _short(one.opens), _short(one.closes), _number(one.said)]
        for one in found.order_by("opens", "pk")
    ]
    heads = [_("Frage an alle"), _("offen ab"), _("offen bis"), _("öffentliche Beiträge")]
    return [_table(_("Was alle gefragt wurden"), heads, rows)] if rows else []


# --- who came -------------------------------------------------------------------------------------


def _came(concept: Concept) -> Document:
    there = Attendance.objects.filter(
        Exists(Presence.objects.filter(attendance=OuterRef("pk"))),
        minutes__meeting__body=OuterRef("body"),
        minutes__meeting__concept=concept,
        minutes__meeting__public=True,
    )
    came = there.order_by().values("minutes__meeting__body").annotate(n=Count("pk")).values("n")
    held = Meeting.objects.filter(concept=concept, public=True, state=MeetingState.HELD)
    rows = held.order_by().values("body", "body__name")
    found = rows.annotate(n=Count("pk"), came=Coalesce(Subquery(came), 0))
    in_order = sorted(found, key=lambda one: alphabet.key(one["body__name"]))
    cells = [[one["body__name"], str(one["n"]), _number(one["came"])] for one in in_order]
    tables = []
    if cells:
        heads = [_("Gruppe"), _("Sitzungen"), _("Teilnahmen zusammen")]
        tables.append(_table(_("Öffentlich angekündigte Sitzungen, die stattfanden"), heads, cells))
    said, about = _who(concept)
    return _part("came", _("Wer da war"), said, [*tables, *about])


def _who(concept: Concept) -> tuple[list[str], list[Document]]:
    """What was published of who takes part; nothing else is known of it here."""
    found = Release.objects.filter(enquiry__concept=concept, published=True)
    release = found.order_by("-number").first()
    if release is None:
        return [], []
    shown = told(release.content)
    sentence = _("{asked} Menschen wurden gefragt, wer sie sind; {answered} haben geantwortet, "
                 "freiwillig und ohne Namen.").format(
                     asked=shown.asked, answered=shown.answered)  # fmt: skip
    heads = [_("Antwort"), _("Menschen")]
    tables = [
        _table(one.text, heads, [[line.label, _told(line)] for line in one.lines])
        for one in shown.questions
    ]
    return [sentence], tables


def _told(line: Line) -> str:
    if line.count is None:
        return _("weggelassen")
    return str(line.count) if line.is_exact else _("rund {n}").format(n=line.count)


# --- what was said, and what became of it ---------------------------------------------------------


def _said(concept: Concept) -> list[Document]:
    found = counts.counts(concept)
    share, rounds = figures.for_everybody(concept)
    said = [
        _("{n} öffentliche Beiträge liegen vor.").format(n=found.total)
        if found.total >= FEWEST
        else _("Bisher sind es weniger als fünf öffentliche Beiträge.")
    ]
    tables = [
        *_counted(_("Öffentliche Beiträge je Handlungsfeld"), _("Handlungsfeld"), found.fields),
        *_counted(_("Öffentliche Beiträge je Querschnittsthema"), _("Querschnittsthema"),
                  found.themes),
    ]  # fmt: skip
    became = [share.in_public]
    kinds = _counted(_("Öffentliche Beiträge nach ihrer letzten Antwort"), _("Antwort"),
                     found.kinds)  # fmt: skip
    if kinds:
        became.append(
            _(
                "Die Tabelle zählt öffentliche Beiträge, der Satz darüber auch solche, die nicht "
                "öffentlich stehen. Eine Antwort kann mehreres sagen; dann zählt der Beitrag bei "
                "jedem mit."
            )
        )
    if rounds:
        rows = [[one.title, _short(one.day)] for one in reversed(rounds)]
        heads = [_("Antwortrunde"), _("freigegeben am")]
        kinds.append(_table(_("Wann geantwortet wurde"), heads, rows))
    return [
        _part("said", _("Was gesagt wurde"), said, tables),
        _part("became", _("Was daraus wurde"), became, kinds),
    ]


def _counted(caption: str, head: str, groups: Sequence[counts.Group]) -> list[Document]:
    found = [(counts.named(one, _("ohne")), one.n) for one in groups]
    return _tables(caption, head, _("Beiträge"), found)


# --- how it is told -------------------------------------------------------------------------------


def _summed(rows: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for label, n in rows:
        found[label] = found.get(label, 0) + n
    return list(found.items())


def _tables(caption: str, head: str, counted: str, groups: list[tuple[str, int]]) -> list[Document]:
    shown, hidden = apart(groups)
    rows = [[label, str(n)] for label, n in shown]
    rows += [[label, _("nicht genannt")] for label in hidden]
    return [_table(caption, [head, counted], rows)] if shown else []


def _part(key: str, title: str, lines: Sequence[str], tables: Sequence[Document] = ()) -> Document:
    return {"key": key, "title": title, "paragraphs": list(lines), "tables": list(tables)}


def _table(caption: str, heads: list[str], rows: list[list[str]]) -> Document:
    return {"caption": caption, "heads": heads, "rows": rows}


def _number(n: int) -> str:
    return str(n) if n >= FEWEST else _("weniger als fünf")


def _short(on: Any) -> str:
    return date_format(on, "SHORT_DATE_FORMAT") if on else "–"

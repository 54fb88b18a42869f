"""The column beside a measure's text: who, when, how much, decided by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gemeinwerk.core.languages import german, german_within
from gemeinwerk.measures.document import document_words, label
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.measures.milestones import upcoming
from gemeinwerk.portal import money

Pairs = list[tuple[str, object]]


@dataclass(frozen=True)
class Decision:
    """``wording``: the address of the measure as it was decided. ``url``: of the paper, "" where
    nobody knows it."""

    day: str
    paper: str
    wording: str
    url: str = ""


def facts(
    document: Document,
    today: date,
    *,
    over: bool,
    contact: str = "",
    handed_to: str = "",
    town: str = "",
    decision: Decision | None = None,
) -> Pairs:
    """``over``: see `states.is_over`. ``contact``: the mail of the responsible unit's office, ""
    where there is none to show: then whoever asks is sent to the ``town``'s. ``handed_to``: who
    leads today, where that was agreed."""
    pairs: Pairs = [
        (_("Verantwortlich"), _responsible(document, contact, handed_to)),
        (_("Kontakt"), _mail(town) if town and not contact else ""),
        (_("Beteiligt"), _lines(map(german, document_words.contributing(document).split("\n")))),
        (_("Zeitraum"), _period(document, over=over)),
        (_("Kosten"), _lines(money.in_short(document) or [label("cost_state", "")])),
        (_("Pflicht"), " · ".join(filter(None, _duty(document)))),
        (_("Nächster Meilenstein"), _next(document, today, over=over)),
    ]
    if decision:
        pairs += [
            (_("Beschlossen"), _decided(decision)),
            (_("Versprochen wurde damals"), _wording(decision)),
        ]
    return [(term, value) for term, value in pairs if value]


def _responsible(document: Document, contact: str, handed_to: str) -> SafeString:
    """Fachbereich Jugend, jetzt Fachbereich Schule."""
    lead = german(document_words.lead(document)) or _("noch nicht benannt")
    told = format_html("<strong>{}</strong>", lead)
    if handed_to:
        now = german_within(_("jetzt {unit}").format(unit=handed_to), handed_to)
        told = format_html("{}, <strong>{}</strong>", lead, now)
    return format_html("{}<div>{}</div>", told, _mail(contact)) if contact else told


def _mail(address: str) -> SafeString:
    return format_html('<a class="gw-target" href="mailto:{}">{}</a>', address, address)


def _period(document: Document, *, over: bool) -> SafeString:
    """Juli 2025 – Oktober 2026, jetzt bis September 2027."""
    said = document_words.period(document) or _("noch nicht festgelegt")
    expected = document["expected_end"]
    is_other = expected and not document["permanent"] and expected != document["end"]
    if not is_other or over:
        return format_html("{}", said)
    now = _("jetzt bis {end}").format(end=day_in_words(expected, "F Y"))
    return format_html("{}, <strong>{}</strong>", said, now)


def _duty(document: Document) -> tuple[str, str]:
    duty = label("duty", document["duty"]) if document["duty"] else ""
    return duty, _("unter Finanzierungsvorbehalt") if document["funding_proviso"] else ""


def _next(document: Document, today: date, *, over: bool) -> str:
    found = upcoming(document, today, over=over)
    return german_within(document_words.milestone(found), found["title"]) if found else ""


def _decided(decision: Decision) -> SafeString:
    paper = decision.paper
    if paper and decision.url:
        paper = format_html('<a class="gw-target" href="{}">{}</a>', decision.url, paper)
    return format_html_join(", ", "{}", ((one,) for one in (decision.day, paper) if one))


def _wording(decision: Decision) -> SafeString:
    text = _("Wortlaut vom {day}").format(day=decision.day) if decision.day else _("Wortlaut")
    return format_html('<a class="gw-target" href="{}">{}</a>', decision.wording, text)


def _lines(lines: Iterable[str]) -> str:
    return format_html_join("", "<div>{}</div>", ((line,) for line in lines if line))


def decided_on(head: Document, frozen_at: date) -> str:
    """The day of the decision, else the day its version was frozen."""
    day = date.fromisoformat(head["decided_on"]) if head["decided_on"] else frozen_at
    return date_format(day, "DATE_FORMAT")

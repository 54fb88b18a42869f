"""Mails about rounds: a unit is asked once for all its measures, and hears what comes back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.notices import by_person, day_in_words, people_of, to_ask
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.models import Report, ReportingRound, ReportLink, RoundReminder
from gemeinwerk.monitoring.sheets.enclosing import Sheets
from gemeinwerk.municipalities.queries import address
from gemeinwerk.notices.kinds import Kind
from gemeinwerk.notices.kinds import register as register_kinds
from gemeinwerk.notices.operations import call_back, queue

OPENED = Kind(
    key="report.asked",
    label=_("Bitte um Meldung zu Maßnahmen"),
    subject=_("Bitte melden bis {due}: {measures}"),
    action=_("Bitte melden Sie bis zum {due}, was aus Ihren Maßnahmen geworden ist."),
    template="monitoring/notices/opened.txt",
)
RETURNED = Kind(
    key="report.returned",
    label=_("Das Büro gibt eine Meldung zurück"),
    subject=_("Bitte ergänzen: Meldung zu {measure}"),
    action=_("Bitte ergänzen Sie die Meldung, und geben Sie sie dann wieder ab."),
    template="monitoring/notices/returned.txt",
)
HANDED_OVER = Kind(
    key="report.handed_over",
    label=_("Ein Fachbereich übernimmt die Federführung"),
    subject=_("Ihr Fachbereich führt jetzt: {measures}"),
    action=_("Bitte sehen Sie nach, was ansteht. Bei Fragen wenden Sie sich an das Büro."),
    template="monitoring/notices/handed_over.txt",
)
BY_LINK = Kind(
    key="report.by_link",
    label=_("Link zum Melden ohne Konto"),
    subject=_("Bitte melden bis {due}, ohne Konto: {unit}"),
    action=_("Bitte melden Sie bis zum {due}, was aus Ihren Maßnahmen geworden ist."),
    template="monitoring/notices/by_link.txt",
    secret=True,
)
register_kinds(OPENED, RETURNED, HANDED_OVER, BY_LINK)


def address_of(opened: ReportingRound) -> str:
    """Where a unit reports in a round: on its own measures."""
    return f"{reverse('monitoring:reports')}?runde={opened.pk}"


def by_link(
    opened: ReportingRound, unit: Organisation, path: str, sheet: Mapping[str, Any] = {}
) -> None:
    """The unit's own link, at its own address. The mail is emptied once it has left. `sheet`: as
    `_with_sheet` gives it."""
    made = ReportLink.objects.get(round=opened, unit=unit)
    queue(
        BY_LINK.key,
        town=opened.concept.municipality,
        to=unit,
        path=path,
        context={
            "unit": unit.name,
            "round": opened,
            "concept": opened.concept,
            "due": day_in_words(opened.due),
            **sheet,
        },
        dedup_key=f"{_links_of(opened, unit)}{made.token_hash}",
        enclosed=sheet.get("sheet"),
    )


def call_back_links(opened: ReportingRound, *units: Organisation) -> None:
    """What has not left yet of mails with links that work no more: of these units, or of all."""
    starts = [_links_of(opened, one) for one in units] or [_links_of(opened)]
    for start in starts:
        call_back(BY_LINK.key, town=opened.concept.municipality, begins=start)


def _links_of(opened: ReportingRound, unit: Organisation | None = None) -> str:
    """How the keys of mails with links begin."""
    return f"link:{opened.pk}:" + (f"{unit.pk}:" if unit else "")


def to_desk(opened: ReportingRound, somebody: Any, path: str) -> str:
    """Where a mail leads; a unit without accounts reports by its link, and no mail but that one
    holds it."""
    return "" if _by_link(opened, somebody) else path


def link_told(opened: ReportingRound, somebody: Any) -> dict[str, Any]:
    """What a mail says of the link of a unit without accounts: from which day the one is that
    holds now; "" where there is none, or none any more."""
    if not _by_link(opened, somebody):
        return {"by_link": False}
    own = ReportLink.objects.filter(round=opened, unit=somebody).first()
    day = day_in_words(localdate(own.made_at)) if own and own.holds else ""
    return {"by_link": True, "own_link": day}


def _by_link(opened: ReportingRound, somebody: Any) -> bool:
    return opened.by_link and isinstance(somebody, Organisation)


def opened(
    opened: ReportingRound,
    reports: Sequence[Report],
    announced: RoundReminder,
    links: Mapping[int, str],
    *,
    with_sheet: bool = False,
) -> None:
    """One mail for each person of each lead unit, with all they are asked about, and what happens
    if nothing comes. `links`: paths for units in which nobody has an account, by their keys.
    `with_sheet`: each brings along its sheet."""
    sheets = Sheets(opened) if with_sheet else None
    units = {report.unit.pk: report.unit for report in reports if report.unit}
    for key, path in links.items():
        own = [report.measure for report in reports if report.unit_id == key]
        by_link(opened, units[key], path, _with_sheet(sheets, opened, own, units[key]))
    asked = [report.measure for report in reports if report.unit_id not in links]
    for somebody, own in by_person(asked):
        sheet = _with_sheet(sheets, opened, own, somebody)
        queue(
            OPENED.key,
            town=opened.concept.municipality,
            to=somebody,
            path=address_of(opened),
            context={
                "measures": ", ".join(measure.code for measure in own[:5]),
                "own": own,
                "round": opened,
                "concept": opened.concept,
                "due": day_in_words(opened.due),
                "escalates_on": announced.escalates_on and day_in_words(announced.escalates_on),
                "head_too": announced.head_too and _has_superior(own),
                **sheet,
            },
            dedup_key=f"round:{opened.pk}:{somebody.email}"[:200],
            enclosed=sheet.get("sheet"),
        )


def _with_sheet(
    sheets: Sheets | None, opened: ReportingRound, own: Sequence[Measure], somebody: Any
) -> dict[str, Any]:
    """What a mail says of the sheet it brings along, or is too small for; nothing where the round
    sends none. Who has no account sends it to the office."""
    if sheets is None:
        return {}
    page = reverse("monitoring:sheet", args=[opened.pk])
    has_account = isinstance(somebody, User)
    return {
        "sheet_asked": True,
        "sheet": sheets.of(own, to=somebody),
        "sheet_page": address(opened.concept.municipality, page) if has_account else "",
    }


def _has_superior(own: Sequence[Measure]) -> bool:
    return any(one.lead_unit and one.lead_unit.parent_id for one in own)


def returned(report: Report, *, by: User) -> None:
    remarks = [
        ("" if not name else said.label(report, name), text)
        for name, text in report.remarks.items()
    ]
    for somebody in to_ask(report.measure):
        queue(
            RETURNED.key,
            town=report.round.concept.municipality,
            to=somebody,
            path=to_desk(report.round, somebody, f"{address_of(report.round)}#m{report.pk}"),
            context={
                "measure": report.measure,
                "round": report.round,
                "remarks": remarks,
                "by": by,
                **link_told(report.round, somebody),
            },
        )


def handed_over(
    concept: Concept, measures: Sequence[Measure], *, to: Organisation, reason: str, by: User
) -> None:
    for somebody in people_of(to):
        queue(
            HANDED_OVER.key,
            town=concept.municipality,
            to=somebody,
            path=reverse("measures:mine"),
            context={
                "measures": ", ".join(one.code for one in measures[:5]),
                "own": measures,
                "concept": concept,
                "unit": to,
                "reason": reason,
                "by": by,
            },
        )

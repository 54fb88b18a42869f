"""The matrix of rights: who may do what, on one page.

The desk shows this very table. Areas register each verb with `accounts.rules.permit`, and say
there what "own" means for it. Whether a verb is possible *now* is for operations to answer.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import Role


class Scope(Enum):
    """How far a right reaches."""

    ALL = "all"
    OWN = "own"


@dataclass(frozen=True)
class Right:
    """A verb, in words fit for the screen, and the roles that hold it."""

    verb: str
    label: str | Promise
    roles: dict[Role, Scope]
    own: str | Promise = ""
    """What "own" means, where a role holds the right for its own only."""

    def scope(self, role: str) -> Scope | None:
        """How far the right reaches for a role, None where it does not hold it."""
        return self.roles.get(Role(role))


ALL, OWN = Scope.ALL, Scope.OWN
OFFICE, UNIT, STEERING = Role.OFFICE, Role.UNIT_EDITOR, Role.STEERING
COUNCIL, PARTICIPANT, ADMIN = Role.COUNCIL_READER, Role.PARTICIPANT, Role.ADMINISTRATOR

_EVERYONE = dict.fromkeys(Role, ALL)
_READERS = {OFFICE: ALL, UNIT: ALL, STEERING: ALL}
_OFFICE = {OFFICE: ALL}
_OWN_UNIT = _("Maßnahmen, für die der eigene Fachbereich federführend ist")
_OWN_UNIT_TOO = _(
    "Maßnahmen, an denen der eigene Fachbereich federführend oder mitwirkend beteiligt ist"
)

MATRIX: tuple[Right, ...] = (
    Right("desk.enter", _("den Arbeitsplatz öffnen"), _EVERYONE),
    Right("rights.read", _("diese Rechte nachlesen"), _EVERYONE),
    # Concepts
    Right("concept.read", _("Konzepte lesen, auch nicht öffentliche"), _READERS),
    Right("concept.create", _("Konzepte und neue Auflagen anlegen"), _OFFICE),
    Right("concept.edit", _("Konzepte, Felder, Themen und Phasen bearbeiten"), _OFFICE),
    Right("concept.advance", _("den Stand eines Konzepts ändern"), _OFFICE),
    Right("concept.publish", _("Konzepte veröffentlichen und zurückziehen"), _OFFICE),
    Right("concept.delete", _("Konzepte ohne eingefrorene Fassung löschen"), _OFFICE),
    Right("finding.answer", _("Befunde der Bestandsaufnahme beantworten"), _OFFICE),
    # Who takes part
    Right(
        "representation.edit",
        _("fragen, wer dabei ist, und Zahlen veröffentlichen, die niemanden verraten"),
        _OFFICE,
    ),
    # Measures
    Right("measure.read", _("Maßnahmen im Entwurf und ihren Verlauf lesen"), _READERS),
    Right(
        "measure.read_internal",
        _("interne Notizen lesen"),
        {OFFICE: ALL, UNIT: OWN},
        _OWN_UNIT_TOO,
    ),
    Right("measure.create", _("Maßnahmen anlegen und löschen"), _OFFICE),
    Right("measure.edit", _("Maßnahmen bearbeiten"), {OFFICE: ALL, UNIT: OWN}, _OWN_UNIT),
    Right("measure.bulk_edit", _("viele Maßnahmen auf einmal ändern"), _OFFICE),
    Right("measure.ask", _("Fachbereiche um Bestätigung bitten"), _OFFICE),
    Right("measure.confirm", _("Maßnahmen bestätigen oder zurückgeben"), {UNIT: OWN}, _OWN_UNIT),
    Right("measure.override", _("einen Prüfhinweis mit Begründung stehen lassen"), _OFFICE),
    # Answers
    Right("outcome.edit", _("zuordnen, was aus Beiträgen wird, und Antworten schreiben"), _OFFICE),
    Right(
        "statement.give",
        _("sagen, was von Beiträgen geht und was nicht"),
        {OFFICE: ALL, UNIT: OWN},
        _("Beiträge, zu denen der eigene Fachbereich gefragt ist"),
    ),
    Right("answer.release", _("Antworten auf Beiträge freigeben und Briefe drucken"), _OFFICE),
    # Questions
    Right(
        "question.answer",
        _("Fragen von Bürger*innen lesen und beantworten"),
        {OFFICE: ALL, UNIT: OWN},
        _("Fragen zu Maßnahmen, für die der eigene Fachbereich federführend ist"),
    ),
    Right("question.publish", _("Fragen mit ihrer Antwort veröffentlichen"), _OFFICE),
    # Reporting
    Right(
        "report.write",
        _("melden, was aus Maßnahmen wird"),
        {OFFICE: ALL, UNIT: OWN},
        _OWN_UNIT,
    ),
    Right(
        "report.read",
        _("Meldungen lesen, bevor sie freigegeben sind"),
        {OFFICE: ALL, UNIT: OWN},
        _OWN_UNIT,
    ),
    Right(
        "report.read_approved",
        _("freigegebene Meldungen lesen"),
        {OFFICE: ALL, UNIT: ALL, STEERING: ALL, COUNCIL: OWN},
        _("Meldungen zu veröffentlichten Konzepten"),
    ),
    Right("report.approve", _("Abfragerunden öffnen und Meldungen freigeben"), _OFFICE),
    # Progress reports
    Right(
        "progress_report.write",
        _("Sachstands- und Beteiligungsberichte schreiben und ausgeben"),
        _OFFICE,
    ),
    Right(
        "progress_report.read",
        _("ausgegebene Berichte lesen"),
        {OFFICE: ALL, UNIT: ALL, STEERING: ALL, COUNCIL: OWN},
        _("Berichte zu veröffentlichten Konzepten"),
    ),
    # Steering
    Right("steering.read", _("Abweichungen, Entscheidungen und Aufgaben lesen"), _READERS),
    Right(
        "steering.follow",
        _("auf der Übersicht sehen, worüber zu entscheiden ist"),
        {OFFICE: ALL, STEERING: ALL},
    ),
    Right(
        "deviation.write",
        _("Abweichungen benennen und Gegenmaßnahmen vorschlagen"),
        {OFFICE: ALL, UNIT: OWN},
        _OWN_UNIT,
    ),
    Right(
        "deviation.decide",
        _("eintragen, was zu einer Abweichung entschieden wurde"),
        {OFFICE: ALL, UNIT: OWN},
        _("Abweichungen, die der eigene Fachbereich selbst regelt"),
    ),
    Right(
        "decision.publish",
        _("zeigen, was zu einer Abweichung entschieden wurde, auch öffentlich"),
        _OFFICE,
    ),
    Right(
        "assignment.finish",
        _("Aufgaben als erledigt melden"),
        {OFFICE: ALL, UNIT: OWN},
        _("Aufgaben des eigenen Fachbereichs"),
    ),
    Right(
        "amendment.propose",
        _("Änderungen dessen vorschlagen, was beschlossen ist"),
        {OFFICE: ALL, UNIT: OWN},
        _OWN_UNIT,
    ),
    Right(
        "amendment.agree",
        _("eintragen, wer einer Änderung zugestimmt hat, und wer zustimmt"),
        _OFFICE,
    ),
    Right(
        "risk.edit",
        _("Risiken eintragen, ansehen und schließen"),
        {OFFICE: ALL, UNIT: OWN},
        _("Risiken eigener Maßnahmen, und die der eigene Fachbereich im Blick behält"),
    ),
    Right("dependency.edit", _("Abhängigkeiten zwischen Maßnahmen eintragen"), _OFFICE),
    # Evaluation
    Right("evaluation.read", _("Auswertungen lesen, auch nicht abgeschlossene"), _READERS),
    Right(
        "evaluation.edit",
        _("Auswertungen schreiben, abschließen und veröffentlichen, Befragungen führen"),
        _OFFICE,
    ),
    # Figures
    Right("figures.read", _("Kennzahlen, ihre Quellen und Widersprüche ansehen"), _READERS),
    Right(
        "figures.edit",
        _("gemeinsame Indikatoren und Aufgliederungen pflegen, über Widersprüche entscheiden"),
        _OFFICE,
    ),
    # Catalogue
    Right("catalogue.check", _("die SMART-Prüfung ansehen"), _READERS),
    Right("catalogue.import", _("Kataloge einlesen"), _OFFICE),
    Right("catalogue.undo", _("Importe und Sammeländerungen zurücknehmen"), _OFFICE),
    Right("catalogue.export", _("den Entwurf ausgeben"), {OFFICE: ALL, UNIT: ALL}),
    Right("catalogue.freeze", _("Fassungen einfrieren und veröffentlichen"), _OFFICE),
    Right(
        "version.read",
        _("eingefrorene Fassungen lesen, auch nicht veröffentlichte"),
        {OFFICE: ALL, UNIT: ALL, STEERING: ALL, COUNCIL: ALL, PARTICIPANT: OWN},
        _("Entwürfe für die Beteiligung"),
    ),
    # People
    Right("actor.read", _("Personen, Organisationen und Gremien ansehen"), _OFFICE),
    Right("actor.edit", _("Personen, Organisationen und Gremien pflegen"), _OFFICE),
    Right(
        "deputy.name",
        _("eine Vertretung benennen und beenden"),
        {OFFICE: ALL, UNIT: OWN},
        _("Vertretungen im eigenen Fachbereich"),
    ),
    # Invitations
    Right("invitation.read", _("Einladungen, ihre Schreiben und Antworten ansehen"), _OFFICE),
    Right("invitation.edit", _("Einladungen vorbereiten und Antworten eintragen"), _OFFICE),
    Right("invitation.send", _("Einladungen freigeben, erinnern und drucken"), _OFFICE),
    Right("need.book", _("sehen und bestellen, was für ein Treffen gebraucht wird"), _OFFICE),
    Right("composition.edit", _("vorschlagen lassen, wer in welche Gruppe kommt"), _OFFICE),
    Right("schedule.edit", _("Termine der Gruppen planen"), _OFFICE),
    Right("schedule.publish", _("geplante Termine veröffentlichen"), _OFFICE),
    Right(
        "nomination.ask",
        _("um Benennungen bitten und Benannte übernehmen"),
        _OFFICE,
    ),
    # Meetings
    Right("meeting.read", _("Sitzungen und ihre Tagesordnung lesen"), _READERS),
    Right("meeting.edit", _("Sitzungen planen, verlegen, absagen und vorbereiten"), _OFFICE),
    Right("meeting.invite", _("zu Sitzungen einladen und sehen, wer kommt"), _OFFICE),
    Right("minutes.read", _("Protokolle, Beschlüsse und Aufgaben von Sitzungen lesen"), _READERS),
    Right("minutes.write", _("Protokoll führen und eintragen, wer da ist"), _OFFICE),
    Right(
        "meeting_task.follow",
        _("Aufgaben aus Sitzungen weitergeben und als erledigt melden"),
        {OFFICE: ALL, UNIT: OWN, STEERING: OWN, COUNCIL: OWN, PARTICIPANT: OWN},
        _("Aufgaben, die man selbst oder der eigene Fachbereich hat"),
    ),
    # Contributions
    Right(
        "contribution.read",
        _("Beiträge lesen, ohne Namen und Anlagen"),
        {OFFICE: ALL, STEERING: ALL},
    ),
    Right(
        "contribution.edit",
        _("Beiträge erfassen und bearbeiten, sehen, von wem sie kommen, und Beteiligungen öffnen"),
        _OFFICE,
    ),
    Right(
        "contribution.moderate",
        _("Beiträge prüfen, freigeben, schwärzen und ausblenden"),
        _OFFICE,
    ),
    # Calendars
    Right("calendar.read", _("Kalender, Räume und freie Tage ansehen"), _OFFICE),
    Right("calendar.edit", _("Kalender, Räume und freie Tage pflegen"), _OFFICE),
    # Running the place
    Right("notice.read", _("den Postausgang ansehen und freigeben"), _OFFICE),
    Right("account.manage", _("Konten einladen und Rollen vergeben"), {OFFICE: ALL, ADMIN: ALL}),
    Right("town.edit", _("Angaben der Kommune pflegen"), {OFFICE: ALL, ADMIN: ALL}),
    Right("audit.read", _("das Protokoll aller Vorgänge lesen"), _OFFICE),
)

RIGHTS = {right.verb: right for right in MATRIX}

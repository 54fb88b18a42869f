"""Where something is done about a concept, with what its button says and the right it takes; and
what both the list of what is due and a concept's next steps say of it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gemeinwerk.concepts.models import Concept


@dataclass(frozen=True)
class Way:
    action: str | Promise
    page: str
    """Its address takes the concept's slug."""
    verb: str

    def url(self, concept: Concept, **wanted: str) -> str:
        """`wanted`: what a list is filtered by."""
        address = reverse(self.page, args=[concept.slug])
        return f"{address}?{urlencode(wanted)}" if wanted else address


IMPORT = Way(_("Katalog einlesen"), "measures:imports", "catalogue.import")
FIELDS = Way(_("Handlungsfelder anlegen"), "concepts:structure", "concept.edit")
TAKE_OVER = Way(_("Übernahme entscheiden"), "desk:take_over", "measure.create")
CREATE = Way(_("Maßnahme anlegen"), "measures:create", "measure.create")
LEADS = Way(_("Maßnahmen ergänzen"), "measures:table", "measure.bulk_edit")
CHECK = Way(_("Prüfung ansehen"), "measures:check", "catalogue.check")
FINDINGS = Way(_("Befunde beantworten"), "concepts:review", "finding.answer")
CONFIRMATIONS = Way(_("Bestätigungen ansehen"), "measures:confirmations", "measure.ask")
FREEZE = Way(_("Fassung einfrieren"), "measures:freeze", "catalogue.freeze")
STATUS = Way(_("Stand ändern"), "concepts:status", "concept.advance")
PUBLISH = Way(_("Veröffentlichen"), "desk:publish", "concept.publish")
REASONS = Way(_("Gründe nachtragen"), "measures:table", "measure.bulk_edit")
REPORTS = Way(_("Stand nachtragen"), "measures:table", "measure.bulk_edit")
EVALUATE = Way(_("Auswertung beginnen"), "evaluation:begin", "evaluation.edit")
EVALUATION = Way(_("Auswertung ansehen"), "evaluation:evaluations", "evaluation.edit")
NEXT_EDITION = Way(_("Neue Auflage beginnen"), "concepts:next_edition", "concept.create")
LIST = Way(_("Liste ansehen"), "measures:table", "measure.read")


def errors_in_the_way(number: int) -> str:
    return ngettext(
        "Ein Fehler der Prüfung steht einer Fassung für Rat und Beschluss im Weg.",
        "{n} Fehler der Prüfung stehen einer Fassung für Rat und Beschluss im Weg.",
        number,
    ).format(n=number)


def open_findings(number: int) -> str:
    return ngettext(
        "Ein Befund der Bestandsaufnahme ist noch offen.",
        "{n} Befunde der Bestandsaufnahme sind noch offen.",
        number,
    ).format(n=number)

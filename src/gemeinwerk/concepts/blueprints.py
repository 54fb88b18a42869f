"""What a new concept can begin with. The texts are content of the concept, so they are German.

The integration concept follows a real process: a commission in one month, invitations in the
next, working groups for eight months, then editing, deliberation and the decision.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Stage:
    """A phase by months after the month the process begins in: 0 is that month itself."""

    title: str
    description: str
    first_month: int
    last_month: int

    def planned(self, begins_on: date) -> tuple[date, date]:
        """First and last day. A stage in the first month begins with the process."""
        first = _month(begins_on, self.first_month)
        last = _month(begins_on, self.last_month)
        end = last.replace(day=monthrange(last.year, last.month)[1])
        return max(first, begins_on), end


@dataclass(frozen=True)
class Blueprint:
    """Fields of action by code, cross-cutting themes, stages and bodies of a new concept."""

    key: str
    label: str | Promise
    explanation: str | Promise
    title: str = ""
    fields: tuple[tuple[str, str, str], ...] = ()
    themes: tuple[tuple[str, str], ...] = ()
    stages: tuple[Stage, ...] = ()
    steering: str = ""
    working_groups: bool = False


INTEGRATION = Blueprint(
    key="integration",
    label=_("Integrationskonzept"),
    explanation=_(
        "Fünf Handlungsfelder, drei Querschnittsthemen, Phasen vom Auftrag bis zum Beschluss, ein "
        "Lenkungsgremium und je Handlungsfeld eine Arbeitsgruppe. Alles lässt sich ändern."
    ),
    title="Integrationskonzept",
    fields=(
        (
            "1",
            "Vielfalt in der Verwaltung",
            "Wie die Verwaltung vielfältiger wird und alle gut erreicht.",
        ),
        (
            "2",
            "Wohnen und Unterbringung",
            "Wie Geflüchtete gut untergebracht sind und alle eine Wohnung finden können.",
        ),
        ("3", "Arbeit", "Wie der Weg in Ausbildung und Arbeit gelingt."),
        (
            "4",
            "Bildung und Empowerment",
            "Wie alle gleiche Bildungschancen haben und für sich selbst sprechen.",
        ),
        (
            "5",
            "Vielfältige Stadtgesellschaft",
            "Wie Menschen einander begegnen und die Stadt gemeinsam gestalten.",
        ),
    ),
    themes=(
        ("Anti-Rassismus", "In jedem Handlungsfeld: Was wirkt Rassismus entgegen?"),
        ("Partizipation", "In jedem Handlungsfeld: Wer bestimmt mit?"),
        ("Gender", "In jedem Handlungsfeld: Was heißt das für alle Geschlechter?"),
    ),
    stages=(
        Stage("Auftrag", "Die Vertretung nimmt den Beginn des Prozesses zur Kenntnis.", 0, 0),
        Stage("Einladungen", "Alle, die mitarbeiten sollen, sind informiert und eingeladen.", 1, 1),
        Stage(
            "Arbeitsgruppen",
            "Je Handlungsfeld zwei bis drei Sitzungen; auf Ferien wird geachtet.",
            1,
            8,
        ),
        Stage("Redaktion", "Aus den Ergebnissen werden Ziele und Maßnahmen.", 9, 9),
        Stage("Beratung", "Ausschüsse und Beiräte beraten den Entwurf.", 10, 10),
        Stage("Beschluss", "Die Vertretung beschließt das Konzept.", 11, 11),
    ),
    steering="Lenkungsgremium",
    working_groups=True,
)
EMPTY = Blueprint(
    key="empty",
    label=_("leer"),
    explanation=_("Ohne Handlungsfelder, Themen und Phasen: für ein Konzept eigener Art."),
)
BLUEPRINTS = {blueprint.key: blueprint for blueprint in (INTEGRATION, EMPTY)}


def _month(begins_on: date, months_later: int) -> date:
    years, month = divmod(begins_on.month - 1 + months_later, 12)
    return date(begins_on.year + years, month + 1, 1)

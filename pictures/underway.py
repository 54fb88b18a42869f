"""What is in the making: pages that a town has only for some days, and addresses no link leads to.

The demonstration town has nothing half done but its second concept. Here an evaluation is begun and
asks its people, a report is a draft, a file waits to be taken over, a unit has its link; with the
verbs people use. Then the tables of the tests' walks say by which arguments a page is reached.
"""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from tests.walk.page import Page
from tests.walk.pages import PAGES

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.evaluation import operations as evaluating
from gemeinwerk.evaluation.models import FreeText
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import ChangeSet
from gemeinwerk.monitoring import operations as monitoring
from gemeinwerk.monitoring.steering.models import Deviation
from gemeinwerk.progress_reports import operations as reporting
from gemeinwerk.progress_reports.models import Part

CONCEPT = "integrationskonzept-2025-2029"
DRAFT = "klimaanpassungskonzept-2027-2031"
FILE = (
    "Nr.;Titel;Federführung;Beginn;Priorität\n"
    "H-1;Dreißig Trinkbrunnen und zwanzig kühle Orte;Stadtgrün;04/2027;hoch\n"
    "H-9;Schatten für fünf Haltestellen;Verkehrsamt;Ende 2028;wichtig\n"
)
ASKED: list[dict[str, Any]] = [
    {
        "kind": "choice",
        "text": "Wie oft waren Sie dabei?",
        "options": [{"de": "einmal", "en": "once"}, {"de": "öfter", "en": "more often"}],
    },
    {"kind": "scale", "text": "Ich wurde gehört."},
    {"kind": "text", "text": "Was sollen wir anders machen?"},
]


class Underway:
    """Has what the tables of the walks name: `.survey.pk` is `find("survey.pk")`."""

    def __init__(self) -> None:
        self.office = User.objects.earliest("pk")
        self.account = User.objects.order_by("pk")[1]
        self.person = Person.objects.earliest("pk")
        self.concept = Concept.objects.get(slug=CONCEPT)
        self.measure = self.concept.measures.get(code="2.1")
        self.value = self.measure.measured.earliest("pk")
        self.note = self.measure.notes.earliest("pk")
        self.free_text = FreeText.objects.earliest("pk")
        self.deviation = Deviation.objects.filter(decisions__isnull=False).latest("pk")
        self.change_set = ChangeSet.objects.latest("pk")
        self._evaluate()
        self._report()

    def _evaluate(self) -> None:
        begun = evaluating.begin(self.concept, kind="mid_term", as_of=localdate(), by=self.office)
        self.evaluation = begun
        self.judgement = begun.judgements.earliest("pk")
        self.recommendation = begun.recommendations.earliest("pk")
        self.key_answer = begun.answers.earliest("pk")
        self.evaluation_finding = evaluating.add_finding(
            begun, code="B 1", text="Wer zuständig ist, war oft unklar.", by=self.office
        )
        self.survey = evaluating.plan_survey(
            begun,
            title="Wie geht es mit dem Konzept?",
            closes_on=localdate() + timedelta(days=14),
            by=self.office,
        )
        for one in ASKED:
            self.survey_question = evaluating.add_survey_question(
                self.survey, by=self.office, **one
            )
        evaluating.open_survey(self.survey, by=self.office)

    def _report(self) -> None:
        self.progress_report = reporting.create(
            self.concept,
            title="Sachstandsbericht Jahresende 2026",
            as_of=localdate(),
            parts=list(Part.values),
            summary="Fast alle Maßnahmen laufen. Mehrere brauchen länger.",
            by=self.office,
        )
        opened = self.concept.rounds.filter(state="open").latest("pk")
        unit = opened.reports.filter(state="open").latest("pk").measure.lead_unit
        allowed = monitoring.allow_links(opened, allowed=True, by=self.office)
        path = monitoring.make_link(allowed, unit=unit, by=self.office)
        self.link_token = path.rstrip("/").rpartition("/")[2]

    def find(self, path: str) -> Any:
        found: Any = self
        for name in path.split("."):
            found = getattr(found, name)
        return found


class Written(Underway):
    """The same where a concept is still being written, and a file waits to be taken over."""

    def __init__(self) -> None:
        self.concept = Concept.objects.get(slug=DRAFT)
        self.measure = self.concept.measures.latest("pk")
        office = User.objects.earliest("pk")
        self.run = importing.upload(
            self.concept, content=FILE.encode(), name="nachtrag.csv", by=office
        )
        importing.read_file(self.run)


def addresses() -> dict[str, list[str]]:
    """By its name, where a page may be: of the concept that is carried out, of the one written."""
    towns = (Underway(), Written())
    return {
        name: [path for town in towns if (path := _address(name, one, town))]
        for name, one in PAGES.items()
        if not one.form
    }


def _address(name: str, one: Page, town: Underway) -> str:
    try:
        return reverse(name, kwargs=one.kwargs(town))  # type: ignore[arg-type]
    except AttributeError:  # there is none in this one
        return ""

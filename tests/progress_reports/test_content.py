"""What a report says: of its day, with totals that agree with their lists."""

from datetime import date
from typing import Any

import pytest
from lxml import html

from gemeinwerk.ledger.leaves import digest
from gemeinwerk.measures.document import canonical
from gemeinwerk.measures.models import Measure
from gemeinwerk.progress_reports.content.making import content_of
from gemeinwerk.progress_reports.exporting.web import page
from gemeinwerk.progress_reports.models import Detail, ProgressReport
from tests.factories import (
    ContradictionFactory,
    DecisionFactory,
    DeviationFactory,
    MeasureFactory,
    ReportFactory,
    issued_report,
)
from tests.progress_reports.conftest import moment

pytestmark = pytest.mark.django_db


def words(content: dict[str, Any]) -> dict[str, str]:
    return {line["code"]: line["word"] for line in content["standing"]}


def test_a_report_tells_of_its_day_and_not_of_what_came_later(report: ProgressReport) -> None:
    content = content_of(report)
    assert words(content) == {"1.1": "verzögert", "1.2": "umgesetzt", "2.1": "auf Kurs"}
    (late,) = [line for line in content["standing"] if line["behind"]]
    assert late["sentence"] == "Der Meilenstein „Termine online“ steht seit vier Monaten aus."
    report.as_of = date(2026, 9, 30)
    assert words(content_of(report))["2.1"] == "nicht weiter verfolgt"


def test_what_changed_is_told_measure_by_measure_in_sentences(report: ProgressReport) -> None:
    told = content_of(report)["changes"]
    assert {one["code"]: one["sentences"] for one in told["changed"]} == {
        "1.1": [
            "Der Stand war „auf Kurs“ und ist jetzt „verzögert“.",
            "Der Meilenstein „Termine online“ ist verschoben auf den 30.09.2026. "
            "Grund: Die Technik fehlt.",
            "Wartezeit: jetzt 8 Wochen (04.05.2026), zuvor 9 Wochen (15.12.2025).",
        ],
        "1.2": ["Der Stand war „auf Kurs“ und ist jetzt „umgesetzt“ (vollständig umgesetzt)."],
    }
    assert (told["new"], told["gone"], told["same"]) == ([], [], 1)


def test_the_day_of_a_report_is_told_as_that_report_told_it(report: ProgressReport) -> None:
    earlier = issued_report(report.concept)
    content = earlier.plain()
    for line in content["standing"]:
        line.update(state="offen", word="noch nicht begonnen")
    frozen = canonical(content)
    type(earlier)._base_manager.filter(pk=earlier.pk).update(
        content=frozen.decode(), checksum=digest(frozen), as_of=report.since
    )
    found = content_of(report)
    assert found["report"]["since"]["title"] == earlier.title
    sentences = {one["code"]: one["sentences"][0] for one in found["changes"]["changed"]}
    assert sentences["2.1"] == "Der Stand war „noch nicht begonnen“ und ist jetzt „auf Kurs“."


def test_no_figure_that_is_told_in_two_ways_is_printed_in_silence(report: ProgressReport) -> None:
    wait = report.concept.measures.get(code="1.1")
    noted: dict[str, Any] = {"concept": report.concept, "noted_at": moment(2026, 5, 1)}
    ContradictionFactory(
        **noted, measure=wait, subject="Wartezeit", first="8", first_source="Meldung",
        second="7,5", second_source="Terminverwaltung",
    )  # fmt: skip
    ContradictionFactory(**noted)
    decided = {"holds": "first", "reason": "Nachgezählt."}
    ContradictionFactory(**noted, **decided, first="70", decided_at=moment(2026, 6, 1))
    ContradictionFactory(**noted, **decided, first="71", decided_at=moment(2026, 8, 1))
    ContradictionFactory(**noted | {"noted_at": moment(2026, 7, 2)}, first="72")
    content = content_of(report)
    assert [one["first"] for one in content["contradictions"]] == ["62", "71", "8"]
    tree = html.fromstring(page(content, "0" * 64))
    told = "Zwei Quellen sagen Verschiedenes: „8“ (Meldung) und „7,5“ (Terminverwaltung)."
    for place in ("contradictions", "m-1", "indicators"):
        assert told in tree.xpath(f"string(//*[@id='{place}'])"), place


def test_every_total_agrees_with_the_list_it_leads_to(report: ProgressReport) -> None:
    content = content_of(report)
    tree = html.fromstring(page(content, "0" * 64))
    links = tree.xpath("//section[@id='overview']//table//a")
    assert len(links) == 6  # three states over all, three in fields
    for link in links:
        anchor = link.get("href").lstrip("#")
        (list_,) = tree.xpath(f"//*[@id='{anchor}']")
        if list_.tag == "h4":  # over all fields: until the next state
            items = []
            for following in list_.itersiblings():
                if following.tag == "h4":
                    break
                items += following.xpath(".//li")
        else:
            items = list_.getnext().xpath(".//li")
        assert len(items) == int(link.text), anchor
    anchors = set(tree.xpath("//@id"))
    assert {one.lstrip("#") for one in tree.xpath("//main//a/@href")} <= anchors


def test_a_page_a_measure_says_what_was_approved_by_then(report: ProgressReport) -> None:
    measure = report.concept.measures.get(code="1.1")
    given = {"measure": measure, "state": "approved"}
    for month, text in ((6, "Zwei Kräfte sind eingestellt."), (8, "Alle sind wieder fort.")):
        ReportFactory(
            **given, round__title=f"Runde {month}", done=text, spent=96_000, planned=120_000,
            submitted_at=moment(2026, month, 1), approved_at=moment(2026, month, 2),
        )  # fmt: skip
    ReportFactory(measure=measure, round__title="Läuft", state="draft", done="Nur ein Entwurf.")
    report.detail = Detail.PAGE
    said = page(content_of(report), "")
    assert "Zwei Kräfte sind eingestellt." in said
    assert "2026 ausgegeben: 96.000 € von 120.000 €" in said
    assert "Alle sind wieder fort." not in said
    assert "Nur ein Entwurf." not in said


def test_decisions_asked_for_come_first_and_of_few_people_nothing_is_said(
    report: ProgressReport,
) -> None:
    late, given_up, later = (
        report.concept.measures.get(code=code) for code in ("1.1", "2.1", "1.2")
    )
    DeviationFactory(measure=given_up, named_at=moment(2026, 3, 1), off="Kein Käufer gefunden.")
    DeviationFactory(
        measure=late, named_at=moment(2026, 4, 1), proposed_at=moment(2026, 4, 2), people=3,
        correction="Eine Aushilfe.", wanted="Zwei Stellen sofort.", cost=50_000,
    )  # fmt: skip
    DeviationFactory(measure=later, named_at=moment(2026, 8, 1), off="Kam erst danach.")
    first, second = content_of(report)["deviations"]
    assert (first["code"], first["waits"], first["wanted"]) == ("1.1", True, "Zwei Stellen sofort.")
    assert (second["code"], second["waits"]) == ("2.1", False)
    assert "people" not in first
    DecisionFactory(deviation__measure=later, deviation=late.deviations.get(),
                    decided_on=date(2026, 8, 1))  # fmt: skip
    assert content_of(report)["deviations"][0]["waits"], "decided after the day of the report"


def test_what_belongs_to_a_measure_the_report_does_not_list_is_not_told(
    report: ProgressReport,
) -> None:
    """Since the decision one measure was given another number, and its old one to a draft."""
    wait = report.concept.measures.get(code="1.1")
    Measure.objects.filter(pk=wait.pk).update(code="1.9", title="Neu genannt")
    draft = MeasureFactory(
        concept=report.concept, field=wait.field, code="1.1", title="Nur ein Entwurf"
    )
    for measure, said in ((wait, "Zwei Kräfte mehr."), (draft, "Steht nirgends.")):
        ReportFactory(
            measure=measure, state="approved", done=said,
            submitted_at=moment(2026, 6, 1), approved_at=moment(2026, 6, 2),
        )  # fmt: skip
        DeviationFactory(measure=measure, named_at=moment(2026, 4, 1), off=said)
        ContradictionFactory(
            concept=report.concept, measure=measure, first=said, noted_at=moment(2026, 5, 1)
        )
    content = content_of(report)
    for part, key in (("reported", "done"), ("deviations", "off"), ("contradictions", "first")):
        assert [(one["code"], one[key]) for one in content[part]] == [("1.1", "Zwei Kräfte mehr.")]
    assert content["deviations"][0]["title"] == "Wartezeit senken"


def test_a_text_somebody_wrote_stays_a_text(report: ProgressReport) -> None:
    mean = "<script>alert(1)</script>\x0b{{ 7*7 }} <img src='http://example.invalid/x'>"
    report.introduction = mean
    report.concept.measures.filter(code="1.1").update(title=mean[:200])
    said = page(content_of(report), "")
    assert "<script" not in said
    assert "<img" not in said
    assert "49" not in html.fromstring(said).xpath("string(//section[@id='introduction'])")

"""A working life: a person acts through every kind of verb there is, and is spoken of by others."""

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
from django.test import Client

from gemeinwerk.accounts import operations as accounts
from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Person
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import versions
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices import operations as notices
from gemeinwerk.notices.models import Notice, NoticeState
from tests.factories import FieldFactory, IndicatorFactory, UnitFactory, user_with_role
from tests.factories.catalogues import fit_concept

NAME, EMAIL, PHONE = "Zora Quellfeld", "zora.quellfeld@musterstadt.example", "0331 2891-77"
TOLD = f"Rückfragen an {NAME} ({EMAIL}, {PHONE})."
# The surname stands in the address as well, and alone in what is found by its stem.
SOUGHT = ("quellfeld", "2891-77", "289177")
HEAD = ["Nr.", "Handlungsfeld", "Maßnahme", "Federführung", "Ansprechperson", "Zeitraum"]


def workbook(*rows: list[str]) -> bytes:
    """A catalogue's file, written by her: her name stands in cells and in what Excel adds."""
    book = openpyxl.Workbook()
    book.properties.creator = NAME
    sheet = book.worksheets[0]
    for row in [HEAD, *rows]:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def live(zora: User, town: Municipality, office: User) -> None:
    """All that leaves traces. `zora` is of the office as well as of a unit."""
    unit = UnitFactory(municipality=town, name="Fachbereich Soziales", abbreviation="FB 38")
    colleague = user_with_role("unit_editor", town, name="Kim Muster", unit=unit)
    _is_known(zora, town, office, unit)
    concept = fit_concept(town, public=True)
    measure = concept.measures.get(code=concept.measures.first().code)  # type: ignore[union-attr]
    measure.lead_unit = unit
    measure.save()
    _writes(zora, concept, measure, colleague)
    _freezes(zora, concept)
    _imports(zora, concept)
    _is_written_to(zora, town, office)
    Client().force_login(zora)


def _is_known(zora: User, town: Municipality, office: User, unit: Any) -> None:
    details: dict[str, Any] = {"email": EMAIL, "phone": PHONE, "function": f"Leitung ({NAME})"}
    person = actors.create_person(
        town, by=office, name=NAME, organisations=[unit], user=zora, **details
    )
    chair = actors.create_person(town, by=zora, name="Bleibt Hier", function=f"Vertritt {NAME}")
    body = actors.create_body(town, by=zora, kind="working_group", name=f"AG {NAME}", purpose=TOLD)
    actors.add_seat(body, by=office, person=person, remark=f"Vorsitz {NAME}", paper=NAME)
    actors.add_seat(body, by=office, person=chair, deputy=person)
    lines = actors.read_unit_list(f"Beratung {NAME}; ZQ; Fachbereich Soziales")
    actors.take_over_units(town, by=zora, lines=lines)
    actors.edit_organisation(unit, by=zora, aliases=[f"bei {NAME}"], email=EMAIL)
    accounts.edit_own(zora, name=f"{NAME.split()[0]} B. Quellfeld")
    accounts.edit_own(User.objects.get(pk=zora.pk), name=NAME)
    assert Person.objects.filter(user=zora).count() == 1


def _writes(zora: User, concept: Concept, measure: Measure, colleague: User) -> None:
    zora = User.objects.get(pk=zora.pk)
    concepts.edit(concept, by=zora, commission=TOLD)
    concepts.add_theme(concept, by=zora, title=f"Thema {NAME}", description=TOLD)
    concepts.add_phase(concept, by=zora, title="Beteiligung", description=TOLD)
    concepts.record_review(concept, by=zora, title="Rückblick", carried_out_by=NAME, summary=TOLD)
    finding = concepts.add_finding(concept.review, by=zora, code="B1", text=TOLD)
    concepts.refuse_finding(finding, by=zora, reason=TOLD)
    other = concepts.add_finding(concept.review, by=zora, code="B2", text=TOLD)
    concepts.take_up_elsewhere(other, by=zora, where=TOLD)
    first = concept.fields.first()
    assert first
    measures.create_goal(first, by=zora, title=TOLD)
    measures.override_finding(measure, rule="M201", reason=TOLD, by=zora)
    measures.ask_confirmation(measure, by=zora)
    present = Measure.objects.get(pk=measure.pk)
    measures.return_to_office(
        present, by=colleague, reason=TOLD, expected_revision=present.revision
    )
    measures.add_note(measure, label=f"Sachstand {NAME}", text=TOLD, by=zora)
    name = f"Gespräche mit {NAME}"
    IndicatorFactory(measure=measure, name=name)
    value = measures.record_value(
        measure, indicator=name, day=date(2026, 3, 1), number=Decimal(3), source=TOLD, by=zora
    )
    mended = {"day": value.day, "number": Decimal(4), "source": TOLD, "remark": TOLD}
    measures.correct_value(value, **mended, reason=TOLD, by=zora)
    present = Measure.objects.get(pk=measure.pk)
    milestones = [{"title": f"Gespräch mit {NAME}", "due": date(2027, 3, 1), "reached_on": None}]
    changes = {
        "description": TOLD, "internal_notes": TOLD, "contributing_text": TOLD,
        "status_text": TOLD, "obstacles": TOLD, "milestones": milestones,
    }  # fmt: skip
    measures.edit(present, changes=changes, by=zora, expected_revision=present.revision)
    doomed = measures.create(concept, by=zora, changes={"field": first, "title": f"Büro {NAME}"})
    measures.delete(doomed, by=zora, reason=TOLD)


def _imports(zora: User, concept: Concept) -> None:
    FieldFactory(concept=concept, title="Wohnen")
    rows = [["91", "Wohnen", f"Beratung durch {NAME}", "FB 38", TOLD, "2027"]]
    importing.import_now(concept, content=workbook(*rows), name=f"Liste {NAME}.xlsx", by=zora)
    waiting = [["92", "Wohnen", "Leitfaden", "FB 38", "Quellfeld, Zora", "2027"]]
    importing.upload(concept, content=workbook(*waiting), name="Zora_Quellfeld.xlsx", by=zora)
    importing.upload(concept, content=b"PK\x03\x04 kaputt", name="kaputt.xlsx", by=zora)
    while jobs.work_one():
        pass


def _freezes(zora: User, concept: Concept) -> None:
    version = versions.freeze(concept, kind="council", note=f"Stand von {NAME}", by=zora)
    versions.publish(version, by=zora)


def _is_written_to(zora: User, town: Municipality, office: User) -> None:
    accounts.ask_for_removal(User.objects.get(pk=zora.pk), town=town)
    Notice.objects.create(
        municipality=town, kind="account.changed", recipient=EMAIL, subject="Konto", body=TOLD,
        state=NoticeState.FAILED, error=f"550 <{EMAIL}>: unknown user",
    )  # fmt: skip
    withdrawn = Notice.objects.create(
        municipality=town, kind="account.changed", recipient="wer@x.example", subject=NAME,
        body=TOLD,
    )  # fmt: skip
    notices.withdraw(withdrawn, by=office, reason=TOLD)


def erase(zora: User, town: Municipality, office: User, on_commit: Callable[..., Any]) -> None:
    with on_commit(execute=True):
        reason = f"Antrag von {NAME} vom 3. Mai"
        accounts.remove(zora, town=town, by=office, reason=reason)

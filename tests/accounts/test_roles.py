"""The truth table of rights, written out by hand: a change to the matrix must be made here too.

One letter for each role, in the order office, unit editor, steering, council reader, participant,
administrator: X may, O may for one's own, . may not. In words below: own, not own, another town,
nobody.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import rules
from django.contrib.auth.models import AnonymousUser

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.accounts.roles import MATRIX, RIGHTS
from gemeinwerk.accounts.rules import town_of
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    AmendmentFactory,
    AssignmentFactory,
    BodyFactory,
    ConceptFactory,
    ContributionFactory,
    DeputyFactory,
    DeviationFactory,
    FieldFactory,
    MeasureFactory,
    MunicipalityFactory,
    PersonFactory,
    QuestionFactory,
    ReportFactory,
    RiskFactory,
    StatementFactory,
    UnitFactory,
    UserFactory,
    user_with_role,
)

SRC = Path(__file__).resolve().parents[2] / "src" / "gemeinwerk"
TABLE = {
    "desk.enter": "XXXXXX",
    "rights.read": "XXXXXX",
    "concept.read": "XXX...",
    "concept.create": "X.....",
    "concept.edit": "X.....",
    "concept.advance": "X.....",
    "concept.publish": "X.....",
    "concept.delete": "X.....",
    "finding.answer": "X.....",
    "representation.edit": "X.....",
    "measure.read": "XXX...",
    "measure.read_internal": "XO....",
    "measure.create": "X.....",
    "measure.edit": "XO....",
    "measure.bulk_edit": "X.....",
    "measure.ask": "X.....",
    "measure.confirm": ".O....",
    "measure.override": "X.....",
    "outcome.edit": "X.....",
    "statement.give": "XO....",
    "answer.release": "X.....",
    "question.answer": "XO....",
    "question.publish": "X.....",
    "report.write": "XO....",
    "report.read": "XO....",
    "report.read_approved": "XXXO..",
    "report.approve": "X.....",
    "progress_report.write": "X.....",
    "progress_report.read": "XXXO..",
    "steering.read": "XXX...",
    "steering.follow": "X.X...",
    "deviation.write": "XO....",
    "deviation.decide": "XO....",
    "decision.publish": "X.....",
    "assignment.finish": "XO....",
    "amendment.propose": "XO....",
    "amendment.agree": "X.....",
    "risk.edit": "XO....",
    "dependency.edit": "X.....",
    "evaluation.read": "XXX...",
    "evaluation.edit": "X.....",
    "figures.read": "XXX...",
    "figures.edit": "X.....",
    "catalogue.check": "XXX...",
    "catalogue.import": "X.....",
    "catalogue.undo": "X.....",
    "catalogue.export": "XX....",
    "catalogue.freeze": "X.....",
    "version.read": "XXXXO.",
    "actor.read": "X.....",
    "actor.edit": "X.....",
    "deputy.name": "XO....",
    "invitation.read": "X.....",
    "invitation.edit": "X.....",
    "invitation.send": "X.....",
    "need.book": "X.....",
    "composition.edit": "X.....",
    "schedule.edit": "X.....",
    "schedule.publish": "X.....",
    "nomination.ask": "X.....",
    "meeting.read": "XXX...",
    "meeting.edit": "X.....",
    "meeting.invite": "X.....",
    "minutes.read": "XXX...",
    "minutes.write": "X.....",
    "meeting_task.follow": "XOOOO.",
    "contribution.read": "X.X...",
    "contribution.edit": "X.....",
    "contribution.moderate": "X.....",
    "calendar.read": "X.....",
    "calendar.edit": "X.....",
    "notice.read": "X.....",
    "account.manage": "X....X",
    "town.edit": "X....X",
    "audit.read": "X.....",
}
# Which subjects are one's own, for the verbs with an O: (kind of subject, whose it is).
OWN = {
    "measure.read_internal": ("lead", "contributing"),
    "measure.edit": ("lead",),
    "measure.confirm": ("lead",),
    "statement.give": ("statement",),
    "question.answer": ("question",),
    "report.write": ("report",),
    "report.read": ("report",),
    "report.read_approved": ("public_report",),
    "progress_report.read": ("public_concept", "public_issued"),
    "deviation.write": ("deviation", "for_a_body"),
    "deviation.decide": ("deviation",),
    "assignment.finish": ("task",),
    # Of a person, whatever their role: tests/minutes/test_tasks.py.
    "meeting_task.follow": (),
    "amendment.propose": ("lead", "amendment"),
    "risk.edit": ("lead", "risk", "watched_risk"),
    "version.read": ("concept", "participation"),
    "deputy.name": ("deputy",),
}


class Subjects:
    """One of each kind in a town; `unit` is the unit editor's."""

    def __init__(self, town: Municipality) -> None:
        self.unit = UnitFactory(municipality=town)
        concept = ConceptFactory(municipality=town)
        field = FieldFactory(concept=concept)
        given: dict[str, Any] = {"concept": concept, "field": field}
        contributing = MeasureFactory(**given)
        said = {"contribution": ContributionFactory(concept=concept)}
        contributing.contributing.add(self.unit)
        self.all = {
            "town": town,
            "concept": concept,
            "lead": MeasureFactory(lead_unit=self.unit, **given),
            "contributing": contributing,
            "foreign": MeasureFactory(lead_unit=UnitFactory(municipality=town), **given),
            "question": QuestionFactory(measure=MeasureFactory(lead_unit=self.unit, **given)),
            "other_question": QuestionFactory(measure=contributing),
            "statement": StatementFactory(unit=self.unit, **said),
            "other_statement": StatementFactory(**said),
            **{
                kind: concept.versions.model(concept=concept, kind=kind)
                for kind in VersionKind.values
            },
        }
        self._reporting()
        self._steering(given)
        self._changing()
        self._deputies()

    def _reporting(self) -> None:
        lead, foreign = self.all["lead"], self.all["foreign"]
        public = ConceptFactory(municipality=self.all["town"], public=True)
        published = MeasureFactory(
            concept=public, field=FieldFactory(concept=public), lead_unit=foreign.lead_unit
        )
        self.all |= {
            "report": ReportFactory(measure=lead),
            "other_report": ReportFactory(measure=foreign),
            "public_report": ReportFactory(measure=published),
            "public_concept": public,
            "public_issued": public.issued_reports.model(concept=public),
            "issued": public.issued_reports.model(concept=self.all["concept"]),
        }

    def _steering(self, given: dict[str, Any]) -> None:
        body = BodyFactory(municipality=self.all["town"])
        of_unit = MeasureFactory(lead_unit=self.unit, **given)
        deviation = DeviationFactory(measure=self.all["lead"])
        other = DeviationFactory(measure=self.all["contributing"])
        task = {"decision__deviation": other}
        self.all |= {
            "deviation": deviation,
            "for_a_body": DeviationFactory(measure=of_unit, decider=body),
            "other_deviation": other,
            "task": AssignmentFactory(unit=self.unit, **task),
            "other_task": AssignmentFactory(
                unit=self.all["foreign"].lead_unit, decision__deviation=deviation
            ),
        }

    def _changing(self) -> None:
        lead, foreign = self.all["lead"], self.all["foreign"]
        self.all |= {
            "amendment": AmendmentFactory(measure=lead),
            "other_amendment": AmendmentFactory(measure=foreign),
            "risk": RiskFactory(measure=lead, owner=foreign.lead_unit),
            "watched_risk": RiskFactory(measure=foreign, owner=self.unit),
            "other_risk": RiskFactory(measure=foreign),
        }

    def _deputies(self) -> None:
        """Somebody stands in for a colleague, and elsewhere a colleague stands in."""
        town = self.all["town"]
        here, there = (PersonFactory(municipality=town) for _ in range(2))
        here.organisations.add(self.unit)
        there.organisations.add(self.all["foreign"].lead_unit)
        self.all |= {
            "deputy": DeputyFactory(person=here, deputy=there),
            "other_deputy": DeputyFactory(person=there, deputy=here),
        }

    def of(self, verb: str) -> dict[str, Any]:
        """The subjects a verb can be asked about, beside the town."""
        kinds: dict[str, tuple[str, ...]] = {
            "concept": ("concept",),
            "finding": ("concept",),
            "catalogue": ("concept",),
            "measure": ("lead", "contributing", "foreign"),
            "question": ("question", "other_question"),
            "report": ("report", "other_report", "public_report"),
            "progress_report": ("concept", "public_concept", "issued", "public_issued"),
            "deviation": ("deviation", "for_a_body", "other_deviation"),
            "assignment": ("task", "other_task"),
            "amendment": ("lead", "foreign", "amendment", "other_amendment"),
            "risk": ("lead", "foreign", "risk", "watched_risk", "other_risk"),
            "figures": ("concept",),
            "deputy": ("deputy", "other_deputy"),
            "version": ("concept", *VersionKind.values),
        }
        names = ("town", *kinds.get(verb.partition(".")[0], ()))
        return {name: self.all[name] for name in names}


@pytest.fixture
def subjects(town: Municipality) -> Subjects:
    return Subjects(town)


def expected(letter: str, verb: str, kind: str) -> bool:
    """Asked about the whole town, a right for one's own counts as held."""
    return letter == "X" or (letter == "O" and kind in ("town", *OWN[verb]))


def answers(user: Any, subjects: Subjects) -> dict[tuple[str, str], bool]:
    """Of each verb, about each of its subjects."""
    return {
        (verb, kind): user.has_perm(verb, subject)
        for verb in TABLE
        for kind, subject in subjects.of(verb).items()
    }


@pytest.mark.parametrize(("place", "role"), list(enumerate(Role)))
def test_who_may(place: int, role: Role, town: Municipality, subjects: Subjects) -> None:
    unit = subjects.unit if role == Role.UNIT_EDITOR else None
    found = answers(user_with_role(role, town, unit=unit), subjects)
    wanted = {
        (verb, kind): expected(letters[place], verb, kind)
        for verb, letters in TABLE.items()
        for kind in subjects.of(verb)
    }
    assert {case for case in wanted if found[case] != wanted[case]} == set()


@pytest.mark.parametrize("role", list(Role))
def test_a_role_in_another_town_is_worth_nothing_here(role: Role, subjects: Subjects) -> None:
    unit = subjects.unit if role == Role.UNIT_EDITOR else None
    found = answers(user_with_role(role, MunicipalityFactory(), unit=unit), subjects)
    assert {case for case, may in found.items() if may} == set()


def test_nobody_may_anything(subjects: Subjects, town: Municipality) -> None:
    office_closed = user_with_role(Role.OFFICE, town, is_active=False)
    for user in (UserFactory(), office_closed):
        assert {case for case, may in answers(user, subjects).items() if may} == set()
    office = user_with_role(Role.OFFICE, town)
    for verb in TABLE:
        assert rules.has_perm(verb, AnonymousUser(), town) is False, verb
        assert rules.has_perm(verb, office, None) is False, verb


def test_two_roles_add_up(town: Municipality, subjects: Subjects) -> None:
    user = user_with_role(Role.COUNCIL_READER, town)
    user.memberships.create(municipality=town, role=Role.ADMINISTRATOR)
    user = User.objects.get(pk=user.pk)
    assert (user.has_perm("version.read", town), user.has_perm("town.edit", town)) == (True, True)
    assert user.has_perm("concept.read", town) is False


def test_rights_cost_one_query_in_the_life_of_a_user(
    town: Municipality, django_assert_num_queries: Any
) -> None:
    user = user_with_role(Role.OFFICE, town)
    with django_assert_num_queries(1):
        for right in MATRIX:
            user.has_perm(right.verb, town)


def test_the_table_is_the_matrix() -> None:
    assert list(TABLE) == [right.verb for right in MATRIX]


def test_what_own_means_is_said_wherever_it_matters() -> None:
    assert {right.verb for right in MATRIX if right.own} == set(OWN)


def test_a_town_belongs_to_itself(town: Municipality) -> None:
    assert town_of(town) == town.pk


def test_every_verb_is_registered() -> None:
    assert [verb for verb in TABLE if not rules.perm_exists(verb)] == []


# --- the source ---------------------------------------------------------------------------------

ASKED = re.compile(
    r"""(?:needs\(|has_perm\(|require\(\s*request,)\s*["']([a-z_]+\.[a-z_]+)["']"""
    r"""|NavItem\([^)]*?["']([a-z_]+\.[a-z_]+)["']\s*,\s*\d+""",
    re.DOTALL,
)


def asked_for() -> set[str]:
    """Every verb that a view, a template or a menu asks for."""
    files = [path for suffix in ("py", "html") for path in SRC.rglob(f"*.{suffix}")]
    found = (ASKED.findall(path.read_text(encoding="utf-8")) for path in files)
    return {one or other for pairs in found for one, other in pairs}


def test_nothing_is_asked_for_that_is_not_in_the_matrix() -> None:
    assert asked_for() - set(RIGHTS) == set()


def test_every_verb_of_the_matrix_is_asked_for_somewhere() -> None:
    assert set(RIGHTS) - asked_for() == set()

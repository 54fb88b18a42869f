"""The town is there, whole and believable, and every deed in it lies in the past."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db.models import Q
from django.test import Client, RequestFactory
from django.utils import timezone

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.answers.models import OutcomeKind
from gemeinwerk.answers.rounds.models import AnswerRound
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.demo import build
from gemeinwerk.demo.accounts import sign_ins
from gemeinwerk.engines.smart import Severity
from gemeinwerk.measures.checking import check_concept
from gemeinwerk.measures.comparing import compare, version_state
from gemeinwerk.measures.lifecycle import Confirmation, ImplementationStatus
from gemeinwerk.measures.models import CatalogueVersion, Measure
from gemeinwerk.measures.states import BEHIND, stated
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.questions.models import Question

AUTUMN = date(2026, 11, 28)
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def concept(havelfurt: Municipality) -> Concept:
    return havelfurt.concepts.get(slug="integrationskonzept-2025-2029")


@pytest.fixture
def early(havelfurt: Municipality) -> Concept:
    return havelfurt.concepts.get(slug="klimaanpassungskonzept-2027-2031")


def test_it_is_built_once(havelfurt: Municipality) -> None:
    assert build.is_built()


def test_three_concepts_in_three_states(havelfurt: Municipality) -> None:
    assert list(havelfurt.concepts.order_by("period_start").values_list("status", "public")) == [
        ("superseded", True),
        ("implementation", True),
        ("drafting", False),
    ]


def test_fifty_measures_in_five_fields(concept: Concept) -> None:
    counts = Counter(concept.measures.values_list("field__code", flat=True))
    assert counts == {"1": 10, "2": 10, "3": 9, "4": 11, "5": 10}


def test_three_versions_are_frozen_and_public(concept: Concept) -> None:
    versions = concept.versions.order_by("number")
    assert [(v.kind, v.published, v.measures.count()) for v in versions] == [
        ("participation", True, 51),
        ("council", True, 50),
        ("adopted", True, 50),
    ]


def test_no_measure_is_younger_than_what_was_decided_of_it(concept: Concept) -> None:
    """What is shown of a measure fits: written, confirmed, frozen, decided, in this order."""
    for measure in concept.measures.prefetch_related("frozen__version"):
        frozen = sorted(one.version.frozen_at for one in measure.frozen.all())
        assert measure.created_at < frozen[0], measure.code
        assert measure.confirmed_at, measure.code
        assert measure.created_at < measure.confirmed_at < frozen[-1], measure.code
        assert measure.created_at < measure.updated_at < timezone.now() - timedelta(hours=1)
    imported = concept.imports.get()
    assert imported.created_at.year == 2024
    assert imported.applied_at
    assert imported.created_at <= imported.applied_at


def test_a_comparison_has_something_to_show(concept: Concept) -> None:
    first, second, third = (version_state(v) for v in concept.versions.order_by("number"))
    assert compare(first, second).summary == "1 neu, 2 gestrichen, 33 geändert, 16 gleich"
    assert compare(second, third).summary == "1 neu, 1 gestrichen, 9 geändert, 40 gleich"


def test_the_adopted_catalogue_is_fit_to_be_decided(concept: Concept) -> None:
    result = check_concept(concept)
    assert result.blocking == []
    assert {one.confirmation for one in concept.measures.all()} == {Confirmation.CONFIRMED}
    assert [one.override.reason != "" for one in result.overridden] == [True]


def test_the_early_concept_gives_the_check_something_to_say(early: Concept) -> None:
    counts = check_concept(early).counts()
    assert counts[Severity.ERROR] >= 8
    assert counts[Severity.WARNING] >= 20
    assert {one.code for one in check_concept(early).of_catalogue} == {"X601", "X602"}


def test_the_decision_came_four_months_late(concept: Concept) -> None:
    decision = concept.phases.get(title="Beschluss")
    assert (decision.planned_end, decision.actual_end) == (date(2025, 2, 5), date(2025, 6, 4))
    assert concept.decided_on == date(2025, 6, 4)


def test_every_finding_of_the_review_is_answered_but_one_of_the_early_concept(
    concept: Concept, early: Concept
) -> None:
    def unanswered(of: Concept) -> list[str]:
        findings = of.review.findings.filter(refusal="", elsewhere="", measures=None)
        return list(findings.values_list("code", flat=True))

    assert (unanswered(concept), unanswered(early)) == ([], ["K2"])


def test_every_measure_says_how_far_it_has_come(concept: Concept) -> None:
    counts = Counter(concept.measures.values_list("implementation", flat=True))
    assert counts == {
        "in_progress": 37,
        "partly": 3,
        "permanent": 3,
        "done": 2,
        "everyday": 2,
        "not_started": 2,
        "dropped": 1,
    }
    assert not concept.measures.filter(status_text="").exists()


def test_six_of_fifty_are_behind_and_each_says_why(concept: Concept) -> None:
    """With an end that is expected later than promised, or a milestone that is open, and why."""
    found = stated(concept.measures, AUTUMN)
    states = Counter(found.values_list("state", flat=True))
    assert (states["verzoegert"], states["vom-kurs-ab"], states["umgesetzt"]) == (3, 3, 7)
    for measure in found.filter(state__in=[one.key for one in BEHIND]):
        late = measure.milestones.filter(due__lt=AUTUMN, reached_on=None)
        assert late.exists() or measure.expected_end > measure.end, measure.code
        told = f"{measure.expected_end_reason}{measure.obstacles}{measure.status_text}"
        assert len(told) > 40, measure.code
        if measure.expected_end:
            assert measure.expected_end_reason, measure.code
            assert measure.expected_end > measure.end, measure.code


def test_what_was_dropped_says_who_decided_so(havelfurt: Municipality) -> None:
    dropped = Measure.objects.filter(
        concept__municipality=havelfurt, implementation=ImplementationStatus.DROPPED
    )
    assert dropped.count() == 2
    agreed = Q(amendments__kind="drop", amendments__state="agreed", amendments__body__isnull=False)
    assert not dropped.exclude(agreed | ~Q(expected_end_reason=""))


def test_the_edition_before_is_over_and_nothing_of_it_is_late(havelfurt: Municipality) -> None:
    past = havelfurt.concepts.get(status="superseded")
    states = set(stated(past.measures, AUTUMN).values_list("state", flat=True))
    assert states == {"umgesetzt", "nicht-fertig", "aufgegeben"}


def test_the_log_of_the_town_reads_in_the_order_of_days(havelfurt: Municipality) -> None:
    moments = list(
        AuditEntry.objects.filter(municipality_id=havelfurt.pk)
        .order_by("id")
        .values_list("at", flat=True)
    )
    assert moments == sorted(moments)
    assert {moment.year for moment in moments} == {2024, 2025, 2026}
    assert moments[-1] < timezone.now()


def test_the_history_of_a_measure_tells_who_and_why(concept: Concept) -> None:
    measure = concept.measures.get(code="2.2")
    entries = AuditEntry.objects.filter(
        target_type="measures.measure", target_id=measure.pk
    ).order_by("at")
    assert [(entry.verb, entry.actor_name) for entry in entries][:4] == [
        ("measure.create", "Jonas Pätzold"),
        ("measure.edit", "Aylin Yılmaz"),
        ("measure.ask_within", "Jonas Pätzold"),
        ("measure.confirm", "Aylin Yılmaz"),
    ]
    assert entries[1].reason.startswith("Fachbereich: Umfang, Sprachen und Zielwert festgelegt")


def test_what_the_office_typed_is_mended(concept: Concept) -> None:
    """Nothing of the spreadsheet is left over once the catalogue is decided."""
    left = concept.measures.exclude(unread=[])
    texts = concept.measures.exclude(lead_text="", contributing_text="", timeframe_text="")
    assert list(left) == list(texts) == []


def test_one_measure_goes_on_from_the_edition_before(concept: Concept) -> None:
    assert concept.measures.get(code="3.2").predecessor == Measure.objects.get(
        concept=concept.predecessor, code="4.2"
    )


def test_everybody_shown_can_sign_in_and_every_role_is_there(havelfurt: Municipality) -> None:
    request = RequestFactory().post("/")
    people = sign_ins()
    assert all(
        isinstance(authenticate(request, email=one.email, password=one.password), User)
        for one in people
    )
    held = {
        role for one in people for role in User.objects.get(email=one.email).roles_in(havelfurt.pk)
    }
    assert held == set(Role.values)


def test_no_mail_leaves_today(havelfurt: Municipality) -> None:
    assert not Notice.objects.filter(state=NoticeState.QUEUED).exists()


def test_a_version_is_frozen_in_the_words_of_its_day(concept: Concept) -> None:
    draft = CatalogueVersion.objects.get(concept=concept, number=1)
    assert draft.measures.get(code="2.3").title.endswith("50 Wohnungen im Jahr")
    assert concept.measures.get(code="2.3").title.endswith("60 Wohnungen im Jahr")


def test_two_people_asked_and_one_was_answered_in_public(
    havelfurt: Municipality, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    asked = Question.objects.filter(measure__concept__municipality=havelfurt)
    assert sorted(asked.values_list("state", "published")) == [("answered", True), ("open", False)]
    page = Client().get(
        "/konzepte/integrationskonzept-2025-2029/massnahmen/1.7/",
        headers={"host": "havelfurt.localhost"},
    )
    text = page.content.decode()
    assert "Warum sehe ich im Terminportal oft keinen freien Termin?" in text
    assert "Kovalenko" not in text


def test_what_people_said_is_answered_and_a_round_is_open(concept: Concept) -> None:
    """All of the first phase in one round, before the council deliberated."""
    first, now = AnswerRound.objects.filter(concept=concept).order_by("number")
    assert (first.state, now.state) == ("released", "open")
    said = Contribution.objects.filter(participation=first.participation_id)
    given = first.answers.filter(state="released")
    assert given.count() >= 60
    assert given.exclude(along=None).count() == 5
    left = said.exclude(answers__state="released")
    assert [one.parts.count() for one in left] == [2], "in parts"
    assert {one["kind"] for row in first.answers.all() for one in row.document} == set(
        OutcomeKind.values
    )

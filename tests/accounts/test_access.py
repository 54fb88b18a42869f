"""How a page of the desk is guarded, in the order in which it asks."""

from collections.abc import Callable

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from gemeinwerk.accounts.access import RightMissing, needs, require
from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    MunicipalityFactory,
    UnitFactory,
    UserFactory,
    user_with_role,
)

Ask = Callable[..., HttpRequest]


def concept_of(town: Municipality, slug: str) -> Concept:
    return Concept.objects.get(municipality=town, slug=slug)


@needs("catalogue.import")
def upload(request: HttpRequest) -> HttpResponse:
    return HttpResponse("upload")


@needs("concept.edit", concept_of)
def edit(request: HttpRequest, concept: Concept, *, part: str) -> HttpResponse:
    return HttpResponse(f"{concept.slug} {part}")


def ask(user: User, town: Municipality | None) -> HttpRequest:
    request = RequestFactory().get("/arbeitsplatz/seite/?a=1")
    request.user = user
    request.municipality = town  # type: ignore[attr-defined]
    return request


def test_the_view_gets_the_subject_and_what_the_loader_left(town: Municipality) -> None:
    ConceptFactory(municipality=town, slug="ik")
    request = ask(user_with_role("office", town), town)
    assert edit(request, slug="ik", part="phasen").content == b"ik phasen"


def test_without_a_loader_the_town_is_the_subject(town: Municipality) -> None:
    assert upload(ask(user_with_role("office", town), town)).content == b"upload"


def test_no_cache_on_the_way_keeps_the_page(town: Municipality) -> None:
    answer = upload(ask(user_with_role("office", town), town))
    assert answer["Cache-Control"] == "private, max-age=0, must-revalidate"


def test_a_host_without_a_town_is_not_found_before_anything_else(db: None) -> None:
    with pytest.raises(Http404):
        upload(ask(UserFactory(), None))


def test_people_of_another_town_find_nothing(town: Municipality) -> None:
    other = MunicipalityFactory()
    with pytest.raises(Http404):
        upload(ask(user_with_role("office", other), town))


def test_another_towns_subject_is_not_found(town: Municipality) -> None:
    ConceptFactory(municipality=MunicipalityFactory(), slug="fremd")
    with pytest.raises(Http404):
        edit(ask(user_with_role("office", town), town), slug="fremd", part="phasen")


def test_require_finds_no_other_towns_subject_either(town: Municipality) -> None:
    concept = ConceptFactory(municipality=MunicipalityFactory())
    with pytest.raises(Http404):
        require(ask(user_with_role("office", town), town), "concept.edit", concept)


def test_a_missing_right_says_which_and_who_can_give_it(town: Municipality) -> None:
    with pytest.raises(RightMissing) as refusal:
        upload(ask(user_with_role("steering", town), town))
    assert refusal.value.message == (
        "Dafür fehlt Ihnen das Recht „Kataloge einlesen“. Es gehört zu: Büro der Beauftragten. "
        "Rollen vergeben das Büro der Beauftragten und die Technische Betreuung."
    )


def test_a_right_for_ones_own_says_what_it_is_for(town: Municipality) -> None:
    own, other = UnitFactory(municipality=town), UnitFactory(municipality=town)
    field = FieldFactory(concept=ConceptFactory(municipality=town))
    mine = MeasureFactory(field=field, lead_unit=own)
    theirs = MeasureFactory(field=field, lead_unit=other)
    request = ask(user_with_role("unit_editor", town, unit=own), town)
    require(request, "measure.edit", mine)
    with pytest.raises(RightMissing, match="haben Sie nur hierfür: Maßnahmen, für die der eigene"):
        require(request, "measure.edit", theirs)


def test_whoever_lacks_it_for_ones_own_too_is_told_who_holds_it(town: Municipality) -> None:
    measure = MeasureFactory(field=FieldFactory(concept=ConceptFactory(municipality=town)))
    with pytest.raises(RightMissing, match="fehlt Ihnen das Recht „Maßnahmen bearbeiten“"):
        require(ask(user_with_role("steering", town), town), "measure.edit", measure)


def test_whoever_has_no_role_yet_is_told_whom_to_ask(town: Municipality) -> None:
    with pytest.raises(RightMissing) as refusal:
        upload(ask(UserFactory(), town))
    assert refusal.value.message == (
        "Ihr Konto hat in Musterstadt noch keine Rolle. Bitten Sie das Büro der Beauftragten oder "
        "die Technische Betreuung, Ihnen eine zu geben."
    )

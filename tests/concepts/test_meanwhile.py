"""A page was loaded, then somebody adopted the concept or removed the part: the verb sees it."""

from collections.abc import Callable
from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts import operations
from gemeinwerk.concepts.errors import NotNow
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import Gone
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    FindingFactory,
    PhaseFactory,
    ReviewFactory,
    ThemeFactory,
)

Make = Callable[[Concept], Any]


def finding(concept: Concept) -> Any:
    return FindingFactory(review=ReviewFactory(concept=concept))


def itself(concept: Concept) -> Concept:
    return concept


def field(concept: Concept) -> Any:
    return FieldFactory(concept=concept)


def theme(concept: Concept) -> Any:
    return ThemeFactory(concept=concept)


def review(concept: Concept) -> Any:
    return ReviewFactory(concept=concept)


def phase(concept: Concept) -> Any:
    return PhaseFactory(concept=concept)


o = operations
WRITING: dict[str, tuple[Make, Callable[[Any, User], Any]]] = {
    "edit": (itself, lambda c, by: o.edit(c, by=by, title="Neu")),
    "add_field": (itself, lambda c, by: o.add_field(c, by=by, code="9", title="Neu")),
    "edit_field": (field, lambda f, by: o.edit_field(f, by=by, title="Neu")),
    "move_field": (field, lambda f, by: o.move_field(f, by=by, up=True)),
    "remove_field": (field, lambda f, by: o.remove_field(f, by=by)),
    "add_theme": (itself, lambda c, by: o.add_theme(c, by=by, title="Neu")),
    "edit_theme": (theme, lambda t, by: o.edit_theme(t, by=by, title="Neu")),
    "move_theme": (theme, lambda t, by: o.move_theme(t, by=by, up=True)),
    "remove_theme": (theme, lambda t, by: o.remove_theme(t, by=by)),
    "record_review": (itself, lambda c, by: o.record_review(c, by=by, title="Neu")),
    "add_finding": (review, lambda r, by: o.add_finding(r, by=by, code="B9", text="Neu")),
    "edit_finding": (finding, lambda f, by: o.edit_finding(f, by=by, text="Neu")),
    "remove_finding": (finding, lambda f, by: o.remove_finding(f, by=by)),
    "refuse_finding": (finding, lambda f, by: o.refuse_finding(f, by=by, reason="Erledigt.")),
    "take_up_elsewhere": (finding, lambda f, by: o.take_up_elsewhere(f, by=by, where="Im Plan.")),
    "reopen_finding": (finding, lambda f, by: o.reopen_finding(f, by=by)),
}
PLANNING: dict[str, tuple[Make, Callable[[Any, User], Any]]] = {
    "add_phase": (itself, lambda c, by: o.add_phase(c, by=by, title="Neu")),
    "edit_phase": (phase, lambda p, by: o.edit_phase(p, by=by, title="Neu")),
    "move_phase": (phase, lambda p, by: o.move_phase(p, by=by, up=True)),
    "remove_phase": (phase, lambda p, by: o.remove_phase(p, by=by)),
}
ALL = WRITING | PLANNING


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town)


@pytest.mark.parametrize("verb", ALL)
def test_decided_meanwhile(verb: str, concept: Concept, office: User) -> None:
    make, change = ALL[verb]
    page = make(concept)
    Concept.objects.update(status="adopted" if verb in WRITING else "superseded")
    with pytest.raises(NotNow):
        change(page, office)
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("verb", [name for name, (make, _change) in ALL.items() if make != itself])
def test_removed_meanwhile(verb: str, concept: Concept, office: User) -> None:
    make, change = ALL[verb]
    page = make(concept)
    type(page).objects.all().delete()
    with pytest.raises(Gone):
        change(page, office)
    assert not AuditEntry.objects.exists()

"""An indicator several measures and goals share: named, linked, removed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.quoting import quoted
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.figures.errors import NamedTwice, ServedTwice, WrongChoice
from gemeinwerk.figures.models import SharedIndicator, SharedUse
from gemeinwerk.figures.spreading import spread
from gemeinwerk.figures.verbs import FiguresVerb
from gemeinwerk.measures.document.encoding import number
from gemeinwerk.measures.models import Goal, Measure
from gemeinwerk.measures.models.parts import Direction, Places
from gemeinwerk.measures.operations.refusals import require_reason


@dataclass(frozen=True)
class Said:
    """What is told of a shared indicator. ``identifier``: as others write it, so that towns can be
    compared."""

    name: str
    meaning: str = ""
    unit: str = ""
    direction: str = Direction.INCREASE
    places: str = Places.AS_ENTERED
    baseline: Decimal | None = None
    baseline_date: date | None = None
    target: Decimal | None = None
    target_date: date | None = None
    steps: str = ""
    source: str = ""
    identifier: str = ""
    identifier_url: str = ""


NAMES = tuple(Said.__dataclass_fields__)


@verb
def add_shared(concept: Concept, *, said: Said, by: User | None) -> SharedIndicator:
    """Raises `NamedTwice`."""
    present = hold(concept)
    found = SharedIndicator(concept=present, **asdict(said))
    _require_one_of_its_name(found)
    found.save()
    audit.record(FiguresVerb.SHARED_ADD, found, by=by, public=present.public)
    return found


@verb
def edit_shared(
    shared: SharedIndicator, *, said: Said, by: User | None, seen: str | None = None
) -> SharedIndicator:
    """`seen`: the stamp of `shared_told`."""
    hold(shared.concept)
    present = hold(shared, "concept")
    require_same(shared_told(present), seen)
    before = _plain(present)
    for name, value in asdict(said).items():
        setattr(present, name, value)
    after = _plain(present)
    changed = [name for name in NAMES if before[name] != after[name]]
    if not changed:
        return present
    _require_one_of_its_name(present)
    present.save(update_fields=changed)
    audit.record(
        FiguresVerb.SHARED_EDIT,
        present,
        by=by,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
        public=present.concept.public,
    )
    return present


@verb
def remove_shared(shared: SharedIndicator, *, reason: str, by: User | None) -> None:
    """Take it away with its own series; what it wrote into measures stays there."""
    reason = require_reason(reason, _("Bitte sagen Sie, warum der Indikator weg soll."))
    hold(shared.concept)
    present = hold(shared, "concept")
    public = present.concept.public
    audit.record(FiguresVerb.SHARED_REMOVE, present, by=by, reason=reason, public=public)
    present.delete()


@verb
def link_measure(
    shared: SharedIndicator, *, measure: Measure, indicator: str, by: User | None
) -> SharedUse:
    """Let it serve one of a measure's indicators: what is measured of it stands there too. Where
    another value of a day stands there already, both stand, as a contradiction."""
    hold_all(Concept.objects.filter(pk__in={shared.concept_id, measure.concept_id}))
    held = hold(measure, "concept__municipality")
    present = hold(shared, "concept")
    if held.concept.municipality_id != present.concept.municipality_id:
        raise WrongChoice(_("Die Maßnahme gehört zu einer anderen Kommune."))
    if not held.indicators.filter(name=indicator).exists():
        raise WrongChoice(
            _("Diesen Indikator hat die Maßnahme nicht mehr. Bitte laden Sie die Seite neu.")
        )
    if SharedUse.objects.filter(measure=held, indicator=indicator).exists():
        raise ServedTwice(_("Dieser Indikator der Maßnahme ist schon verknüpft."))
    use = SharedUse.objects.create(shared=present, measure=held, indicator=indicator)
    _tell(FiguresVerb.SHARED_LINK, present, f"{held.code}: {indicator}", by, to=True)
    for value in present.values.all():
        spread(value, use, by=by)
    return use


@verb
def link_goal(shared: SharedIndicator, *, goal: Goal, by: User | None) -> SharedUse:
    hold_all(Concept.objects.filter(pk__in={shared.concept_id, goal.concept_id}))
    held = hold(goal, "concept")
    present = hold(shared, "concept")
    if held.concept.municipality_id != present.concept.municipality_id:
        raise WrongChoice(_("Das Ziel gehört zu einer anderen Kommune."))
    if SharedUse.objects.filter(shared=present, goal=held).exists():
        raise ServedTwice(_("Dieses Ziel ist schon verknüpft."))
    use = SharedUse.objects.create(shared=present, goal=held)
    _tell(FiguresVerb.SHARED_LINK, present, str(held), by, to=True)
    return use


@verb
def unlink(use: SharedUse, *, by: User | None) -> None:
    """What it wrote into the measure stays there."""
    hold(use.shared.concept)
    shared = hold(use.shared, "concept")
    present = hold(use)
    _tell(FiguresVerb.SHARED_UNLINK, shared, str(present), by, to=False)
    present.delete()


def shared_told(shared: SharedIndicator) -> list[str]:
    """What its form says; see `core.shown`."""
    return [str(one) for one in _plain(shared).values()]


def _plain(shared: SharedIndicator) -> Mapping[str, Any]:
    numbers = {name: number(getattr(shared, name)) for name in ("baseline", "target")}
    return {name: getattr(shared, name) for name in NAMES} | numbers


def _require_one_of_its_name(shared: SharedIndicator) -> None:
    others = SharedIndicator.objects.filter(concept=shared.concept_id, name=shared.name)
    if others.exclude(pk=shared.pk).exists():
        raise NamedTwice(
            _("Einen gemeinsamen Indikator {name} gibt es in diesem Konzept schon.").format(
                name=quoted(shared.name)
            )
        )


def _tell(deed: FiguresVerb, shared: SharedIndicator, what: str, by: Any, *, to: bool) -> None:
    said = {"with": what}
    audit.record(
        deed,
        shared,
        by=by,
        before=None if to else said,
        after=said if to else None,
        public=shared.concept.public,
    )

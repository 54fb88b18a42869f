"""A new concept from a blueprint, or the next edition of one."""

from datetime import date
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Body, BodyKind
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import editions
from gemeinwerk.concepts.blueprints import EMPTY, INTEGRATION, Blueprint
from gemeinwerk.concepts.errors import NotNow, Taken
from gemeinwerk.concepts.lifecycle import DECIDED
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction, Phase
from gemeinwerk.concepts.operations.editing import require_fitting
from gemeinwerk.concepts.operations.review import carry_open_findings
from gemeinwerk.concepts.verbs import ConceptsVerb
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.german import fold
from gemeinwerk.municipalities.models import Municipality

RESERVED = {"neu"}


@verb
def create(
    municipality: Municipality,
    *,
    by: User | None,
    title: str,
    period_start: date,
    period_end: date,
    blueprint: Blueprint = EMPTY,
    begins_on: date | None = None,
    slug: str = "",
    **details: Any,
) -> Concept:
    """A new concept in preparation, with what its blueprint brings along.

    `begins_on` is the first day of the process; without one no phases are planned. `details` are
    further fields of the model.
    """
    new = _new(
        municipality,
        title=title,
        period_start=period_start,
        period_end=period_end,
        slug=slug,
        **details,
    )
    if blueprint.steering and new.steering is None:
        new.steering = _body(municipality, blueprint.steering, BodyKind.STEERING, by)
    new.save()
    _lay_out(new, blueprint, by)
    _plan(new, blueprint, begins_on)
    audit.record(
        ConceptsVerb.CONCEPT_CREATE, new, by=by, after=_told(new) | {"blueprint": blueprint.key}
    )
    return new


@verb
def begin_next_edition(
    predecessor: Concept,
    *,
    by: User | None,
    title: str,
    period_start: date,
    period_end: date,
    begins_on: date | None = None,
    slug: str = "",
) -> Concept:
    """A concept in preparation that takes over fields of action, themes and bodies, what later
    areas take along (`concepts.editions`), and the findings nobody answered.

    Measures belong to a later area: `measures.operations.take_over` does it for each.
    """
    before = hold(predecessor)
    _require_ready(before)
    new = _new(
        before.municipality,
        title=title,
        period_start=period_start,
        period_end=period_end,
        slug=slug,
        motto=before.motto,
        aim=before.aim,
        lead_office=before.lead_office,
        steering=before.steering,
        predecessor=before,
        edition=before.edition + 1,
    )
    new.save()
    _copy_parts(before, new)
    _plan(new, INTEGRATION, begins_on)
    editions.take_along(before, into=new, by=by)
    carry_open_findings(before, into=new, by=by)
    audit.record(ConceptsVerb.CONCEPT_BEGIN_NEXT_EDITION, new, by=by, after=_told(new))
    return new


def _new(municipality: Municipality, *, title: str, slug: str, **fields: Any) -> Concept:
    new = Concept(municipality=municipality, title=title, **fields)
    require_fitting(new)
    taken = set(Concept.objects.filter(municipality=municipality).values_list("slug", flat=True))
    if slug and slug in taken | RESERVED:
        raise Taken(_("Die Adresse „{slug}“ ist schon vergeben.").format(slug=slug))
    new.slug = slug or _free_slug(title, new.period_start.year, taken)
    return new


def _free_slug(title: str, year: int, taken: set[str]) -> str:
    """The title as part of an address; the year and then numbers keep it apart from others."""
    stem = slugify(fold(title))[:60].strip("-") or "konzept"
    wanted = [stem, f"{stem}-{year}", *(f"{stem}-{year}-{n}" for n in range(2, len(taken) + 4))]
    return next(slug for slug in wanted if slug not in taken | RESERVED)


def _require_ready(predecessor: Concept) -> None:
    if predecessor.status not in DECIDED:
        raise NotNow(
            _("„{concept}“ ist noch nicht beschlossen; eine nächste Auflage kommt danach.").format(
                concept=predecessor
            )
        )
    if successor := predecessor.successors.first():
        raise Taken(_("Die nächste Auflage gibt es schon: „{concept}“.").format(concept=successor))


def _lay_out(concept: Concept, blueprint: Blueprint, by: User | None) -> None:
    for position, (code, title, description) in enumerate(blueprint.fields):
        field = FieldOfAction(
            concept=concept, code=code, title=title, description=description, position=position
        )
        if blueprint.working_groups:
            name = f"AG {title}"
            group = _body(concept.municipality, name, BodyKind.WORKING_GROUP, by)
            field.working_group = group
        field.save()
    CrossCuttingTheme.objects.bulk_create(
        CrossCuttingTheme(concept=concept, title=title, description=text, position=position)
        for position, (title, text) in enumerate(blueprint.themes)
    )


def _plan(concept: Concept, blueprint: Blueprint, begins_on: date | None) -> None:
    if begins_on is None:
        return
    phases = []
    for position, stage in enumerate(blueprint.stages):
        start, end = stage.planned(begins_on)
        phases.append(
            Phase(
                concept=concept,
                title=stage.title,
                description=stage.description,
                planned_start=start,
                planned_end=end,
                position=position,
            )
        )
    Phase.objects.bulk_create(phases)


def _body(municipality: Municipality, name: str, kind: BodyKind, by: User | None) -> Body:
    """A body that meets already goes on; else a new one."""
    found = Body.objects.filter(municipality=municipality, name=name).first()
    return found or actors.create_body(municipality, by=by, kind=kind, name=name)


def _copy_parts(before: Concept, new: Concept) -> None:
    for field in before.fields.all():
        FieldOfAction.objects.create(
            concept=new,
            code=field.code,
            title=field.title,
            description=field.description,
            working_group=field.working_group,
            position=field.position,
        )
    for theme in before.themes.all():
        CrossCuttingTheme.objects.create(
            concept=new,
            title=theme.title,
            description=theme.description,
            position=theme.position,
        )


def _told(concept: Concept) -> dict[str, Any]:
    return {
        "title": concept.title,
        "period_start": concept.period_start,
        "period_end": concept.period_end,
        "predecessor": concept.predecessor,
    }

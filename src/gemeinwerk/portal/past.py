"""What a page of the past says on top: what took its place, and where that stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.portal import measure_queries, queries
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.caching import remembered


@dataclass(frozen=True)
class Past:
    """A sentence with the way to what holds today, `link` None where there is nothing.

    `said`: what the town wrote about it, in German."""

    sentence: str
    link: Link | None = None
    said: str = ""


def of_concept(request: HttpRequest, concept: Concept) -> list[Past]:
    """Where another edition took its place; asked once per revision, and only of such concepts."""
    if concept.status != ConceptStatus.SUPERSEDED:
        return []
    found = remembered(request, f"edition:{concept.pk}", lambda: [queries.successor(concept)])
    sentence = _("Dieses Konzept ist abgelöst. Es wird nicht mehr fortgeschrieben.")
    if found[0] is None:
        return [Past(sentence)]
    title, slug = f"{found[0].title} {found[0].period}", found[0].slug
    label = _("Weiter zum Konzept {title}").format(title=title)
    return [Past(sentence, Link(label, address("concept", slug)))]


def of_version(concept: Concept, version: CatalogueVersion) -> list[Past]:
    """Of one that is not the newest; `version` as `queries.version` finds it."""
    if not is_superseded(version):
        return []
    link = Link(_("Zum Katalog von heute"), address("catalogue", concept.slug))
    return [Past(_frozen(version), link)]


def of_frozen_measure(frozen: FrozenMeasure, version: CatalogueVersion) -> list[Past]:
    """Of a measure in a version that is not the newest: today's page, or when it left."""
    if not is_superseded(version):
        return []
    now = frozen.now  # type: ignore[attr-defined]
    if now:
        link = Link(_("Zur Maßnahme von heute"), address("measure", now["slug"], now["code"]))
        return [Past(_frozen(version), link)]
    return [Past(_frozen(version)), *of_withdrawn(frozen)]


def of_withdrawn(frozen: FrozenMeasure) -> list[Past]:
    """Of a measure that no later version holds: since when, what the version says, what followed;
    one query."""
    left, after = measure_queries.left_with(frozen), frozen.after  # type: ignore[attr-defined]
    link = None
    if after:
        label = _("Fortgeführt als {code} {title} ({concept})").format(
            code=after["code"],
            title=after["title"],
            concept=measure_queries.edition_of(after),
        )
        link = Link(label, address("measure", after["slug"], after["code"]))
    if left is None:
        return [Past("", link)] if link else []
    sentence = _("Diese Maßnahme steht seit Fassung {n} vom {day} nicht mehr im Katalog.").format(
        n=left.number, day=_day(left)
    )
    return [Past(sentence, link, left.note)]


def is_superseded(version: CatalogueVersion) -> bool:
    newest: int = version.newest  # type: ignore[attr-defined]
    return version.number != newest


def title_of(version: CatalogueVersion) -> str:
    """Fassung 2 vom 3. Mai 2026."""
    return _("Fassung {n} vom {day}").format(n=version.number, day=_day(version))


def _frozen(version: CatalogueVersion) -> str:
    return _("Sie lesen Fassung {n} vom {day}. Inzwischen gibt es eine neuere.").format(
        n=version.number, day=_day(version)
    )


def _day(version: CatalogueVersion) -> str:
    return date_format(localtime(version.frozen_at), "DATE_FORMAT")


def heading(past: Sequence[Past], concept: Concept | None) -> str:
    """What stands in bold above the sentences."""
    if past and concept and concept.status == ConceptStatus.SUPERSEDED:
        return _("Abgelöstes Konzept")
    return _("Nicht der Stand von heute") if past else ""

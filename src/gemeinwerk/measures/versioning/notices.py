"""Who hears of a version that was published: those it is meant for, once each."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.notices.kinds import Kind
from gemeinwerk.notices.kinds import register as register_kinds
from gemeinwerk.notices.operations import queue

PUBLISHED = Kind(
    key="version.published",
    label=_("Eine Fassung wurde veröffentlicht"),
    subject=_("Veröffentlicht: {concept}, {version}"),
    action=_("Sie können die Fassung jetzt lesen und mit der vorigen vergleichen."),
    template="measures/notices/version_published.txt",
)
MEANT_FOR = {
    VersionKind.PARTICIPATION: (Role.PARTICIPANT, Role.STEERING),
    VersionKind.COUNCIL: (Role.COUNCIL_READER, Role.STEERING),
    VersionKind.ADOPTED: (Role.STEERING, Role.UNIT_EDITOR, Role.COUNCIL_READER),
}


register_kinds(PUBLISHED)


def to_tell(concept: Concept, kind: str, *, by: User | None = None) -> QuerySet[User]:
    """The active accounts a version of this kind is meant for, without who publishes it."""
    found = User.objects.filter(
        is_active=True,
        memberships__municipality=concept.municipality_id,
        memberships__role__in=MEANT_FOR[VersionKind(kind)],
    )
    others = found.exclude(pk=by.pk) if by else found
    return others.distinct().order_by(Alphabetical("name"))


def published(version: CatalogueVersion, *, by: User | None) -> None:
    """Write to those a version is meant for; nobody is written to twice about one version."""
    concept = version.concept
    for somebody in to_tell(concept, version.kind, by=by):
        queue(
            PUBLISHED.key,
            town=concept.municipality,
            to=somebody,
            path=reverse("measures:version", args=[concept.slug, version.number]),
            context={"version": version, "concept": concept, "by": by},
            dedup_key=f"version:{version.pk}:{somebody.pk}",
        )

"""The index is made from what stands there now; kept only if nothing was taken away meanwhile."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.likeness.models import AlikeGroup, LikenessIndex
from gemeinwerk.contributions.merging.queries import SILENT
from gemeinwerk.contributions.models import Contribution, ContributionState
from gemeinwerk.core import jobs
from gemeinwerk.core.gc_pause import collector_paused
from gemeinwerk.engines.likeness.texts import Text

_READ = (
    "pk", "title", "text", "translation", "public_text", "language", "field_id", "meeting_id",
    "place_name", "state", "changed_at", "concept_id",
)  # fmt: skip


def outdated() -> Q:
    """Of indexes: something was said or changed since."""
    later = Contribution.objects.filter(
        concept=OuterRef("concept"), changed_at__gt=OuterRef("read_up_to")
    )
    return Q(read_up_to=None) | Q(Exists(later))


def want_all() -> int:
    """For the tick: each concept with contributions has an index, to be made; how many are new."""
    lacking = Concept.objects.filter(likeness=None)
    lacking = lacking.filter(Exists(Contribution.objects.filter(concept=OuterRef("pk"))))
    new = [LikenessIndex(concept=one) for one in lacking]
    LikenessIndex.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


@collector_paused()
def make(row: LikenessIndex) -> None:
    """By the worker."""
    from gemeinwerk.engines.likeness.index import Index  # only the worker needs its numbers

    dropped = LikenessIndex.objects.values_list("dropped", flat=True).get(pk=row.pk)
    known = Contribution.objects.filter(concept=row.concept_id)
    read_up_to = known.aggregate(last=Max("changed_at"))["last"]
    said = list(known.exclude(state__in=SILENT).only(*_READ).order_by("pk"))
    desk = Index.build(at_the_desk(one) for one in said)
    public = Index.build(in_public(one) for one in said if one.state == ContributionState.PUBLIC)
    groups: list[AlikeGroup] = [
        {"title": group.title, "keys": [int(key) for key in group.ids]} for group in desk.groups()
    ]
    _keep(
        row,
        dropped,
        desk=desk.to_bytes(),
        public=public.to_bytes(),
        groups=groups,
        texts=len(said),
        read_up_to=read_up_to or audit.now(),
    )


def fail(row: LikenessIndex, message: str) -> None:
    """What was there stays, until something is said again."""
    newest = Contribution.objects.filter(concept=row.concept_id).aggregate(last=Max("changed_at"))
    jobs.in_hand(row).update(read_up_to=newest["last"] or audit.now(), tries=0, leased_until=None)


def at_the_desk(one: Contribution) -> Text:
    """In German where there is a translation, so that languages meet."""
    said = one.translation or one.text
    language = "de" if one.translation else one.language
    return _text(one, [one.title, said], language)


def in_public(one: Contribution) -> Text:
    return _text(one, [one.title, one.as_public], one.language)


def _text(one: Contribution, said: Iterable[str], language: str) -> Text:
    return Text(
        str(one.pk),
        "\n".join(filter(None, said)),
        language,
        place=" ".join(one.place_name.casefold().split()),
        field=str(one.field_id or ""),
        meeting=str(one.meeting_id or ""),
    )


def _keep(row: LikenessIndex, dropped: int, **made: object) -> None:
    with transaction.atomic():
        still = jobs.in_hand(row).filter(dropped=dropped)
        if not still.update(made_at=audit.now(), tries=0, leased_until=None, **made):
            # A text was taken away meanwhile: what was made may hold it, and is made again.
            jobs.in_hand(row).update(tries=0, leased_until=None)

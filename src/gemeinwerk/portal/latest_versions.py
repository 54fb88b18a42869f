"""What a published version tells: that it was decided and when, and of single measures what it made
of them: decided, changed or as they were, no longer there; and whether their money is there.

From the frozen documents alone, each version beside the one that was published before it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Case, F, JSONField, Q, When
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.comparing import measure_changes
from gemeinwerk.measures.document import as_today
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.document.funding import Funding, funding
from gemeinwerk.measures.models import FrozenMeasure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.latest_goals import (
    Called,
    changes_of_goal,
    goals_of_versions,
    title_of_goal,
)
from gemeinwerk.portal.news import Entry, News
from gemeinwerk.portal.side_column import decided_on

Same = int | str
"""By what a measure is known in several versions: its key; its number where none was kept."""


@dataclass(frozen=True)
class Publication:
    """An entry of the audit: a version became public."""

    number: int
    at: datetime
    version: int


@dataclass
class _Version:
    """`before`: the one that was public until then, if any."""

    number: int
    kind: str
    frozen_on: date
    head: Document
    before: "_Version | None" = None
    rows: dict[Same, Any] = field(default_factory=dict)
    goals: dict[int, Document] = field(default_factory=dict)
    """Those that are named, by their keys."""

    @cached_property
    def decided(self) -> str:
        """beschlossen am 3. Mai 2026, 26/SVV/0412; "" of a draft."""
        return decision(self.kind, self.head, self.frozen_on)

    @property
    def called(self) -> str:
        kind = str(VersionKind(self.kind).label)
        return _("Fassung {n} ({kind})").format(n=self.number, kind=kind)

    @property
    def is_adopted(self) -> bool:
        return self.kind == VersionKind.ADOPTED

    def earlier(self) -> "Iterator[_Version]":
        one = self.before
        while one:
            yield one
            one = one.before


def decision(kind: str, head: Document, frozen_on: date) -> str:
    """When the council decided a version, and by which paper; "" of a draft."""
    if kind != VersionKind.ADOPTED:
        return ""
    day = decided_on(head, frozen_on)
    if paper := head["paper"]:
        return _("beschlossen am {day}, {paper}").format(day=day, paper=paper)
    return _("beschlossen am {day}").format(day=day)


def of_version(kind: str, head: Document, frozen_on: date) -> str:
    """What is told of a version to everybody."""
    return decision(kind, head, frozen_on) or _("veröffentlicht: {kind}").format(
        kind=VersionKind(kind).label
    )


def of_versions(
    concept: Concept,
    publications: Sequence[Publication],
    named: Mapping[int, str],
    goals: Mapping[int, Called],
    *,
    of_all: bool,
) -> list[Entry]:
    """Of each publication what all may know of it, with what it no longer holds, if `of_all`; and
    what it made of each measure that is `named`: its key, and the number by which it was known
    last; and of each of these goals. One query, and one of goals; none where nothing was
    published."""
    if not publications:
        return []
    versions = _versions(concept, named)
    for key, held in goals_of_versions(concept, goals).items():
        if key in versions:
            versions[key].goals = held
    found: list[Entry] = []
    for one in publications:
        if version := versions.get(one.version):
            found += _of_publication(concept, one, version, named, of_all=of_all)
            found += _of_goals(concept, one, version)
    return found


def _of_publication(
    concept: Concept,
    one: Publication,
    version: _Version,
    named: Mapping[int, str],
    *,
    of_all: bool,
) -> Iterator[Entry]:
    if of_all:
        text = of_version(version.kind, version.head, version.frozen_on)
        title = _("Fassung {n}").format(n=version.number)
        news = News(one.at, title, address("version", concept.slug, version.number), text)
        yield Entry(one.number, None, news, of_all=True)
    for same, row in _left(version).items():
        key = _key(same, named)
        if of_all or key in named:
            yield Entry(one.number, key, _news(concept, one, row, _gone(version)))
    for same, row in version.rows.items():
        key = _key(same, named)
        if key in named:
            old = version.before.rows.get(same) if version.before else None
            for text in _made_of(version, same, row, old):
                yield Entry(one.number, key, _news(concept, one, row, text), small=True)


def _of_goals(concept: Concept, one: Publication, version: _Version) -> Iterator[Entry]:
    """Of those alone that are named; of one that is gone where it is read still."""
    before = version.before
    old = before.goals if before else {}
    for key in old.keys() | version.goals.keys():
        goal, read = version.goals.get(key), version
        if goal is None:
            assert before
            goal, read = old[key], before
            text = _gone(version)
        else:
            changes = changes_of_goal(old[key], goal) if key in old else []
            anew = not any(key in past.goals for past in version.earlier() if past.is_adopted)
            text = _standing(version, changes, anew=anew, is_new=key not in old)
        url = f"{address('version', concept.slug, read.number)}#ziel-{slugify(goal['code'])}"
        german = get_language() == "en"
        news = News(one.at, title_of_goal(goal), url, text, german=german)
        yield Entry(one.number, None, news, goal=key, small=True)


def _gone(version: _Version) -> str:
    return _("nicht mehr im Katalog, seit {version}").format(version=version.called)


def _left(version: _Version) -> dict[Same, Any]:
    before = version.before.rows if version.before else {}
    return {same: row for same, row in before.items() if same not in version.rows}


def _key(same: Same, named: Mapping[int, str]) -> int | None:
    if isinstance(same, int):
        return same
    return next((key for key, code in named.items() if code == same), None)


def _news(concept: Concept, one: Publication, row: Any, text: str) -> News:
    english = get_language() == "en"
    translated = english and bool(row.english)
    return News(
        at=one.at,
        title=row.english if translated else row.title,
        url=address("measure", concept.slug, row.code),
        text=text,
        german=english and not translated,
    )


def _made_of(version: _Version, same: Same, row: Any, old: Any) -> Iterator[str]:
    """In words what a version made of a measure, and of its money."""
    changes = measure_changes(old.told, row.told) if old else []
    anew = not any(same in one.rows for one in version.earlier() if one.is_adopted)
    what = [str(change.label) for change in changes]
    yield _standing(version, what, anew=anew, is_new=old is None)
    before = funding(as_today(old.told), decided=_is_adopted(version.before)) if old else None
    if text := _money(before, funding(as_today(row.told), decided=version.is_adopted)):
        yield text


def _standing(version: _Version, changes: Sequence[str], *, anew: bool, is_new: bool) -> str:
    """`anew`: no version that was decided before had it."""
    what = ", ".join(changes)
    if version.is_adopted and anew:
        if not changes:
            return version.decided
        pattern = _("{decided}; dabei geändert: {what}")
        return pattern.format(decided=version.decided, what=what)
    if is_new:
        return _("neu im Katalog, mit {version}").format(version=version.called)
    if changes:
        return _("geändert in {version}: {what}").format(version=version.called, what=what)
    return _("unverändert in {version}").format(version=version.called)


def _money(before: Funding | None, now: Funding) -> str:
    """What is said of the money where it is not what was said before; of what was open before it
    was ever said, nothing."""
    told = (before.state, before.text, before.detail) if before else None
    if told == (now.state, now.text, now.detail) or (before is None and now.state == "open"):
        return ""
    pattern = {
        "done": _("Finanzierung gesichert: {what}"),
        "partly": _("Finanzierung: {what}"),
        "open": _("Finanzierung offen: {what}"),
    }[now.state]
    return pattern.format(what=", ".join(filter(None, (now.text, now.detail))))


def _is_adopted(version: _Version | None) -> bool:
    return version is not None and version.is_adopted


def _versions(concept: Concept, named: Mapping[int, str]) -> dict[int, _Version]:
    """All that are public, by their keys, with the documents of what is named: one query."""
    found: dict[int, _Version] = {}
    before = None
    for row in _rows(concept, named.keys(), named.values()):
        version = found.get(row.version_id)
        if version is None:
            frozen_on = localtime(row.frozen_at).date()
            head = {"decided_on": row.decided_on, "paper": row.paper}
            version = found[row.version_id] = _Version(
                row.number, row.kind, frozen_on, head, before
            )
            before = version
        version.rows[row.measure_key or row.code] = row
    return found


def _rows(concept: Concept, keys: Collection[int], codes: Iterable[str]) -> Any:
    which = Q(measure_key__in=list(keys)) | Q(measure_key=None, code__in=list(codes))
    public = FrozenMeasure.objects.filter(version__concept=concept, version__published=True)
    told = public.annotate(
        number=F("version__number"),
        kind=F("version__kind"),
        frozen_at=F("version__frozen_at"),
        decided_on=F("version__content__concept__decided_on"),
        paper=F("version__content__concept__paper"),
        english=F("content__title_en"),
        told=Case(When(which, then=F("content")), default=None, output_field=JSONField()),
    )
    columns = ("number", "kind", "frozen_at", "decided_on", "paper", "english", "told")
    rows = told.values_list("version_id", "measure_key", "code", "title", *columns, named=True)
    return rows.order_by("version__number", "position", "pk")

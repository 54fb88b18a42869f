"""What lies there, for who asks for a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader

from django.db.models import QuerySet

from gemeinwerk.measures.files import storage
from gemeinwerk.measures.files.requested_file import Wanted, of_today, of_version
from gemeinwerk.measures.models import CatalogueFile, CatalogueVersion
from gemeinwerk.measures.models.files import FileState


@dataclass(frozen=True)
class Found:
    """What is known of a file. `name` is empty while what lies there is not what is asked for."""

    name: str = ""
    error: str = ""
    """A sentence, where it could not be made."""

    def open(self) -> BufferedReader | None:
        """The file, or None where it is not ready."""
        return storage.open_file(self.name)


def find(wanted: Wanted, *, since: datetime | None = None) -> Found:
    """What lies there of a file: two queries.

    A file whose making began after `since` is as new as who asks wants it, even if something was
    changed meanwhile; without `since` it must be the newest.
    """
    row = CatalogueFile.objects.filter(key=wanted.key).first()
    if row is None:
        return Found()
    if row.name and _holds(row, wanted, since):
        return Found(row.name)
    return Found(error=row.error if row.state == FileState.FAILED else "")


def all_wanted() -> Iterator[Wanted]:
    """Every file that should lie there before anybody asks for it."""
    versions = list(_versions())
    for version in versions:
        yield from of_version(version)
    yield from _today(versions)


def today_of(town_id: int) -> Iterator[Wanted]:
    """The files of a town that change with what citizens read."""
    yield from _today(_versions().filter(concept__municipality=town_id))


def _versions() -> QuerySet[CatalogueVersion]:
    versions = CatalogueVersion.objects.select_related("concept").defer("content")
    return versions.order_by("concept", "number")


def _today(versions: Iterable[CatalogueVersion]) -> Iterator[Wanted]:
    public = [version for version in versions if version.published and version.concept.public]
    newest = {version.concept_id: version for version in public}
    for version in newest.values():
        yield from of_today(version.concept, version)


def _holds(row: CatalogueFile, wanted: Wanted, since: datetime | None) -> bool:
    if since and row.began_at and row.began_at >= since:
        return row.made.partition(":")[0] == wanted.rights()
    return row.made == wanted.fingerprint()

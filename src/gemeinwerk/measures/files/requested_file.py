"""Which file is meant, and by what it is seen that it is still true."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version as release_of

from django.conf import settings
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.audit.queries import public_revision, revision
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.exporting.formats import FORMATS
from gemeinwerk.measures.exporting.selection import Selection
from gemeinwerk.measures.models import CatalogueFile, CatalogueVersion
from gemeinwerk.measures.models.files import FileKind
from gemeinwerk.measures.versioning.queries import latest_public

Counter = Callable[[int], str]
RELEASE = release_of("gemeinwerk")


@dataclass(frozen=True)
class Wanted:
    """A catalogue, or the findings of its check, in a format (`suffix` of FORMATS) and a language.

    `version`: what was frozen, or for TODAY what its texts are taken from. `reader`: for whom,
    where columns of the house are in it. `unit`: of whose measures the findings are.
    """

    kind: FileKind
    concept: Concept
    suffix: str
    language: str
    version: CatalogueVersion | None = None
    reader: User | None = None
    unit: Organisation | None = None
    selection: Selection | None = None

    @classmethod
    def of_version(
        cls,
        version: CatalogueVersion,
        suffix: str,
        language: str,
        selection: Selection | None = None,
    ) -> "Wanted":
        language = _spoken(suffix, language)
        return cls(
            FileKind.VERSION, version.concept, suffix, language, version, selection=selection
        )

    @classmethod
    def of_today(
        cls,
        concept: Concept,
        version: CatalogueVersion,
        suffix: str,
        language: str,
        selection: Selection | None = None,
    ) -> "Wanted":
        """The texts of `version`, the newest that is published, with where they stand today."""
        language = _spoken(suffix, language)
        return cls(FileKind.TODAY, concept, suffix, language, version, selection=selection)

    @classmethod
    def of_draft(cls, concept: Concept, suffix: str, language: str, reader: User) -> "Wanted":
        owner = reader if FORMATS[suffix].holds_internals else None
        return cls(FileKind.DRAFT, concept, suffix, _spoken(suffix, language), reader=owner)

    @classmethod
    def of_findings(cls, concept: Concept, language: str, unit: Organisation | None) -> "Wanted":
        return cls(FileKind.FINDINGS, concept, "xlsx", language, unit=unit)

    @property
    def of_what_was_frozen(self) -> bool:
        return self.kind == FileKind.VERSION

    @property
    def key(self) -> str:
        parts = (
            self.kind,
            self.version.pk if self.of_what_was_frozen and self.version else self.concept.pk,
            self.suffix,
            self.language,
            self.reader.pk if self.reader else "",
            *([self.unit.pk] if self.unit else []),
            *([self._selected()] if self.selection else []),
        )
        return ":".join(map(str, parts))

    def fingerprint(self, public_revision: Counter = public_revision) -> str:
        """Another one as soon as the file would be another: what its reader may see, and what it
        is made from. At most one query, and those for a reader's rights."""
        made_from = self._made_from(public_revision)
        content = hashlib.sha256(f"{RELEASE}\0{self.key}\0{made_from}".encode())
        return f"{self.rights()}:{content.hexdigest()}"

    def rights(self) -> str:
        """What of the house the reader may see, in short; the same for all who see nothing."""
        if self.reader is None:
            return ""
        held = sorted(self.reader.roles_in(self.concept.municipality_id))
        units = sorted(unit_ids_of(self.reader))
        return hashlib.sha256(f"{held}{units}".encode()).hexdigest()[:20]

    def _made_from(self, public_revision: Counter) -> str:
        town = self.concept.municipality_id
        if self.kind == FileKind.DRAFT:
            return revision(town)
        if self.kind == FileKind.FINDINGS:  # what is late today was not yesterday
            return f"{revision(town)}\0{timezone.localdate().isoformat()}"
        assert self.version
        if self.of_what_was_frozen:
            return self.version.checksum
        # What is late today was not yesterday; of what another edition followed nothing is.
        over = self.concept.status == ConceptStatus.SUPERSEDED
        day = "" if over else timezone.localdate().isoformat()
        return f"{self.version.checksum}\0{public_revision(town)}\0{day}"

    def _selected(self) -> str:
        assert self.selection
        chosen = "\0".join([self.selection.words, *self.selection.codes])
        return hashlib.sha256(chosen.encode()).hexdigest()[:20]

    def row(self) -> CatalogueFile:
        """The row that stands for it, unsaved."""
        return CatalogueFile(
            key=self.key,
            kind=self.kind,
            concept=self.concept,
            # The catalogue of today takes its texts from another one with each that is published.
            version=self.version if self.of_what_was_frozen else None,
            reader=self.reader,
            unit=self.unit,
            codes=list(self.selection.codes) if self.selection else [],
            selected=self.selection.words if self.selection else "",
            of_how_many=self.selection.total if self.selection else 0,
            suffix=self.suffix,
            language=self.language,
            turn=int(FORMATS[self.suffix].takes_minutes),
        )


def meant_by(row: CatalogueFile) -> Wanted | None:
    """None where there is nothing to make it from: everything that was published is withdrawn."""
    version = row.version
    if row.kind == FileKind.TODAY:
        version = latest_public(row.concept) if row.concept.public else None
        if version is None:
            return None
    selection = Selection(tuple(row.codes), row.selected, row.of_how_many) if row.codes else None
    return Wanted(
        FileKind(row.kind), row.concept, row.suffix, row.language, version, row.reader, row.unit,
        selection,
    )  # fmt: skip


def of_version(version: CatalogueVersion) -> Iterator[Wanted]:
    """All files of a version, those that are made soonest first."""
    for suffix, language in _all():
        yield Wanted.of_version(version, suffix, language)


def of_today(concept: Concept, version: CatalogueVersion) -> Iterator[Wanted]:
    """All files of the public catalogue of today."""
    for suffix, language in _all():
        yield Wanted.of_today(concept, version, suffix, language)


def _all() -> Iterator[tuple[str, str]]:
    for suffix in reversed(FORMATS):
        languages = [code for code, _label in settings.LANGUAGES]
        yield from ((suffix, code) for code in languages if code == _spoken(suffix, code))


def _spoken(suffix: str, language: str) -> str:
    """Data is the same in every language."""
    return language if FORMATS[suffix].speaks else settings.LANGUAGE_CODE

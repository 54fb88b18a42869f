"""Freezing a catalogue, and showing what was frozen.

version = freeze(concept, kind="council", note="Stand nach der Beteiligung", by=user)
publish(version, by=user)
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.lifecycle import WRITABLE, ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.quoting import one_of
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.engines.smart import Finding, summary
from gemeinwerk.ledger import operations as ledger
from gemeinwerk.measures.checking import check_concept
from gemeinwerk.measures.document import measures_for_document
from gemeinwerk.measures.files import operations as files
from gemeinwerk.measures.files.requested_file import of_version
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.operations.refusals import require_reason
from gemeinwerk.measures.verbs import MeasuresVerb
from gemeinwerk.measures.versioning import notices, outlook, queries
from gemeinwerk.measures.versioning.frozen import frozen

SHOWN = 3
_IN_FORCE = (ConceptStatus.ADOPTED, ConceptStatus.IMPLEMENTATION)
_WHEN = {
    VersionKind.PARTICIPATION: WRITABLE,
    VersionKind.COUNCIL: WRITABLE,
    VersionKind.ADOPTED: (ConceptStatus.DELIBERATION, *_IN_FORCE),
}

MAY_HAVE_ERRORS = frozenset({VersionKind.PARTICIPATION})
"""Those who take part shall help to mend them; the version says so, also in public."""


class NothingToFreeze(DomainError):
    """There are no measures yet."""


class NothingNew(DomainError):
    """The catalogue is word for word what the last version of this kind holds."""


class WrongMoment(DomainError):
    """A version of this kind does not belong to the concept's present state."""


class DecisionMissing(DomainError):
    """Nobody said when, and by which paper, the catalogue was decided."""


class NotFit(DomainError):
    """Errors of the SMART check stand; `findings` are all of them."""

    def __init__(self, findings: list[Finding], codes: dict[str, str]) -> None:
        super().__init__(_not_fit_sentence(findings, codes))
        self.findings = findings


class Relied(DomainError):
    """What others act upon is not taken back."""


class NoAdoptedVersion(DomainError):
    """A concept is adopted in the words of a version, and there is none."""


def kinds_possible(concept: Concept) -> list[VersionKind]:
    """The kinds of version that may be frozen in the concept's present state."""
    return [kind for kind, states in _WHEN.items() if concept.status in states]


@verb
def freeze(
    concept: Concept,
    *,
    kind: str,
    note: str = "",
    decided_on: date | None = None,
    paper: str = "",
    by: User | None,
    seen: str | None = None,
) -> CatalogueVersion:
    """Keep the catalogue as it stands, for ever; not yet public.

    An adopted version says when and by which paper it was decided: given here, or known from the
    concept. `seen` is the stamp of what the person was shown (`outlook.freezing`). Raises
    WrongMoment, DecisionMissing, NothingToFreeze, NotFit, SeenOtherwise and NothingNew.
    """
    # Nobody writes a measure between the check and what is frozen.
    present = hold(concept)
    hold_all(Measure.objects.filter(concept=present).only("pk"))
    _require_moment(present, kind)
    if kind == VersionKind.ADOPTED:
        present = _decided(present, decided_on, paper, by=by)
    measures = list(measures_for_document(present))
    if not measures:
        raise NothingToFreeze(
            _("Der Katalog ist leer. Legen Sie Maßnahmen an oder lesen Sie eine Datei ein.")
        )
    blocking = check_concept(present).blocking
    if blocking and kind not in MAY_HAVE_ERRORS:
        raise NotFit(blocking, {str(measure.pk): measure.code for measure in measures})
    return _freeze(
        present, measures, kind=kind, note=note.strip(), by=by, seen=seen, open_errors=blocking
    )


@verb
def publish(
    version: CatalogueVersion, *, by: User | None, seen: str | None = None
) -> CatalogueVersion:
    """Let citizens read a version. Nothing happens where they can already.

    `seen` is the stamp of what the person was shown; raises SeenOtherwise.
    """
    present = _held(version)
    if present.published:
        return present
    require_same(outlook_of(present, sender=by).plain(), seen)
    present.published = True
    present.save(update_fields=["published"])
    audit.record(MeasuresVerb.VERSION_PUBLISH, present, by=by, after=_told(present), public=True)
    notices.published(present, by=by)
    return present


@verb
def withdraw(version: CatalogueVersion, *, reason: str, by: User | None) -> CatalogueVersion:
    """Take a version off the public site; whoever may read versions still can.

    Raises ReasonMissing, and Relied for the version that was decided.
    """
    reason = require_reason(
        reason, _("Bitte schreiben Sie, warum die Fassung nicht mehr öffentlich sein soll.")
    )
    present = _held(version)
    if not present.published:
        return present
    if not may_be_withdrawn(present):
        raise Relied(
            _(
                "Fassung {number} ist die beschlossene. Sie bleibt öffentlich, weil alle sich "
                "auf sie berufen. Eine neue Fassung kann sie ergänzen."
            ).format(number=present.number)
        )
    present.published = False
    present.save(update_fields=["published"])
    audit.record(MeasuresVerb.VERSION_WITHDRAW, present, by=by, reason=reason, public=True)
    return present


def outlook_of(version: CatalogueVersion, *, sender: User | None) -> outlook.Publishing:
    """What publishing a version would bring about."""
    return outlook.Publishing.of(version, stays=not may_be_withdrawn(version), by=sender)


def may_be_withdrawn(version: CatalogueVersion) -> bool:
    """Whether citizens may lose it again: what was decided stays, since all act upon it."""
    return version.kind != VersionKind.ADOPTED or version.concept.status not in _IN_FORCE


def require_adopted_version(concept: Concept) -> None:
    """Raise NoAdoptedVersion unless the words to be adopted are frozen."""
    if not concept.versions.filter(kind=VersionKind.ADOPTED).exists():
        raise NoAdoptedVersion(
            _(
                "Beschlossen wird eine Fassung: Frieren Sie zuerst den Katalog als beschlossene "
                "Fassung ein."
            )
        )


def _decided(concept: Concept, on: date | None, paper: str, *, by: User | None) -> Concept:
    on, paper = on or concept.decided_on, paper.strip() or concept.paper
    if not (on and paper):
        raise DecisionMissing(
            _("Zur beschlossenen Fassung gehören der Tag des Beschlusses und die Drucksache.")
        )
    return concepts.edit(concept, by=by, decided_on=on, paper=paper)


def _freeze(
    concept: Concept,
    measures: list[Measure],
    *,
    kind: str,
    note: str,
    by: User | None,
    seen: str | None,
    open_errors: Sequence[Finding],
) -> CatalogueVersion:
    last = queries.latest(concept)
    version, rows = frozen(
        concept,
        measures,
        number=last.number + 1 if last else 1,
        kind=kind,
        note=note,
        at=audit.now(),
        by_name=str(by) if by else "",
    )
    require_same(outlook.freezing(version.content, [row.content for row in rows], last), seen)
    _require_change(version, rows, last)
    version.open_errors = [{"de": line.de, "en": line.en} for line in summary(open_errors)]
    version.save()
    FrozenMeasure.objects.bulk_create(rows, batch_size=500)
    files.want(of_version(version))
    ledger.enter(version)
    audit.record(
        MeasuresVerb.VERSION_FREEZE, version, by=by, after=_told(version) | {"size": len(rows)}
    )
    return version


def _require_moment(concept: Concept, kind: str) -> None:
    if VersionKind(kind) in kinds_possible(concept):
        return
    states = one_of(ConceptStatus(state).label for state in _WHEN[VersionKind(kind)])
    raise WrongMoment(
        _(
            "„{kind}“ passt nicht zum Stand „{status}“. Das geht im Stand {states}; den Stand "
            "ändern Sie auf der Seite des Konzepts."
        ).format(
            kind=VersionKind(kind).label,
            status=ConceptStatus(concept.status).label,
            states=states,
        )
    )


def _require_change(
    version: CatalogueVersion, rows: list[FrozenMeasure], last: CatalogueVersion | None
) -> None:
    if last is None or last.kind != version.kind or last.content != version.content:
        return
    before = list(last.measures.values_list("content", flat=True))
    if before == [row.content for row in rows]:
        raise NothingNew(
            _("Seit Fassung {number} hat sich am Katalog nichts geändert.").format(
                number=last.number
            )
        )


def _held(version: CatalogueVersion) -> CatalogueVersion:
    hold(version.concept)
    return hold(version, "concept")


def _told(version: CatalogueVersion) -> dict[str, Any]:
    return {"number": version.number, "kind": version.kind, "checksum": version.checksum}


def _not_fit_sentence(findings: list[Finding], codes: dict[str, str]) -> str:
    count = ngettext(
        "Ein Fehler der SMART-Prüfung steht noch offen",
        "%(n)s Fehler der SMART-Prüfung stehen noch offen",
        len(findings),
    ) % {"n": len(findings)}
    first = "; ".join(
        f"{codes.get(one.measure or '', _('Katalog'))} {one.code}" for one in findings[:SHOWN]
    )
    more = _(" und weitere") if len(findings) > SHOWN else ""
    return _(
        "{count}: {first}{more}. Beheben Sie sie, oder lassen Sie sie einzeln mit Begründung "
        "stehen."
    ).format(count=count, first=first, more=more)

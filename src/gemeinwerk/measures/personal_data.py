"""Where a catalogue may name people: in what was written, in what was read, in what was frozen."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.personal_data import ACTOR
from gemeinwerk.measures.fields import FIELDS, ROWS, WORDS
from gemeinwerk.measures.files import operations as files
from gemeinwerk.measures.models import (
    CatalogueFile,
    CatalogueVersion,
    ChangeOfMeasure,
    ChangeSet,
    CostLine,
    FrozenMeasure,
    Goal,
    ImportMapping,
    ImportRun,
    Indicator,
    Measure,
    MeasuredValue,
    Milestone,
    Override,
    ProgressNote,
    RemovedNote,
)
from gemeinwerk.measures.operations.writing import refresh_search
from gemeinwerk.measures.undoing.operations import forget_frozen
from gemeinwerk.privacy import registry, uploads
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT, Rows
from gemeinwerk.privacy.traces import Traces

FROZEN = _(
    "bleibt in eingefrorenen Fassungen: Sie belegen, was beraten und beschlossen wurde "
    "(Art. 17 Abs. 3 Buchstabe b DSGVO)"
)
WHOLE_CATALOGUE = {"town": "concept__municipality", "kept": AS_LONG_AS_THE_CONCEPT, "public": True}
OF_A_MEASURE = WHOLE_CATALOGUE | {"town": "measure__concept__municipality"}


def found_anew(**where: Any) -> None:
    refresh_search(Measure.objects.filter(**where).distinct())


def nameless(rows: Rows, traces: Traces) -> None:
    """Of two people who wrote and took back, only the one who goes is no longer named."""
    rows.filter(by__in=traces.of(ACTOR)).update(by=None)
    rows.filter(undone_by__in=traces.of(ACTOR)).update(undone_by=None)


registry.table(
    Goal,
    _("Ziele"),
    mentions=("title",),
    nothing={"code": registry.CODE},
    after=lambda keys: found_anew(goal_ref__in=keys),
    **WHOLE_CATALOGUE,
)
registry.table(
    Measure,
    _("Maßnahmen"),
    mentions=(
        *(one.name for one in FIELDS if one.kind in WORDS and one.names_people),
        "confirmation_note",
    ),
    nothing={"code": registry.CODE, "search_text": "made anew from what is public"},
    after=lambda keys: found_anew(pk__in=keys),
    **WHOLE_CATALOGUE,
)
registry.table(
    ProgressNote,
    _("Sachstände"),
    mentions=(*ROWS["notes"].with_people(), "unread"),
    nothing={"key": registry.CODE, "colour": "a colour"},
    **OF_A_MEASURE,
)
registry.table(
    RemovedNote,
    _("Gelöschte Sachstände, nur als Prüfsummen"),
    nothing={"name": registry.HASH, "text": registry.HASH},
    **OF_A_MEASURE,
)
registry.table(
    Override,
    _("Ausnahmen von der Prüfung"),
    mentions=ROWS["exceptions"].with_people(),
    whole=("by_name",),
    nothing={"rule": registry.CODE},
    **OF_A_MEASURE,
)
registry.table(
    Milestone,
    _("Meilensteine"),
    mentions=ROWS["milestones"].with_people(),
    after=lambda keys: found_anew(milestones__in=keys),
    **OF_A_MEASURE,
)
registry.table(
    Indicator,
    _("Indikatoren"),
    mentions=ROWS["indicators"].with_people(),
    after=lambda keys: found_anew(indicators__in=keys),
    **OF_A_MEASURE,
)
registry.table(
    MeasuredValue,
    _("Messwerte"),
    own=lambda traces: Q(entered_by__in=traces.of(ACTOR)),
    erase=lambda rows, traces: rows.update(entered_by=None),
    told=registry.NAMELESS,
    mentions=ROWS["values"].with_people(),
    labels={"day": _("gemessen am"), "entered_at": _("eingetragen am")},
    **OF_A_MEASURE,
)
registry.table(
    CostLine,
    _("Kosten"),
    mentions=ROWS["costs"].with_people(),
    after=lambda keys: found_anew(costs__in=keys),
    **OF_A_MEASURE,
)
registry.table(
    CatalogueVersion,
    _("Fassungen"),
    town="concept__municipality",
    whole=("frozen_by",),
    stays={"note": FROZEN, "content": FROZEN, "open_errors": FROZEN},
    nothing={"checksum": registry.HASH},
    kept=_("dauerhaft"),
)
registry.table(
    FrozenMeasure,
    _("Maßnahmen in Fassungen"),
    town="version__concept__municipality",
    stays={"content": FROZEN},
    # Columns that repeat the document, to filter and sort by.
    nothing=dict.fromkeys(("code", "implementation"), registry.CODE)
    | dict.fromkeys(("title", "field_code", "lead", "themes_text", "search_text"), "see `content`"),
    kept=_("dauerhaft"),
)
registry.table(
    ImportRun,
    _("Importe"),
    town="concept__municipality",
    own=lambda traces: Q(started_by__in=traces.of(ACTOR)),
    erase=lambda rows, traces: rows.update(started_by=None),
    told=registry.NAMELESS,
    mentions=("file_name", "mapping", "preview", "result", "error"),
    nothing={
        "file": "named by its checksum",
        "sha256": registry.HASH,
        "choices": registry.CODE,
    },
    labels={"created_at": _("angelegt am"), "state": _("Stand"), "file_name": _("Datei")},
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    ImportMapping,
    _("Gemerkte Zuordnungen von Spalten"),
    town="municipality",
    mentions=("mapping",),
    nothing={"signature": registry.HASH},
    kept=_("bis zur nächsten Entscheidung über eine solche Datei"),
)
registry.table(
    ChangeSet,
    _("Importe und Sammeländerungen, die sich zurücknehmen lassen"),
    town="concept__municipality",
    own=lambda traces: (
        Q(by__in=traces.of(ACTOR))
        | Q(undone_by__in=traces.of(ACTOR))
        | Q(asked_by__in=traces.of(ACTOR))
    ),
    erase=nameless,
    told=registry.NAMELESS,
    mentions=("made",),
    nothing={
        "names": registry.CODE,
        "decision": registry.CODE,
        "error": "a sentence of ours with a number",
    },
    labels={"at": _("am"), "size": _("Zahl der Maßnahmen"), "undone_at": _("zurückgenommen am")},
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    ChangeOfMeasure,
    _("Frühere Stände von Maßnahmen, die sich zurückholen lassen"),
    town="change_set__concept__municipality",
    mentions=("before", "after"),
    nothing={"code": registry.CODE, "digest": registry.HASH},
    kept=_("bis sie zurückgeholt sind oder eine Fassung sie festhält"),
    forget=forget_frozen,
)
uploads.register(ImportRun, town="concept__municipality")
registry.table(
    CatalogueFile,
    _("Kataloge und Mängellisten als Dateien"),
    town="concept__municipality",
    own=lambda traces: Q(reader__in=traces.of(ACTOR)),
    nothing=dict.fromkeys(("key", "suffix", "language", "name", "codes"), registry.CODE)
    | {
        "made": registry.HASH,
        "error": "a sentence of ours with a number",
        "selected": "a filter; with a word somebody searched for it goes with each erasure",
    },
    labels={"wanted_at": _("verlangt am")},
    kept=_("einen Tag"),
)
registry.folder(
    lambda: Path(settings.DERIVED_ROOT),
    _("Gedruckte Kataloge"),
    erase=files.erase,
    kept=_("bis sich der Katalog ändert"),
    forget=files.forget_old,
)

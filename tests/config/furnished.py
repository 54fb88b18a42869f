"""A town with a bit of everything, and an upload: what a backup has to bring back."""

from pathlib import Path

from django.conf import settings
from tests.factories import user_with_role
from tests.factories.catalogues import fit_concept, rich_concept

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import ImportRun
from gemeinwerk.measures.operations.versions import freeze, publish
from gemeinwerk.municipalities.models import Municipality

AFFECTED = "Zeile 1\nZeile 2 \"quoted\" = 'x' ÄÖÜ 👩‍👩‍👧 \t\\n"


def furnished(town: Municipality) -> Concept:
    office = user_with_role("office", town, name="Frau Beispiel")
    rich_concept(town)
    concept = fit_concept(town, public=True)
    concept.measures.filter(code="1.1").update(description=AFFECTED)
    publish(freeze(concept, kind="council", by=office), by=office)
    upload = Path(settings.MEDIA_ROOT) / "imports" / "2026" / "Katalog ü.xlsx"
    upload.parent.mkdir(parents=True)
    upload.write_bytes(b"PK\x03\x04 nothing but bytes \x00\xff")
    ImportRun.objects.create(concept=concept, file="imports/2026/Katalog ü.xlsx", sha256="0" * 64)
    return concept

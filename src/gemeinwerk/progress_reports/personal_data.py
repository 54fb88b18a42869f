"""Where progress reports may name people."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT
from gemeinwerk.progress_reports.models import (
    IssuedFile,
    IssuedReport,
    ProgressReport,
    ReportTemplate,
)

FROZEN = _(
    "bleibt stehen: Ausgegebene Berichte belegen, was einem Gremium berichtet wurde (Art. 17 "
    "Abs. 3 Buchst. b DSGVO)"
)
registry.table(
    ProgressReport,
    _("Berichte in Arbeit"),
    town="concept__municipality",
    mentions=("title", "introduction", "summary", "asked", "learnt", "pending"),
    nothing={
        "parts": registry.CODE,
        "error": "a sentence of ours with a number",
    },
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    IssuedReport,
    _("Ausgegebene Berichte"),
    town="concept__municipality",
    whole=("issued_by",),
    stays={"title": FROZEN, "body_name": FROZEN, "content": FROZEN},
    nothing={"checksum": registry.HASH},
    kept=_("dauerhaft"),
)
registry.table(
    IssuedFile,
    _("Ausgegebene Berichte als Dateien"),
    town="issued__concept__municipality",
    nothing={
        "suffix": registry.CODE,
        "digest": registry.HASH,
        "content": "made of the content of its report, which is searched",
    },
    kept=_("dauerhaft"),
)
registry.table(
    ReportTemplate,
    _("Word-Vorlagen der Sachstandsberichte"),
    town="municipality",
    mentions=("file_name",),
    nothing={"content": "a layout: what it says of a report stands in the report"},
    kept=_("bis sie ersetzt wird"),
)

"""Issued reports enter the log: the frozen content, and each file made of it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.ledger.kinds import Card, Kind, register
from gemeinwerk.ledger.leaves import digest
from gemeinwerk.progress_reports.exporting.formats import format_of
from gemeinwerk.progress_reports.models import (
    LEDGER_FILE_KEY,
    LEDGER_KEY,
    IssuedFile,
    IssuedReport,
)


def content(pk: int) -> bytes:
    """The frozen content as `bericht.json` gives it out."""
    return _report(pk).content.encode()


def card(pk: int) -> Card:
    about = _("Der Bericht, wie er am {day} ausgegeben wurde. Eingetragen ist die Prüfsumme {of}.")
    return _card(_report(pk), "", about, _("seines Inhalts (JSON)"))


def public(keys: Iterable[int]) -> "QuerySet[Any]":
    return IssuedReport.objects.filter(
        pk__in=list(keys), published=True, concept__public=True
    )  # fmt: skip


def inspect(pk: int) -> list[str]:
    """The columns beside the content, and the files made of it."""
    report = _report(pk)
    head = report.plain()["report"]
    faults = []
    beside = (head["title"], head["body"], head["as_of"], digest(report.content.encode()))
    if beside != (report.title, report.body_name, report.as_of.isoformat(), report.checksum):
        faults.append(_("Was neben dem Bericht steht, weicht von seinem Inhalt ab."))
    return faults


def file_content(pk: int) -> bytes:
    return bytes(_file(pk).content)


def file_card(pk: int) -> Card:
    found = _file(pk)
    form = format_of(found.suffix)
    name = str(form.label) if form else found.suffix
    about = _("Der Bericht, wie er am {day} ausgegeben wurde. Eingetragen ist die Prüfsumme {of}.")
    return _card(found.issued, name, about, _("dieser Datei"))


def file_public(keys: Iterable[int]) -> "QuerySet[Any]":
    return IssuedFile.objects.filter(
        pk__in=list(keys), issued__published=True, issued__concept__public=True
    )


def inspect_file(pk: int) -> list[str]:
    found = _file(pk)
    told = found.size, found.digest
    stored = bytes(found.content)
    if (len(stored), digest(stored)) != told:
        return [_("Größe oder Prüfsumme der Datei passen nicht zu ihr.")]
    return []


def _card(report: IssuedReport, form: str, about: str, of: str) -> Card:
    title = f"{report.concept.name}, {report}"
    return Card(
        title=f"{title} ({form})" if form else title,
        about=about.format(day=date_format(localtime(report.issued_at), "DATE_FORMAT"), of=of),
        address=reverse("portal:progress_report", args=[report.concept.slug, report.number]),
    )


def _report(pk: int) -> IssuedReport:
    found: IssuedReport = IssuedReport.objects.select_related("concept").get(pk=pk)
    return found


def _file(pk: int) -> IssuedFile:
    found: IssuedFile = IssuedFile.objects.select_related("issued__concept").get(pk=pk)
    return found


register(
    Kind(
        key=LEDGER_KEY,
        model=IssuedReport,
        label=gettext_lazy("Bericht"),
        town="concept__municipality",
        order=("issued_at", "pk"),
        content=content,
        card=card,
        public=public,
        inspect=inspect,
    )
)
register(
    Kind(
        key=LEDGER_FILE_KEY,
        model=IssuedFile,
        label=gettext_lazy("Bericht als Datei"),
        town="issued__concept__municipality",
        order=("issued__issued_at", "pk"),
        content=file_content,
        card=file_card,
        public=file_public,
        inspect=inspect_file,
    )
)

"""Photographs and PDF that somebody sends along, with the button that sends the contribution: no
page before keeps anything of them."""

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from gemeinwerk.accounts import limits
from gemeinwerk.contributions import files
from gemeinwerk.contributions.errors import Unfitting
from gemeinwerk.core import pictures
from gemeinwerk.core.errors import DomainError
from gemeinwerk.invitations.answering.page.answering import too_many

NAME, FILES = "anlagen", "contribute_files"
ACCEPTED = ",".join(f".{one}" for one in files.FROM_AUTHORS)


def received(request: HttpRequest) -> list[files.Sent]:
    """As they are kept, each read in a process of its own. Raises a DomainError."""
    sent: Sequence[UploadedFile[Any]] = request.FILES.getlist(NAME)
    if len(sent) > files.MOST_FROM_AUTHORS:
        raise Unfitting(
            _("Bitte schicken Sie höchstens {n} Dateien mit.").format(n=files.MOST_FROM_AUTHORS)
        )
    for one in sent:
        if (one.size or 0) > pictures.largest():
            raise Unfitting(
                _("„{name}“ ist zu groß. Erlaubt sind {limit} MB.").format(
                    name=one.name, limit=pictures.in_megabytes(pictures.largest())
                )
            )
    for _one in sent:
        if until := limits.consume(request, FILES):
            raise Unfitting(too_many(until))
    return [_received(one) for one in sent]


def _received(one: "UploadedFile[Any]") -> files.Sent:
    try:
        return files.from_author(one.name or "", one.read())
    except DomainError as refusal:
        raise Unfitting(
            _(
                "„{name}“ ist kein Foto (PNG, JPG, WEBP) und kein PDF, oder die Datei ist "
                "beschädigt. Wählen Sie bitte eine andere."
            ).format(name=one.name)
        ) from refusal

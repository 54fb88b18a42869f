"""What a mail brings along: kept until it has left or will not leave, then only its name is."""

import html
import io
import re
import zipfile
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from gemeinwerk.notices.models import MOST_BYTES, Attachment, Notice

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TEXT = re.compile(r"<t(?: [^>]*)?>([^<]*)</t>")


@dataclass(frozen=True)
class Enclosure:
    """A file we made: a table, or entries for a calendar. ``name``: of no person, unit or round,
    as no erasure looks there."""

    name: str
    content: bytes
    content_type: str = XLSX

    @property
    def fits(self) -> bool:
        """Whether mail servers take it: what is larger is linked to instead."""
        return len(self.content) <= MOST_BYTES


def write(notice: Notice, enclosed: Enclosure) -> None:
    """A mail with what it brings along; neither where its `dedup_key` was written before."""
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError:
        if not notice.dedup_key:
            raise
        return
    Attachment.objects.create(
        notice=notice,
        name=enclosed.name,
        content_type=enclosed.content_type,
        content=enclosed.content,
        size=len(enclosed.content),
        text=_text_of(enclosed),
    )


def of(notice: Notice) -> Attachment | None:
    """None too where only its name is left."""
    return Attachment.objects.filter(notice=notice).exclude(content=b"").first()


def empty(attachments: "QuerySet[Attachment]") -> None:
    """Forget what stands in them; that there was one, and how large, stays with the mail."""
    attachments.exclude(content=b"").update(content=b"", text="")


def _text_of(enclosed: Enclosure) -> str:
    if enclosed.content_type == XLSX:
        return texts_in(enclosed.content)
    # Long lines of a calendar are folded: whoever is named there is found all the same.
    return enclosed.content.decode().replace("\r\n ", "")


def texts_in(content: bytes) -> str:
    """All that stands in the cells of an Excel file we made: whom it names."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [one for one in packed.namelist() if one.endswith(".xml")]
            found = [text for one in parts for text in _TEXT.findall(packed.read(one).decode())]
    except zipfile.BadZipFile:
        return ""
    return html.unescape("\n".join(found))

"""Under their own link people find what they sent along with a contribution."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.contributions.models import Attachment
from gemeinwerk.contributions.parts import RECEIPT_PARTS
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part


def _sent() -> "QuerySet[Any, Any]":
    found = Attachment.objects.filter(contribution=OuterRef("contribution"), by_author=True)
    told = row(key="pk", name="file_name", public="public")
    return found.order_by("pk").values(told=told)


RECEIPT_PARTS.register(Part("files", "contributions/form/files.html", _sent))

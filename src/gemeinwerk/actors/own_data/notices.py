"""Mails to people about their own data; they leave whether somebody objects to mails or not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import DataRequest, Person
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.kinds import Kind, register
from gemeinwerk.notices.operations import call_back as _call_back
from gemeinwerk.notices.operations import queue

KEPT = timedelta(days=30)
LINK = Kind(
    key="data.link",
    label=_("Link zu den eigenen Daten"),
    subject=_("Ihre Daten bei {town}"),
    action=_("Unter diesem Link sehen Sie, was wir über Sie gespeichert haben, und können es "
             "berichtigen oder löschen lassen. Er gilt bis {until}."),
    template="actors/notices/data_link.txt",
    secret=True,
    urgent=True,
    kept=KEPT,
)  # fmt: skip
SEVERAL = Kind(
    key="data.several",
    label=_("Eigene Daten: Adresse gehört mehreren"),
    subject=_("Ihre Daten bei {town}"),
    action=_("Zu dieser Adresse sind mehrere Personen gespeichert. Deshalb schicken wir keinen "
             "Link: Bitte antworten Sie auf diese Mail, und sagen Sie, um wen es geht."),
    template="actors/notices/data_several.txt",
    urgent=True,
    kept=KEPT,
)  # fmt: skip
SETTLED = Kind(
    key="data.settled",
    label=_("Antwort auf ein Anliegen zu eigenen Daten"),
    subject=_("Ihr Anliegen: {asked}"),
    action=_("Wir haben Ihr Anliegen vom {day} bearbeitet."),
    template="actors/notices/data_settled.txt",
)
register(LINK, SEVERAL, SETTLED)


@dataclass(frozen=True)
class Mailbox:
    """Where it goes, and in which language."""

    email: str
    language: str
    name: str = ""


def link(person: Person, to: str, path: str, *, until: datetime, asked: bool) -> None:
    told = {
        "until": date_format(localtime(until), "DATE_FORMAT"),
        "asked": asked,
    }
    box = Mailbox(to, person.language, person.name)
    queue(
        LINK.key, town=person.municipality, to=box, path=path, context=told,
        dedup_key=f"{_begins(person)}{until.timestamp()}",
    )  # fmt: skip


def several(town: Municipality, to: str, language: str) -> None:
    queue(SEVERAL.key, town=town, to=Mailbox(to, language))


def settled(request: DataRequest, person: Person, to: str) -> None:
    if not to:
        return
    told = {
        "asked": request.get_kind_display(),
        "day": date_format(localtime(request.at), "DATE_FORMAT"),
        "followed": request.followed,
        "answer": request.answer,
    }
    box = Mailbox(to, person.language, person.name)
    queue(SETTLED.key, town=person.municipality, to=box, context=told)


def call_back(person: Person) -> None:
    _call_back(LINK.key, town=person.municipality, begins=_begins(person))


def _begins(person: Person) -> str:
    return f"data:{person.pk}:"

"""What came back, on a person's page; who answered and whom to invite, in the list of people."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gemeinwerk.accounts.access import DeskRequest
from gemeinwerk.actors import told
from gemeinwerk.actors.models import Person
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.models import Answer, Invitation, Wave, WaveState
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.bounces.meaning import meaning
from gemeinwerk.notices.bounces.models import Bounce

BOUNCED = gettext_lazy("Zurückgekommene Mails")


def _bounced(person: Person) -> told.Told | None:
    """What came back from the address the person has now."""
    if not person.email:
        return None
    came = Bounce.objects.filter(
        municipality=person.municipality_id, recipient__iexact=person.email
    )[:5]
    if not came:
        return None
    return told.Told(
        [
            told.Row(
                date_format(localtime(one.at), "DATE_FORMAT"),
                detail=_why(one),
            )
            for one in came
        ],
        links=[Link(_("Adresse ändern"), reverse("actors:person_edit", args=[person.pk]))],
    )


def _why(bounce: Bounce) -> str:
    """What it means, and the server's own words behind it."""
    lasting = _("endgültig") if bounce.permanent else _("vorübergehend")
    said = bounce.said or bounce.code
    if plain := meaning(f"{bounce.code} {said}"):
        return _("{lasting}: {plain} Auskunft des Mailservers: {said}").format(
            lasting=lasting, plain=plain, said=said
        )
    return f"{lasting}: {said}"


def _answers(_town: Municipality) -> Sequence[tuple[str, str]]:
    return [(value, str(label)) for value, label in Answer.choices]


def _answered(rows: "QuerySet[Any]", value: str) -> "QuerySet[Any]":
    if value not in Answer.values:
        return rows
    return rows.filter(pk__in=Invitation.objects.filter(answer=value).values("person"))


def _invite(request: DeskRequest, chosen: told.Chosen) -> HttpResponse:
    """First it is asked into which wave."""
    town = request.municipality
    open_ = Wave.objects.filter(
        concept__municipality=town, state__in=(WaveState.PREPARED, WaveState.RUNNING)
    ).select_related("concept")
    key = whole_number(request.POST.get("welle"))
    wave = open_.filter(pk=key).first() if key else None
    if wave is None or not request.user.has_perm("invitation.edit", wave):
        context = {"waves": list(open_), "chosen": chosen}
        return render(request, "invitations/invite_many.html", context)
    people = frozenset(chosen.rows.values_list("pk", flat=True))
    try:
        found = operations.choose(wave, choice=Choice(people=people), by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect(chosen.back)
    said = ngettext(
        "Eine Person ist aufgenommen.", "{n} Menschen sind aufgenommen.", len(found.new)
    )
    messages.success(request, said.format(n=len(found.new)))
    return redirect("invitations:people", wave.pk)


told.section(told.Section("bounces", BOUNCED, "invitation.read", 26, _bounced))
told.narrowing(
    told.Filter("antwort", gettext_lazy("Antwort"), "invitation.read", 20, _answers, _answered)
)
told.action(told.Action("invite", gettext_lazy("einladen"), "invitation.edit", 20, _invite))

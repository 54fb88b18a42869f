"""What a person's page at the desk tells of their answers: never what they need."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors import told
from gemeinwerk.actors.models import Person
from gemeinwerk.concepts import phases
from gemeinwerk.core.languages import german
from gemeinwerk.core.quoting import quoted
from gemeinwerk.invitations.answering import queries
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.invitations.lifecycle import INVITE
from gemeinwerk.invitations.models import Invitation


def _answers(person: Person) -> told.Told | None:
    """`about`: concepts that go on, to whose process they were invited or which they asked to
    join."""
    found = queries.invitations_of(person)
    if not found:
        return None
    asked = {one.wave.concept_id for one in found if one.asked_to_join}
    own, invited = _("{concept} (hat sich selbst gemeldet)"), _("{concept} (eingeladen)")
    concepts = {one.wave.concept_id: one.wave.concept for one in found}
    about = [
        (own if key in asked else invited).format(concept=quoted(concept))
        for key, concept in concepts.items()
        if phases.permits(INVITE, concept)
    ]
    return told.Told([_row(one) for one in found], about=about)


def _row(invitation: Invitation) -> told.Row:
    reply = queries.reply_of(invitation)
    return told.Row(
        german(invitation.wave.name),
        reverse("answers:take_down", args=[invitation.pk]),
        "; ".join(filter(None, [str(invitation.get_answer_display()), *_said(reply)])),
    )


def _said(reply: Reply | None) -> list[str]:
    if reply is None:
        return []
    day = date_format(reply.given_on, "SHORT_DATE_FORMAT")
    who = reply.entered_by or "–"
    how = str(reply.get_told_display())
    entered = _("eingetragen am {day} von {who}, {how}").format(day=day, who=who, how=how)
    return [
        entered if reply.told else _("geantwortet am {day}").format(day=day),
        _("nach der Frist") if reply.late else "",
        _("es kommt: {name}").format(name=reply.deputy_name) if reply.deputy_name else "",
        _("möchte besprechen: {text}").format(text=reply.themes) if reply.themes else "",
    ]


told.section(
    told.Section(
        "answers", gettext_lazy("Antworten auf Einladungen"), "invitation.read", 25, _answers
    )
)

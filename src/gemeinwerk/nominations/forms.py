"""Forms: asking, answering, taking over, sending back."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import BaseForm, DateField, PlannedDateField, ShownForm
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.nominations.knowing import Alike
from gemeinwerk.nominations.models import SETTLED, Nomination, NominationState
from gemeinwerk.nominations.operations import Said
from gemeinwerk.nominations.queries import Choice

MOST_DAYS, MOST_REMINDERS = 60, 5
TAKES_OVER = "takes_over"


class AskForm(BaseForm):
    """Who is asked about which seats, until when, and what happens without an answer."""

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Wer wird gefragt?"), queryset=Organisation.objects.none()
    )
    email = forms.EmailField(
        label=gettext_lazy("E-Mail"),
        required=False,
        help_text=gettext_lazy("Leer: die der Ansprechperson, sonst die der Organisation."),
    )
    seats = forms.MultipleChoiceField(
        label=gettext_lazy("Für welche Sitze?"), widget=forms.CheckboxSelectMultiple
    )
    answer_until = DateField(label=gettext_lazy("Antwort bis"))
    words = forms.CharField(
        label=gettext_lazy("Worte dazu"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=gettext_lazy("Stehen in der Mail und auf der Seite hinter dem Link."),
    )
    remind_before = forms.CharField(
        label=gettext_lazy("Erinnern, Tage vorher"),
        required=False,
        initial="7, 2",
        help_text=gettext_lazy("z. B. „7, 2“; leer: nicht von selbst"),
    )
    escalate_to = forms.ModelChoiceField(
        label=gettext_lazy("Ohne Antwort Bescheid geben an"),
        queryset=Person.objects.none(),
        required=False,
        help_text=gettext_lazy("z. B. Vorsitz; zur Wahl steht, wer eine E-Mail-Adresse hat."),
    )
    escalate_after = forms.IntegerField(
        label=gettext_lazy("Wie viele Tage nach dem Termin?"),
        min_value=1, max_value=MOST_DAYS, initial=3,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
    )  # fmt: skip

    def __init__(
        self, *args: Any, town: Municipality, choices: list[Choice], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        organisations = Organisation.objects.filter(municipality=town, active=True)
        organisations = organisations.select_related("speaker")
        people = Person.objects.filter(municipality=town).exclude(email="")
        for name, found in (
            ("organisation", organisations.order_by(Alphabetical("name"))),
            ("escalate_to", people.order_by(Alphabetical("name"), "pk")),
        ):
            self.fields[name].queryset = found  # type: ignore[attr-defined]
        self.fields["escalate_to"].empty_label = _("niemanden")  # type: ignore[attr-defined]
        self.fields["seats"].choices = [(str(one.place.pk), _named(one)) for one in choices]  # type: ignore[attr-defined]

    def clean_remind_before(self) -> list[int]:
        typed = [one for one in re.split(r"[\s,;]+", self.cleaned_data["remind_before"]) if one]
        plain = [one for one in typed if re.fullmatch(r"[0-9]{1,2}", one)]
        days = [int(one) for one in plain if 1 <= int(one) <= MOST_DAYS]
        if len(days) != len(typed) or len(days) > MOST_REMINDERS:
            raise forms.ValidationError(
                _("Bitte Zahlen von 1 bis {n} eingeben, höchstens {m}: z. B. „7, 2“.").format(
                    n=MOST_DAYS, m=MOST_REMINDERS
                )
            )
        return days

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        organisation = values.get("organisation")
        if organisation and "email" in values and not values["email"]:
            if not organisation.addressee.email:
                self.add_error(
                    "email",
                    _("„{name}“ hat keine E-Mail-Adresse. Bitte geben Sie eine an.").format(
                        name=organisation
                    ),
                )
            values["email"] = organisation.addressee.email
        return values

    @property
    def values(self) -> dict[str, Any]:
        rest = {name: one for name, one in self.cleaned_data.items() if name != "organisation"}
        return rest | {"seats": [int(one) for one in self.cleaned_data["seats"]]}


def _named(choice: Choice) -> str:
    """ "AG Wohnen: Mitglied, Politik (frei)" """
    place = choice.place
    parts = [place.function_label, place.group.shown if place.group else "", place.organisation]
    what = ", ".join(one for one in parts if one)
    who = choice.holder or _("frei")
    return f"{place.body_name}: {what} ({who})"


ANSWERS = (
    (NominationState.NAMED.value, gettext_lazy("Wir benennen jemanden")),
    (TAKES_OVER, gettext_lazy("Ich übernehme selbst")),
    (NominationState.MORE_TIME.value, gettext_lazy("Wir brauchen noch Zeit")),
    (NominationState.DECLINED.value, gettext_lazy("Wir benennen niemanden")),
)


class AnswerForm(BaseForm):
    """What an organisation says; every field of every answer, as nothing here needs a script."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Ihre Antwort"), choices=ANSWERS, widget=forms.RadioSelect
    )
    seats = forms.MultipleChoiceField(
        label=gettext_lazy("Für welche Sitze gilt das?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Bitte wählen Sie mindestens einen Sitz.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Vor- und Nachname"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    function = forms.CharField(label=gettext_lazy("Funktion"), max_length=200, required=False)
    email = forms.EmailField(label=gettext_lazy("E-Mail"), required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telefon"), max_length=60, required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )  # fmt: skip
    paper = forms.CharField(
        label=gettext_lazy("Drucksache"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Wenn die Entsendung beschlossen ist, z. B. 23/SVV/0815"),
    )
    until = DateField(
        label=gettext_lazy("Bis wann antworten Sie?"), required=False,
        help_text=gettext_lazy("z. B. 31.12.2026"),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Warum?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=gettext_lazy("Ein Satz genügt. Den liest nur das Büro."),
    )
    ALWAYS = ("answer", "seats")
    PERSON = ("name", "function", "email", "phone", "paper")

    def __init__(self, *args: Any, rows: list[Nomination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [one for one in rows if one.state not in SETTLED]
        self.fields["seats"].choices = [(str(one.pk), _told(one)) for one in offered]  # type: ignore[attr-defined]
        self.initial["seats"] = [str(one.pk) for one in offered if one.waits]
        if len(offered) == 1:
            self.initial["seats"] = [str(offered[0].pk)]

        self._as_asked(True)

    def full_clean(self) -> None:
        """What belongs to one answer is wanted of that answer alone (`clean`)."""
        self._as_asked(False)
        super().full_clean()
        self._as_asked(True)

    def _as_asked(self, wanted: bool) -> None:
        for name in ("name", "until", "reason"):
            self.fields[name].required = wanted

    @property
    def of_person(self) -> list[Any]:
        return [self[name] for name in self.PERSON]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        answer = values.get("answer")
        if answer in (NominationState.NAMED, TAKES_OVER):
            if not values.get("name") and "name" not in self.errors:
                self.add_error("name", _("Bitte nennen Sie die Person mit Vor- und Nachnamen."))
            reachable = values.get("email") or values.get("phone")
            if not reachable and not {"email", "phone"} & set(self.errors):
                words = _("Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an.")
                self.add_error("email", words)
        if answer == NominationState.DECLINED and not values.get("reason"):
            self.add_error("reason", _("Bitte schreiben Sie kurz, warum Sie niemanden benennen."))
        if (
            answer == NominationState.MORE_TIME
            and not values.get("until")
            and "until" not in self.errors
        ):
            self.add_error("until", _("Bitte nennen Sie einen Tag, bis zu dem Sie antworten."))
        return values

    @property
    def said(self) -> Said:
        values = self.cleaned_data
        answer = values["answer"]
        if answer == NominationState.DECLINED:
            return Said(answer, reason=values["reason"])
        if answer == NominationState.MORE_TIME:
            return Said(answer, until=values["until"])
        who = {name: values[name] for name in self.PERSON}
        return Said(NominationState.NAMED.value, takes_over=answer == TAKES_OVER, **who)

    @property
    def chosen(self) -> list[int]:
        return [int(one) for one in self.cleaned_data["seats"]]


def _told(row: Nomination) -> str:
    """ "AG Wohnen: Mitglied" with what was answered already."""
    seat = row.seat
    what = f"{seat.body}: {seat.get_function_display()}"
    if seat.remark:
        what = f"{what}, {seat.remark}"
    return what if row.waits else f"{what} ({row.get_state_display()})"


NEW = "neu"


class TakeOverForm(ShownForm):
    """Who is meant, and from when on."""

    who = forms.ChoiceField(label=gettext_lazy("Wer ist das?"), widget=forms.RadioSelect)
    since = DateField(
        label=gettext_lazy("seit"), help_text=gettext_lazy("Der erste Tag auf dem Sitz")
    )
    until = PlannedDateField(
        label=gettext_lazy("Amtszeit bis"), required=False,
        help_text=gettext_lazy("Leer: ohne festes Ende"),
    )  # fmt: skip

    def __init__(self, *args: Any, name: str, known: list[Alike], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known = {str(one.person.pk): one.person for one in known}
        new = _("{name}, neu anlegen").format(name=name)
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            *((str(one.person.pk), _known(one)) for one in known), (NEW, new)
        ]  # fmt: skip
        if not known:
            self.initial["who"] = NEW

    @property
    def person(self) -> Person | None:
        return self._known.get(self.cleaned_data["who"])


def _known(one: Alike) -> str:
    person = one.person
    about = ", ".join(part for part in (person.function, person.email, person.phone) if part)
    return _("{person} ({about}): {why}").format(
        person=person, about=about or _("keine Angabe"), why=one.why
    )


class SendBackForm(BaseForm):
    reason = forms.CharField(
        label=gettext_lazy("Was fehlt oder passt nicht?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Das liest die Organisation in der Mail."),
    )

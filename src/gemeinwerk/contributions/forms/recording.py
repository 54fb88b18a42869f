"""Recording what somebody said, quickly one after the other; and putting it right."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.contributions import queries, speaking
from gemeinwerk.contributions.models import (
    Channel,
    Contribution,
    ContributionKind,
    Participation,
)
from gemeinwerk.contributions.operations import Who
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import BaseForm, DateField, DegreesField, TogetherForm
from gemeinwerk.core.languages import OfTheTown
from gemeinwerk.meetings.models import AgendaItem, Meeting
from gemeinwerk.municipalities.models import Municipality

TYPED = (Channel.LETTER, Channel.TELEPHONE, Channel.STREET, Channel.MEETING, Channel.OTHER)
"""What the office types off; other ways have pages of their own."""
WHO = ("person", "organisation", "name", "email", "address", "role", "named")
KEPT = {"channel": "woher", "said_on": "am", "meeting": "sitzung", "item": "punkt",
        "participation": "beteiligung",
        "state": "stand"}  # fmt: skip
"""What the next of a pile most likely has too: fields and their names in the address."""
PUBLIC, INTERNAL = "public", "internal"
POINT = _("Punkt auf der Karte, z. B. 51,3397")


class MeetingChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's class takes no parameter when it runs
    def label_from_instance(self, obj: Any) -> str:
        return speaking.meeting_named(obj)


class WhoForm(BaseForm):
    """Whose voice it is; all of it may stay empty where nobody is named."""

    person = forms.ModelChoiceField(
        label=_("Person"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("niemand aus der Liste"),
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("keine"),
    )
    name = forms.CharField(
        label=_("Name"),
        help_text=_("Wer in der Liste nicht steht."),
        required=False,
        max_length=200,
    )
    email = forms.EmailField(label=_("E-Mail"), help_text=_("Nur für die Antwort."), required=False)
    address = forms.CharField(
        label=_("Anschrift"),
        help_text=_("Für eine Antwort auf Papier."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    role = forms.CharField(
        label=_("Wer spricht, ohne Namen"),
        help_text=_("z. B. „Bewohnerin der Uferstraße“. Das darf öffentlich stehen."),
        required=False,
        max_length=200,
    )
    named = forms.BooleanField(label=_("darf öffentlich mit Namen genannt werden"), required=False)

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        people = Person.objects.filter(municipality=town)
        fields["person"].queryset = people.order_by(Alphabetical("name"), "pk")
        known = Organisation.objects.filter(municipality=town, active=True)
        fields["organisation"].queryset = known.order_by(Alphabetical("name"), "pk")

    @property
    def who(self) -> Who:
        return Who(**{name: self.cleaned_data[name] for name in WHO})


class RecordForm(WhoForm):
    text = forms.CharField(
        label=_("Was wurde gesagt?"),
        help_text=_("So, wie es gesagt wurde, in der Sprache, in der es gesagt wurde."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    kind = forms.ChoiceField(label=_("Art"), choices=ContributionKind.choices)
    channel = forms.ChoiceField(
        label=_("Woher"), choices=[(one.value, one.label) for one in TYPED], initial=Channel.LETTER
    )
    said_on = DateField(label=_("gesagt am"), required=False)
    field = forms.ModelChoiceField(
        label=_("Handlungsfeld"),
        queryset=FieldOfAction.objects.none(),
        required=False,
        empty_label=_("noch keines"),
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("Querschnittsthemen"),
        queryset=CrossCuttingTheme.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    title = forms.CharField(
        label=_("Überschrift"),
        help_text=_("Leer: Es stehen die ersten Worte da."),
        required=False,
        max_length=200,
    )
    language = forms.ChoiceField(label=_("Sprache"), choices=speaking.choices, initial="de")
    translation = forms.CharField(
        label=_("Übersetzung ins Deutsche"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    target_group = forms.CharField(label=_("Wen betrifft es?"), required=False, max_length=200)
    place_name = forms.CharField(label=_("Ort"), required=False, max_length=200)
    latitude = DegreesField(label=_("Breite"), help_text=POINT, most=90, required=False)
    longitude = DegreesField(label=_("Länge"), most=180, required=False)
    meeting = MeetingChoice(
        label=_("Sitzung"), queryset=Meeting.objects.none(), required=False, empty_label=_("keine")
    )
    item = forms.ModelChoiceField(
        label=_("Tagesordnungspunkt"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("keiner"),
        help_text=_("Er sagt auch, in welcher Sitzung."),
    )
    participation = forms.ModelChoiceField(
        label=_("Beteiligung"),
        queryset=Participation.objects.none(),
        required=False,
        empty_label=_("keine"),
    )
    state = forms.ChoiceField(
        label=_("Wer liest es?"),
        choices=[
            (INTERNAL, _("nur die Verwaltung")),
            (PUBLIC, _("alle, wenn das Konzept öffentlich ist")),
        ],
        initial=INTERNAL,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        super().__init__(*args, town=concept.municipality, **kwargs)
        offer(self, concept)

    @property
    def details(self) -> dict[str, Any]:
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in WHO and name in self.fields
        }

    @property
    def kept(self) -> dict[str, str]:
        """For the address of the next one."""
        found = {}
        for name, called in KEPT.items():
            value = self.cleaned_data.get(name)
            if value:
                found[called] = str(getattr(value, "pk", value))
        return found


class ContributionForm(TogetherForm):
    themes = RecordForm.base_fields["themes"]
    meeting = RecordForm.base_fields["meeting"]
    item = RecordForm.base_fields["item"]
    latitude = RecordForm.base_fields["latitude"]
    longitude = RecordForm.base_fields["longitude"]

    # The map stands below the point, which comes last.
    field_order = ("text", "public_text", "title", "kind", "field", "themes")

    class Meta:
        model = Contribution
        fields = [
            "text", "public_text", "title", "kind", "field", "language", "translation",
            "channel", "said_on", "meeting", "item", "participation", "target_group", "place_name",
            "latitude", "longitude",
        ]  # fmt: skip
        field_classes = {"said_on": DateField}
        widgets = {
            "text": forms.Textarea(attrs={"rows": 8}),
            "public_text": forms.Textarea(attrs={"rows": 6}),
            "translation": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "public_text": _(
                "Nur wenn etwas nicht öffentlich stehen darf, zum Beispiel ein Name oder eine "
                "Telefonnummer. Leer: Öffentlich steht, was gesagt wurde."
            ),
        }
        labels = {"translation": _("Übersetzung ins Deutsche")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present: Contribution = self.instance
        fields: dict[str, Any] = self.fields
        if present.channel == Channel.FORM:
            del fields["text"]  # whoever wrote it can amend it, nobody else
        known = dict(speaking.choices())
        if present.language not in known:
            known[present.language] = speaking.called(present.language)
        fields["language"] = forms.ChoiceField(label=_("Sprache"), choices=list(known.items()))
        offer(self, present.concept)
        if not self.is_bound and "themes" in fields:
            fields["themes"].initial = self._base()["themes"]

    @property
    def details(self) -> dict[str, Any]:
        """What its writer changed; themes only where others were ticked."""
        return {name: value for name, value in self.changes.items() if name in self._names()}

    @property
    def ticked(self) -> Any:
        """None where its writer left the themes as they were."""
        wanted = self.cleaned_data.get("themes")
        if wanted is None or sorted(one.pk for one in wanted) == self.seen.get("themes"):
            return None
        return wanted

    def _base(self) -> dict[str, Any]:
        keys = self.instance.themes.order_by("pk").values_list("pk", flat=True)
        return super()._base() | {"themes": list(keys)}

    def _carried(self) -> list[str]:
        return [*super()._carried(), "themes"]


def offer(form: Any, concept: Concept) -> None:
    """What there is to choose from in a concept; what there is nothing of is not asked."""
    choices: dict[str, Any] = {
        "field": concept.fields.all(),
        "themes": concept.themes.all(),
        "meeting": queries.meetings(concept),
        "participation": queries.participations(concept),
    }
    found: dict[str, list[Any]] = {}
    for name, rows in choices.items():
        if name not in form.fields:
            continue
        found[name] = known = list(rows)
        if not known:
            del form.fields[name]
            continue
        field = form.fields[name]
        field.queryset = rows
        nothing = [] if field.empty_label is None else [("", field.empty_label)]
        called = ((one.pk, OfTheTown(field.label_from_instance(one))) for one in known)
        field.choices = [*nothing, *called]  # asked for once, and not again when it is drawn
    if "item" in form.fields:
        _offer_items(form, concept, found.get("meeting", []))


def _offer_items(form: Any, concept: Concept, meetings: list[Any]) -> None:
    """Below their meetings, which were asked for with their agendas."""
    groups = [
        (
            OfTheTown(speaking.meeting_named(one)),
            [(item["key"], OfTheTown(item["title"])) for item in one.of_agenda or ()],
        )
        for one in meetings
    ]
    if not any(items for _meeting, items in groups):
        del form.fields["item"]
        return
    field = form.fields["item"]
    field.queryset = queries.items(concept)
    field.choices = [("", field.empty_label), *(one for one in groups if one[1])]

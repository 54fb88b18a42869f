"""Forms for seats, for who sits there and stands in, for targets and for groups of actors."""

import json
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import (
    ActorGroup,
    Occupancy,
    Organisation,
    Person,
    Seat,
    SeatFunction,
    Target,
)
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import (
    BaseForm,
    DateField,
    PlannedDateField,
    ShownForm,
    TogetherForm,
)
from gemeinwerk.core.shapes import read_json
from gemeinwerk.municipalities.models import Municipality

LOW, HIGH = "low-", "high-"  # and a group's key
MOST = 999


def _people(town: Municipality) -> QuerySet[Person]:
    return Person.objects.filter(municipality=town).order_by(Alphabetical("name"), "pk")


class SeatForm(TogetherForm):
    """For whom a seat is there, as what, and since when."""

    since = PlannedDateField(label=_("Sitz seit"), required=False, begins=True)

    class Meta:
        model = Seat
        fields = ["organisation", "group", "function", "remark", "since"]
        help_texts = {"group": _("Leer: nach der Art der Organisation.")}

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = Organisation.objects.filter(municipality=town, active=True)
        for name, found in (
            ("organisation", organisations.order_by(Alphabetical("name"))),
            ("group", ActorGroup.objects.filter(municipality=town)),
        ):
            self.fields[name].queryset = found  # type: ignore[attr-defined]
            self.fields[name].empty_label = _("keine Angabe")  # type: ignore[attr-defined]
        self.fields["function"].required = False

    def clean_function(self) -> str:
        return str(self.cleaned_data["function"] or SeatFunction.MEMBER)


class NewSeatForm(SeatForm):
    """A seat, and who sits there from its first day on."""

    person = forms.ModelChoiceField(
        label=_("Person"), queryset=Person.objects.none(), required=False
    )
    deputy = forms.ModelChoiceField(
        label=_("Vertretung"), queryset=Person.objects.none(), required=False
    )
    until = PlannedDateField(label=_("Amtszeit bis"), required=False)
    paper = forms.CharField(
        label=_("Drucksache"),
        max_length=60,
        required=False,
        help_text=_("Womit die Entsendung beschlossen ist, z. B. 23/SVV/0815"),
    )
    field_order = [
        "person", "organisation", "group", "function", "remark", "deputy", "since", "until",
        "paper",
    ]  # fmt: skip

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, town=town, **kwargs)
        people = _people(town)
        for name, empty in (("person", _("noch niemand")), ("deputy", _("keine"))):
            field: Any = self.fields[name]
            field.queryset, field.empty_label = people, empty
        self.fields["since"].label = _("seit")


class FollowForm(ShownForm):
    """Who takes a seat, or follows there."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())
    since = DateField(label=_("seit"), help_text=_("Der erste Tag, z. B. 1.3.2027"))
    until = PlannedDateField(
        label=_("Amtszeit bis"), required=False, help_text=_("Leer: ohne festes Ende")
    )
    paper = NewSeatForm.base_fields["paper"]

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = _people(town)  # type: ignore[attr-defined]
        self.fields["person"].empty_label = _("bitte wählen")  # type: ignore[attr-defined]


class SeatDeputyForm(FollowForm):
    """Who stands in on a seat."""


class LeaveForm(ShownForm):
    """The last day of something."""

    until = DateField(label=_("Letzter Tag"), help_text=_("z. B. 30.6.2027"))


class OccupancyForm(TogetherForm):
    """From when to when somebody has a seat, and the paper behind it."""

    since = PlannedDateField(label=_("seit"), required=False, begins=True)
    until = PlannedDateField(
        label=_("Amtszeit bis"), required=False, help_text=_("Leer: ohne festes Ende")
    )

    class Meta:
        model = Occupancy
        fields = ["since", "until", "paper"]


class DayForm(BaseForm):
    """The day a page is about."""

    am = DateField(label=_("Wer saß hier am"), required=False)

    def day(self, today: date) -> date:
        return (self.cleaned_data.get("am") if self.is_valid() else None) or today


class TargetsForm(BaseForm):
    """At least and at most how many seats each group should have, and what its writer saw."""

    base = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, groups: list[ActorGroup], targets: list[Target], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        known = {one.group_id: (one.low, one.high) for one in targets}
        self._base = json.dumps(known)
        self.initial["base"] = self._base
        for group in groups:
            low, high = known.get(group.pk, (None, None))
            for prefix, label, value in (
                (LOW, _("mindestens"), low),
                (HIGH, _("höchstens"), high),
            ):
                self.fields[f"{prefix}{group.pk}"] = forms.IntegerField(
                    label=label,
                    required=False,
                    min_value=0,
                    max_value=MOST,
                    initial=value,
                    widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
                )

    @property
    def rows(self) -> list[tuple[ActorGroup, Any, Any]]:
        """A group with its two fields, as the page shows them."""
        return [(one, self[f"{LOW}{one.pk}"], self[f"{HIGH}{one.pk}"]) for one in self.groups]

    @property
    def targets(self) -> dict[int, tuple[int, int | None] | None]:
        return {one.pk: self._aim(one.pk) for one in self.groups}

    @property
    def seen(self) -> dict[int, tuple[int, int | None] | None] | None:
        """What stood there when the page was opened; None of a page that does not say."""
        found = read_json(self.data.get("base", ""), dict[str, list[int | None]])
        if found is None:
            return None
        pairs = {key: tuple(pair) for key, pair in found.items() if len(pair) == 2}
        return {one.pk: pairs.get(str(one.pk)) for one in self.groups}

    def look_again(self) -> None:
        """What was typed stays; sent once more, it counts against what stands now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["base"] = self._base  # type: ignore[index]

    def _aim(self, key: int) -> tuple[int, int | None] | None:
        low, high = (self.cleaned_data[f"{prefix}{key}"] for prefix in (LOW, HIGH))
        return None if low is None and high is None else (low or 0, high)


class ActorGroupForm(TogetherForm):
    class Meta:
        model = ActorGroup
        fields = ["name", "phrase", "kind", "name_en", "phrase_en"]

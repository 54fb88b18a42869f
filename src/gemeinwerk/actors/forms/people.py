"""Forms for units, organisations, people and bodies."""

import json
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors import letter_languages, queries
from gemeinwerk.actors.models import Body, BodyKind, Organisation, OrganisationKind, Person
from gemeinwerk.actors.queries import Branch
from gemeinwerk.core import tongues
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import AmountField, BaseForm, DateField, TogetherForm
from gemeinwerk.core.shapes import read_json
from gemeinwerk.german import squash
from gemeinwerk.municipalities.models import Municipality

INDENT = "\u2003"  # an em space for each step below the top
ORGANISATION = "organisation-"  # and a number: each organisation is a choice of its own
YEARS_AHEAD = 5
REACHED_BY = ["phone", "address_extra", "street", "postcode", "city", "page", "further"]


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = value if isinstance(value, list) else (value or "").splitlines()
        return list(dict.fromkeys(filter(None, (squash(line) for line in lines))))


class UnitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's class takes no parameter when it runs
    """A unit, chosen from the administration's tree."""

    def __init__(self, tree: list[Branch], queryset: QuerySet[Organisation], **kwargs: Any) -> None:
        self._depths = {branch.unit.pk: branch.depth for branch in tree}
        super().__init__(queryset, **kwargs)
        self.choices = [("", self.empty_label), *((b.unit.pk, self._label(b)) for b in tree)]

    @staticmethod
    def _label(branch: Branch) -> str:
        unit = branch.unit
        short = f"{unit.abbreviation} " if unit.abbreviation else ""
        return f"{INDENT * branch.depth}{short}{unit.name}"


def _further() -> LinesField:
    return LinesField(
        label=_("Weitere Adressen und Nummern"), required=False, help_text=_("Je Zeile eine.")
    )


def _page() -> forms.URLField:
    return forms.URLField(
        label=_("Internetseite"), required=False, max_length=300, assume_scheme="https"
    )


def _offer_groups(form: Any, town: Municipality, nothing: Any) -> None:
    """Of somebody new the group follows from what is chosen with them."""
    if form.instance.pk is None:
        del form.fields["group"]
        return
    form.fields["group"].queryset = queries.actor_groups(town)
    form.fields["group"].empty_label = nothing


class UnitForm(TogetherForm):
    """A unit of the administration."""

    aliases = LinesField(
        label=_("Andere Namen"),
        required=False,
        help_text=_("Schreibweisen, die in Tabellen vorkommen, je Zeile eine."),
    )

    class Meta:
        model = Organisation
        fields = ["name", "abbreviation", "parent", "aliases", "email"]

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = UnitChoice(
            queries.unit_tree(town),
            queries.units(town),
            label=_("gehört zu"),
            required=False,
            empty_label=_("steht an der Spitze"),
        )


class OrganisationForm(TogetherForm):
    """An organisation outside the administration."""

    aliases = UnitForm.base_fields["aliases"]
    further = _further()
    page = _page()

    class Meta:
        model = Organisation
        fields = [
            "kind", "group", "name", "abbreviation", "aliases", "speaker", "email", *REACHED_BY,
        ]  # fmt: skip

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer(town)
        outside = [c for c in OrganisationKind.choices if c[0] != OrganisationKind.UNIT]
        self.fields["kind"].choices = [("", _("bitte wählen")), *outside]  # type: ignore[attr-defined]

    def _offer(self, town: Municipality) -> None:
        """A group, and who of its people speaks for it: one query for both. Of a new one the group
        follows from its kind, and nobody belongs to it yet."""
        groups, people = queries.offered_to(self.instance) if self.instance.pk else ([], [])
        offered: tuple[tuple[str, Any, Any, list[tuple[int, str]]], ...] = (
            ("group", queries.actor_groups(town), _("wie die Art sagt"), groups),
            ("speaker", Person.objects.filter(municipality=town), _("niemand"), people),
        )
        for name, rows, nothing, choices in offered:
            field: Any = self.fields[name]
            if not choices and (name == "speaker" or self.instance.pk is None):
                del self.fields[name]
                continue
            field.queryset = rows
            field.choices = [("", nothing), *choices]


class PostsForm(BaseForm):
    """Posts (VZÄ) of a unit, a field for each year, and what its writer saw."""

    base = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, unit: Organisation, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {entry.year: entry.fte for entry in unit.posts.all()}
        self._base = json.dumps({year: str(fte) for year, fte in known.items()})
        self.initial["base"] = self._base
        years = {*known, *range(today.year, today.year + YEARS_AHEAD)}
        for year in sorted(years):
            self.fields[str(year)] = AmountField(
                label=str(year), required=False, max_digits=7, initial=known.get(year)
            )
        self.order_fields(sorted(self.fields))  # what is hidden comes last

    @property
    def posts(self) -> dict[int, Decimal | None]:
        return {int(year): fte for year, fte in self.cleaned_data.items() if year != "base"}

    @property
    def seen(self) -> dict[int, Decimal | None] | None:
        """What stood there when the page was opened; None of a page that does not say."""
        found = read_json(self.data.get("base", ""), dict[str, str])
        if found is None:
            return None
        return {year: _number(found.get(str(year), "")) for year in self.posts}

    def look_again(self) -> None:
        """What was typed stays; sent once more, it counts against what stands now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["base"] = self._base  # type: ignore[index]


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


class CloseForm(BaseForm):
    reason = forms.CharField(
        label=_("Begründung"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("z. B. „Zum 1. Juli 2026 im Fachbereich Bildung aufgegangen“"),
    )


class UnitListForm(BaseForm):
    """A list of units, pasted."""

    units = forms.CharField(
        label=_("Liste"),
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "wrap": "off"}),
        help_text=_("Je Zeile: Name; Kurzzeichen; gehört zu. Auch aus einer Tabelle kopiert."),
        max_length=500_000,
        strip=False,
    )


class PersonForm(TogetherForm):
    """Somebody who takes part. Nothing is asked here that Art. 9 GDPR protects."""

    language = forms.ChoiceField(label=_("Sprache für Schreiben"), choices=letter_languages.choices)
    wishes = LinesField(
        label=_("Gewünschte Handlungsfelder"), required=False, help_text=_("Je Zeile eines.")
    )
    permission_on = DateField(label=_("Einwilligung vom"), required=False)
    named_since = DateField(
        label=_("Einverständnis, öffentlich genannt zu werden, vom"),
        required=False,
        help_text=_("Wo ihre Gruppen öffentlich genannt sind, steht dann der Name dabei."),
    )
    further = _further()
    page = _page()

    class Meta:
        model = Person
        fields = [
            "name", "salutation", "title", "first_name", "last_name", "birth_name", "pronouns",
            "function", "group", "email", *REACHED_BY, "language", "wishes",
            "permission", "permission_on", "permission_source", "named_since", "user",
        ]  # fmt: skip
        help_texts = {
            "name": _("So steht die Person überall da."),
            "user": _("Damit sieht die Person, was für ihren Fachbereich zu tun ist."),
        }

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        known = kwargs.get("instance")
        self._present = list(known.organisations.all()) if known else []
        super().__init__(*args, **kwargs)
        if known and known.language not in tongues.NAMES:
            self.fields["language"].choices = letter_languages.choices(known.language)  # type: ignore[attr-defined]
        _offer_groups(self, town, _("wie die Organisation"))
        accounts = queries.free_accounts(town, known)
        self.fields["user"].queryset = accounts  # type: ignore[attr-defined]
        self.fields["user"].empty_label = _("kein Konto")  # type: ignore[attr-defined]
        self._offer_organisations(town, self._present)

    def _offer_organisations(self, town: Municipality, present: list[Organisation]) -> None:
        """A choice for each organisation there is, and one more."""
        possible = Organisation.objects.filter(municipality=town)
        offered = [
            (one.pk, one.name)
            for one in possible.order_by(Alphabetical("name"))
            if one.active or one in present
        ]
        for place in range(len(present) + 1):
            field = forms.ModelChoiceField(
                possible,
                required=False,
                label=_("weitere Organisation") if place else _("Organisation"),
                initial=present[place].pk if place < len(present) else None,
            )
            field.choices = [("", _("keine")), *offered]
            self.fields[f"{ORGANISATION}{place}"] = field

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, with the chosen organisations as a list."""
        return self._with_organisations(self.cleaned_data)

    @property
    def changes(self) -> dict[str, Any]:
        return self._with_organisations(super().changes)

    def _with_organisations(self, values: dict[str, Any]) -> dict[str, Any]:
        typed = self.cleaned_data
        chosen = [typed[name] for name in typed if name.startswith(ORGANISATION) and typed[name]]
        rest = {name: value for name, value in values.items() if not name.startswith(ORGANISATION)}
        return rest | {"organisations": list(dict.fromkeys(chosen))}

    def _base(self) -> dict[str, Any]:
        return super()._base() | {"organisations": [one.pk for one in self._present]}

    def _carried(self) -> list[str]:
        return [*super()._carried(), "organisations"]


class BodyForm(TogetherForm):
    class Meta:
        model = Body
        fields = [
            "kind", "name", "abbreviation", "purpose", "seats_low", "seats_high", "wants_deputies",
        ]  # fmt: skip
        widgets = {"purpose": forms.Textarea(attrs={"rows": 4})}


class DeputyForm(BaseForm):
    """For whom somebody stands in, and how long."""

    person = forms.ModelChoiceField(label=_("Wer ist weg?"), queryset=Person.objects.none())
    deputy = forms.ModelChoiceField(
        label=_("Wer vertritt?"),
        queryset=Person.objects.none(),
        help_text=_("Zur Wahl steht, wer selbst für einen Fachbereich antwortet."),
    )
    since = DateField(label=_("Vom"))
    until = DateField(label=_("Bis"))

    def __init__(
        self, data: Any = None, *, people: QuerySet[Person], colleagues: QuerySet[Person], user: Any
    ) -> None:
        super().__init__(data)
        for name, found in (("person", people), ("deputy", colleagues)):
            field: Any = self.fields[name]
            field.queryset = found
            field.choices = list(field.choices)  # asked for once, for the page and for the field
        chosen = (value for value, _label in self.fields["person"].choices if value)  # type: ignore[attr-defined]
        own = next((value.value for value in chosen if value.instance.user_id == user.pk), None)
        self.initial = {"since": timezone.localdate(), "person": own}

    def has_a_choice(self) -> bool:
        """Whether somebody is there to be stood in for, and somebody else to do it."""
        away, colleagues = (
            [value for value, _label in self.fields[name].choices if value]  # type: ignore[attr-defined]
            for name in ("person", "deputy")
        )
        return bool(away) and len(colleagues) > 1

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until < timezone.localdate():
            raise forms.ValidationError(_("Bitte einen Tag eingeben, der noch kommt."))
        return until


class UnitFilter(BaseForm):
    suche = forms.CharField(label=_("Suche"), required=False)
    aufgeloest = forms.BooleanField(label=_("auch aufgelöste"), required=False)


class BodyFilter(BaseForm):
    suche = forms.CharField(label=_("Suche"), required=False)
    art = forms.ChoiceField(
        label=_("Art"), required=False, choices=[("", _("alle")), *BodyKind.choices]
    )

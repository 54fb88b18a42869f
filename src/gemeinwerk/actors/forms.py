from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors import queries
from gemeinwerk.actors.models import Body, BodyKind, Organisation, OrganisationKind, Person, Seat
from gemeinwerk.actors.queries import Branch
from gemeinwerk.core.forms import AmountField, BaseForm, BaseModelForm, DateField
from gemeinwerk.core.parsing import squash
from gemeinwerk.municipalities.models import Municipality

INDENT = "\u2003"  # an em space for each step below the top
YEARS_AHEAD = 5


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = value if isinstance(value, list) else (value or "").splitlines()
        return list(dict.fromkeys(filter(None, (squash(line) for line in lines))))


class UnitChoice(forms.ModelChoiceField):
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


class UnitForm(BaseModelForm):
    """A unit of the administration."""

    aliases = LinesField(
        label=_("Andere Namen"),
        required=False,
        help_text=_("Schreibweisen, unter denen die Stelle in Tabellen vorkommt, je Zeile eine."),
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


class OrganisationForm(BaseModelForm):
    """An organisation outside the administration."""

    aliases = UnitForm.base_fields["aliases"]

    class Meta:
        model = Organisation
        fields = ["kind", "name", "abbreviation", "aliases", "email"]

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outside = [c for c in OrganisationKind.choices if c[0] != OrganisationKind.UNIT]
        self.fields["kind"].choices = [("", _("bitte wählen")), *outside]  # type: ignore[attr-defined]


class PostsForm(BaseForm):
    """Posts (VZÄ) of a unit, a field for each year."""

    def __init__(self, *args: Any, unit: Organisation, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {entry.year: entry.fte for entry in unit.posts.all()}
        years = {*known, *range(today.year, today.year + YEARS_AHEAD)}
        for year in sorted(years):
            self.fields[str(year)] = AmountField(
                label=str(year), required=False, max_digits=7, initial=known.get(year)
            )

    @property
    def posts(self) -> dict[int, Decimal | None]:
        return {int(year): fte for year, fte in self.cleaned_data.items()}


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


class PersonForm(BaseModelForm):
    """Somebody who takes part. Nothing is asked here that Art. 9 GDPR protects."""

    language = forms.ChoiceField(label=_("Sprache für Schreiben"), choices=settings.LANGUAGES)

    class Meta:
        model = Person
        fields = ["name", "function", "email", "phone", "language", "user"]
        help_texts = {"user": _("Damit sieht die Person, was für ihre Stelle zu tun ist.")}

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.instance if self.instance.pk else None
        accounts = queries.free_accounts(town, known)
        self.fields["user"].queryset = accounts  # type: ignore[attr-defined]
        self.fields["user"].empty_label = _("kein Konto")  # type: ignore[attr-defined]
        present = list(known.organisations.all()) if known else []
        self._offer_organisations(town, present)

    def _offer_organisations(self, town: Municipality, present: list[Organisation]) -> None:
        """A choice for each organisation there is, and one more."""
        possible = Organisation.objects.filter(municipality=town)
        offered = [
            (one.pk, one.name) for one in possible.order_by("name") if one.active or one in present
        ]
        for place in range(len(present) + 1):
            field = forms.ModelChoiceField(
                possible,
                required=False,
                label=_("weitere Organisation") if place else _("Organisation"),
                initial=present[place].pk if place < len(present) else None,
            )
            field.choices = [("", _("keine")), *offered]
            self.fields[f"organisation-{place}"] = field

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, with the chosen organisations as a list."""
        chosen = {
            name: value for name, value in self.cleaned_data.items() if "organisation-" in name
        }
        rest = {name: value for name, value in self.cleaned_data.items() if name not in chosen}
        return rest | {"organisations": list(dict.fromkeys(filter(None, chosen.values())))}


class ErasureForm(BaseForm):
    """The reason stays when the person is gone, so it should name nobody."""

    reason = forms.CharField(
        label=_("Anlass"),
        help_text=_("Bleibt im Protokoll stehen. Bitte ohne Namen, z. B. „Antrag vom 3. Mai“."),
    )
    sure = forms.BooleanField(label=_("Ja, endgültig löschen"))


class BodyForm(BaseModelForm):
    class Meta:
        model = Body
        fields = ["kind", "name", "abbreviation", "purpose"]
        widgets = {"purpose": forms.Textarea(attrs={"rows": 4})}


class SeatForm(BaseModelForm):
    """A seat; who holds it is said once, when it is made."""

    since = DateField(label=_("seit"), required=False)
    until = DateField(label=_("bis"), required=False)

    class Meta:
        model = Seat
        fields = ["person", "organisation", "function", "deputy", "since", "until"]

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(municipality=town).order_by("name")
        organisations = Organisation.objects.filter(municipality=town, active=True)
        for name, found in (
            ("person", people),
            ("deputy", people),
            ("organisation", organisations.order_by("name")),
        ):
            self.fields[name].queryset = found  # type: ignore[attr-defined]
            self.fields[name].empty_label = _("keine Angabe")  # type: ignore[attr-defined]
        if self.instance.pk:
            del self.fields["person"]


class OrganisationFilter(BaseForm):
    suche = forms.CharField(label=_("Suche"), required=False)
    art = forms.ChoiceField(label=_("Art"), required=False)
    aufgeloest = forms.BooleanField(label=_("auch aufgelöste"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outside = [c for c in OrganisationKind.choices if c[0] != OrganisationKind.UNIT]
        self.fields["art"].choices = [("", _("alle")), *outside]  # type: ignore[attr-defined]


class UnitFilter(BaseForm):
    suche = forms.CharField(label=_("Suche"), required=False)
    aufgeloest = forms.BooleanField(label=_("auch aufgelöste"), required=False)


class PersonFilter(BaseForm):
    suche = forms.CharField(label=_("Suche"), required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        required=False,
        empty_label=_("alle"),
    )

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Organisation.objects.filter(municipality=town, people__isnull=False)
        self.fields["organisation"].queryset = found.distinct().order_by("name")  # type: ignore[attr-defined]


class BodyFilter(BaseForm):
    suche = forms.CharField(label=_("Suche"), required=False)
    art = forms.ChoiceField(
        label=_("Art"), required=False, choices=[("", _("alle")), *BodyKind.choices]
    )

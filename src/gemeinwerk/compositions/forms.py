"""Forms: who is in the selection, what they wish, a proposal, a place, taking over."""

import json
import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import ActorGroup, Body, OrganisationKind, Person
from gemeinwerk.compositions.models import Candidate
from gemeinwerk.compositions.operations import Wishes
from gemeinwerk.compositions.operations.wishing import wishes_of
from gemeinwerk.core.forms import BaseForm, DateField, ShownForm
from gemeinwerk.core.shapes import read_json

NEVER = ("x", "-", "–", "nie", "never")


class AskForm(BaseForm):
    """How a proposal is worked out."""

    groups = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Wer kommt in Frage?"),
        queryset=ActorGroup.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Keine angekreuzt: alle in der Auswahl."),
    )
    draw = forms.BooleanField(
        label=gettext_lazy("Plätze verlosen"),
        required=False,
        help_text=gettext_lazy(
            "Alle, die mitmachen möchten, haben eine so gleiche Chance, wie die Ziele erlauben. "
            "Gedacht für offene Plätze der Zivilgesellschaft."
        ),
    )
    seed = forms.IntegerField(
        label=gettext_lazy("Startzahl des Loses"),
        required=False,
        min_value=0,
        max_value=999_999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 8}),
        help_text=gettext_lazy(
            "Leer: wird gezogen. Mit derselben Zahl kommt dasselbe heraus; sie steht beim "
            "Vorschlag."
        ),
    )
    seconds = forms.TypedChoiceField(
        label=gettext_lazy("Rechenzeit höchstens"),
        coerce=int,
        choices=[
            (10, gettext_lazy("10 Sekunden")),
            (30, gettext_lazy("30 Sekunden")),
            (120, gettext_lazy("2 Minuten")),
        ],
        initial=30,
    )

    def __init__(self, *args: Any, groups: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = groups  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        chosen = [one.pk for one in typed["groups"]]
        return {
            "draw": typed["draw"], "seed": typed["seed"], "seconds": typed["seconds"],
            "only": chosen or None,
        }  # fmt: skip


class SelectionFilter(BaseForm):
    suche = forms.CharField(label=gettext_lazy("Suche"), required=False)
    art = forms.ChoiceField(
        label=gettext_lazy("Art der Organisation"),
        required=False,
        choices=[("", gettext_lazy("alle")), *OrganisationKind.choices],
    )


class SearchForm(BaseForm):
    suche = forms.CharField(label=gettext_lazy("Suche"), required=False)


class SelectForm(BaseForm):
    people = forms.MultipleChoiceField(
        label=gettext_lazy("Wer könnte mitmachen?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Bitte wählen Sie mindestens eine Person.")},
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(str(one.pk), _called(one)) for one in people]  # type: ignore[attr-defined]


def _called(person: Person) -> str:
    houses = ", ".join(one.short for one in person.organisations.all())
    return f"{person.name} ({houses})" if houses else person.name


class WishesForm(BaseForm):
    """A row for each candidate of a page, a cell for each group: 1 is the dearest, x is never."""

    base = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, candidates: list[Candidate], bodies: list[Body], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.candidates, self.bodies = candidates, bodies
        known = {one.pk: wishes_of(one) for one in candidates}
        self._base = json.dumps(
            {key: [one.wishes, one.never, [one.most]] for key, one in known.items()}
        )
        self.initial["base"] = self._base
        for one in candidates:
            for body in bodies:
                self._cell(one, body, known[one.pk])
            self.fields[f"m{one.pk}"] = forms.IntegerField(
                label=_("{person}: höchstens so viele Gruppen").format(person=one.person),
                min_value=1,
                max_value=max(1, len(bodies)),
                initial=one.most,
                widget=_small(_("{person}: höchstens so viele Gruppen").format(person=one.person)),
            )

    def _cell(self, one: Candidate, body: Body, known: Wishes) -> None:
        label = f"{one.person}: {body}"
        value = ""
        if body.pk in known.wishes:
            value = str(known.wishes.index(body.pk) + 1)
        elif body.pk in known.never:
            value = "x"
        self.fields[f"w{one.pk}-{body.pk}"] = forms.CharField(
            label=label, required=False, initial=value, widget=_small(label)
        )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        for one in self.candidates:
            ranks: dict[int, int] = {}
            for body in self.bodies:
                name = f"w{one.pk}-{body.pk}"
                typed = str(values.get(name) or "").strip().lower()
                if not typed or typed in NEVER:
                    continue
                if not re.fullmatch(r"[1-9][0-9]?", typed):
                    self.add_error(name, _("Bitte eine Zahl ab 1 eingeben, oder x für „nie“."))
                elif int(typed) in ranks:
                    self.add_error(name, _("Die Zahl {n} steht zweimal.").format(n=typed))
                else:
                    ranks[int(typed)] = body.pk
        return values

    @property
    def rows(self) -> list[tuple[Candidate, list[tuple[Body, Any]], Any]]:
        """Whose they are, a cell beside its group for each, how many groups at most."""
        return [
            (
                one,
                [(body, self[f"w{one.pk}-{body.pk}"]) for body in self.bodies],
                self[f"m{one.pk}"],
            )
            for one in self.candidates
        ]

    @property
    def wishes(self) -> dict[int, Wishes]:
        return {one.pk: self._of(one) for one in self.candidates}

    def _of(self, one: Candidate) -> Wishes:
        typed = {
            body.pk: str(self.cleaned_data[f"w{one.pk}-{body.pk}"] or "").strip().lower()
            for body in self.bodies
        }
        ranked = sorted((int(text), key) for key, text in typed.items() if text.isdecimal())
        never = sorted(key for key, text in typed.items() if text in NEVER)
        return Wishes([key for _rank, key in ranked], never, self.cleaned_data[f"m{one.pk}"])

    @property
    def seen(self) -> dict[int, Wishes] | None:
        """What stood there when the page was opened; None of a page that does not say."""
        found = read_json(self.data.get("base", ""), dict[str, list[list[int]]])
        if found is None:
            return None
        known = {str(one.pk): one.pk for one in self.candidates}
        return {
            known[key]: Wishes(parts[0], parts[1], parts[2][0])
            for key, parts in found.items()
            if key in known and len(parts) == 3 and parts[2]
        }

    def look_again(self) -> None:
        """What was typed stays; sent once more, it counts against what stands now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["base"] = self._base  # type: ignore[index]


def _small(label: str) -> forms.TextInput:
    return forms.TextInput(
        attrs={"size": 3, "maxlength": 5, "aria-label": label, "inputmode": "text"}
    )


class PlaceForm(ShownForm):
    """In which groups somebody sits."""

    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("Gruppen"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].choices = choices  # type: ignore[attr-defined]


class TakeOverForm(ShownForm):
    since = DateField(
        label=gettext_lazy("seit"), help_text=gettext_lazy("Der erste Tag auf den Sitzen")
    )

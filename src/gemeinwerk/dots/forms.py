"""What the office says of a show of dots: what is weighed, with how many points, and what hangs on
the wall."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.forms import BaseForm, ShownForm
from gemeinwerk.core.languages import german
from gemeinwerk.dots import sources
from gemeinwerk.dots.models import (
    LONGEST_THING,
    MOST_ON_WALL,
    MOST_POINTS,
    MOST_THINGS,
    Weighing,
)
from gemeinwerk.dots.sources import Offer

MOST_PRINTED = 200


def _number(label: Any, least: int, most: int, **more: Any) -> forms.IntegerField:
    widget = forms.TextInput({"size": 5, "inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=widget, **more)


class WeighingForm(ShownForm):
    question = forms.CharField(
        label=gettext_lazy("Frage"),
        help_text=gettext_lazy("z. B. „Was gehen wir zuerst an?“"),
        max_length=200,
    )
    items = forms.MultipleChoiceField(
        label=gettext_lazy("Punkte der Tagesordnung"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wishes = forms.MultipleChoiceField(
        label=gettext_lazy("Themenwünsche aus Antworten auf Einladungen"),
        help_text=gettext_lazy("Wer sich das gewünscht hat, steht nicht dabei."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    lines = forms.CharField(
        label=gettext_lazy("Was außerdem zur Wahl steht, eines je Zeile"),
        required=False,
        max_length=MOST_THINGS * LONGEST_THING,
        widget=forms.Textarea({"rows": 5}),
    )
    points = _number(gettext_lazy("Punkte für jede Person"), 1, MOST_POINTS, initial=5)
    most_on_one = _number(gettext_lazy("Höchstens auf eine Sache"), 1, MOST_POINTS, initial=3)
    with_slips = forms.BooleanField(
        label=gettext_lazy("nur mit Zettel"),
        help_text=gettext_lazy(
            "Sie drucken für jede Person einen Zettel, der einmal gilt. Ohne Zettel zählt jedes "
            "Gerät einmal: Wer zwei Geräte hat oder den Browser wechselt, kann zweimal Punkte "
            "geben, und wer den Code weitergibt, lässt andere mitmachen."
        ),
        required=False,
    )
    shows_standing = forms.BooleanField(
        label=gettext_lazy("Zwischenstand auf der Leinwand zeigen"),
        help_text=gettext_lazy(
            "Wer zusieht, während jemand absendet, kann dann erraten, wohin die Punkte gingen; "
            "und viele folgen dem, was vorne liegt. Sonst steht das Ergebnis erst am Ende da."
        ),
        required=False,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        items: list[Offer],
        wishes: list[Offer],
        weighing: Weighing | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(weighing, items, wishes))
        self._offered = dict([*items, *wishes])
        fields: dict[str, Any] = self.fields
        for name, offers in (("items", items), ("wishes", wishes)):
            fields[name].choices = sources.choices(offers)
            if not offers:
                del fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [*cleaned.get("items", []), *cleaned.get("wishes", [])]
        lines = [line.strip() for line in cleaned.get("lines", "").splitlines() if line.strip()]
        if any(len(one) > LONGEST_THING for one in lines):
            said = _("Eine Zeile darf höchstens {n} Zeichen haben.").format(n=LONGEST_THING)
            self.add_error("lines", said)
        self.things = [(str(self._offered[one]), one) for one in chosen]
        self.things += [(one, "") for one in lines]
        if not 2 <= len(self.things) <= MOST_THINGS and not self.errors:
            said = _("Zur Wahl stehen mindestens zwei und höchstens {n} Dinge.")
            self.add_error("lines", said.format(n=MOST_THINGS))
        points, most = cleaned.get("points"), cleaned.get("most_on_one")
        if points and most and most > points:
            said = _("Auf eine Sache gehen höchstens so viele Punkte, wie jede Person hat.")
            self.add_error("most_on_one", said)
        return cleaned

    @property
    def details(self) -> dict[str, Any]:
        names = ("question", "points", "most_on_one", "with_slips", "shows_standing")
        return {name: self.cleaned_data[name] for name in names} | {"things": self.things}


def _initial(weighing: Weighing | None, items: list[Offer], wishes: list[Offer]) -> dict[str, Any]:
    if weighing is None:
        return {"items": [source for source, _title in items]}
    offered = [source for source, _title in (*items, *wishes)]
    chosen = [one["source"] for one in weighing.things]
    return {
        "question": weighing.question,
        "items": chosen,
        "wishes": chosen,
        "lines": sources.typed_lines(weighing.things, offered),
        "points": weighing.points,
        "most_on_one": weighing.most_on_one,
        "with_slips": weighing.with_slips,
        "shows_standing": weighing.shows_standing,
    }


class WallForm(ShownForm):
    """A number for each thing, and how many people glued."""

    people = _number(
        gettext_lazy("Wie viele haben an der Wand geklebt?"),
        0,
        MOST_ON_WALL,
        required=False,
        help_text=gettext_lazy("Wenn Sie es wissen."),
    )

    def __init__(self, data: Any = None, *, weighing: Weighing) -> None:
        super().__init__(data, initial={"people": weighing.at_wall})
        self._keys = [one["key"] for one in weighing.things]
        for one in weighing.things:
            field = _number(german(one["title"]), 0, MOST_ON_WALL, required=False)
            field.initial = weighing.on_wall.get(one["key"])
            self.fields[f"p{one['key']}"] = field
        self.order_fields([*(f"p{key}" for key in self._keys), "people"])

    @property
    def points(self) -> dict[str, int]:
        return {key: self.cleaned_data[f"p{key}"] or 0 for key in self._keys}


class SlipsForm(BaseForm):
    number = _number(gettext_lazy("Wie viele Zettel zum Ausschneiden?"), 1, MOST_PRINTED)

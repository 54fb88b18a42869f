"""The form for everybody: three pages and what it will look like, one form on each of them.

What stands on the other pages travels along hidden, so that nothing is kept of what is not sent,
and nothing is lost on the way back.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import CrossCuttingTheme, FieldOfAction
from gemeinwerk.contributions.asking.models import AskedQuestion
from gemeinwerk.contributions.form import asked, languages
from gemeinwerk.contributions.form.kinds import CALLED, asked_for
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.contributions.moderating.reasons import Reason
from gemeinwerk.core.forms import BaseForm, DegreesField
from gemeinwerk.core.languages import OfTheTown, of_the_town

LONGEST = 5_000
WHAT, ABOUT, WHO, LOOK = 1, 2, 3, 4
"""The pages."""
POINT = ("latitude", "longitude")
PLACE = ("place_name", *POINT)


class SaidForm(BaseForm):
    """What somebody says and what about; amended in the same words."""

    kind = forms.ChoiceField(
        label=_("Was ist es?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie eines davon.")},
    )
    text = forms.CharField(
        label=_("Was möchten Sie sagen?"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 8, "lang": "", "dir": "auto"}),
        help_text=_("In der Sprache, die Ihnen liegt. Bitte keine Namen und Adressen von anderen."),
        error_messages={"required": _("Bitte schreiben Sie etwas.")},
    )
    # Not "language": so the buttons are called that draw the page in another one.
    tongue = forms.ChoiceField(label=_("In welcher Sprache haben Sie geschrieben?"), required=False)
    field = forms.ChoiceField(label=_("Um welches Thema geht es?"), required=False)
    themes = forms.MultipleChoiceField(
        label=_("Was trifft außerdem zu?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    target_group = forms.CharField(
        label=_("Wen betrifft es?"),
        required=False,
        max_length=200,
        help_text=_("Zum Beispiel: Eltern mit kleinen Kindern."),
        widget=forms.TextInput({"lang": "", "dir": "auto", "autocomplete": "off"}),
    )
    place_name = forms.CharField(
        label=_("Gibt es einen Ort dazu?"),
        required=False,
        max_length=200,
        help_text=_("Eine Straße, ein Platz, ein Haus. Nicht Ihre eigene Adresse."),
        widget=forms.TextInput({"lang": "", "dir": "auto", "autocomplete": "off"}),
    )
    # Filled by the map, where there is one; they travel along on every page.
    latitude = DegreesField(most=90, required=False, widget=forms.HiddenInput)
    longitude = DegreesField(most=180, required=False, widget=forms.HiddenInput)

    pages: dict[int, tuple[str, ...]] = {
        WHAT: ("kind", "text", "tongue"),
        ABOUT: ("field", "themes", "target_group", "place_name"),
    }

    def __init__(
        self,
        data: Any = None,
        *,
        phase: Participation | None,
        fields: list[FieldOfAction],
        themes: list[CrossCuttingTheme],
        initial: dict[str, Any] | None = None,
        kind: str = "",
        questions: Sequence[AskedQuestion] = (),
    ) -> None:
        """`kind`: what it is, where that is not asked; `questions`: the town's own."""
        super().__init__(data, initial=initial)
        self._fields, self._themes, self._kind = fields, themes, kind
        self._questions = questions
        own = asked.fields(questions)
        self.fields.update(own)
        self.pages = self.pages | {ABOUT: (*self.pages[ABOUT], *own)}
        kinds = asked_for(phase) if phase else asked_for(Participation())
        self._choose("kind", kinds)
        if len(kinds) == 1:
            self.fields["kind"].initial = kinds[0][0]
        self._choose("tongue", [*languages.offered(), (languages.OTHER, _("eine andere"))])
        self._choose(
            "field",
            [("", _("weiß ich nicht")), *((str(one.pk), _called(one.title)) for one in fields)],
        )
        self._choose("themes", [(str(one.pk), _called(one.title)) for one in themes])
        if kind:
            del self.fields["kind"]
        if not fields:
            del self.fields["field"]
        if not themes:
            del self.fields["themes"]
        if phase and not phase.places:
            for name in PLACE:
                del self.fields[name]

    def _choose(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """A point that is none is told where people read it: its fields cannot be seen."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        wrong = [name for name in POINT if self.errors.pop(name, None)]
        if wrong or (typed.get(POINT[0]) is None) != (typed.get(POINT[1]) is None):
            self.add_error(
                "place_name",
                _("Diesen Punkt gibt es auf keiner Karte. Bitte setzen Sie ihn neu."),
            )
        return typed

    @property
    def said(self) -> dict[str, Any]:
        """For the verbs; what is not asked is not said."""
        typed = self.cleaned_data
        chosen = set(typed.get("themes", ()))
        return {
            "kind": self._kind or typed["kind"],
            "text": typed["text"],
            "language": typed["tongue"] or languages.OTHER,
            "field": next((o for o in self._fields if str(o.pk) == typed.get("field")), None),
            "themes": [one for one in self._themes if str(one.pk) in chosen],
            "target_group": typed["target_group"],
            **{name: typed[name] for name in PLACE if name in self.fields},
            "answers": asked.answers(self._questions, typed),
        }

    @property
    def stated(self) -> list[tuple[str, list[str], str]]:
        """The town's questions, each with what was chosen, or the text."""
        answers = asked.answers(self._questions, self.cleaned_data)
        return [
            (one.text, [], value) if isinstance(value, str) else (one.text, one.chosen(value), "")
            for one in self._questions
            if (value := answers[one.pk])
        ]

    @property
    def asks(self) -> bool:
        return bool(self._questions)

    @property
    def kind_in_words(self) -> Any:
        return CALLED.get(self._kind or self.cleaned_data.get("kind", ""))


class ContributionForm(SaidForm):
    """`homepage` is for programs that fill in everything: people do not see it."""

    name = forms.CharField(
        label=_("Ihr Name"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "name", "dir": "auto"}),
    )
    named = forms.BooleanField(
        label=_("Mein Name darf öffentlich bei dem Beitrag stehen."), required=False
    )
    role = forms.CharField(
        label=_("Wer spricht, ohne Namen"),
        required=False,
        max_length=200,
        help_text=_("Zum Beispiel: Bewohnerin der Uferstraße. Das steht öffentlich dabei."),
        widget=forms.TextInput({"lang": "", "dir": "auto", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        required=False,
        max_length=254,
        help_text=_(
            "Nur damit wir Ihnen antworten und schreiben können, was daraus wird. Sie steht "
            "nirgends öffentlich."
        ),
        widget=forms.EmailInput({"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "invalid": _("Das ist keine E-Mail-Adresse. Ein Beispiel: name@beispiel.de")
        },
    )
    privacy = forms.BooleanField(
        label=_("Ich stimme den Hinweisen zum Datenschutz zu."), required=False
    )
    homepage = forms.CharField(
        label=_("Bitte leer lassen"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )
    begun = forms.CharField(required=False, widget=forms.HiddenInput)

    pages = SaidForm.pages | {WHO: ("name", "named", "role", "email", "privacy")}

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if (typed.get("name") or typed.get("email")) and not typed.get("privacy"):
            self.add_error(
                "privacy",
                _("Ohne Ihre Zustimmung dürfen wir Name und Adresse nicht speichern."),
            )
        if typed.get("named") and not typed.get("name"):
            self.add_error("name", _("Dann schreiben Sie bitte auch Ihren Namen."))
        return typed

    @property
    def who(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "name": typed["name"].strip(),
            "email": typed["email"].strip().lower(),
            "role": typed["role"].strip(),
            "named": typed["named"],
        }

    @property
    def shown_as(self) -> str:
        """Whom the public reads."""
        who = self.who
        return str(who["name"] if who["named"] else who["role"])

    def first_wrong(self, before: int) -> int:
        """The first page with something to mend, of those before one; 0: none."""
        return next((one for one in range(WHAT, before) if self._wrong_on(one)), 0)

    def _wrong_on(self, page: int) -> bool:
        return any(name in self.errors for name in self.pages.get(page, ()))

    def only_of(self, page: int) -> None:
        """Errors of other pages are told there."""
        names = self.pages.get(page, ())
        for name in [one for one in self.errors if one not in names and one != "__all__"]:
            del self.errors[name]

    def visible(self, page: int) -> list[Any]:
        return [self[name] for name in self.pages.get(page, ()) if name in self.fields]

    def carried(self, page: int) -> list[Any]:
        """Fields of the other pages, as they travel along."""
        here = self.pages.get(page, ())
        return [self[name] for name in self.fields if name not in here and name != "homepage"]


class ObjectForm(BaseForm):
    text = forms.CharField(
        label=_("Warum soll der Beitrag stehen bleiben?"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4, "lang": "", "dir": "auto"}),
        error_messages={"required": _("Bitte schreiben Sie etwas.")},
    )


class ReportForm(BaseForm):
    """A reader finds that the rules are broken."""

    reason = forms.ChoiceField(
        label=_("Was stimmt nicht?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie eines davon.")},
    )
    text = forms.CharField(
        label=_("Was möchten Sie dazu sagen?"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea({"rows": 3, "lang": "", "dir": "auto"}),
    )
    homepage = forms.CharField(
        label=_("Bitte leer lassen"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_of_a_program(self) -> bool:
        return bool(self.data.get("homepage"))


def words_of(contribution: Contribution) -> dict[str, Any]:
    """What the form is filled from to amend it."""
    return {
        "kind": contribution.kind,
        "text": contribution.text,
        "tongue": contribution.language,
        "field": str(contribution.field_id or ""),
        "themes": [str(one.pk) for one in contribution.themes.all()],
        "target_group": contribution.target_group,
        "place_name": contribution.place_name,
        "latitude": contribution.latitude,
        "longitude": contribution.longitude,
    }


def _called(title: str) -> str:
    return OfTheTown(title) if of_the_town() else title

"""The town's own questions as fields of the form for everybody."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.asking.answering import LONGEST
from gemeinwerk.contributions.asking.models import AskedKind, AskedQuestion
from gemeinwerk.contributions.asking.told import Stated
from gemeinwerk.core.languages import OfTheTown, german, of_the_town

_CHOOSE = {"required": _("Bitte wählen Sie eines davon.")}


def name_of(question: AskedQuestion) -> str:
    """With its revision: whoever has other words of it before them has not answered these."""
    return f"frage_{question.pk}_{question.revision}"


def fields(questions: Iterable[AskedQuestion]) -> dict[str, forms.Field]:
    return {name_of(one): _field(one) for one in questions}


def initial(questions: Iterable[AskedQuestion], given: Iterable[Stated]) -> dict[str, Any]:
    """What the form is filled from to amend it."""
    known = {one.of: one for one in given}
    return {name_of(one): _typed(one, known[one.pk]) for one in questions if one.pk in known}


def answers(
    questions: Iterable[AskedQuestion], typed: Mapping[str, Any]
) -> dict[int, list[int] | str]:
    """For the verbs."""
    return {one.pk: _answer(one, typed.get(name_of(one))) for one in questions}


def _field(question: AskedQuestion) -> forms.Field:
    # The label's markup says that it is German; error messages repeat no label.
    shared: dict[str, Any] = {"label": german(question.text), "required": question.required}
    if question.kind == AskedKind.TEXT:
        return forms.CharField(
            max_length=LONGEST,
            widget=forms.Textarea({"rows": 3, "lang": "", "dir": "auto"}),
            error_messages={"required": _("Bitte schreiben Sie etwas.")},
            **shared,
        )
    choices = [(str(place), _called(label)) for place, label in enumerate(question.labels)]
    if question.kind == AskedKind.SEVERAL:
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, error_messages=_CHOOSE, **shared
        )
    nothing = [] if question.required else [("", _("keine Angabe"))]
    return forms.ChoiceField(
        choices=[*choices, *nothing], widget=forms.RadioSelect, error_messages=_CHOOSE, **shared
    )


def _typed(question: AskedQuestion, given: Stated) -> Any:
    if question.kind == AskedKind.TEXT:
        return given.text
    places = [str(place) for place in given.places]
    return places if question.kind == AskedKind.SEVERAL else "".join(places[:1])


def _answer(question: AskedQuestion, typed: Any) -> list[int] | str:
    if question.kind == AskedKind.TEXT:
        return str(typed or "")
    chosen = typed if isinstance(typed, list) else [typed] if typed else []
    return [int(one) for one in chosen]


def _called(label: str) -> str:
    return OfTheTown(label) if of_the_town() else label

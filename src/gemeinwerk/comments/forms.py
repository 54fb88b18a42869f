"""What a list of comments is filtered by, which version a phase asks about, and which passage a
comment on paper is on."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.comments import queries
from gemeinwerk.comments.models import PartKind
from gemeinwerk.comments.passages import MOST_MARKED, Part, Passage
from gemeinwerk.comments.queries import MEASURE
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import ContributionState
from gemeinwerk.contributions.passages import still_says
from gemeinwerk.core.forms import BaseForm, ShownForm
from gemeinwerk.core.languages import OfTheTown
from gemeinwerk.measures.models import CatalogueVersion

ALL = ("", _("alle"))
_STATES = [one for one in ContributionState.choices if one[0] != ContributionState.WITHDRAWN]


class CommentsFilter(BaseForm):
    """Its names stand in the address, so that a list can be passed on."""

    massnahme = forms.ChoiceField(label=_("Maßnahme"), required=False)
    stand = forms.ChoiceField(label=_("Stand"), required=False, choices=[ALL, *_STATES])

    def __init__(self, data: Any, *, concept: Concept) -> None:
        super().__init__(data)
        known = [
            (str(one.pk), OfTheTown(f"{one.code} {one.title}"))
            for one in queries.commented_measures(concept)
        ]
        if known:
            self.fields[MEASURE].choices = [ALL, *known]  # type: ignore[attr-defined]
        else:
            del self.fields[MEASURE]

    def wanted(self) -> dict[str, str]:
        """What was chosen; a choice that is none counts as not made."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


class DraftForm(ShownForm):
    version = forms.ModelChoiceField(
        label=_("Fassung"),
        queryset=CatalogueVersion.objects.none(),
        required=False,
        empty_label=_("keine: Es wird nichts angemerkt"),
        help_text=_("Entwürfe, die veröffentlicht sind."),
    )

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = queries.versions(concept)  # type: ignore[attr-defined]


class PartForm(BaseForm):
    teil = forms.ChoiceField(
        label=_("Ziel oder Maßnahme"),
        error_messages={"required": _("Bitte wählen Sie, worum es geht.")},
    )

    def __init__(self, data: Any = None, *, concept: Concept, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        named = {
            PartKind.GOAL.value: gettext("Ziel {code}: {title}"),
            PartKind.MEASURE.value: gettext("Maßnahme {code}: {title}"),
        }
        self.fields["teil"].choices = [  # type: ignore[attr-defined]
            (
                gettext("Fassung {n}").format(n=version.number),
                [
                    (
                        queries.place_of(version, kind, code),
                        OfTheTown(named[kind].format(code=code, title=title)),
                    )
                    for kind, code, title in parts
                ],
            )
            for version, parts in queries.all_parts(concept)
        ]


class PassageForm(ShownForm):
    """As citizens choose it: the whole, a text, a sentence of it, or words in the text."""

    stelle = forms.ChoiceField(
        label=_("Textstelle"),
        required=False,
        widget=forms.RadioSelect,
    )
    wortlaut = forms.CharField(
        label=_("Genau diese Wörter"),
        required=False,
        max_length=MOST_MARKED,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Nur wenn ein Teil des gewählten Abschnitts gemeint ist."),
    )

    def __init__(self, data: Any = None, *, part: Part, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._part = part
        choices: list[Any] = [("", _("Zum Ganzen"))]
        for said in part.texts:
            if len(said.sentences) == 1:
                choices.append((said.key, OfTheTown(f"{said.label}: {said.text}")))
                continue
            whole = gettext("{text}: der ganze Abschnitt").format(text=said.label)
            choices += [(said.key, whole), *((at, OfTheTown(one)) for at, one in said.sentences)]
        self.fields["stelle"].choices = choices  # type: ignore[attr-defined]

    @property
    def passage(self) -> Passage:
        return self._part.passage(self.cleaned_data["stelle"], self.cleaned_data["wortlaut"])

    def clean_wortlaut(self) -> str:
        words = str(self.cleaned_data["wortlaut"]).strip()
        key = self.cleaned_data.get("stelle", "").partition(".")[0]
        if words and not still_says(self._part.text(key), words):
            raise forms.ValidationError(
                _("So steht es in diesem Abschnitt nicht. Bitte übernehmen Sie den Wortlaut.")
            )
        return words

"""The filter of the catalogue: what may be chosen, and what of it the address says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import F, Q, Value
from django.db.models.functions import NullIf
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import BaseForm
from gemeinwerk.core.languages import of_the_town
from gemeinwerk.measures.most_behind import WORST_FIRST
from gemeinwerk.measures.states import BEHIND_KEY, stands

Choices = Sequence[tuple[str, Any]]

# Measures that do not say it come last, on every database.
ORDERS: dict[str, tuple[Any, ...]] = {
    "": ("position", "id"),
    "nummer": ("position", "id"),
    "titel": (Alphabetical("title"), "position"),
    "stelle": (Alphabetical(NullIf("lead", Value(""))).asc(nulls_last=True), "position"),
    "beginn": (F("start").asc(nulls_last=True), "position"),
    "ende": (F("end").asc(nulls_last=True), "position"),
    "verzug": WORST_FIRST,
}


SORTS: Choices = [
    ("titel", _("Titel")),
    ("stelle", _("Verantwortlich")),
    ("beginn", _("Beginn")),
    ("ende", _("Ende")),
    ("verzug", _("Verzug, der größte zuerst")),
]


class TownsWords(forms.Select):
    """A choice among names the town gave, which are German on every page."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        if option["value"] and (language := of_the_town()):
            option["attrs"]["lang"] = language
        return option


class CatalogueFilter(BaseForm):
    """What cannot be understood is left out: a shared address never shows an error."""

    suche = forms.CharField(label=_("Suchen"), required=False, max_length=100)
    feld = forms.ChoiceField(label=_("Handlungsfeld"), required=False, widget=TownsWords)
    thema = forms.ChoiceField(label=_("Querschnittsthema"), required=False, widget=TownsWords)
    stelle = forms.ChoiceField(label=_("Verantwortlich"), required=False, widget=TownsWords)
    stand = forms.ChoiceField(label=_("Stand"), required=False)
    jahr = forms.ChoiceField(label=_("Läuft im Jahr"), required=False)
    sortierung = forms.ChoiceField(label=_("Sortieren nach"), required=False)

    def __init__(
        self,
        data: Any,
        *,
        fields: Choices,
        themes: Choices,
        leads: Choices,
        years: Choices,
        states: Choices,
        search: Callable[[str], Mapping[int, int]],
    ) -> None:
        """`search(text)`: the keys of the measures that answer it, each with how well (points).
        `states`: see `states.choices`."""
        super().__init__(data, auto_id="filter_%s")
        self._search = search
        sorts = SORTS if BEHIND_KEY in dict(states) else SORTS[:-1]
        order = self.fields["sortierung"]
        assert isinstance(order, forms.ChoiceField)
        order.choices = [("", _("Nummer")), *sorts]
        if str(data.get("suche", "")).strip():
            # What is searched for comes best first; by number is a wish of its own then.
            order.choices = [("", _("Passendes zuerst")), ("nummer", _("Nummer")), *sorts]
        self.fields["suche"].widget.attrs |= {"type": "search", "placeholder": _("z. B. Schule")}
        for name, first, choices in (
            ("feld", _("Alle"), fields),
            ("thema", _("Alle"), themes),
            ("stelle", _("Alle Fachbereiche"), leads),
            ("stand", _("Alle"), states),
            ("jahr", _("Alle"), years),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", first), *choices]
            if not choices:
                del self.fields[name]

    def chosen(self) -> dict[str, str]:
        """What was understood of the address."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def filters(self) -> dict[str, str]:
        """What of it leaves measures out."""
        return {name: value for name, value in self.chosen().items() if name != "sortierung"}

    def told(self, number: int) -> str:
        """What is listed, as a title: 3 Maßnahmen, hinter der Zusage, Handlungsfeld 2."""
        filters = self.filters()
        if not filters:
            return gettext("Maßnahmen")
        count = ngettext("{n} Maßnahme", "{n} Maßnahmen", number).format(n=number)
        words = {
            "stand": "{label}",
            "feld": gettext("Handlungsfeld {value}"),
            "thema": gettext("Querschnittsthema {value}"),
            "stelle": gettext("verantwortlich {value}"),
            "jahr": gettext("läuft {value}"),
            "suche": gettext("Suche nach „{value}“"),
        }
        told = [
            form.format(value=filters[name], label=self._label(name))
            for name, form in words.items()
            if name in filters
        ]
        return ", ".join([count, *told])

    def _label(self, name: str) -> str:
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(self.cleaned_data[name], ""))

    def drawn_from(self) -> Iterator[str]:
        """What may be chosen and what is, of each field; words are the language's alone."""
        for name, field in self.fields.items():
            yield name
            yield self[name].value() or ""
            for value, word in getattr(field, "choices", ()):
                yield value
                yield str(word)

    def condition(self) -> Q:
        """What is left by the filters, of rows asked for with `states.stated`; which of them answer
        what is searched for is told by `points`."""
        chosen = self.filters().items()
        return Q(*(_CONDITIONS[name](value) for name, value in chosen if name in _CONDITIONS))

    def points(self) -> Mapping[int, int] | None:
        """The keys of the measures that answer what is searched for, each with how well; None
        where nothing is."""
        query = self.chosen().get("suche")
        return self._search(query) if query else None

    def order(self) -> str:
        """One of `ORDERS`; what is searched for comes best first where none is chosen."""
        return self.chosen().get("sortierung", "")

    @property
    def in_order(self) -> bool:
        """Whether measures come as in the catalogue, field by field."""
        return not {"sortierung", "suche"} & self.chosen().keys()


def _running_in(year: str) -> Q:
    first, last = date(int(year), 1, 1), date(int(year), 12, 31)
    begun = Q(start__lte=last) | Q(start=None)
    not_over = Q(end__gte=first) | Q(permanent=True) | Q(end=None, start__isnull=False)
    return begun & not_over


_CONDITIONS = {
    "feld": lambda value: Q(field_code=value),
    "thema": lambda value: Q(themes_text__contains=f"|{value}|"),
    "stelle": lambda value: Q(lead=value),
    "stand": stands,
    "jahr": _running_in,
}

"""Forms: what Germans type is understood, and errors are tied to their fields."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.translation import override

from gemeinwerk.actors.models import Organisation
from gemeinwerk.core.forms import AmountField, BaseForm, BaseModelForm, DateField
from gemeinwerk.evaluation.models import Evaluation


class Sample(BaseForm):
    title = forms.CharField(label="Titel", help_text="Ein Satz.")
    end = DateField(label="Ende", required=False)
    amount = AmountField(label="Betrag", required=False)
    themes = forms.MultipleChoiceField(
        label="Themen",
        choices=[("a", "Antirassismus"), ("g", "Gender")],
        widget=forms.CheckboxSelectMultiple,
    )


@pytest.mark.parametrize("typed", ["31.12.2026", "31.12.26", "2026-12-31", "31. Dezember 2026"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_day_is_understood_in_both_languages(typed: str, language: str) -> None:
    with override(language):
        assert DateField().clean(typed) == date(2026, 12, 31)


@pytest.mark.parametrize("typed", ["kurzfristig", "31.02.", "2026"])
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"z\. B\. 31\.12\.2026"):
        DateField().clean(typed)


@pytest.mark.parametrize("typed", ["31.02.2027", "31.13.27", "2027-02-29", "31. April 2027"])
def test_a_day_that_does_not_exist_is_named(typed: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        DateField().clean(f" {typed} ")
    assert refusal.value.messages == [
        f"Den Tag {typed} gibt es nicht. Bitte prüfen Sie Tag und Monat."
    ]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("25.000,50", "25000.50"),
        ("25 000 €", "25000"),
        ("25000,5", "25000.5"),
        ("0,5", "0.5"),
        ("25.000 EUR", "25000"),
        ("0,5 VZÄ", "0.5"),
        ("10,000", "10000"),
        ("25.000,- €", "25000"),
        ("25 T€", "25000"),
        ("1,2 Mio. €", "1200000"),
        ("1/2 Stelle", "0.5"),
    ],
)
def test_an_amount_is_understood(typed: str, value: str) -> None:
    assert AmountField().clean(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["viel", "-5", "12,345,6"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        AmountField().clean(typed)


@pytest.mark.parametrize("language", ["de", "en"])
def test_values_are_shown_as_they_are_typed(language: str) -> None:
    """On English pages too: what is sent back unchanged must be read as the same number."""
    form = Sample(initial={"end": date(2026, 12, 31), "amount": Decimal("25000.50")})
    with override(language):
        assert 'value="31.12.2026"' in str(form["end"])
        assert 'value="25.000,50"' in str(form["amount"])


def test_a_field_names_its_help_and_its_error() -> None:
    group = Sample({"title": ""})["title"].as_field_group()
    assert 'aria-describedby="id_title_hilfe id_title_fehler"' in group
    assert 'id="id_title_hilfe"' in group
    assert 'id="id_title_fehler"' in group
    assert 'aria-invalid="true"' in group


def test_a_group_of_boxes_is_a_fieldset_with_a_legend() -> None:
    group = Sample()["themes"].as_field_group()
    assert group.count("<fieldset") == 1
    assert '<label class="kern-label" for="id_themes_1">Gender</label>' in group


def test_errors_are_listed_above_with_links_to_their_fields() -> None:
    html = str(Sample({"title": "", "end": "bald"}))
    assert "3 Angaben stimmen noch nicht." in html
    assert [
        html.count(f'href="#{anchor}"') for anchor in ("id_title", "id_end", "id_themes_0")
    ] == [1, 1, 1]


def test_optional_fields_say_so() -> None:
    form = Sample()
    assert "(freiwillig)" in form["end"].as_field_group()
    assert "(freiwillig)" not in form["title"].as_field_group()


def test_every_field_of_one_line_refuses_a_break_and_those_of_more_do_not() -> None:
    class Letter(BaseForm):
        title = forms.CharField()
        email = forms.EmailField()
        body = forms.CharField(widget=forms.Textarea)

        def __init__(self, *args: object) -> None:
            super().__init__(*args)
            self.fields["late"] = forms.CharField()

    two = "a\nb"
    form = Letter(
        {"title": two, "email": "a@b.example\nBcc: c@d.example", "body": two, "late": two}
    )
    assert set(form.errors) == {"title", "email", "late"}
    assert form.errors["late"] == ["Bitte in einer Zeile schreiben."]


def test_nobody_chooses_dashes() -> None:
    """Django's „---------“ says nothing, and beside a circle it would be a choice."""

    class Chosen(forms.ModelForm):
        class Meta:
            model = Evaluation
            fields = ["kind"]
            widgets = {"kind": forms.RadioSelect}

    class Ours(BaseModelForm, Chosen):
        unit = forms.ModelChoiceField(Organisation.objects.none())
        other = forms.ModelChoiceField(Organisation.objects.none(), required=False)
        own = forms.ModelChoiceField(Organisation.objects.none(), empty_label="das Büro")

        class Meta(Chosen.Meta):
            pass

    dashes = BLANK_CHOICE_DASH[0]
    assert dashes in list(Chosen().fields["kind"].choices), "as Django would have it"
    fields = Ours().fields
    assert [value for value, _label in fields["kind"].choices] == ["mid_term", "end"]
    said = [next(iter(fields[name].choices))[1] for name in ("unit", "other", "own")]
    assert said == ["bitte wählen", "keine Angabe", "das Büro"]

"""The town's statement of accessibility, asked for in the order the law wants it said."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import DateField, TogetherForm
from gemeinwerk.municipalities.models import Municipality


class AccessibilityForm(TogetherForm):
    """What only the town can know; all else the page says by itself."""

    accessibility_date = DateField(
        label=_("Erklärung erstellt am"),
        required=False,
        help_text=_("Der Tag, an dem die Erklärung zum ersten Mal so abgegeben wurde."),
    )
    accessibility_reviewed_on = DateField(
        label=_("Zuletzt überprüft am"),
        required=False,
        help_text=_("Mindestens einmal im Jahr, und nach jeder größeren Änderung."),
    )
    accessibility_enforcement_link = forms.URLField(
        label=_("Durchsetzungsstelle im Netz"),
        required=False,
        assume_scheme="https",
        help_text=_("Ihre Seite im Netz, z. B. https://stelle.land.example."),
    )

    class Meta:
        model = Municipality
        fields = [
            "accessibility_conformity",
            "accessibility_method",
            "accessibility_status",
            "accessibility_gaps",
            "accessibility_burden",
            "accessibility_date",
            "accessibility_reviewed_on",
            "accessibility_contact",
            "accessibility_enforcement",
            "accessibility_enforcement_link",
        ]
        help_texts = {
            "accessibility_conformity": _(
                "Vollständig vereinbar ist eine Website nur, wenn keine Anforderung offen ist. Im "
                "Zweifel: teilweise."
            ),
            "accessibility_status": _(
                "Was sonst zum Stand zu sagen ist, etwa wer mit welchen Hilfsmitteln geprüft hat."
            ),
            "accessibility_gaps": _(
                "Je Zeile ein Inhalt oder eine Funktion: was nicht zugänglich ist, warum, bis wann "
                "es behoben wird und was man bis dahin stattdessen nutzen kann."
            ),
            "accessibility_burden": _(
                "Nur wenn Sie sich darauf berufen: was eine unverhältnismäßige Belastung wäre und "
                "weshalb. Sonst leer lassen."
            ),
            "accessibility_contact": _(
                "Fachbereich, E-Mail-Adresse und Telefonnummer, unter denen man Barrieren meldet."
            ),
            "accessibility_enforcement": _(
                "Name, Anschrift und Erreichbarkeit der Stelle Ihres Landes, so wie sie selbst sie "
                "angibt. Gemeinwerk trägt hier nichts von sich aus ein."
            ),
        }

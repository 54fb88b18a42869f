"""What is told of a measure whose text stands: a milestone is reached, a dated note."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.forms import BaseForm, DateField, ToneRadios
from gemeinwerk.measures.lamps import LIGHTS, TONES
from gemeinwerk.measures.models import Milestone, ProgressNote


class ReachedForm(BaseForm):
    """The day a milestone was reached; `seen` is what stood there when the page was opened."""

    reached_on = DateField(label=gettext_lazy("erreicht am"))
    seen = DateField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, milestone: Milestone) -> None:
        super().__init__(data, auto_id=f"id_{milestone.pk}_%s")
        self.milestone = milestone
        self.move = MoveForm(milestone=milestone)
        self.initial = {
            "reached_on": milestone.reached_on or timezone.localdate(),
            "seen": milestone.reached_on,
        }

    def look_again(self, present: Milestone) -> None:
        """Keep what was typed beside what stands now: sent once more, it counts."""
        self.milestone = present
        now = present.reached_on.isoformat() if present.reached_on else ""
        self.data = {name: self.data[name] for name in self.data} | {"seen": now}


class MoveForm(BaseForm):
    """The day a milestone is expected instead of the promised one, and why."""

    moved_to = DateField(label=gettext_lazy("Neuer Tag"))
    moved_reason = forms.CharField(
        label=gettext_lazy("Warum verschiebt er sich?"),
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy(
            "Es erscheint öffentlich, wenn das Konzept es ist; der zugesagte Tag bleibt daneben."
        ),
    )
    seen = DateField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, milestone: Milestone) -> None:
        super().__init__(data, auto_id=f"id_{milestone.pk}_%s")
        self.milestone = milestone
        self.initial = {
            "moved_to": milestone.moved_to,
            "moved_reason": milestone.moved_reason,
            "seen": milestone.moved_to,
        }

    def look_again(self, present: Milestone) -> None:
        """Keep what was typed beside what stands now: sent once more, it counts."""
        self.milestone = present
        now = present.moved_to.isoformat() if present.moved_to else ""
        self.data = {name: self.data[name] for name in self.data} | {"seen": now}


COLOURS = (("", gettext_lazy("keine Angabe")), *((key, word) for key, (_t, word) in LIGHTS.items()))


class NoteForm(BaseForm):
    on = DateField(label=gettext_lazy("Stand vom"))
    label = forms.CharField(
        label=ProgressNote._meta.get_field("label").verbose_name, max_length=200
    )
    text = forms.CharField(
        label=ProgressNote._meta.get_field("text").verbose_name,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Was ist geschehen, was steht an? Es erscheint öffentlich."),
    )
    colour = forms.ChoiceField(
        label=gettext_lazy("Ampel"), choices=COLOURS, required=False, widget=ToneRadios(TONES)
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="id_note_%s")
        today = timezone.localdate()
        month = date_format(today, "F Y")
        self.initial = {"on": today, "label": _("Sachstand {month}").format(month=month)}

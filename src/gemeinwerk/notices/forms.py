"""Looking through the outbox, changing a mail before it leaves, withdrawing it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm, TogetherForm
from gemeinwerk.notices.kinds import all_kinds
from gemeinwerk.notices.models import Notice, NoticeState


class OutboxFilterForm(BaseForm):
    stand = forms.ChoiceField(
        label=_("Stand"), required=False, choices=[("", _("alle")), *NoticeState.choices]
    )
    art = forms.ChoiceField(label=_("Art"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.key, kind.label) for kind in all_kinds()]
        self.fields["art"].choices = [("", _("alle")), *kinds]  # type: ignore[attr-defined]


class NoticeForm(TogetherForm):
    class Meta:
        model = Notice
        fields = ["subject", "body"]
        widgets = {"body": forms.Textarea({"rows": 16})}


class WithdrawForm(BaseForm):
    reason = forms.CharField(
        label=_("Begründung"), required=False, widget=forms.Textarea({"rows": 2})
    )

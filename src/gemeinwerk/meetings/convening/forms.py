"""What the office says of a body's invitations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Body
from gemeinwerk.core.forms import DateField, TogetherForm
from gemeinwerk.meetings.convening import laws
from gemeinwerk.meetings.models import Convening
from gemeinwerk.meetings.models.convening import Remote

_SMALL = forms.TextInput(attrs={"inputmode": "numeric", "size": 5})


class ConveningForm(TogetherForm):
    single = True

    norm_of = DateField(label=gettext_lazy("in der Fassung vom"), required=False)
    remote = forms.ChoiceField(
        label=gettext_lazy("Zugeschaltete bei der Beschlussfähigkeit"),
        choices=[("", gettext_lazy("ist hier nicht gesagt")), *Remote.choices],
        required=False,
    )
    remote_norm_of = DateField(label=gettext_lazy("in der Fassung vom"), required=False)

    class Meta:
        model = Convening
        fields = [
            "days", "counting", "delay", "norm", "norm_of", "strictness", "remote", "remote_norm",
            "remote_norm_of",
        ]  # fmt: skip
        widgets = {"days": _SMALL, "delay": _SMALL}

    def __init__(self, data: Any = None, *, body: Body, instance: Convening | None) -> None:
        super().__init__(data, instance=instance or begun(body))

    @property
    def chosen(self) -> dict[str, Any]:
        """All of it."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def begun(body: Body) -> Convening:
    """What the law of the Land says, for the office to look through; nothing of it is kept yet."""
    found, land = Convening(body=body), body.municipality.land
    notice, joining = laws.notice_of(land), laws.joining_of(land)
    if notice and notice.days is not None:
        found.days, found.counting = notice.days, notice.counting
        found.norm, found.norm_of = notice.norm, notice.of
    if joining and joining.counts:
        found.remote, found.remote_norm = joining.counts, joining.norm
        found.remote_norm_of = joining.of
    return found

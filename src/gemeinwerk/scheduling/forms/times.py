"""When somebody can, as the office enters it."""

from django.utils.translation import gettext_lazy

from gemeinwerk.core.forms import ShownForm
from gemeinwerk.scheduling.forms.fields import DaysField, WeekdaysField


class TimesForm(ShownForm):
    weekdays = WeekdaysField(label=gettext_lazy("Nie am"), required=False)
    away = DaysField(
        label=gettext_lazy("Kann nicht"),
        required=False,
        help_text=gettext_lazy("z. B. 12.04.2027, 03.05.2027–07.05.2027"),
    )
    rather_not = DaysField(label=gettext_lazy("Lieber nicht"), required=False)
    can = DaysField(
        label=gettext_lazy("Kann doch"),
        required=False,
        help_text=gettext_lazy("Geht vor dem, was geantwortet wurde, und vor „Nie am“."),
    )

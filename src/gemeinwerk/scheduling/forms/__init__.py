"""Forms of plannings: the frame, a series, when somebody can, another day for a date."""

from gemeinwerk.scheduling.forms.dates import MoveForm, PublishForm, WhereToForm
from gemeinwerk.scheduling.forms.times import TimesForm
from gemeinwerk.scheduling.forms.wanted import ScheduleForm, SeriesForm

__all__ = ["MoveForm", "PublishForm", "ScheduleForm", "SeriesForm", "TimesForm", "WhereToForm"]

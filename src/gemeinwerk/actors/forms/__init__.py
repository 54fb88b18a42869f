"""Forms for units, organisations, people, bodies and seats."""

from gemeinwerk.actors.forms.listing import GiveSeatsForm, OrganisationFilter, PersonFilter
from gemeinwerk.actors.forms.own_data import (
    AskForLinkForm,
    OwnContactForm,
    OwnRequestForm,
    SettleForm,
)
from gemeinwerk.actors.forms.people import (
    BodyFilter,
    BodyForm,
    CloseForm,
    DeputyForm,
    OrganisationForm,
    PersonForm,
    PostsForm,
    UnitFilter,
    UnitForm,
    UnitListForm,
)
from gemeinwerk.actors.forms.retention import KeepForm, PeriodsForm
from gemeinwerk.actors.forms.seats import (
    ActorGroupForm,
    DayForm,
    FollowForm,
    LeaveForm,
    NewSeatForm,
    OccupancyForm,
    SeatDeputyForm,
    SeatForm,
    TargetsForm,
)

__all__ = [
    "ActorGroupForm",
    "AskForLinkForm",
    "BodyFilter",
    "BodyForm",
    "CloseForm",
    "DayForm",
    "DeputyForm",
    "FollowForm",
    "GiveSeatsForm",
    "KeepForm",
    "LeaveForm",
    "NewSeatForm",
    "OccupancyForm",
    "OrganisationFilter",
    "OrganisationForm",
    "OwnContactForm",
    "OwnRequestForm",
    "PeriodsForm",
    "PersonFilter",
    "PersonForm",
    "PostsForm",
    "SeatDeputyForm",
    "SeatForm",
    "SettleForm",
    "TargetsForm",
    "UnitFilter",
    "UnitForm",
    "UnitListForm",
]

"""Forms for units, organisations, people, bodies and seats."""

from gemeinwerk.actors.forms.listing import GiveSeatsForm, OrganisationFilter, PersonFilter
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
    "BodyFilter",
    "BodyForm",
    "CloseForm",
    "DayForm",
    "DeputyForm",
    "FollowForm",
    "GiveSeatsForm",
    "LeaveForm",
    "NewSeatForm",
    "OccupancyForm",
    "OrganisationFilter",
    "OrganisationForm",
    "PersonFilter",
    "PersonForm",
    "PostsForm",
    "SeatDeputyForm",
    "SeatForm",
    "TargetsForm",
    "UnitFilter",
    "UnitForm",
    "UnitListForm",
]

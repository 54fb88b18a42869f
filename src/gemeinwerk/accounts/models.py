"""Accounts, what they may do in which town, and where they are signed in."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from rules import permissions

from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.municipalities.models import Municipality


class Weekday(models.TextChoices):
    """On which day of the week; as `date.weekday()` counts."""

    NONE = "", _("keiner")
    MONDAY = "0", _("am Montag")
    TUESDAY = "1", _("am Dienstag")
    WEDNESDAY = "2", _("am Mittwoch")
    THURSDAY = "3", _("am Donnerstag")
    FRIDAY = "4", _("am Freitag")


def next_day(weekday: str, after: date) -> date | None:
    """The first such day of the week after a day; None for no weekday."""
    if not weekday:
        return None
    return after + timedelta(days=(int(weekday) - after.weekday() - 1) % 7 + 1)


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """Somebody who can sign in. What they may do is said by their memberships."""

    email = models.EmailField(_("E-Mail"), unique=True)
    name = models.CharField(_("Name"), max_length=200)
    language = models.CharField(_("Sprache"), max_length=10, blank=True)
    is_active = models.BooleanField(_("aktiv"), default=True)
    shown_columns = ShapedField(
        shape=dict[str, list[str]], default=dict, blank=True, editable=False
    )
    """Which columns the person chose to see, by the name of the list; one they chose nothing for
    begins as everybody's does."""
    weekly = models.CharField(
        _("Wochenüberblick per E-Mail"),
        max_length=1,
        blank=True,
        choices=Weekday.choices,
        default=Weekday.NONE,
        help_text=_(
            "Was für Sie ansteht und was sich geändert hat. Steht nichts an und hat sich nichts "
            "geändert, kommt keine Mail."
        ),
    )
    weekly_next = models.DateField(null=True, editable=False)
    """The day on which the next one is due."""
    joined_at = models.DateTimeField(default=timezone.now)
    removal_requested_at = models.DateTimeField(null=True, editable=False)
    """When the person asked for the account to be deleted (Art. 17 GDPR); null once answered."""
    removal_declined_at = models.DateTimeField(null=True, editable=False)
    removal_answer = models.TextField(blank=True, editable=False)
    """Why it must stay, for the person to read; what they asked last was declined then."""

    kept_by = models.ForeignKey(
        Municipality, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    """The town that looks after the account while it has no role: where it came in, or which
    took its last role away."""

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("Konto")
        verbose_name_plural = _("Konten")
        ordering = [Alphabetical("name")]

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def _roles(self) -> dict[int, frozenset[str]]:
        roles: dict[int, set[str]] = {}
        for town, role in self.memberships.values_list("municipality_id", "role"):
            roles.setdefault(town, set()).add(role)
        return {town: frozenset(names) for town, names in roles.items()}

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether the matrix of rights (`accounts.roles`) lets this person do `perm` to `obj`."""
        return self.is_active and permissions.has_perm(perm, self, obj)

    def roles_in(self, municipality_id: int | None) -> frozenset[str]:
        """The roles held in a town: one query for the life of this instance."""
        return self._roles.get(municipality_id or 0, frozenset())

    @property
    def shown_name(self) -> str:
        """As the town calls the person whose list this comes from (`queries.accounts_of`)."""
        return getattr(self, "called_here", None) or str(self)

    def is_stranger_in(self, municipality_id: int) -> bool:
        """Whether the person has roles, but none in this town."""
        return bool(self._roles) and municipality_id not in self._roles


class Role(models.TextChoices):
    OFFICE = "office", _("Büro der Beauftragten")
    UNIT_EDITOR = "unit_editor", _("Fachbereich")
    STEERING = "steering", _("Steuerungsgruppe")
    COUNCIL_READER = "council_reader", _("Rat und Ausschüsse")
    PARTICIPANT = "participant", _("Beteiligte*r")
    ADMINISTRATOR = "administrator", _("Technische Betreuung")


class Membership(models.Model):
    """A role of a user in a municipality."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices)
    looked_at = models.DateTimeField(null=True, editable=False)
    """When the person last looked at the desk of the town with any of the roles there."""
    looked_before = models.DateTimeField(null=True, editable=False)
    """And the time before: what happened since is new to them."""

    class Meta:
        verbose_name = _("Rolle")
        ordering = ["municipality", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "municipality", "role"], name="one_membership_per_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class Arrival(models.Model):
    """Somebody with an account from elsewhere whom a town has invited, and who has not come yet.

    Whether an address has an account in another town, and in what name, is not the town's to know.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="arrivals")
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    """As typed by whoever invited."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "municipality"], name="one_arrival_per_town")
        ]

    def __str__(self) -> str:
        return self.name


class Session(AbstractBaseSession):
    """A signed-in browser, so that people see where they are signed in and can end it.

    No address is kept, only the kind of browser.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")
    browser = models.CharField(max_length=100, blank=True)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    @classmethod
    def get_session_store_class(cls) -> type:
        from gemeinwerk.accounts.sessions import SessionStore

        return SessionStore

    @property
    def handle(self) -> str:
        """Names the session on a page without giving its key away."""
        return salted_hmac("gemeinwerk.session", self.session_key).hexdigest()


class Attempts(models.Model):
    """How often something was tried since `since`: holds across processes, names nobody."""

    key = models.CharField(max_length=64, unique=True)
    """SHA-256 of what is limited, for whom."""
    since = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["since"], name="attempts_since")]

    def __str__(self) -> str:
        return f"{self.count} since {self.since:%Y-%m-%d %H:%M}"

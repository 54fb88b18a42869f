"""„Wer ist dabei?“: what is asked, slips that hold once, counts, and what was told of them.

Whoever answers leaves no row behind. A slip is drawn from a pool made beforehand, and nobody notes
who drew which; with the answer it is gone. What was said is added to counts of the tables that were
chosen before anybody answered; there is no other. No time, no order, no address, no key. Each
answer writes all counts of an enquiry, those that stay as they were too, and each drawing all
slips: where a row lies in the database tells nothing (docs/adr/0041).
"""

import re
from typing import Any, TypedDict

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shapes import ShapedField

LEAST_MINIMUM, MOST_MINIMUM = 3, 20
LEAST_FLOOR, MOST_FLOOR = 20, 500
NO_ANSWER = "no_answer"
KEY = re.compile(r"[a-z0-9_-]{1,20}")


class EnquiryState(models.TextChoices):
    DRAFT = "draft", _("in Vorbereitung")
    OPEN = "open", _("offen")
    CLOSED = "closed", _("beendet")


class Protection(models.TextChoices):
    SUPPRESS = "suppress", _("zu kleine Zahlen weglassen")
    ROUND = "round", _("alle Zahlen runden")


class Option(TypedDict):
    key: str
    de: str
    en: str


class Asked(TypedDict):
    """A question with the answers one can give; „keine Angabe“ comes with each and is not here."""

    key: str
    text: str
    text_en: str
    options: list[Option]


class Enquiry(models.Model):
    """Of a concept there is one: whoever is asked twice could be found in the difference. It can be
    opened again for those who join later."""

    concept = models.OneToOneField(Concept, on_delete=models.CASCADE, related_name="enquiry")
    key = models.CharField(max_length=32, unique=True, editable=False)
    """What its address is called."""
    questions = ShapedField(shape=list[Asked], default=list)
    crossings = ShapedField(shape=list[list[str]], default=list, blank=True)
    """Which two questions are counted together; what is not here is never counted together."""
    minimum = models.PositiveSmallIntegerField(
        _("kleinste Zahl, die gezeigt wird"),
        default=5,
        validators=[MinValueValidator(LEAST_MINIMUM), MaxValueValidator(MOST_MINIMUM)],
    )
    floor = models.PositiveSmallIntegerField(
        _("Antworten, unter denen nichts gezeigt wird"),
        default=LEAST_FLOOR,
        validators=[MinValueValidator(LEAST_FLOOR), MaxValueValidator(MOST_FLOOR)],
    )
    protection = models.CharField(
        _("Wie kleine Zahlen geschützt werden"),
        max_length=10,
        choices=Protection.choices,
        default=Protection.SUPPRESS,
    )
    closes_on = models.DateField(_("offen bis"))
    state = models.CharField(
        _("Stand"),
        max_length=8,
        choices=EnquiryState.choices,
        default=EnquiryState.DRAFT,
        editable=False,
    )
    opened_at = models.DateTimeField(_("geöffnet am"), null=True, editable=False)
    closed_at = models.DateTimeField(_("beendet am"), null=True, editable=False)
    slips = models.PositiveIntegerField(default=0, editable=False)
    """How many were made, those that are used too: as many are asked."""
    answered = models.PositiveIntegerField(default=0, editable=False)
    looked_at = models.PositiveIntegerField(default=0, editable=False)
    """How many had answered when the counts were last looked at. Two looks with few answers between
    them would tell what just these said."""

    class Meta:
        verbose_name = _("Selbstauskunft „Wer ist dabei?“")
        verbose_name_plural = _("Selbstauskünfte „Wer ist dabei?“")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minimum__gte=LEAST_MINIMUM), name="least_minimum_of_an_enquiry"
            ),
            models.CheckConstraint(
                condition=models.Q(floor__gte=LEAST_FLOOR), name="least_floor_of_an_enquiry"
            ),
            models.CheckConstraint(
                condition=models.Q(answered__lte=models.F("slips")), name="one_answer_for_a_slip"
            ),
        ]

    def __str__(self) -> str:
        return str(_("Wer ist dabei?"))

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id

    @property
    def tables(self) -> list[tuple[str, ...]]:
        """The questions of each table that is counted."""
        return [*((one["key"],) for one in self.questions), *map(tuple, self.crossings)]

    def options_of(self, key: str) -> list[str]:
        """What can be answered to a question, „keine Angabe“ last."""
        found = next(one for one in self.questions if one["key"] == key)
        return [*(one["key"] for one in found["options"]), NO_ANSWER]


class Slip(models.Model):
    """One that is not used yet. Without a digest it lies in the pool; with it, somebody has it."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="unused")
    digest = models.CharField(max_length=64, unique=True, null=True)

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Zettel")
        verbose_name_plural = _("Zettel")

    def __str__(self) -> str:
        return str(self.enquiry)


class Drawn(models.Model):
    """That somebody drew a slip after answering an invitation, so that nobody draws two. Not which,
    and not when: with each drawing these are written anew in the order of people."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="drawn")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    behind_the_scenes = True
    mere_link = True

    class Meta:
        verbose_name = _("Gezogener Zettel")
        verbose_name_plural = _("Gezogene Zettel")
        ordering = ["person"]
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "person"], name="one_slip_for_a_person")
        ]

    def __str__(self) -> str:
        return str(self.enquiry)


class Cell(models.Model):
    """How many said this: one answer to one question, or one to each of two."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="cells")
    table = models.CharField(max_length=50)
    """The keys of its questions, with a stroke between them."""
    place = models.CharField(max_length=50)
    """What was answered, in the same order."""
    count = models.PositiveIntegerField(default=0)

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Zahl einer Selbstauskunft")
        verbose_name_plural = _("Zahlen einer Selbstauskunft")
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry", "table", "place"], name="one_cell_of_a_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table}/{self.place}"


class Release(models.Model):
    """What was made of the counts, frozen. From then on it is held to be known, published or not:
    the office has seen it."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="releases")
    number = models.PositiveSmallIntegerField(editable=False)
    made_at = models.DateTimeField(_("erstellt am"), editable=False)
    content = ShapedField(shape=dict[str, Any], editable=False)
    """The public document; see `representation.document`."""
    published = models.BooleanField(_("veröffentlicht"), default=False, editable=False)

    class Meta:
        verbose_name = _("Veröffentlichung „Wer ist dabei?“")
        verbose_name_plural = _("Veröffentlichungen „Wer ist dabei?“")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "number"], name="one_release_per_number")
        ]

    def __str__(self) -> str:
        return str(_("Wer ist dabei? Veröffentlichung {n}")).format(n=self.number)

    @property
    def municipality_id(self) -> int:
        return self.enquiry.municipality_id

"""The form in which somebody answers; the office takes an answer down in the same one."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Body
from gemeinwerk.core.forms import BaseForm, DateField
from gemeinwerk.core.languages import OfTheTown
from gemeinwerk.invitations.answering.choices import INTERPRETED, Fit, Need
from gemeinwerk.invitations.answering.models import AnswerPage, Away, NeedsOrder, Reply, Time
from gemeinwerk.invitations.answering.operations import Given, Needed
from gemeinwerk.invitations.models import Answer

AWAY_ROWS, MOST_AWAY = 3, 20
QUESTIONS = ("coming", "bodies", "times", "themes", "needs")
LONGEST = 2_000


class CalendarInput(forms.DateInput):
    """The browser's own calendar, in the reader's language; what it sends is 2027-03-08."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__({"autocomplete": "off"}, format="%Y-%m-%d")


def day_field(label: Any) -> DateField:
    wrong = gettext_lazy("Bitte einen Tag eingeben, zum Beispiel 31.12.2027.")
    errors = {"invalid": wrong, "no_such_day": wrong}
    return DateField(label=label, required=False, widget=CalendarInput(), error_messages=errors)


class WhenForm(BaseForm):
    """When one can: times of each week, single days, days away."""

    times_note = forms.CharField(
        label=gettext_lazy("Noch etwas zu Ihren Zeiten?"), required=False, max_length=300
    )

    def _ask_times(self, page: AnswerPage, reply: Reply | None) -> None:
        known = {_name(one["weekday"], one["date"], one["start"]): one for one in _times(reply)}
        self._asked: dict[str, Time] = {}
        for slot in page.slots:
            self._ask_time(slot["weekday"], "", slot["start"], known)
        for day in page.dates:
            self._ask_time(-1, day, "", known)
        # What was said before and is not asked any more is not dropped.
        self._further = [one for name, one in known.items() if name not in self._asked]

    def _ask_time(self, weekday: int, day: str, start: str, known: dict[str, Time]) -> None:
        name = _name(weekday, day, start)
        self._asked[name] = {"weekday": weekday, "date": day, "start": start, "fit": ""}
        self.fields[name] = forms.ChoiceField(
            label=_when(weekday, day, start),
            choices=Fit.choices,
            required=False,
            widget=forms.RadioSelect,
            initial=known[name]["fit"] if name in known else "",
        )

    def _ask_away(self, reply: Reply | None) -> None:
        spans = list(reply.away) if reply else []
        self._rows = min(max(AWAY_ROWS, len(spans) + 1), MOST_AWAY)
        for row in range(self._rows):
            for end, label in (("first", _("Von")), ("last", _("Bis"))):
                field = day_field(label)
                field.initial = date.fromisoformat(spans[row][end]) if row < len(spans) else None
                self.fields[f"away{row}_{end}"] = field

    @property
    def weekly(self) -> list[BoundField]:
        return [self[name] for name, one in self._asked.items() if not one["date"]]

    @property
    def single(self) -> list[BoundField]:
        return [self[name] for name, one in self._asked.items() if one["date"]]

    @property
    def away_rows(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"away{row}_first"], self[f"away{row}_last"]) for row in range(self._rows)]

    @property
    def has_more_away(self) -> bool:
        """Whether the rows that are folded away hold something."""
        return any(field.value() or field.errors for row in self.away_rows[1:] for field in row)

    @property
    def times(self) -> list[Time]:
        given = [
            {**one, "fit": self.cleaned_data[name]}
            for name, one in self._asked.items()
            if self.cleaned_data.get(name)
        ]
        return [*given, *self._further]  # type: ignore[list-item]

    @property
    def away(self) -> list[Away]:
        spans = []
        for row in range(self._rows):
            typed = (self.cleaned_data.get(f"away{row}_{end}") for end in ("first", "last"))
            if days := [day for day in typed if day]:
                spans.append((min(days), max(days)))
        return [{"first": one.isoformat(), "last": other.isoformat()} for one, other in spans]


class SaidForm(WhenForm):
    """All that belongs to an answer, but for what is needed on the day and what is agreed to."""

    coming = forms.ChoiceField(
        label="",
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Bitte wählen Sie eine der vier Antworten.")},
    )
    deputy_name = forms.CharField(
        label=gettext_lazy("Wer kommt stattdessen?"), required=False, max_length=200
    )
    deputy_email = forms.EmailField(
        label=gettext_lazy("E-Mail dieser Person"),
        required=False,
        error_messages={
            "invalid": gettext_lazy("Das ist keine E-Mail-Adresse. Ein Beispiel: name@beispiel.de")
        },
    )
    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("Wo möchten Sie mitarbeiten?"),
        help_text=gettext_lazy("Mehrere Gruppen sind möglich."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("Eine der Gruppen steht hier nicht mehr zur Wahl.")
        },
    )
    themes = forms.CharField(
        label=gettext_lazy("Was soll besprochen werden?"),
        help_text=gettext_lazy("In der Sprache, die Ihnen liegt."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3, "lang": "", "dir": "auto"}),
    )
    seen = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=1_000_000
    )

    def __init__(
        self,
        data: Any = None,
        *,
        page: AnswerPage,
        reply: Reply | None,
        answer: str,
        bodies: Iterable[Body],
        called: dict[str, str] | None = None,
        question: str = "",
        initial: dict[str, Any] | None = None,
    ) -> None:
        offered = list(bodies)
        chosen = [str(one.pk) for one in offered if one.chosen]  # type: ignore[attr-defined]
        said = _said_before(reply) | {
            "coming": answer if answer != Answer.OPEN else "",
            "bodies": chosen,
            **(initial or {}),
        }
        super().__init__(data, initial=said)
        fields: dict[str, Any] = self.fields
        fields["coming"].label = question or _("Machen Sie mit?")
        fields["coming"].choices = [
            (Answer.ACCEPTED, _("Ja, ich komme")),
            (Answer.DECLINED, _("Nein, ich kann nicht")),
            (Answer.DEPUTISED, _("Ich schicke jemand anderen")),
            (Answer.UNDECIDED, _("Ich weiß es noch nicht")),
        ]
        names = called or {}
        fields["bodies"].choices = [
            (str(one.pk), names.get(str(one.pk)) or OfTheTown(one.name)) for one in offered
        ]
        if not offered:
            del fields["bodies"]
        if not page.asks_themes and not (reply and reply.themes):
            del fields["themes"]
        self._ask_times(page, reply)
        self._ask_away(reply)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        sends = cleaned.get("coming") == Answer.DEPUTISED
        if sends and not cleaned.get("deputy_name") and "deputy_name" not in self.errors:
            self.add_error("deputy_name", _("Bitte schreiben Sie, wer kommt."))
        return cleaned

    @property
    def numbers(self) -> dict[str, int]:
        """The questions are numbered; those that are not asked have no number."""
        asked = [one for one in QUESTIONS if one == "times" or one in self.fields]
        return {name: number for number, name in enumerate(asked, 1)}

    @property
    def seen_revision(self) -> int:
        return self.cleaned_data.get("seen") or 0

    def given(self, language: str) -> Given:
        typed = self.cleaned_data
        return Given(
            coming=typed["coming"],
            deputy_name=typed["deputy_name"],
            deputy_email=typed["deputy_email"],
            bodies=tuple(int(one) for one in typed.get("bodies", ())),
            times=self.times,
            away=self.away,
            times_note=typed["times_note"],
            themes=typed.get("themes", ""),
            language=language,
        )

    def take_as_seen(self, revision: int) -> None:
        """What was typed stays; sent again, it goes before the newer answer."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["seen"] = str(revision)  # type: ignore[index]


class AnswerForm(SaidForm):
    """What whoever has the link fills in."""

    needs = forms.MultipleChoiceField(
        label=gettext_lazy("Was brauchen Sie?"),
        help_text=gettext_lazy("Nur für diese Treffen. Danach löschen wir es."),
        required=False,
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    interpreting = forms.ChoiceField(label=gettext_lazy("Dolmetschen in"), required=False)
    needs_note = forms.CharField(
        label=gettext_lazy("Brauchen Sie noch etwas?"),
        help_text=gettext_lazy("Bitte ohne Ihren Namen."),
        required=False,
        max_length=300,
    )
    needs_consent = forms.BooleanField(
        label=gettext_lazy(
            "Ich bin einverstanden, dass die Stadt diese Angaben verwendet, um das Treffen "
            "vorzubereiten. Sie stehen nicht bei meinem Namen und werden am Tag nach dem Treffen "
            "gelöscht."
        ),
        required=False,
    )
    privacy = forms.BooleanField(
        label="",
        error_messages={
            "required": gettext_lazy("Ohne Ihre Zustimmung dürfen wir die Antwort nicht speichern.")
        },
    )

    def __init__(
        self, data: Any = None, *, page: AnswerPage, order: NeedsOrder | None, **said: Any
    ) -> None:
        super().__init__(data, page=page, initial=_needed_before(order), **said)
        fields: dict[str, Any] = self.fields
        fields["privacy"].label = _("Ich stimme den Hinweisen zum Datenschutz zu.")
        known = order.interpreting if order else ""
        names = INTERPRETED if known in ("", *INTERPRETED) else (*INTERPRETED, known)
        other = _("eine andere Sprache")
        fields["interpreting"].choices = [
            ("", _("bitte wählen")), *((one, one) for one in names), ("?", other)
        ]  # fmt: skip
        if not page.asks_needs and order is None:
            for name in ("needs", "interpreting", "needs_note", "needs_consent"):
                del fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        wanted = cleaned.get("needs") or cleaned.get("needs_note")
        comes = cleaned.get("coming") != Answer.DECLINED
        if wanted and comes and not cleaned.get("needs_consent"):
            self.add_error(
                "needs_consent",
                _("Dürfen wir das verwenden? Sonst nehmen Sie die Angaben bitte heraus."),
            )
        return cleaned

    @property
    def needed(self) -> Needed:
        typed = self.cleaned_data
        return Needed(
            needs=tuple(typed.get("needs", ())),
            interpreting=typed.get("interpreting", ""),
            note=typed.get("needs_note", ""),
        )


def _said_before(reply: Reply | None) -> dict[str, Any]:
    if reply is None:
        return {"seen": 0}
    return {
        "seen": reply.revision,
        "deputy_name": reply.deputy_name,
        "deputy_email": reply.deputy_email,
        "themes": reply.themes,
        "times_note": reply.times_note,
        "privacy": False,
    }


def _needed_before(order: NeedsOrder | None) -> dict[str, Any]:
    if order is None:
        return {}
    return {
        "needs": order.needs,
        "interpreting": order.interpreting,
        "needs_note": order.note,
        "needs_consent": True,
    }


def _times(reply: Reply | None) -> list[Time]:
    return list(reply.times) if reply else []


def _name(weekday: int, day: str, start: str) -> str:
    """Of a field, whatever order the office asks in."""
    return f"day-{day}" if day else f"week-{weekday}-{start.replace(':', '')}"


def _when(weekday: int, day: str, start: str) -> str:
    if day:
        found = date.fromisoformat(day)
        return f"{WEEKDAYS[found.weekday()]}, {date_format(found, 'DATE_FORMAT')}"
    return _("{weekday} ab {time} Uhr").format(
        weekday=WEEKDAYS[weekday], time=time_format(time.fromisoformat(start), "H:i")
    )

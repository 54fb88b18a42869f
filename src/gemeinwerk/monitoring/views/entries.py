"""A report on the page of its unit: what stands there, what is new, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.core.ui import Tone
from gemeinwerk.measures.document.encoding import day_in_words
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.forms import ReportForm
from gemeinwerk.monitoring.lifecycle import WRITABLE
from gemeinwerk.monitoring.models import Report, ReportState
from gemeinwerk.monitoring.pictures.forms import PictureForm
from gemeinwerk.monitoring.pictures.models import picture_of
from gemeinwerk.monitoring.proposing import Proposal, proposals
from gemeinwerk.monitoring.queries import Earlier
from gemeinwerk.monitoring.readiness import missing
from gemeinwerk.monitoring.same.queries import in_words
from gemeinwerk.monitoring.steering.lately import DecidedLately

FIRST = ("implementation", "course", "expected_end", "spent")
CELLS = ("implementation", "course", "light", "expected_end", "done")
"""What stands in a table of one's reports."""
MORE = ("obstacles", "next_steps", "light_reason", "expected_end_reason", "link")


@dataclass(frozen=True)
class Passage:
    """One thing that is said: its field, what stood there before, what is to be done about it."""

    bound: BoundField
    is_new: bool
    before: str
    now: str
    is_text: bool
    lacking: str
    remark: str


@dataclass(frozen=True)
class MilestonePassages:
    title: str
    tone: Tone
    word: str
    promised: str
    passages: list[Passage]
    reached: bool

    @property
    def is_open(self) -> bool:
        return any(one.is_new or one.lacking or one.remark for one in self.passages)


@dataclass
class Entry:
    """A report with its form; without one it is with the office."""

    report: Report
    form: ReportForm | None
    today: date
    earlier: Earlier
    decided: Sequence[DecidedLately] = ()
    picture: PictureForm | None = None
    new: list[str] = field(init=False)
    lacking: dict[str, str] = field(init=False)
    proposals: list[Proposal] = field(init=False)

    def __post_init__(self) -> None:
        self.new = said.new_in(self.report)
        is_draft = self.report.state in (ReportState.DRAFT, ReportState.RETURNED)
        self.lacking = missing(self.report, self.today) if is_draft else {}
        self.proposals = proposals(self.report, self.today) if self.form else []

    @property
    def anchor(self) -> str:
        return f"m{self.report.pk}"

    @property
    def also(self) -> str:
        """What is reported with it, in other concepts; "" where nothing is."""
        return in_words(getattr(self.report, "also", None))

    @property
    def is_left(self) -> bool:
        """Whether the unit has still something to do with it before it can be handed in."""
        state = self.report.state
        untouched = state == ReportState.OPEN
        return untouched or state == ReportState.RETURNED or bool(self.lacking) or self.is_refused

    @property
    def is_refused(self) -> bool:
        if self.picture and self.picture.errors:
            return True
        return bool(self.form and (self.form.errors or self.form.overtaken))

    @property
    def to_do(self) -> str:
        if self.report.state == ReportState.RETURNED:
            return _("ergänzen")
        if self.report.state == ReportState.OPEN:
            return _("ansehen")
        return _("Frage klären")

    @property
    def tone(self) -> Tone:
        state = self.report.state
        if state == ReportState.RETURNED:
            return "delayed"
        if state == ReportState.OPEN or self.lacking or self.is_refused:
            return "none"
        if self.report.nothing_new or state in (ReportState.SUBMITTED, ReportState.APPROVED):
            return "done"
        return "partly"

    @property
    def word(self) -> str:
        state = self.report.state
        if state in (ReportState.SUBMITTED, ReportState.APPROVED, ReportState.RETURNED):
            return str(self.report.get_state_display())
        if count := len(self.lacking):
            return ngettext("Eine Frage ist offen", "{n} Fragen sind offen", count).format(n=count)
        if self.report.nothing_new:
            return _("Nichts Neues")
        if count := len(self.new) + self.has_picture:
            one, many = _("Eine Angabe geändert"), _("{n} Angaben geändert")
            return one if count == 1 else many.format(n=count)
        return ""

    @property
    def has_picture(self) -> bool:
        return picture_of(self.report) is not None

    @property
    def may_say_nothing_new(self) -> bool:
        says_something = self.new or self.has_picture or self.report.nothing_new
        return self.report.state in WRITABLE and not says_something

    @property
    def promised(self) -> str:
        """What was promised, in a sentence; "" where no day and no figure was."""
        measure = self.report.measure
        target = next((one for one in self.report.values if one["target"]), None)
        until = "" if measure.permanent or not measure.end else day_in_words(str(measure.end))
        if target:
            index = self.report.values.index(target)
            amount = said.in_full(self.report, f"value-{index}", target["target"])
            told = f"{target['indicator']}: {amount}"
            if until:
                return _("Zugesagt bis {day}: {told}").format(day=until, told=told)
            return _("Zugesagt: {told}").format(told=told)
        return _("Zugesagt bis {day}.").format(day=until) if until else ""

    # --- its passages ---------------------------------------------------------------------------

    @property
    def first(self) -> list[Passage]:
        values = [f"value-{index}" for index in range(len(self.report.values))]
        return self._passages([*FIRST, *values, "light"])

    @property
    def cells(self) -> list[Passage]:
        """The short passages, for a table; none of what is with the office."""
        return self._passages(CELLS) if self.form else []

    @property
    def in_other_fields(self) -> bool:
        """Whether something is open that a table has no cell for."""
        return any(name not in CELLS for name in (*self.lacking, *self.report.remarks))

    @property
    def done(self) -> Passage:
        return self._passages(["done"])[0]

    @property
    def more(self) -> list[Passage]:
        days = [f"day-{index}" for index in range(len(self.report.values))]
        return self._passages([*MORE, *days])

    @property
    def answers(self) -> list[Passage]:
        names = [f"{said.ANSWER}-{index}" for index in range(len(self.report.answers))]
        return self._passages(names)

    @property
    def years(self) -> list[Passage]:
        count = range(len(self.report.years))
        return self._passages([f"{name}-{index}" for index in count for name in said.OF_A_YEAR])

    @property
    def years_are_open(self) -> bool:
        return any(one.is_new or one.lacking or one.remark for one in self.years)

    @property
    def milestones(self) -> list[MilestonePassages]:
        return [self._milestone(index) for index in range(len(self.report.milestones))]

    @property
    def is_open(self) -> bool:
        """Whether the rest is shown at once."""
        shown = [*self.more, *self.answers, *(p for one in self.milestones for p in one.passages)]
        return any(one.is_new or one.lacking or one.remark or one.bound.errors for one in shown)

    def _milestone(self, index: int) -> MilestonePassages:
        one = self.report.milestones[index]
        due, reached = said.day(one["due"]), said.day(one["reached_on"])
        expected = said.day(one["moved_to"]) or due
        overdue = bool(expected and expected < self.today)
        tone: Tone = "done" if reached else "delayed" if overdue else "none"
        word = _("erreicht") if reached else _("überfällig") if overdue else _("offen")
        promised = _("zugesagt {day}").format(day=day_in_words(one["due"])) if due else ""
        if not reached and one["moved_to"]:
            moved = _("verschoben auf {day}").format(day=day_in_words(one["moved_to"]))
            promised = ", ".join(filter(None, (promised, moved)))
        names = [f"{name}-{index}" for name in said.OF_A_MILESTONE]
        passages = self._passages(names)
        return MilestonePassages(one["title"], tone, word, promised, passages, bool(reached))

    def _passages(self, names: Sequence[str]) -> list[Passage]:
        assert self.form is not None
        report, new = self.report, set(self.new)
        values = said.values_of(report)
        return [
            Passage(
                bound=self.form[name],
                is_new=name in new,
                before=said.in_full(report, name, report.basis.get(name, "")),
                now=values[name],
                is_text=said.is_text(name),
                lacking=self.lacking.get(name, ""),
                remark=report.remarks.get(name, ""),
            )
            for name in names
        ]

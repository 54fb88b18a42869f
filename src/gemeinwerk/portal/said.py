"""What somebody said, as it is read in public."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language

from gemeinwerk.answers.rounds.told import Point, Told, told
from gemeinwerk.comments.models import DraftAnchor
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.contributions.supporting.models import SupportCount
from gemeinwerk.contributions.supporting.queries import is_asked

LONGEST_TITLE = 160


@dataclass(frozen=True)
class Said:
    """As it is read in public."""

    row: Contribution

    @property
    def lang(self) -> str:
        """Of its text, where it is known and not the page's."""
        language = self.row.language
        return "" if language in ("und", get_language()) else language

    @property
    def is_title(self) -> bool:
        """Whether it is short enough to stand above its page."""
        return len(self.row.as_public) <= LONGEST_TITLE and not self.anchor

    @property
    def translation(self) -> str:
        """Of what is blacked out there is none: it could say what was left out."""
        return "" if self.row.public_text else self.row.translation

    @property
    def anchor(self) -> DraftAnchor | None:
        """Which words of a draft it is about; None of one that is no comment."""
        return getattr(self.row, "draft_anchor", None)

    @property
    def can_be_supported(self) -> bool:
        """Now; the page changes with the day."""
        return self.row.is_public and is_asked(self.row.participation, timezone.localdate())

    @property
    def supports(self) -> SupportCount | None:
        """As counted last; None where nobody asks, or nobody said so yet."""
        phase = self.row.participation
        return getattr(self.row, "support_count", None) if phase and phase.support else None

    @property
    def answers(self) -> list[Told]:
        """Released ones, the last one first."""
        return told(getattr(self.row, "answered", None))

    @property
    def answered(self) -> list[Point]:
        """What became of it, in a word each."""
        last = next(iter(self.answers), None)
        return list({one.word: one for one in last.points}.values()) if last else []

    @property
    def files(self) -> list[tuple[int, bool]]:
        """What was sent along: keys, and whether each is a picture."""
        rows = [] if self.row.is_withdrawn else getattr(self.row, "files", None) or []
        return [(one["key"], one["kind"].startswith("image/")) for one in rows]

    @property
    def by(self) -> str:
        return ", ".join(filter(None, (one.in_public for one in self.row.voices.all())))

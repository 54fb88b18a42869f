"""From the words of the content to the values a measure holds.

changes = Wording(concept, cast).changes(values_at(row, "adopted"))
measures.edit(measure, changes=changes, by=office, expected_revision=measure.revision)
"""

from datetime import date
from typing import Any

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.measures.models.measure import CostState

Row = dict[str, Any]
# Names of the content that are names of the model.
_SAME = ("code", "title", "start", "end", "permanent", "duty", "cost_text", "lead_text")
_TEXTS = ("goal", "description", "target_group")


class Wording:
    """Knows what the short names of one concept's content stand for."""

    def __init__(self, concept: Concept, organisations: dict[str, Organisation]) -> None:
        self.organisations = organisations
        self.fields = {field.code: field for field in concept.fields.all()}
        self.goals = {goal.code: goal for goal in concept.goals.all()}
        self.themes = {theme.title: theme for theme in concept.themes.all()}
        review = getattr(concept, "review", None)
        self.findings = {one.code: one for one in review.findings.all()} if review else {}
        past = concept.predecessor
        self.past = {one.code: one for one in past.measures.all()} if past else {}

    def changes(self, row: Row) -> Row:
        """Everything the content says of a measure; what it does not say is emptied."""
        return {
            **{name: row[name] for name in _SAME if name in row},
            **{name: row.get(name, "").strip() for name in _TEXTS},
            "field": self.fields[row["field"]],
            "goal_ref": self.goals.get(row.get("goal_ref", "")),
            "lead_unit": self.organisations.get(row.get("lead", "")),
            "contributing": [self.organisations[one] for one in row.get("contributing", [])],
            "themes": [self.themes[_theme_title(one)] for one in row.get("themes", [])],
            "predecessor": self.past.get(row.get("continues", "")),
            "answers": [self.findings[one] for one in row.get("answers", [])],
            "end": row.get("end"),
            "permanent": row.get("permanent", False),
            "timeframe_text": row.get("timeframe", ""),
            "contributing_text": "",
            "lead_text": row.get("lead_text", ""),
            "funding_proviso": row.get("proviso", False),
            "cost_state": row.get("cost_state", _cost_state(row)),
            "cost_text": row.get("cost_text", ""),
            "costs": [_cost(line) for line in row.get("costs", [])],
            "indicators": [_indicator(one) for one in row.get("indicators", [])],
            "milestones": row.get("milestones", []),
        }


def _theme_title(name: str) -> str:
    """A theme by its letters in the integration concept, or by its title."""
    letters = {theme["key"]: theme["title"] for theme in content.read("concept")["theme"]}
    return str(letters.get(name, name))


def _cost_state(row: Row) -> str:
    return CostState.STATED if row.get("costs") else CostState.MISSING


def _cost(line: Row) -> Row:
    first, last = line.get("years", (line.get("year"), None))
    return {
        "kind": line["kind"],
        "year": first,
        "until_year": last,
        "amount": line.get("amount"),
        "approximate": line.get("approximate", False),
        "funding": line.get("funding", ""),
        "funding_text": line.get("detail", ""),
        "note": line.get("note", ""),
    }


def _indicator(one: Row) -> Row:
    days: dict[str, date | None] = {
        "baseline_date": one.get("baseline_on"),
        "target_date": one.get("target_on"),
    }
    return {name: value for name, value in one.items() if not name.endswith("_on")} | days

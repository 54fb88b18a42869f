"""What a measure is found by: everything public that is written in it."""

from gemeinwerk.core.search import stems
from gemeinwerk.measures.models import Measure


def search_text(measure: Measure) -> str:
    """The value of `Measure.search_text`. Uses what was selected and prefetched."""
    names = [measure.field.title]
    names += [str(one.title) for one in (measure.goal_ref,) if one]
    names += [f"{unit.name} {unit.abbreviation}" for unit in (measure.lead_unit,) if unit]
    names += [f"{unit.name} {unit.abbreviation}" for unit in measure.contributing.all()]
    names += [theme.title for theme in measure.themes.all()]
    names += [milestone.title for milestone in measure.milestones.all()]
    names += [indicator.name for indicator in measure.indicators.all()]
    return stems(
        measure.code,
        measure.title,
        measure.goal,
        measure.description,
        measure.target_group,
        measure.lead_text,
        measure.contributing_text,
        measure.plain if measure.plain_reviewed else "",
        measure.title_en,
        measure.summary_en,
        *names,
    )

"""Taking part: nominations, and who sits in which group.

Who may open what; how a line is written stands in `tests.walk.pages`.
"""

from tests.walk.page import EVERYONE, page, within

NOMINATIONS = {
    "nominate:answer": page(EVERYONE, token=".nominating_token"),
    "nominations:requests": page("nomination.ask"),
    "nominations:ask": page("nomination.ask"),
    **within(
        {"pk": ".asked.pk"},
        {
            "nominations:request": page("nomination.ask"),
            "nominations:enter": page("nomination.ask"),
            **{
                f"nominations:{name}": page("nomination.ask", form=True)
                for name in ("remind", "send_again", "withdraw")
            },
            "nominations:take_over": page("nomination.ask", like=".nomination.pk"),
            "nominations:send_back": page("nomination.ask", form=True, like=".nomination.pk"),
        },
    ),
}
COMPOSITIONS = {
    "compositions:overview": page("composition.edit", slug=".concept.slug"),
    "compositions:candidates": page("composition.edit", slug=".concept.slug"),
    "compositions:candidates_add": page("composition.edit", slug=".concept.slug"),
    "compositions:candidates_answers": page("composition.edit", form=True, slug=".concept.slug"),
    "compositions:candidate_remove": page("composition.edit", form=True, pk=".candidate.pk"),
    **within(
        {"pk": ".composition.pk"},
        {
            "compositions:composition": page("composition.edit"),
            "compositions:progress": page("composition.edit"),
            "compositions:problem": page("composition.edit"),
            "compositions:place": page("composition.edit", person=".person.pk"),
            "compositions:take_over": page("composition.edit"),
            "compositions:discard": page("composition.edit", form=True),
        },
    ),
}
TAKING_PART = NOMINATIONS | COMPOSITIONS

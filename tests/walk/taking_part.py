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
TAKING_PART = NOMINATIONS

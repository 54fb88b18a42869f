"""Addresses of invitations and their waves.

Who may open what; how a line is written stands in `tests.walk.pages`.
"""

from tests.walk.page import page, within

_READ, _EDIT, _SEND = "invitation.read", "invitation.edit", "invitation.send"
INVITATIONS = {
    "invitations:waves": page(_READ, slug=".concept.slug"),
    "invitations:create": page(_EDIT, slug=".concept.slug"),
    **within(
        {"pk": ".wave.pk"},
        {
            "invitations:wave": page(_READ),
            "invitations:people": page(_READ),
            "invitations:outbox": page(_READ),
            "invitations:preview": page(_READ, purpose="reminder", language="de"),
            "invitations:edit": page(_EDIT),
            "invitations:choose": page(_EDIT),
            "invitations:text": page(_EDIT, purpose="invitation", language="de"),
            "invitations:text_remove": page(_EDIT, form=True, purpose="invitation", language="en"),
            "invitations:lay_before": page(_EDIT, form=True),
            "invitations:take_back": page(_EDIT, form=True),
            "invitations:try_out": page(_EDIT, form=True),
            "invitations:delete": page(_EDIT, form=True),
            "invitations:release": page(_SEND, form=True),
            "invitations:remind": page(_SEND, form=True),
            "invitations:print": page(_SEND, form=True),
            "invitations:close": page(_SEND, form=True),
            "invitations:reopen": page(_SEND, form=True),
        },
    ),
    **within(
        {"pk": ".invitation.pk"},
        {
            "invitations:invitation": page(_READ),
            "invitations:send_again": page(_SEND, form=True),
            "invitations:withdraw_link": page(_EDIT, form=True),
            "invitations:reminders": page(_EDIT, form=True),
            "invitations:channel": page(_EDIT, form=True),
        },
    ),
    **within(
        {"pk": ".letter.pk"},
        {
            "invitations:letter": page(_EDIT),
            "invitations:redraw": page(_EDIT, form=True),
            "invitations:withhold": page(_EDIT, form=True),
            "invitations:let_go": page(_EDIT, form=True),
        },
    ),
}

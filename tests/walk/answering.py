"""Addresses of answers: with a link of one's own, and at the desk."""

from tests.walk.page import EVERYONE, page, within

_EDIT, _BOOK = "invitation.edit", "need.book"
ANSWERING = {
    "answering:code": page(EVERYONE),
    **within(
        {"token": ".word"},
        {
            "answering:page": page(EVERYONE),
            "answering:thanks": page(EVERYONE),
            "answering:entry": page(EVERYONE),
        },
    ),
    "joining:join": page(EVERYONE, slug=".concept.slug"),
    "joining:confirm": page(EVERYONE, key=".join_key"),
    **within(
        {"pk": ".wave.pk"},
        {
            "answers:asked": page(_EDIT),
            "answers:text": page(_EDIT, language="ar"),
            "answers:needed": page(_BOOK),
        },
    ),
    "answers:take_down": page(_EDIT, pk=".invitation.pk"),
    "answers:deputy": page(_EDIT, form=True, pk=".invitation.pk"),
    "answers:book": page(_BOOK, form=True, pk=".needs_order.pk"),
    "answers:remove": page(_BOOK, form=True, pk=".needs_order.pk"),
    "answers:own": page("desk.enter"),
    "answers:joining": page(_EDIT, slug=".concept.slug"),
    "answers:further": page(_EDIT, form=True, slug=".concept.slug", pk=".person.pk"),
    "answers:take_in": page(_EDIT, form=True, pk=".join_request.pk"),
    "answers:refuse": page(_EDIT, form=True, pk=".join_request.pk"),
}

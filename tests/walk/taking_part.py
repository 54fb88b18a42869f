"""Taking part: nominations, who sits in which group, meetings and their dates.

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
CONTRIBUTIONS = {
    **within(
        {"slug": ".concept.slug"},
        {
            "contributions:contributions": page("contribution.read"),
            "comments:comments": page("contribution.read"),
            "contributions:create": page("contribution.edit"),
            "contributions:wishes": page("contribution.edit"),
            "contributions:participations": page("contribution.edit"),
            "contributions:participation_create": page("contribution.edit"),
        },
    ),
    **within(
        {"slug": ".concept.slug", "number": ".contribution.number"},
        {
            "contributions:contribution": page("contribution.read"),
            **{
                f"contributions:{name}": page("contribution.edit")
                for name in ("edit", "withdraw", "voice_add", "attach")
            },
            "comments:passage": page("contribution.edit"),
            "contributions:publish": page("contribution.edit", form=True),
            "contributions:keep_internal": page("contribution.edit", form=True),
        },
    ),
    **within(
        {"slug": ".concept.slug", "pk": ".participation.pk"},
        {
            "contributions:participation_edit": page("contribution.edit"),
            "comments:draft": page("contribution.edit"),
            **{
                f"contributions:participation_{name}": page("contribution.edit", form=True)
                for name in ("close", "reopen", "delete")
            },
        },
    ),
    **within(
        {"slug": ".concept.slug", "pk": ".participation.pk"},
        {
            "asking:questions": page("contribution.edit"),
            "asking:question_add": page("contribution.edit"),
        },
    ),
    "asking:question": page("contribution.edit", pk=".own_question.pk"),
    "asking:question_move": page("contribution.edit", form=True, pk=".own_question.pk"),
    "asking:question_remove": page("contribution.edit", form=True, pk=".own_question.pk"),
    "asking:inside": page("contribution.moderate", form=True, pk=".given.pk"),
    "contributions:imports": page("contribution.edit", slug=".concept.slug"),
    "contributions:export": page("contribution.edit", slug=".concept.slug", suffix="csv"),
    **within(
        {"pk": ".contribution_import.pk"},
        {
            "contributions:import": page("contribution.edit"),
            "contributions:import_progress": page("contribution.edit"),
            "contributions:import_mapping": page("contribution.edit"),
            **{
                f"contributions:import_{name}": page("contribution.edit", form=True)
                for name in ("apply", "discard", "take_up")
            },
        },
    ),
    "comments:of_measure": page("contribution.read", slug=".concept.slug", pk=".measure.pk"),
    "commenting:measure": page(EVERYONE, slug=".concept.slug", number=2, code=".measure.code"),
    "commenting:goal": page(EVERYONE, slug=".concept.slug", number=2, code=".goal.code"),
    "merging:alike": page("contribution.edit", slug=".concept.slug"),
    "photographs:photographs": page("contribution.edit", slug=".concept.slug"),
    "photographs:add": page("contribution.edit", slug=".concept.slug"),
    **within(
        {"pk": ".photograph.pk"},
        {
            f"photographs:{name}": page("contribution.edit")
            for name in ("photograph", "picture", "edit", "remove")
        },
    ),
    **within(
        {"slug": ".concept.slug", "number": ".contribution.number"},
        {
            "merging:merge": page("contribution.edit"),
            "merging:near": page("contribution.read"),
            "merging:split": page("contribution.edit"),
        },
    ),
    "merging:unmerge": page("contribution.edit", form=True, pk=".merge.pk"),
    "merging:unsplit": page("contribution.edit", form=True, pk=".split.pk"),
    "merging:decide": page("contribution.edit", form=True, pk=".merge_proposal.pk"),
    "merging:drop": page("contribution.edit", form=True, pk=".merge_proposal.pk"),
    "moderating:show_file": page(
        "contribution.moderate", form=True, pk=".contribution_attachment.pk"
    ),
    "receipt:file": page(EVERYONE, token=".receipt_word", pk=".sent_along.pk"),
    "moderating:waiting": page("contribution.moderate", slug=".concept.slug"),
    **within(
        {"slug": ".concept.slug", "number": ".written.number"},
        {
            "moderating:read": page("contribution.moderate"),
            **{
                f"moderating:{name}": page("contribution.moderate", form=True)
                for name in ("show", "black_out", "hide", "settle", "answer")
            },
            "taking_part:report": page(EVERYONE),
            "taking_part:support": page(EVERYONE),
        },
    ),
    "taking_part:entrance": page(EVERYONE, slug=".concept.slug"),
    "taking_part:near": page(EVERYONE, form=True, slug=".concept.slug", pk=".participation.pk"),
    "taking_part:form": page(EVERYONE, slug=".concept.slug", pk=".participation.pk"),
    **within(
        {"token": ".receipt_word"},
        {
            "receipt:page": page(EVERYONE),
            "receipt:amend": page(EVERYONE),
            "receipt:take_back": page(EVERYONE),
            "receipt:forget_address": page(EVERYONE, answer=302),
            "receipt:together": page(EVERYONE, answer=302),
        },
    ),
    "contributions:mark": page("contribution.edit", pk=".minutes.pk"),
    "contributions:voice_edit": page("contribution.edit", pk=".voice.pk"),
    "contributions:voice_remove": page("contribution.edit", form=True, pk=".voice.pk"),
    "contributions:attachment": page("contribution.edit", pk=".contribution_attachment.pk"),
    "contributions:attachment_remove": page(
        "contribution.edit", form=True, pk=".contribution_attachment.pk"
    ),
}
MEETINGS = {
    "meetings:meetings": page("meeting.read"),
    "meetings:create": page("meeting.edit"),
    "meetings:of_concept": page("meeting.read", slug=".concept.slug"),
    **within(
        {"pk": ".meeting.pk"},
        {
            "meetings:meeting": page("meeting.read"),
            "meetings:edit": page("meeting.edit"),
            "meetings:move": page("meeting.edit"),
            "meetings:cancel": page("meeting.edit"),
            "meetings:held": page("meeting.edit", form=True),
            "meetings:announce": page("meeting.edit", form=True),
            "meetings:delete": page("meeting.edit", form=True),
            "meetings:item_add": page("meeting.edit"),
            "meetings:invite": page("meeting.invite"),
            "meetings:coming_up": page("meeting.edit"),
            "meetings:take_up": page("meeting.edit", form=True),
            "meetings:materials": page("meeting.edit"),
            "meetings:needs": page("need.book"),
            "meetings:wishes": page("meeting.invite"),
            "meetings:wish": page("meeting.invite", reply=".invitation.reply.pk"),
        },
    ),
    "meetings:enter": page("meeting.invite", pk=".invitee.pk"),
    "meetings:leave_out": page("meeting.invite", form=True, pk=".invitee.pk"),
    "meetings:convening": page("meeting.edit", pk=".body.pk"),
    "meetings:convening_remove": page("meeting.edit", form=True, pk=".body.pk"),
    "meetings:replies": page("meeting.invite"),
    "meetings:reply": page("meeting.invite", form=True, pk=".mail_reply.pk"),
    "meetings:own": page("desk.enter"),
    "meetings:renew": page("desk.enter", form=True),
    "attend:page": page(EVERYONE, token=".attending_word"),
    "meetings:material": page("meeting.read", pk=".material.pk"),
    "meetings:material_show": page("meeting.edit", form=True, pk=".material.pk"),
    "meetings:material_remove": page("meeting.edit", form=True, pk=".material.pk"),
    "attend:material": page(EVERYONE, token=".attending_word", pk=".material.pk"),
    "attend:entry": page(EVERYONE, token=".attending_word"),
    "attend:renew": page(EVERYONE, form=True, token=".attending_word"),
    "attend:calendar": page(EVERYONE, token=".calendar_word"),
    "meetings:item": page("meeting.edit", pk=".item.pk"),
    "meetings:item_move": page("meeting.edit", form=True, pk=".item.pk"),
    "meetings:item_remove": page("meeting.edit", form=True, pk=".item.pk"),
}
TASKS = {
    "tasks:tasks": page("minutes.read"),
    "tasks:own": page("desk.enter"),
    **within(
        {"pk": ".task.pk"},
        {
            "tasks:task": page("meeting_task.follow", of_unit=True),
            "tasks:hand_on": page("meeting_task.follow", of_unit=True),
            "tasks:drop": page("meeting_task.follow", of_unit=True),
            "tasks:finish": page("meeting_task.follow", form=True, of_unit=True),
        },
    ),
}
MINUTES = {
    "minutes:begin": page("minutes.write", form=True, pk=".meeting.pk"),
    **within(
        {"pk": ".minutes.pk"},
        {
            "minutes:minutes": page("minutes.read"),
            "minutes:newer": page("minutes.read"),
            **{
                f"minutes:{name}": page("minutes.write", form=True)
                for name in ("go_on", "finish", "save", "save_all", "mark", "give_code", "end_code")
            },
            **{
                f"minutes:{name}": page("minutes.write")
                for name in ("enter", "quorum", "decide", "give_task")
            },
        },
    ),
    "minutes:attendance": page("minutes.write", pk=".attendance.pk"),
    "minutes:attendance_remove": page("minutes.write", form=True, pk=".attendance.pk"),
    "minutes:decision": page("minutes.read", pk=".decision.pk"),
    "minutes:decision_edit": page("minutes.write", pk=".decision.pk"),
    "minutes:decision_remove": page("minutes.write", form=True, pk=".decision.pk"),
    "minutes:task_edit": page("minutes.write", pk=".task.pk"),
    "minutes:task_remove": page("minutes.write", form=True, pk=".task.pk"),
    "attendance:code": page(EVERYONE),
    "attendance:page": page(EVERYONE, code=".minutes.code"),
}
APPROVING = {
    **within(
        {"pk": ".minutes.pk"},
        {
            "approving:draft": page("minutes.read"),
            "approving:send": page("minutes.write"),
            "approving:approve": page("minutes.write"),
            "approving:correct": page("minutes.write"),
        },
    ),
    "approving:decide": page("minutes.write", pk=".suggestion.pk"),
    "approving:publish": page("minutes.write", pk=".minutes_version.pk"),
    "approving:file": page("minutes.read", pk=".minutes_version.pk", suffix="docx"),
    "approving:withdraw": page("minutes.write", form=True, pk=".published_minutes.pk"),
    "draft:page": page(EVERYONE, token=".draft_word"),
    "draft:remark": page(EVERYONE, token=".draft_word"),
    "draft:suggest": page(EVERYONE, token=".draft_word", pk=".paragraph.pk"),
}
_DATE = {"pk": ".plan.pk", "series": ".series.pk", "day": ".planned_day"}
SCHEDULING = {
    "poll:calendar": page(EVERYONE, token=".polled_word"),
    "poll:page": page(EVERYONE, token=".polled_word"),
    "planned:calendar": page(EVERYONE, token=".planned_word"),
    "scheduling:poll_remind": page("schedule.edit", form=True, pk=".poll.pk"),
    "scheduling:poll_close": page("schedule.edit", form=True, pk=".poll.pk"),
    "scheduling:overview": page("schedule.edit", slug=".concept.slug"),
    "scheduling:series": page("schedule.edit", pk=".series.pk"),
    "scheduling:series_move": page("schedule.edit", form=True, pk=".series.pk"),
    "scheduling:series_remove": page("schedule.edit", form=True, pk=".series.pk"),
    **within(
        {"pk": ".schedule.pk"},
        {
            "scheduling:schedule": page("schedule.edit"),
            "scheduling:edit": page("schedule.edit"),
            "scheduling:remove": page("schedule.edit", form=True),
            "scheduling:ask": page("schedule.edit", form=True),
            "scheduling:feed_renew": page("schedule.edit", form=True),
            "scheduling:times": page("schedule.edit"),
            "scheduling:compare": page("schedule.edit"),
            "scheduling:person": page("schedule.edit", person=".person.pk"),
            "scheduling:times_table": page("schedule.edit"),
            "scheduling:poll": page("schedule.edit"),
            "scheduling:calendar": page("schedule.edit", person=".person.pk"),
            "scheduling:series_add": page("schedule.edit"),
            "scheduling:free_wish": page(
                "schedule.edit", form=True, series=".series.pk", day=".planned_day"
            ),
        },
    ),
    **within(
        {"pk": ".plan.pk"},
        {
            "scheduling:plan": page("schedule.edit"),
            "scheduling:progress": page("schedule.edit"),
            "scheduling:publish": page("schedule.publish"),
            "scheduling:council": page("schedule.edit"),
            **{
                f"scheduling:{name}": page("schedule.edit", form=True)
                for name in ("stop", "discard", "anew", "hold", "release")
            },
            "scheduling:repair": page("schedule.edit", form=True, number=0),
        },
    ),
    **within(
        _DATE,
        {
            "scheduling:date": page("schedule.edit"),
            **{
                f"scheduling:{name}": page("schedule.edit", form=True)
                for name in ("pin", "forbid", "free")
            },
        },
    ),
}
TAKING_PART = (
    NOMINATIONS | COMPOSITIONS | MEETINGS | TASKS | MINUTES | APPROVING | SCHEDULING | CONTRIBUTIONS
)

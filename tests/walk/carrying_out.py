"""Carrying out and looking back: figures, questions, monitoring, reports, evaluation.

Who may open what; how a line is written stands in `tests.walk.pages`.
"""

from tests.walk.page import EVERYONE, page, within

ANSWERS = {
    "statements:statements": page("statement.give", whole=True),
    "statements:statement": page("statement.give", pk=".statement.pk"),
    "statements:remove": page("outcome.edit", form=True, pk=".statement.pk"),
    "statements:ask": page("outcome.edit", answer=302, slug=".concept.slug"),
    "outcomes:outcomes": page("outcome.edit", slug=".concept.slug"),
    "outcomes:matrix": page("outcome.edit", slug=".concept.slug"),
    "outcomes:together": page("outcome.edit", form=True, slug=".concept.slug"),
    "outcomes:remove": page("outcome.edit", form=True, pk=".outcome.pk"),
    **within(
        {"slug": ".concept.slug", "number": ".contribution.number"},
        {
            "outcomes:assign": page("outcome.edit"),
            "outcomes:new_measure": page("outcome.edit"),
        },
    ),
    "outcomes:rounds": page("outcome.edit", slug=".concept.slug"),
    "letters:letters": page("outcome.edit", slug=".concept.slug"),
    "letters:write": page("answer.release", form=True, slug=".concept.slug"),
    "letters:file": page("answer.release", slug=".concept.slug", number=".letter_batch.number"),
    **within(
        {"slug": ".concept.slug", "number": ".answer_round.number"},
        {
            "outcomes:round": page("outcome.edit"),
            "outcomes:take_out": page("outcome.edit"),
            "outcomes:add": page("outcome.edit", form=True),
            "outcomes:discard": page("outcome.edit", form=True),
            "outcomes:release": page("answer.release", form=True),
            "outcomes:letters": page("answer.release", form=True),
        },
    ),
}
QUESTIONS = {
    "questions:questions": page("question.answer", whole=True),
    "questions:question": page("question.answer", pk=".question.pk"),
    "questions:decline": page("question.answer", form=True, pk=".question.pk"),
    "questions:publish": page("question.publish", form=True, pk=".question.pk"),
    "questions:withdraw": page("question.publish", form=True, pk=".question.pk"),
}
FIGURES = {
    "figures:figures": page("figures.read", slug=".concept.slug"),
    "figures:shared_add": page("figures.edit", slug=".concept.slug"),
    "figures:contradiction_add": page("figures.edit", slug=".concept.slug"),
    "figures:breakdown_add": page("figures.edit", slug=".concept.slug"),
    "figures:shared": page("figures.read", pk=".shared.pk"),
    "figures:shared_edit": page("figures.edit", pk=".shared.pk"),
    "figures:shared_remove": page("figures.edit", pk=".shared.pk"),
    "figures:share": page("figures.edit", pk=".own_indicator.pk"),
    "figures:value_add": page("figures.edit", form=True, pk=".shared.pk"),
    "figures:link": page("figures.edit", form=True, pk=".shared.pk"),
    "figures:feed": page("figures.read", pk=".shared.pk"),
    "figures:feed_edit": page("figures.edit", pk=".shared.pk"),
    "figures:feed_remove": page("figures.edit", form=True, pk=".shared.pk"),
    "figures:feed_read": page("figures.edit", form=True, pk=".shared.pk"),
    "figures:reading": page("figures.edit", form=True, pk=".reading.pk"),
    "figures:value": page("figures.edit", pk=".shared_value.pk"),
    "figures:value_remove": page("figures.edit", pk=".shared_value.pk"),
    "figures:unlink": page("figures.edit", form=True, pk=".shared_use.pk"),
    "figures:contradiction": page("figures.edit", pk=".contradiction.pk"),
    "figures:breakdown_remove": page("figures.edit", pk=".breakdown.pk"),
}
MONITORING = {
    "monitoring:rounds": page("report.read_approved", slug=".concept.slug"),
    "monitoring:open": page("report.approve", slug=".concept.slug"),
    "monitoring:plan": page("report.approve", slug=".concept.slug"),
    "monitoring:leads": page("report.approve", slug=".concept.slug"),
    "monitoring:round": page("report.read_approved", pk=".round.pk"),
    "monitoring:approve_several": page("report.approve", form=True, pk=".round.pk"),
    "monitoring:close": page("report.approve", form=True, pk=".round.pk"),
    "monitoring:links": page("report.approve", form=True, pk=".round.pk"),
    "by_link:reports": page(EVERYONE, token=".link_token"),
    "monitoring:remind": page("report.approve", form=True, pk=".round.pk"),
    "monitoring:sheet": page("report.write", pk=".round.pk"),
    "monitoring:sheet_file": page("report.write", pk=".round.pk"),
    "monitoring:sheet_apply": page("report.write", form=True, pk=".round.pk"),
    "monitoring:same": page("report.approve", slug=".concept.slug"),
    "monitoring:same_end": page("report.approve", form=True, pk=".pair.pk"),
    "monitoring:years": page("measure.read", slug=".concept.slug", pk=".measure.pk"),
    "monitoring:reports": page("report.write", whole=True),
    "monitoring:report": page("report.read_approved", pk=".report.pk"),
    "monitoring:picture": page("report.read_approved", pk=".report.pk"),
    "monitoring:picture_withdraw": page("report.approve", form=True, pk=".report.pk"),
    "monitoring:approve": page("report.approve", form=True, pk=".report.pk"),
    "monitoring:return": page("report.approve", form=True, pk=".report.pk"),
    "monitoring:steering": page("steering.read", slug=".concept.slug"),
    "monitoring:measure_steering": page("steering.read", slug=".concept.slug", pk=".measure.pk"),
    "monitoring:deviation_add": page("deviation.write", slug=".concept.slug", pk=".measure.pk"),
    "monitoring:deviation": page("steering.read", pk=".deviation.pk"),
    "monitoring:deviation_edit": page("deviation.write", pk=".deviation.pk"),
    "monitoring:deviation_close": page("deviation.write", form=True, pk=".deviation.pk"),
    "monitoring:deviation_reopen": page("deviation.write", form=True, pk=".deviation.pk"),
    "monitoring:decide": page("deviation.decide", pk=".deviation.pk"),
    "monitoring:assign": page("deviation.decide", pk=".deviation.pk"),
    "monitoring:assignment_finish": page("assignment.finish", form=True, pk=".assignment.pk"),
    "monitoring:decision_show": page("decision.publish", form=True, pk=".assignment.decision.pk"),
    "monitoring:dependencies": page("dependency.edit", slug=".concept.slug"),
    "monitoring:dependency_remove": page("dependency.edit", form=True, pk=".dependency.pk"),
    "monitoring:amendments": page("steering.read", slug=".concept.slug"),
    "monitoring:amendment_rule": page("amendment.agree", slug=".concept.slug"),
    "monitoring:amendment_propose": page(
        "amendment.propose", slug=".concept.slug", pk=".measure.pk"
    ),
    "monitoring:amendment": page("steering.read", pk=".amendment.pk"),
    "monitoring:amendment_settle": page("amendment.agree", pk=".amendment.pk"),
    "monitoring:amendment_withdraw": page("amendment.propose", form=True, pk=".amendment.pk"),
    "monitoring:risks": page("steering.read", slug=".concept.slug"),
    "monitoring:risk_add": page("dependency.edit", slug=".concept.slug"),
    "monitoring:risk_of_measure": page("risk.edit", slug=".concept.slug", pk=".measure.pk"),
    "monitoring:risk": page("steering.read", pk=".risk.pk"),
    "monitoring:risk_edit": page("risk.edit", pk=".risk.pk"),
    "monitoring:risk_review": page("risk.edit", form=True, pk=".risk.pk"),
    "monitoring:risk_close": page("risk.edit", form=True, pk=".risk.pk"),
    "monitoring:risk_reopen": page("risk.edit", form=True, pk=".risk.pk"),
}
PROGRESS_REPORTS = {
    "progress_reports:reports": page("progress_report.read", slug=".concept.slug"),
    "progress_reports:create": page("progress_report.write", slug=".concept.slug"),
    "progress_reports:create_of_participation": page("progress_report.write", slug=".concept.slug"),
    "progress_reports:compare": page("measure.read", slug=".concept.slug"),
    "progress_reports:issued": page("progress_report.read", slug=".concept.slug", number=1),
    "progress_reports:publish": page(
        "progress_report.write", form=True, slug=".concept.slug", number=1
    ),
    "progress_reports:file": page(
        "progress_report.read", slug=".concept.slug", number=1, suffix="json"
    ),
    "progress_reports:template": page("progress_report.write"),
    "progress_reports:template_file": page("progress_report.write", which="standard"),
    "progress_reports:template_remove": page("progress_report.write", form=True),
    "progress_reports:report": page("progress_report.write", pk=".progress_report.pk"),
    "progress_reports:edit": page("progress_report.write", pk=".progress_report.pk"),
    "progress_reports:issue": page("progress_report.write", form=True, pk=".progress_report.pk"),
    "progress_reports:delete": page("progress_report.write", form=True, pk=".progress_report.pk"),
}
EVALUATION = {
    "evaluation:evaluations": page("evaluation.read", slug=".concept.slug"),
    "evaluation:begin": page("evaluation.edit", slug=".concept.slug"),
    **within(
        {"slug": ".concept.slug"},
        {
            "evaluation:key_question_add": page("evaluation.edit"),
            "evaluation:key_question": page("evaluation.edit", pk=".key_question.pk"),
            "evaluation:key_question_move": page(
                "evaluation.edit", form=True, pk=".key_question.pk"
            ),
            "evaluation:key_question_remove": page(
                "evaluation.edit", form=True, pk=".key_question.pk"
            ),
        },
    ),
    **within(
        {"pk": ".evaluation.pk"},
        {
            "evaluation:evaluation": page("evaluation.read"),
            "evaluation:edit": page("evaluation.edit"),
            "evaluation:finding_add": page("evaluation.edit"),
            **{
                f"evaluation:{name}": page("evaluation.edit", form=True)
                for name in ("close", "discard", "publish", "withdraw", "hand_on")
            },
        },
    ),
    "evaluation:survey_plan": page("evaluation.edit", answer=302, pk=".evaluation.pk"),
    **within(
        {"pk": ".survey.pk"},
        {
            "evaluation:survey": page("evaluation.edit"),
            "evaluation:survey_edit": page("evaluation.edit"),
            # The scene's survey runs: it takes no further question.
            "evaluation:survey_question_add": page("evaluation.edit", answer=302),
            "evaluation:survey_open": page("evaluation.edit", form=True),
            "evaluation:survey_end": page("evaluation.edit", form=True),
            "evaluation:survey_mails": page("evaluation.edit", answer=302),
            "evaluation:survey_links": page("evaluation.edit", form=True),
        },
    ),
    "evaluation:survey_question": page("evaluation.edit", pk=".survey_question.pk"),
    "evaluation:survey_question_move": page("evaluation.edit", form=True, pk=".survey_question.pk"),
    "evaluation:survey_question_remove": page(
        "evaluation.edit", form=True, pk=".survey_question.pk"
    ),
    "evaluation:survey_text": page("evaluation.edit", pk=".free_text.pk"),
    "evaluation:finding": page("evaluation.edit", pk=".evaluation_finding.pk"),
    "evaluation:finding_remove": page("evaluation.edit", form=True, pk=".evaluation_finding.pk"),
    "evaluation:judgement": page("evaluation.edit", pk=".judgement.pk"),
    "evaluation:evidence_add": page("evaluation.edit", form=True, pk=".judgement.pk"),
    "evaluation:evidence_remove": page("evaluation.edit", form=True, pk=".evidence.pk"),
    "evaluation:recommendation": page("evaluation.edit", pk=".recommendation.pk"),
    "evaluation:key_answer": page("evaluation.edit", pk=".key_answer.pk"),
}
REPRESENTATION = {
    "representation:overview": page("representation.edit", slug=".concept.slug"),
    "representation:prepare": page("representation.edit", slug=".unasked.slug"),
    **within(
        {"pk": ".enquiry.pk"},
        {
            "representation:edit": page("representation.edit"),
            "representation:close": page("representation.edit", form=True),
            "representation:more": page("representation.edit", form=True),
            "representation:slips": page("representation.edit", form=True),
        },
    ),
    "representation:remove": page("representation.edit", form=True, pk=".draft_enquiry.pk"),
    "representation:open": page("representation.edit", pk=".draft_enquiry.pk"),
    "representation:release_make": page("representation.edit", pk=".over.pk"),
    "representation:release": page("representation.edit", pk=".release.pk"),
    "representation:release_publish": page("representation.edit", form=True, pk=".release.pk"),
    "representation:release_withdraw": page("representation.edit", form=True, pk=".release.pk"),
}
CARRYING_OUT = (
    ANSWERS | QUESTIONS | FIGURES | MONITORING | PROGRESS_REPORTS | EVALUATION | REPRESENTATION
)

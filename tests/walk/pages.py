"""Every address: who may open it, and with which arguments.

A new address is one line in `PAGES`, by its name with its namespace: `page(who, **arguments)`.

`who` is a verb of the matrix, SIGNED_IN (everybody with an account) or EVERYONE (citizens too).
An argument is a value, or a way into the `Scene` that begins with a dot: `pk=".measure.pk"`.
`form=True` marks an address that only takes a form: it is asked with POST, not with GET.
`whole=True`: the right is asked about the whole town, so nothing need be one's own.
`answer` is what those who may are answered where it is not 200; `outside` what citizens are,
where that differs.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from tests.walk.scene import Scene

EVERYONE = "everyone"
SIGNED_IN = "signed in"


@dataclass(frozen=True)
class Page:
    who: str
    form: bool
    whole: bool
    answer: int
    outside: int
    arguments: dict[str, Any] = field(default_factory=dict)

    def kwargs(self, scene: Scene) -> dict[str, Any]:
        return {
            name: scene.find(value[1:]) if str(value).startswith(".") else value
            for name, value in self.arguments.items()
        }

    @property
    def of_scene(self) -> bool:
        """Whether the address names something that belongs to the scene's town."""
        return any(str(value).startswith(".") for value in self.arguments.values())


def page(
    who: str,
    *,
    form: bool = False,
    whole: bool = False,
    answer: int = 200,
    outside: int = 0,
    **arguments: Any,
) -> Page:
    answer = 405 if form else answer
    return Page(who, form, whole, answer, outside or answer, arguments)


def within(base: dict[str, Any], pages: dict[str, Page]) -> dict[str, Page]:
    """Pages that share the arguments of their address's beginning."""
    return {name: replace(one, arguments=base | one.arguments) for name, one in pages.items()}


ACCOUNTS = {
    "accounts:own": page(SIGNED_IN),
    "accounts:end_sessions": page(SIGNED_IN, form=True),
    "accounts:export": page(SIGNED_IN),
    "accounts:ask_for_removal": page(SIGNED_IN, form=True),
    "accounts:resume": page(SIGNED_IN, answer=302),
    "accounts:back": page(SIGNED_IN),
    "accounts:invitation": page(EVERYONE, answer=410, token="falsch"),
    "accounts:accounts": page("account.manage"),
    "accounts:invite": page("account.manage"),
    "accounts:account": page("account.manage", pk=".account.pk"),
    "accounts:invite_again": page("account.manage", form=True, pk=".account.pk"),
    "accounts:dismiss": page("account.manage", form=True, pk=".account.pk"),
    "accounts:close": page("account.manage", form=True, pk=".account.pk"),
    "accounts:reopen": page("account.manage", form=True, pk=".account.pk"),
    "accounts:decline_removal": page("account.manage", form=True, pk=".account.pk"),
    "accounts:reset_second_factor": page("account.manage", form=True, pk=".account.pk"),
    "accounts:remove": page("account.manage", pk=".account.pk"),
    "accounts:data": page("actor.edit", pk=".account.pk"),
}
SIGN_IN = {
    "account_login": page(EVERYONE, answer=302, outside=200),
    "account_logout": page(EVERYONE, outside=302),
    "account_inactive": page(EVERYONE),
    "account_reauthenticate": page(SIGNED_IN),
    "account_change_password": page(SIGNED_IN),
    "account_set_password": page(SIGNED_IN, answer=302),
    "account_reset_password": page(EVERYONE),
    "account_reset_password_done": page(EVERYONE),
    "account_reset_password_from_key": page(EVERYONE, uidb36="1", key="falsch"),
    "account_reset_password_from_key_done": page(EVERYONE),
    "mfa_authenticate": page(EVERYONE, answer=302),
    "mfa_reauthenticate": page(SIGNED_IN, answer=302),
    "mfa_activate_totp": page(SIGNED_IN, answer=302),
    "mfa_deactivate_totp": page(SIGNED_IN, answer=404),
    "mfa_view_recovery_codes": page(SIGNED_IN, answer=404),
    "mfa_generate_recovery_codes": page(SIGNED_IN, answer=302),
    "mfa_download_recovery_codes": page(SIGNED_IN, answer=404),
    "mfa_index": page(SIGNED_IN, answer=302),
    "mfa_list_webauthn": page(SIGNED_IN, answer=302),
    "mfa_add_webauthn": page(SIGNED_IN, answer=302),
    "mfa_login_webauthn": page(EVERYONE, answer=302),
    "mfa_reauthenticate_webauthn": page(SIGNED_IN, answer=302),
    # Somebody else's passkey; before anything else one is asked to confirm who one is.
    "mfa_edit_webauthn": page(SIGNED_IN, answer=302, pk=".passkey.pk"),
    "mfa_remove_webauthn": page(SIGNED_IN, answer=302, pk=".passkey.pk"),
    "socialaccount_login_cancelled": page(EVERYONE),
    "socialaccount_login_error": page(EVERYONE, answer=401),
    # No identity provider is set while tests run; tests/accounts/test_oidc.py has one.
    "openid_connect_login": page(EVERYONE, answer=404, provider_id="oidc"),
    "openid_connect_callback": page(EVERYONE, answer=404, provider_id="oidc"),
}
DESK = {
    "desk:home": page("desk.enter"),
    "desk:rights": page("rights.read"),
    "desk:log": page("audit.read"),
    "desk:town": page("town.edit"),
    "desk:search": page("desk.enter"),
    "desk:synonyms": page("town.edit"),
    "desk:synonym_add": page("town.edit"),
    "desk:synonym": page("town.edit", pk=".synonyms.pk"),
    "desk:synonym_remove": page("town.edit", form=True, pk=".synonyms.pk"),
    "desk:accessibility": page("town.edit"),
    "desk:handbook": page("desk.enter"),
    "desk:handbook_page": page("desk.enter", name="index"),
    "desk:concept": page("concept.read", slug=".concept.slug"),
    "desk:concept_history": page("concept.read", slug=".concept.slug"),
    # The scene's concept and its versions are public already.
    "desk:publish": page("concept.publish", answer=302, slug=".concept.slug"),
    "desk:take_over": page("measure.create", slug=".concept.slug"),
    "figures:figures": page("figures.read", slug=".concept.slug"),
    "figures:shared_add": page("figures.edit", slug=".concept.slug"),
    "figures:contradiction_add": page("figures.edit", slug=".concept.slug"),
    "figures:breakdown_add": page("figures.edit", slug=".concept.slug"),
    "figures:shared": page("figures.read", pk=".shared.pk"),
    "figures:shared_edit": page("figures.edit", pk=".shared.pk"),
    "figures:shared_remove": page("figures.edit", pk=".shared.pk"),
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
    "questions:questions": page("question.answer", whole=True),
    "questions:question": page("question.answer", pk=".question.pk"),
    "questions:decline": page("question.answer", form=True, pk=".question.pk"),
    "questions:publish": page("question.publish", form=True, pk=".question.pk"),
    "questions:withdraw": page("question.publish", form=True, pk=".question.pk"),
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
    "monitoring:approve": page("report.approve", form=True, pk=".report.pk"),
    "monitoring:return": page("report.approve", form=True, pk=".report.pk"),
    "progress_reports:reports": page("progress_report.read", slug=".concept.slug"),
    "progress_reports:create": page("progress_report.write", slug=".concept.slug"),
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
            "evaluation:survey_question_add": page("evaluation.edit"),
            "evaluation:survey_open": page("evaluation.edit", form=True),
            "evaluation:survey_end": page("evaluation.edit", form=True),
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
    "notices:outbox": page("notice.read"),
    "notices:notice": page("notice.read", pk=".notice.pk"),
    "notices:release": page("notice.read", form=True, pk=".notice.pk"),
    "notices:retry": page("notice.read", form=True, pk=".notice.pk"),
    "notices:withdraw": page("notice.read", form=True, pk=".notice.pk"),
}
ACTORS = {
    "actors:units": page("actor.read"),
    "actors:unit_create": page("actor.edit"),
    "actors:unit_list": page("actor.edit"),
    "actors:unit": page("actor.edit", pk=".unit.pk"),
    "actors:posts": page("actor.edit", pk=".unit.pk"),
    "actors:organisations": page("actor.read"),
    "actors:organisation_create": page("actor.edit"),
    "actors:organisation": page("actor.edit", pk=".organisation.pk"),
    "actors:close": page("actor.edit", pk=".organisation.pk"),
    "actors:reopen": page("actor.edit", form=True, pk=".organisation.pk"),
    "actors:people": page("actor.read"),
    "actors:person_create": page("actor.edit"),
    "actors:person": page("actor.edit", pk=".person.pk"),
    "actors:person_data": page("actor.edit", pk=".person.pk"),
    "actors:person_erase": page("actor.edit", pk=".person.pk"),
    "actors:deputies": page("deputy.name", whole=True),
    "actors:deputy_end": page("deputy.name", form=True, pk=".deputy.pk"),
    "actors:bodies": page("actor.read"),
    "actors:body_create": page("actor.edit"),
    "actors:body": page("actor.read", pk=".body.pk"),
    "actors:body_edit": page("actor.edit", pk=".body.pk"),
    "actors:body_remove": page("actor.edit", form=True, pk=".body.pk"),
    "actors:seat_add": page("actor.edit", pk=".body.pk"),
    "actors:seat": page("actor.edit", pk=".seat.pk"),
    "actors:seat_remove": page("actor.edit", form=True, pk=".seat.pk"),
}
CONCEPTS = {
    "concepts:concepts": page("concept.read"),
    "concepts:create": page("concept.create"),
    **within(
        {"slug": ".concept.slug"},
        {
            "concepts:next_edition": page("concept.create"),
            "concepts:edit": page("concept.edit"),
            "concepts:status": page("concept.advance"),
            "concepts:delete": page("concept.delete"),
            "concepts:withdraw": page("concept.publish"),
            "concepts:structure": page("concept.read"),
            "concepts:field_add": page("concept.edit"),
            "concepts:field": page("concept.edit", pk=".field.pk"),
            "concepts:field_move": page("concept.edit", form=True, pk=".field.pk"),
            "concepts:field_remove": page("concept.edit", form=True, pk=".field.pk"),
            "concepts:theme_add": page("concept.edit"),
            "concepts:theme": page("concept.edit", pk=".theme.pk"),
            "concepts:theme_move": page("concept.edit", form=True, pk=".theme.pk"),
            "concepts:theme_remove": page("concept.edit", form=True, pk=".theme.pk"),
            "concepts:phases": page("concept.read"),
            "concepts:phase_add": page("concept.edit"),
            "concepts:phase": page("concept.edit", pk=".phase.pk"),
            "concepts:phase_move": page("concept.edit", form=True, pk=".phase.pk"),
            "concepts:phase_remove": page("concept.edit", form=True, pk=".phase.pk"),
            "concepts:review": page("concept.read"),
            "concepts:review_edit": page("concept.edit"),
            "concepts:finding_add": page("concept.edit"),
            "concepts:finding": page("concept.edit", pk=".finding.pk"),
            "concepts:finding_remove": page("concept.edit", form=True, pk=".finding.pk"),
            "concepts:finding_refuse": page("finding.answer", pk=".finding.pk"),
            "concepts:finding_elsewhere": page("finding.answer", pk=".finding.pk"),
            "concepts:finding_reopen": page("finding.answer", form=True, pk=".finding.pk"),
        },
    ),
}
MEASURES = {
    "measures:deadlines": page("measure.ask"),
    "measures:mine": page("measure.confirm", whole=True),
    "measures:answer": page("measure.confirm", whole=True),
    **within(
        {"slug": ".concept.slug"},
        {
            "measures:table": page("measure.read"),
            "measures:confirmations": page("measure.ask"),
            "measures:concept_days": page("measure.ask"),
            "measures:create": page("measure.create"),
            "measures:bulk": page("measure.bulk_edit", form=True),
            "measures:columns": page("measure.read", form=True),
            "measures:check": page("catalogue.check"),
            "measures:check_xlsx": page("catalogue.check", answer=302),
            "measures:goals": page("measure.read"),
            "measures:goal_add": page("concept.edit"),
            "measures:reorder": page("concept.edit", form=True),
            "measures:goal": page("concept.edit", pk=".goal.pk"),
            "measures:goal_remove": page("concept.edit", form=True, pk=".goal.pk"),
            "measures:versions": page("version.read"),
            "measures:freeze": page("catalogue.freeze"),
            "measures:exceptions": page("measure.override"),
            # Which two is said by the query, and here it is not.
            "measures:compare": page("version.read", answer=404),
            "measures:version": page("version.read", number=1),
            "measures:publish_version": page("catalogue.freeze", answer=302, number=1),
            "measures:withdraw_version": page("catalogue.freeze", number=1),
            "measures:export_version": page("version.read", number=1, suffix="csv"),
            "measures:frozen": page("version.read", number=1, code=".measure.code"),
            "measures:export": page("version.read"),
            "measures:export_draft": page("catalogue.export", suffix="csv"),
            "measures:imports": page("catalogue.import"),
            "measures:import_blank": page("catalogue.import"),
            "measures:import": page("catalogue.import", pk=".run.pk"),
            "measures:import_progress": page("catalogue.import", pk=".run.pk"),
            "measures:import_mapping": page("catalogue.import", pk=".run.pk"),
            "measures:import_apply": page("catalogue.import", form=True, pk=".run.pk"),
            "measures:import_choose": page("catalogue.import", form=True, pk=".run.pk"),
            "measures:import_discard": page("catalogue.import", form=True, pk=".run.pk"),
            "measures:changes": page("catalogue.undo"),
            "measures:undo": page("catalogue.undo", pk=".change_set.pk"),
            "measures:value_file": page("measure.bulk_edit"),
            "measures:value_file_enter": page("measure.bulk_edit", form=True),
            "measures:import_take_up": page("catalogue.import", form=True, pk=".run.pk"),
        },
    ),
    **within(
        {"slug": ".concept.slug", "pk": ".measure.pk"},
        {
            "measures:overview": page("measure.read"),
            "measures:edit": page("measure.edit"),
            "measures:check_typed": page("measure.edit", form=True),
            "measures:row": page("measure.edit", part="milestones"),
            "measures:milestone": page("measure.edit", form=True, key=".milestone.pk"),
            "measures:move_milestone": page("measure.edit", form=True, key=".milestone.pk"),
            "measures:note": page("measure.edit", form=True),
            "measures:note_remove": page("measure.edit", key=".note.pk"),
            "measures:value_add": page("measure.edit", form=True, key=".indicator.pk"),
            "measures:value": page("measure.edit", key=".value.pk"),
            "measures:value_remove": page("measure.edit", key=".value.pk"),
            "measures:settle": page("measure.edit", form=True),
            "measures:leftover": page("measure.edit", form=True),
            "measures:cell": page("measure.edit", answer=302, cell="titel"),
            "measures:confirmation": page("measure.read"),
            "measures:ask": page("measure.ask", form=True),
            "measures:override": page("measure.override", rule="M201"),
            "measures:history": page("measure.read"),
            "measures:back": page("measure.read", answer=302),
            "measures:delete": page("measure.create"),
        },
    ),
}
PORTAL = {
    "core:stylesheet": page(EVERYONE, colour="#1f5b4c"),
    "core:favicon": page(EVERYONE, colour="#1f5b4c"),
    "core:colour_sample": page(EVERYONE),
    "core:understood": page(EVERYONE, side="ende"),
    "portal:home": page(EVERYONE),
    "portal:search": page(EVERYONE),
    **within(
        {"slug": ".concept.slug"},
        {
            "portal:concept": page(EVERYONE),
            "portal:review": page(EVERYONE),
            "portal:evaluations": page(EVERYONE),
            "portal:evaluation": page(EVERYONE, number=1),
            "portal:evaluation_file": page(EVERYONE, number=1),
            "portal:plain_concept": page(EVERYONE),
            "portal:behind": page(EVERYONE),
            "portal:embed": page(EVERYONE),
            "portal:progress": page(EVERYONE),
            "portal:quarters": page(EVERYONE),
            "portal:quarter": page(EVERYONE, year=2025, number=1),
            "portal:milestones": page(EVERYONE),
            "portal:indicators": page(EVERYONE),
            "portal:catalogue": page(EVERYONE),
            "portal:catalogue_print": page(EVERYONE),
            "portal:measure": page(EVERYONE, code=".measure.code"),
            "portal:measure_feed": page(EVERYONE, code=".measure.code"),
            "portal:question": page(EVERYONE, code=".measure.code"),
            "portal:reports": page(EVERYONE, code=".measure.code"),
            "portal:measure_picture": page(EVERYONE, code=".measure.code"),
            "portal:concept_feed": page(EVERYONE),
            "portal:follow_concept": page(EVERYONE),
            "portal:follow_measure": page(EVERYONE, code=".measure.code"),
            "portal:concept_picture": page(EVERYONE),
            "portal:progress_reports": page(EVERYONE),
            "portal:progress_report": page(EVERYONE, number=1),
            "portal:progress_report_file": page(EVERYONE, number=1, suffix="json"),
            "portal:versions": page(EVERYONE),
            "portal:version": page(EVERYONE, number=1),
            "portal:comparison": page(EVERYONE, old=1, new=2),
            "portal:frozen_measure": page(EVERYONE, number=1, code=".measure.code"),
            "portal:downloads": page(EVERYONE),
            "portal:catalogue_file": page(EVERYONE, suffix="json"),
            "portal:version_file": page(EVERYONE, number=1, suffix="json"),
        },
    ),
    "portal:following": page(EVERYONE, answer=410, key="falsch"),
    "portal:ledger": page(EVERYONE),
    "portal:ledger_check": page(EVERYONE),
    "portal:ledger_file": page(EVERYONE),
    "portal:ledger_feed": page(EVERYONE),
    "portal:ledger_head": page(EVERYONE),
    "portal:ledger_entries": page(EVERYONE),
    "portal:ledger_entry": page(EVERYONE, number=1),
    "portal:ledger_proof": page(EVERYONE, number=1),
    "portal:ledger_consistency": page(EVERYONE, old=1),
    "portal:ledger_schema": page(EVERYONE),
    "portal:schema": page(EVERYONE),
    "portal:survey": page(EVERYONE, key=".survey.key"),
    "portal:survey_link": page(EVERYONE, key=".survey.key", token="0a1b2c"),
    "portal:imprint": page(EVERYONE),
    "portal:privacy": page(EVERYONE),
    "portal:accessibility": page(EVERYONE),
    "portal:plain": page(EVERYONE),
    "portal:styleguide": page(EVERYONE),
    "portal:picture": page(EVERYONE),
    "portal:robots": page(EVERYONE),
    "portal:sitemap": page(EVERYONE),
    "portal:favicon": page(EVERYONE, answer=301),
}

PAGES = ACCOUNTS | SIGN_IN | DESK | ACTORS | CONCEPTS | MEASURES | PORTAL
# The same in every town: they name nothing of a town's own.
OF_NO_TOWN = {
    "core:stylesheet",
    "core:favicon",
    "core:colour_sample",
    "core:understood",
    "portal:favicon",
    "portal:robots",
    "portal:ledger_schema",
    "portal:schema",
    "portal:styleguide",
}

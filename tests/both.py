"""What SQLite and PostgreSQL answer differently, and so is tried on both.

All tests run on SQLite. On PostgreSQL run those of these files: where it may refuse, sort, lock or
count in another way, and everything there is once, so that each question of each page and each verb
has been put to it. What a page then says, whom a rule lets in and what becomes of a cell is decided
in Python and is the same. A file that belongs here is entered here, under why.
"""

from pathlib import Path

TESTS = Path(__file__).parent

EVERYTHING_ONCE = [
    "test_untypable.py",  # each page and each form, with what is hardest to keep
    "demo/test_build.py",  # years of a town's deeds, each by its verb
    "demo/test_pages.py",
]
WHO_WRITES_AT_ONCE = [
    "test_deadlocks.py",
    "accounts/test_limits.py",
    "config/test_broken_off.py",
    "contributions/form/test_wave.py",
    "config/test_killed_worker.py",
    "config/test_ticks_at_once.py",
    "core/test_jobs.py",
    "core/test_sending.py",
    "core/test_writing.py",
    "evaluation/test_at_once.py",
    "invitations/test_killed.py",
    "measures/importing/test_background.py",
    "measures/operations/test_at_once.py",
    "measures/operations/test_bulk.py",
    "measures/reminding/test_job.py",
    "minutes/test_holding.py",
    "monitoring/test_at_once.py",
    "notices/test_operations.py",
    "notices/test_sending.py",
    "scheduling/test_held.py",
    "scheduling/test_publishing.py",
]
WHAT_COLUMNS_REFUSE = [
    "actors/contacts/test_merging.py",
    "actors/test_bodies.py",
    "actors/test_organisations.py",
    "actors/test_seats.py",
    "concepts/test_creating.py",
    "concepts/test_order.py",
    "concepts/test_parts.py",
    "contributions/merging/test_merging.py",
    "contributions/test_supporting.py",
    "contributions/test_contributions.py",
    "core/test_lengths.py",
    "core/test_prepared.py",
    "core/test_shapes.py",
    "invitations/test_merging.py",
    "measures/importing/test_lengths.py",
    "measures/operations/test_editing.py",
    "measures/operations/test_goals_and_editions.py",
    "measures/operations/test_merging.py",
    "measures/operations/test_moving.py",
    "measures/operations/test_renaming.py",
    "measures/test_deleting_concepts.py",
    "measures/versions/test_operations.py",
    "municipalities/test_operations.py",
    "privacy/test_everywhere.py",
    "privacy/test_other_lives.py",
]
ORDER_AND_SEARCH = [
    "actors/contacts/test_organisation_twins.py",
    "actors/test_lists.py",
    "contributions/likeness/test_index.py",
    "core/test_alphabet.py",
    "desk/test_search.py",
    "evaluation/test_searching.py",
    "measures/desk/test_table.py",
    "municipalities/test_synonyms.py",
    "portal/test_catalogue.py",
    "portal/test_search.py",
    "portal/test_search_of_minutes.py",
    "portal/test_search_of_steering.py",
]
COUNTED_AND_GROUPED = [
    "actors/test_balance.py",
    "answers/rounds/test_rounds.py",
    "answers/test_matrix.py",
    "answers/test_outcomes.py",
    "answers/test_voices.py",
    "contributions/asking/test_counting.py",
    "contributions/merging/test_provenance.py",
    "demo/test_desk_counts.py",
    "demo/test_public_counts.py",
    "figures/test_breakdowns.py",
    "figures/test_shared.py",
    "measures/test_behind.py",
    "measures/test_most_behind.py",
    "measures/test_red_thread.py",
    "monitoring/test_table.py",
    "portal/test_process.py",
    "portal/test_queries.py",
]
ROWS_AS_THEY_ARE_KEPT = [
    "audit/test_epoch.py",
    "audit/test_log.py",
    "calendars/test_keeping.py",
    "contributions/test_importing.py",
    "core/test_changes.py",
    "ledger/test_checking.py",
    "ledger/test_entering.py",
    "measures/importing/test_import.py",
    "measures/test_document.py",
    "measures/passing/test_passing.py",
    "measures/test_fields.py",
    "portal/test_feeds.py",
    "portal/test_following_more.py",
    "portal/test_seven_words.py",
    "progress_reports/test_content.py",
    "questions/test_operations.py",
]
SAVED_AND_MOVED = [
    "config/test_backup.py",
    "config/test_backup_outside.py",
    "config/test_export.py",
    "config/test_migrations.py",
    "config/test_on_postgresql.py",
    "config/test_values_command.py",
]

BOTH = {
    TESTS / name
    for names in (
        EVERYTHING_ONCE,
        WHO_WRITES_AT_ONCE,
        WHAT_COLUMNS_REFUSE,
        ORDER_AND_SEARCH,
        COUNTED_AND_GROUPED,
        ROWS_AS_THEY_ARE_KEPT,
        SAVED_AND_MOVED,
    )
    for name in names
}

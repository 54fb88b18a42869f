"""A town with one of everything, for addresses that name something."""

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.timezone import localdate, now

from gemeinwerk.actors.models import ContactMapping, Merge, RetentionProposal
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.personal_links import hashed
from gemeinwerk.ledger import operations as ledger
from gemeinwerk.measures.models import Measure
from gemeinwerk.meetings import words
from gemeinwerk.monitoring.same.models import SameMeasure
from gemeinwerk.monitoring.years.models import MeasureYear
from gemeinwerk.municipalities.models import Municipality, Synonyms
from gemeinwerk.notices.attachments import XLSX
from gemeinwerk.notices.models import Attachment, Notice
from gemeinwerk.progress_reports.models import ReportTemplate
from tests.factories import (
    ActorGroupFactory,
    AgendaItemFactory,
    AmendmentFactory,
    AnswerFactory,
    AnswerRoundFactory,
    AssignmentFactory,
    AttendanceFactory,
    BodyFactory,
    BreakdownFactory,
    CalendarAddressFactory,
    CalendarFactory,
    CalendarReadingFactory,
    CandidateFactory,
    ClosedDayFactory,
    CompositionFactory,
    ConceptFactory,
    ContradictionFactory,
    DependencyFactory,
    DeputyFactory,
    DeviationFactory,
    DigestFactory,
    EnquiryFactory,
    EventFactory,
    FeedFactory,
    FieldFactory,
    FindingFactory,
    GoalFactory,
    IndicatorFactory,
    InviteeFactory,
    ItemRunFactory,
    LetterBatchFactory,
    MailReplyFactory,
    MaterialFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MeetingFactory,
    MilestoneFactory,
    MinutedDecisionFactory,
    MinutesFactory,
    NominationFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParagraphFactory,
    PersonFactory,
    PhaseFactory,
    PresenceFactory,
    ProgressReportFactory,
    QuestionFactory,
    ReadingFactory,
    ReleaseFactory,
    ReportFactory,
    ReportPictureFactory,
    ReviewFactory,
    RiskFactory,
    RoomFactory,
    RoundFactory,
    SharedIndicatorFactory,
    SharedUseFactory,
    SharedValueFactory,
    StatementFactory,
    SubscriptionFactory,
    TaskFactory,
    ThemeFactory,
    UnitFactory,
    WeighingFactory,
    issued_report,
    open_enquiry,
    published_version,
    user_with_role,
)
from tests.walk.answered import answered
from tests.walk.approved import approved
from tests.walk.commented import commented
from tests.walk.evaluated import evaluated
from tests.walk.planned import planned
from tests.walk.said import said

CONTACTS = "Name;Organisation;E-Mail\nEva Lind;Caritas;e.lind@caritas.example\n"
CATALOGUE = "Nr.;Titel\n1.1;Sprachmittlung\n1.2;Stadtteilbüro\n"


class Scene:
    """Its unit leads the measure; the concept is public and has two published versions, both
    entered in the log.

    They are drafts for participation, which is what a participant may read."""

    def __init__(self, town: Municipality) -> None:
        self.town = town
        self.uploads = settings.MEDIA_ROOT
        self.looked_for: dict[Any, Any] = {}  # see `tests.walk.asked`
        self.account = user_with_role("participant", town)
        self.synonyms = Synonyms.objects.create(municipality=town, words="Kita, Kindergarten")
        self.passkey = Authenticator.objects.create(
            user=self.account, type=Authenticator.Type.TOTP, data={}
        )
        self.notice = Notice.objects.create(
            municipality=town,
            kind="account.joined",
            recipient="jemand@musterstadt.example",
            subject="Ihre Rolle",
            body="Guten Tag",
        )
        Attachment.objects.create(
            notice=self.notice, name="tabelle.xlsx", content_type=XLSX, content=b"PK", size=2
        )
        self._actors()
        self._calendars()
        self._concept()
        self._catalogue()

    def _actors(self) -> None:
        self.unit = UnitFactory(municipality=self.town)
        self.organisation = OrganisationFactory(municipality=self.town)
        self.person = PersonFactory(municipality=self.town)
        self.deputy = DeputyFactory(person__municipality=self.town)
        self.deputy.person.organisations.add(self.unit)
        self.body = BodyFactory(municipality=self.town)
        self.seat = self.body.seats.create()
        self.occupancy = self.seat.occupancies.create(person=self.person)
        self.actor_group = ActorGroupFactory(municipality=self.town)
        self.nomination = NominationFactory(
            request__municipality=self.town, seat__body=self.body, state="named",
            name="Kim Beispiel", email="kim@verein.example",
        )  # fmt: skip
        self.asked = self.nomination.request
        self.nominating_token = f"wort-der-benennung-{self.town.pk}"
        self.asked.links.create(
            token_hash=hashed(self.nominating_token), made_at=now(), expires_on=localdate()
        )
        self.twin = PersonFactory(municipality=self.town)
        self.other_organisation = OrganisationFactory(municipality=self.town, kind="counselling")
        self.merge = Merge.objects.create(
            municipality=self.town,
            person=self.person,
            gone_key=10**9,
            gone={"name": "Vorher Zweimal"},
            moved=[],
            at=now(),
        )
        self.contact_import = self.town.contact_imports.create(
            file=ContentFile(CONTACTS.encode(), "kontakte.csv"), file_name="kontakte.csv"
        )
        self.contact_import.rows.create(organisation=self.other_organisation, key="k")
        ContactMapping.objects.create(municipality=self.town, signature="s", columns={})

    def _calendars(self) -> None:
        self.room = RoomFactory(municipality=self.town)
        self.calendar = CalendarFactory(municipality=self.town, body=self.body)
        self.event = EventFactory(calendar=self.calendar, first=localdate())
        SubscriptionFactory(calendar=self.calendar)
        self.calendar_reading = CalendarReadingFactory(calendar=self.calendar)
        self.closed_day = ClosedDayFactory(municipality=self.town, first=localdate())

    def _concept(self) -> None:
        self.concept: Concept = ConceptFactory(municipality=self.town, slug="ik", public=True)
        self.field = FieldFactory(concept=self.concept)
        self.spare_field = FieldFactory(concept=self.concept)
        self._composition()
        self.theme = ThemeFactory(concept=self.concept)
        self.phase = PhaseFactory(concept=self.concept)
        self.finding = FindingFactory(review=ReviewFactory(concept=self.concept))

        self.meeting = MeetingFactory(
            body=self.body, concept=self.concept, number=1, public=True, place="Rathaus"
        )
        self.item = AgendaItemFactory(meeting=self.meeting)
        self.material = MaterialFactory(meeting=self.meeting)
        self._dots()
        self.invitee = InviteeFactory(meeting=self.meeting, person=self.person)
        self.mail_reply = MailReplyFactory(invitee=self.invitee)
        self._minutes()
        self.attending_word = words.said(self.invitee, words.INVITEE)
        address = CalendarAddressFactory(person=self.person)
        self.calendar_word = words.said(address, words.CALENDAR)
        self._invitations()
        planned(self)
        said(self)

    def _minutes(self) -> None:
        """Somebody is there and writes, something is decided and somebody has to do something."""
        self.minutes = MinutesFactory(
            meeting=MeetingFactory(
                body=self.body,
                concept=self.concept,
                number=2,
                state="invited",
                starts_at=now(),
                public=True,
            ),
            code=f"{self.town.pk:06d}"[-6:],
        )
        self.topic = AgendaItemFactory(meeting=self.minutes.meeting)
        ItemRunFactory(minutes=self.minutes, item=self.topic)
        self.attendance = AttendanceFactory(minutes=self.minutes)
        PresenceFactory(attendance=self.attendance)
        self.paragraph = ParagraphFactory(minutes=self.minutes, item=self.topic)
        self.decision = MinutedDecisionFactory(
            paragraph__minutes=self.minutes, paragraph__item=self.topic
        )
        self.task = TaskFactory(
            minutes=self.minutes, paragraph__item=self.topic, organisation=self.unit
        )
        approved(self)

    def _dots(self) -> None:
        """One that is open, with a slip, and one that is prepared."""
        self.weighing = WeighingFactory(meeting=self.meeting, state="open", with_slips=True)
        self.weighing.unused.create(digest=hashed(f"zettel-{self.town.pk}"))
        self.weighing.devices.create(digest=hashed(f"geraet-{self.town.pk}"))
        self.draft_weighing = WeighingFactory(meeting=self.meeting)

    def _invitations(self) -> None:
        """A wave that is looked through, with one draft."""
        self.wave = self.concept.waves.create(
            name="Auftakt", answer_until=localdate() + timedelta(days=20), state="review"
        )
        self.wave.texts.create(language="de", subject="Einladung", body="{anrede} {link}")
        guest = PersonFactory(municipality=self.town, email=f"gast-{self.town.pk}@example.org")
        self.invitation = self.wave.invitations.create(person=guest, body=self.body)
        self.letter = self.invitation.letters.create(
            subject="Einladung", body="Guten Tag, {link}", state="review"
        )
        answered(self)

    def _composition(self) -> None:
        self.spare_field.working_group = self.body
        self.spare_field.save()
        self.candidate = CandidateFactory(
            concept=self.concept, person=self.person, wishes=[self.body.pk]
        )
        pair = [self.body.pk, self.person.pk]
        self.composition = CompositionFactory(
            concept=self.concept, proposed=[pair], seats=[pair], problem={
                "version": 1, "seed": 7,
                "people": [{"id": f"p{self.person.pk}", "wishes": [f"b{self.body.pk}"]}],
                "groups": [{"id": f"b{self.body.pk}", "size": [1, 2], "targets": {}}],
            },
        )  # fmt: skip

    def _catalogue(self) -> None:
        self.goal = GoalFactory(concept=self.concept, field=self.field)
        self.measure: Measure = MeasureFactory(
            concept=self.concept, field=self.field, code="1.1", lead_unit=self.unit
        )
        self.milestone = MilestoneFactory(measure=self.measure)
        self.indicator = IndicatorFactory(measure=self.measure)
        self.value = MeasuredValueFactory(measure=self.measure)
        self.question = QuestionFactory(measure=self.measure)
        self.outcome = OutcomeFactory(contribution=self.contribution, measure=self.measure)
        self.statement = StatementFactory(
            contribution=self.contribution, unit=self.unit, verdict="feasible", text="Geht.",
            given_at=now(),
        )  # fmt: skip
        self.answer_round = AnswerRoundFactory(concept=self.concept, number=1)
        self.answer_round.answers.create(contribution=self.contribution)
        self.letter_batch = LetterBatchFactory(concept=self.concept, number=1)
        DigestFactory(batch=self.letter_batch, follower__voice__contribution=self.contribution)
        AnswerFactory(contribution=self.written, round__number=2)
        self.round = RoundFactory(concept=self.concept)
        self.report = ReportFactory(
            round=self.round,
            measure=self.measure,
            done="Das Portal läuft.",
            state="approved",
            submitted_at=now(),
            approved_at=now(),
        )
        ReportPictureFactory(report=self.report)
        self.closed_round = RoundFactory(concept=self.concept, state="closed", closed_at=now())
        MeasureYear.objects.create(measure=self.measure, year=2025, done="Zwei Kurse.")
        ReportTemplate.objects.create(
            municipality=self.town, file_name="vorlage.docx", content=b"PK", uploaded_at=now()
        )
        self._steering()
        other = MeasureFactory(
            concept=ConceptFactory(municipality=self.town, status="implementation"), code="8.8"
        )
        self.pair = SameMeasure.objects.create(measure=other, leading=self.measure)
        self.link_token = f"wort-des-links-{self.town.pk}"
        self._own_data()
        by_link = RoundFactory(concept=self.concept, by_link=True)
        by_link.links.create(unit=self.unit, token_hash=hashed(self.link_token), made_at=now())
        evaluated(self)
        self._who_takes_part()
        self._figures()
        self.note = self.measure.notes.create(label="Sachstand", text="Läuft.")
        self.versions = [published_version(self.concept, kind="participation") for _ in range(2)]
        commented(self)
        self.progress_report = ProgressReportFactory(concept=self.concept)
        self.issued = issued_report(self.concept, published=True)
        ledger.enter_missing()
        self.change_set = self.concept.change_sets.create(size=0, at=now())
        self.run = self.concept.imports.create(
            file=ContentFile(CATALOGUE.encode(), "katalog.csv"), file_name="katalog.csv"
        )

    def _steering(self) -> None:
        """A deviation its unit settles itself, with a task, and a measure that waits for it."""
        self.deviation = DeviationFactory(measure=self.measure, correction="Eine Aushilfe.")
        self.assignment = AssignmentFactory(decision__deviation=self.deviation, unit=self.unit)
        self.amendment = AmendmentFactory(measure=self.measure)
        self.risk = RiskFactory(measure=self.measure)
        waiting = MeasureFactory(concept=self.concept, field=self.field, code="1.2")
        self.dependency = DependencyFactory(measure=waiting, on=self.measure)

    def _who_takes_part(self) -> None:
        """It is being asked again, after a release; a second concept's is over, a third one's not
        begun."""
        # 0 and 1 are no signs of a slip: without another for them towns 1 and 10 had the same.
        self.slip_code = f"zettelcode{self.town.pk}".translate(str.maketrans("01", "xy"))
        self.enquiry = open_enquiry(EnquiryFactory(concept=self.concept), self.slip_code)
        self.release = ReleaseFactory(enquiry=self.enquiry, published=True)
        others = [ConceptFactory(municipality=self.town) for _number in range(2)]
        self.over = open_enquiry(EnquiryFactory(concept=others[0]))
        self.over.state, self.over.closed_at = "closed", now()
        self.over.save()
        self.draft_enquiry = EnquiryFactory(concept=others[1])
        self.unasked = ConceptFactory(municipality=self.town)

    def _own_data(self) -> None:
        """A link to what is kept of the person, what they ask for, and what is due to go."""
        self.data_token = f"wort-zu-den-daten-{self.town.pk}"
        self.person.data_links.create(
            token_hash=hashed(self.data_token), made_at=now(), expires_at=now() + timedelta(days=14)
        )
        self.data_request = self.person.data_requests.create(
            kind="correction", said="Ich heiße anders.", at=now(), due_on=localdate()
        )
        self.retention_proposal = RetentionProposal.objects.create(
            municipality=self.town, kind="people", key=self.person.pk, proposed_on=localdate()
        )

    def _figures(self) -> None:
        """A series the measure shares with none yet, two sources that disagree, counts by group."""
        self.shared = SharedIndicatorFactory(concept=self.concept)
        self.shared_value = SharedValueFactory(shared=self.shared)
        self.shared_use = SharedUseFactory(
            shared=self.shared, measure=self.measure, indicator=self.indicator.name
        )
        self.own_indicator = IndicatorFactory(measure=self.measure, name="Noch nicht gemeinsam")
        feed = FeedFactory(shared=self.shared)
        self.reading = ReadingFactory(feed=feed)
        self.contradiction = ContradictionFactory(concept=self.concept, measure=self.measure)
        self.breakdown = BreakdownFactory(concept=self.concept)

    def find(self, path: str) -> Any:
        """`find("measure.pk")`."""
        found: Any = self
        for name in path.split("."):
            found = getattr(found, name)
        return found

"""What tests are made of. One factory per model; believable, never real."""

from tests.factories.accounts import (
    MembershipFactory,
    UserFactory,
    office_of,
    user_with_role,
)
from tests.factories.actors import (
    BodyFactory,
    DeputyFactory,
    OrganisationFactory,
    PersonFactory,
    UnitFactory,
)
from tests.factories.concepts import (
    ConceptFactory,
    FieldFactory,
    FindingFactory,
    PhaseFactory,
    ReviewFactory,
    ThemeFactory,
)
from tests.factories.evaluation import (
    EvaluationFactory,
    EvaluationFindingFactory,
    EvidenceFactory,
    FreeTextFactory,
    JudgementFactory,
    KeyAnswerFactory,
    KeyQuestionFactory,
    RecommendationFactory,
    SurveyFactory,
    SurveyQuestionFactory,
)
from tests.factories.figures import (
    BreakdownFactory,
    ContradictionFactory,
    SharedIndicatorFactory,
    SharedUseFactory,
    SharedValueFactory,
)
from tests.factories.measures import (
    CostLineFactory,
    GoalFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MilestoneFactory,
)
from tests.factories.monitoring import (
    AmendmentFactory,
    AssignmentFactory,
    DecisionFactory,
    DependencyFactory,
    DeviationFactory,
    ReportFactory,
    RiskFactory,
    RoundFactory,
)
from tests.factories.municipalities import MunicipalityFactory
from tests.factories.progress_reports import ProgressReportFactory, issued_report
from tests.factories.published import (
    make_public,
    public_concept,
    published_catalogue,
    published_version,
)
from tests.factories.questions import QuestionFactory

__all__ = [
    "AmendmentFactory",
    "AssignmentFactory",
    "BodyFactory",
    "BreakdownFactory",
    "ConceptFactory",
    "ContradictionFactory",
    "CostLineFactory",
    "DecisionFactory",
    "DependencyFactory",
    "DeputyFactory",
    "DeviationFactory",
    "EvaluationFactory",
    "EvaluationFindingFactory",
    "EvidenceFactory",
    "FieldFactory",
    "FindingFactory",
    "FreeTextFactory",
    "GoalFactory",
    "IndicatorFactory",
    "JudgementFactory",
    "KeyAnswerFactory",
    "KeyQuestionFactory",
    "MeasureFactory",
    "MeasuredValueFactory",
    "MembershipFactory",
    "MilestoneFactory",
    "MunicipalityFactory",
    "OrganisationFactory",
    "PersonFactory",
    "PhaseFactory",
    "ProgressReportFactory",
    "QuestionFactory",
    "RecommendationFactory",
    "ReportFactory",
    "ReviewFactory",
    "RiskFactory",
    "RoundFactory",
    "SharedIndicatorFactory",
    "SharedUseFactory",
    "SharedValueFactory",
    "SurveyFactory",
    "SurveyQuestionFactory",
    "ThemeFactory",
    "UnitFactory",
    "UserFactory",
    "issued_report",
    "make_public",
    "office_of",
    "public_concept",
    "published_catalogue",
    "published_version",
    "user_with_role",
]

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")

import pytest

from gemeinwerk.german import Scale, scale_of


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Kosten in T€", Scale(1_000)),
        ("Kosten (T EUR)", Scale(1_000)),
        ("Kosten in T", Scale(1_000)),
        ("Teil T", None),
        ("Kosten (T)", Scale(1_000)),
        ("Typ k", None),
        ("Angaben in 1.000 €", Scale(1_000)),
        ("x 1.000 EUR", Scale(1_000)),
        ("in 1.000.000 €", Scale(1_000_000)),
        ("in 2.000 €", None),
        ("in 1.000 T€", Scale(1)),
        ("in 1.000 Stück", None),
        ("unter 1.000 €", None),
        ("bis 10 Mio. €", Scale(1)),
        ("Mio. Euro", Scale(1_000_000)),
        ("Mrd. €", Scale(1_000_000_000)),
        ("Kosten in CHF", Scale(1, "CHF")),
        ("in 1.000 CHF", Scale(1_000, "CHF")),
        ("Kosten (€, Angaben in T€)", Scale(1_000)),
        ("Kosten in Euro", Scale(1)),
        ("Kosten in Cent", None),
        ("Kosten", None),
        ("", None),
        ("x" * 401 + " T€", None),
    ],
)
def test_a_heading_says_what_numbers_are_counted_in(heading, scale):
    assert scale_of(heading) == scale

"""In a cell of values only what cannot be the value is taken out as mail, telephone, birth."""

import pytest

from gemeinwerk.german.parties.private import of_any


@pytest.mark.parametrize(
    "typed",
    [
        "Mobilfunk: 0,5 Mio. €",
        "App: 20.000 €, Schulung: 5.000 €",
        "Hotline: 30.000 €",
        "Telefon 5.000 €/Jahr",
        "Fax: 2.000 €",
        "+30 000 000 €",
        "Konto 5103 20 000 €",
        "Konto 05103 200 000 €",
        "*2026",
        "*01.01.2026",
        "Jahrgang 2015",
        "Jg. 2015",
        "geb. 2015",
        "Telefon: 12 Beratungen",
        "Hotline: 500 Anrufe",
        "Telefon: 20000 Beratungen",
        "Telefon: 20000",
        "Hotline: 25 000",
        "Telefon 25 000 €",
        "+49 000 000 €",
        "+49 000 Besucher",
        "Kurse (a) 5.000 €",
        "FB51 2026 2027 2028",
        "Mobil: 01.02.2026",
        "Mobilfunk 0,25 VZÄ",
        "Fax: 1.500,50 €",
        "Telefon 10000-20000 €",
        "Nr. 0815",
        "01/2026 - 12/2027",
        "03.2026–04.2027",
        "2026-2028",
        "Telefon: 10.000 Anrufe bis 2028",
        "Ruf 5000 €",
        "Tel. 5.000 €",
        "Tel.: 25 000 €",
        "Tel: 20000 €",
        "Mobilfunk: 100 000",
        "SWIFT Begleitung",
        "Handy: 30 Geräte",
        "Hotline 24/7",
        "Telefon: 1 200 000",
        "Handy-App: 200.000",
        "Telefonberatungen: 1000-2000",
        "+43 500 000 t",
        "0800 Hotline: 5.000 €",
        "Konto 0511020 5318000",
        "Kostenstelle 0123456789: 20.000 €",
        "Postleitzahl 01067-01099",
    ],
)
def test_a_sum_a_number_or_a_time_stays_whatever_stands_before_it(typed):
    assert (of_any(typed).shown, of_any(typed).taken) == (typed, ())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2026 (Tel. 0171/1234567)", "2026"),
        ("5.000 € (Frau Quellfeld)", "5.000 €"),
        ("Kurse: 20 (quell@stadt.example)", "Kurse: 20"),
        ("Herr Quellfeld (Mobil: 0171/123)", ""),
        ("20 Kurse, Tel. 289-1234", "20 Kurse"),
        ("Tel.: 289 1234", ""),
        ("0331 289-1234 5.000 €", "5.000 €"),
        ("0331/289-1234", ""),
        ("+49 331 2891234", ""),
        ("+49 (0)331 2891234", ""),
        ("Mobil: +41 79 123 45 67", ""),
        ("5.000 € (geb. 12.03.1975)", "5.000 €"),
        ("*12.03.1975", ""),
        ("IBAN DE12 3456 7890 1234 5678 90", ""),
        ("DE12 3456 7890 1234 5678 90", ""),
        ("Tel. 0331 289-1234 oder -1235", ""),
        ("Tel. 0331.289.1234", ""),
        ("Durchwahl -4711", ""),
        ("quell(at)stadt.de", ""),
        ("Tel. 0331 289-1234 2026-2028", "2026-2028"),
        ("(0331) 289 12 34", ""),
        ("Frau Müller, Tel. 02551 69-1234, 12 Kurse", "12 Kurse"),
        ("Telefon 0331 289-1234, 20.000 €", "20.000 €"),
    ],
)
def test_what_surely_reaches_somebody_is_taken_out_of_the_value(typed, shown):
    assert of_any(typed).shown == shown
    assert of_any(typed).taken

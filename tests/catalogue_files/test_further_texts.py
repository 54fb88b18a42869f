"""Texts that whoever uses the readers wants read beside our own fields."""

from gemeinwerk.catalogue_files.mapping.proposals import Proposal
from gemeinwerk.catalogue_files.trees.rows import Record
from gemeinwerk.catalogue_files.values import interpret


def test_a_further_text_stays_whole_and_whom_it_names_is_told(monkeypatch):
    monkeypatch.setattr(interpret, "FURTHER", ["legal_basis"])
    fields = {"Titel": "title", "Rechtsgrundlage": "legal_basis"}
    context = interpret.Context({key: Proposal(key, name, 1.0, "") for key, name in fields.items()})
    text = "§ 3, Auskunft: zora@stadt.example"
    record = Record("Blatt", 2, 2, {"Titel": "Kurse", "Rechtsgrundlage": text})
    read = interpret.interpret(record, context)
    assert read.texts == {"legal_basis": text}
    [(name, remark)] = read.remarks
    assert name == "legal_basis"
    assert "zora@stadt.example" in remark

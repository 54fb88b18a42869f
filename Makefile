# Gemeinwerk: two commands matter, `make demo` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help demo dev test check bench attack mutants pictures requirements messages audit sbom

bin := .venv/bin

help: ## list what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 22

demo: ## install, fill the demonstration town and serve it
	@scripts/setup run
	@$(bin)/gemeinwerk demo

dev: ## the same with a server that reloads when code changes
	@scripts/setup test
	@$(bin)/gemeinwerk demo --reload

test: ## install and run every check and test, on SQLite and PostgreSQL, with a browser
	@scripts/setup test
	@scripts/test

check: ## ruff, mypy, import-linter, djlint, migrations and translations complete
	@scripts/setup test
	@scripts/check

bench: ## measure, print a table, write var/bench.json; ONLY=portal runs a part
	@scripts/setup test
	@scripts/with-postgres $(bin)/python -m bench $(ONLY)

attack: ## attack servers of its own, print what held; ONLY=markup a part, REQUESTS=2000 fewer
	@scripts/setup test
	@REQUESTS=$(REQUESTS) scripts/with-postgres $(bin)/python -m attack $(ONLY)

mutants: ## change the code that decides and see whether tests notice; ONLY=german SAMPLE=20 SEED=2 AT_ONCE=1
	@scripts/setup test
	@$(bin)/uv pip install --quiet --require-hashes -r requirements/mutants.txt
	@SAMPLE=$(SAMPLE) SEED=$(SEED) AT_ONCE=$(AT_ONCE) $(bin)/python -m mutants $(ONLY)

pictures: ## take the README's screenshots; ALL=1 every kind of page in every way, in var/pictures; ONLY="print desk"
	@scripts/setup test
	@$(bin)/python -m pictures $(if $(ALL)$(ONLY),all) $(ONLY)

requirements: ## compile requirements/*.txt from requirements/*.in, with hashes
	@for name in base dev mutants; do \
	  $(bin)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header requirements/$$name.in -o requirements/$$name.txt; done

messages: ## collect the texts to translate into src/gemeinwerk/locale
	@cd src/gemeinwerk && ../../$(bin)/django-admin makemessages -l en --no-location --no-obsolete \
	  --no-wrap --ignore 'static/vendor/*'
	@sed -i -E '/^"(POT-Creation-Date|Report-Msgid-Bugs-To)/d' \
	  src/gemeinwerk/locale/en/LC_MESSAGES/django.po
	@$(bin)/python scripts/translations --write

audit: ## ask whether a pinned package has a known weakness; says so where it cannot ask
	@scripts/setup test
	@scripts/audit

sbom: ## write var/sbom.json, the list of all that is installed to run (CycloneDX)
	@scripts/setup test
	@mkdir -p var
	@$(bin)/cyclonedx-py requirements requirements/base.txt --output-reproducible \
	  --output-format JSON --output-file var/sbom.json
	@echo "var/sbom.json names $$(grep -c '"bom-ref"' var/sbom.json) packages and their hashes."

# What can be done here, in one word each; `make` alone lists it in German.
#
# Owns the order of the steps. Does not own how they are done: the Python
# environment is `tools/umgebung_einrichten.sh`, browser and LibreOffice of the tests
# `tools/browser_einrichten.sh` and `tools/office_einrichten.sh`, the data
# `python -m zr_dashboard`, and address and appearance of the server
# `.streamlit/config.toml`.
#
# Everything works as root and as an ordinary user, with and without a terminal.

SHELL := /bin/sh
.DEFAULT_GOAL := hilfe
.NOTPARALLEL:                    # two steps must never fill one .venv at once
MAKEFLAGS += --no-print-directory

PORT ?= 8501
PYTEST_ARGS ?=
BENCH_ARGS ?=
VENV := .venv/bin

.PHONY: hilfe
hilfe:
	@echo 'Zukunftsräume-Monitor'
	@echo
	@echo '  make run           einrichten, Daten bauen, starten: http://localhost:$(PORT)'
	@echo '  make test          alle Tests, auch die im Browser und mit LibreOffice'
	@echo '  make test-schnell  alle Tests, die weder Browser noch LibreOffice brauchen'
	@echo '  make check         Form, Regeln, Typen und Schichten des Codes prüfen'
	@echo '  make bench         messen, wie schnell alles ist: docs/tempo.md (bis 20 Minuten)'
	@echo '  make dauerlauf     30 Minuten mit 20 Sitzungen und einer Veröffentlichung je Minute'
	@echo '  make daten         den Datenbestand aus data/ neu bauen'
	@echo '  make register-pruefen  gelten alle Zitate noch? (Exit-Code 0 oder 1)'
	@echo '  make requirements  requirements*.txt aus pyproject.toml neu ableiten'
	@echo '  make clean         alles löschen, was hier erzeugt wurde'
	@echo
	@echo '  PORT=8600                anderer Port für make run'
	@echo '  PYTEST_ARGS="-k karte"   nur ein Teil der Tests'
	@echo '  BENCH_ARGS="--teil seiten --groesse 130"   nur ein Teil der Messung'
	@echo '  PYTHON=python3.12        bestimmtes Python für eine neue .venv (sonst eines ab 3.11)'
	@echo '  ZR_CHROMIUM=/pfad        bestimmtes Chromium für die Tests im Browser'
	@echo '  ZR_SOFFICE=/pfad         bestimmtes LibreOffice für die Tests der Dateien'

# --- what others build on ----------------------------------------------------

.PHONY: umgebung umgebung-dev
umgebung:
	@tools/umgebung_einrichten.sh requirements.txt
umgebung-dev:
	@tools/umgebung_einrichten.sh requirements.txt requirements-dev.txt

# --- the dashboard -----------------------------------------------------------

.PHONY: run daten register-pruefen
run: umgebung
	@$(VENV)/python -m zr_dashboard bauen --falls-noetig
	@exec $(VENV)/streamlit run app.py --server.port $(PORT)

daten: umgebung
	@$(VENV)/python -m zr_dashboard bauen

register-pruefen: umgebung
	@$(VENV)/python -m zr_dashboard register pruefen

# --- the code ----------------------------------------------------------------

.PHONY: check test test-schnell
check: umgebung-dev
	$(VENV)/ruff format --check .
	$(VENV)/ruff check .
	$(VENV)/mypy
	$(VENV)/lint-imports

# Without a browser or LibreOffice this ends here, with an error: their tests are
# never skipped.
test: umgebung-dev
	@exec tools/browser_einrichten.sh tools/office_einrichten.sh \
		$(VENV)/python -m pytest -n 2 --dist worksteal $(PYTEST_ARGS)

test-schnell: umgebung-dev
	@exec $(VENV)/python -m pytest -n 2 --dist worksteal -m 'not browser and not office' $(PYTEST_ARGS)

# Invented data, a browser, and nothing else running, please. Nothing is asserted.
.PHONY: bench
bench: umgebung-dev
	@exec tools/browser_einrichten.sh $(VENV)/python -m benchmarks $(BENCH_ARGS)

# Ends with an error if memory grows, anything goes wrong, or Datenstände mix.
.PHONY: dauerlauf
dauerlauf: umgebung-dev
	@exec $(VENV)/python -m benchmarks.dauerlauf $(BENCH_ARGS)

# --- upkeep ------------------------------------------------------------------

.PHONY: requirements clean
requirements: umgebung-dev
	@$(VENV)/pip-compile --output-file=requirements.txt pyproject.toml
	@$(VENV)/pip-compile --output-file=requirements-dev.txt --extra=dev \
		--constraint=requirements.txt pyproject.toml
	@for datei in requirements.txt requirements-dev.txt; do \
		{ echo '# Abgeleitet aus pyproject.toml. Nicht von Hand ändern, sondern: make requirements'; \
		  cat "$$datei"; } > "$$datei.neu" && mv "$$datei.neu" "$$datei"; done

# The built store goes too, the delivery in data/ stays.
clean:
	rm -rf .venv .werkzeug
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f data/*.duckdb data/*.duckdb.*
	find app.py pages zr_dashboard tests tools benchmarks -name __pycache__ -type d \
		-prune -exec rm -rf {} + 2>/dev/null || true

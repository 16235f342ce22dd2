# The lab's commands. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help lab stop status logs test check-sealed check-exemplars bench-start bench-market images assets content lint locks clean
PY := .venv/bin/python
export PYTHONPATH := $(CURDIR)

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

lab:  ## install what is missing, build, start everything, print the address and the demo accounts
	@scripts/machine.sh
	@scripts/venv.sh
	@$(PY) -m hub_config.lab up

stop:  ## stop every process and every learner container
	@$(PY) -m hub_config.lab down

status:  ## one JSON object with each service's health
	@$(PY) -m hub_config.lab status

logs:  ## the last lines of each process's log
	@$(PY) -m hub_config.lab logs

test:  ## unit tests on every core, then the stack in real containers and a real browser
	@scripts/machine.sh with-browser || ENGINE=none scripts/machine.sh
	@scripts/venv.sh
	@$(PY) -m hub_config.lab prepare
	@$(PY) -m pytest --numprocesses auto --dist loadfile --ignore tests/stack --junitxml build/tests/apart.xml $(PYTEST); apart=$$?; \
	$(PY) -m pytest tests/stack --junitxml build/tests/lab.xml $(PYTEST) && exit $$apart

check-sealed: prepared  ## every wall of a learner container, seen from inside and from outside
	@$(PY) -m tests.stack.sealed_report

check-exemplars: prepared  ## replay each unit's exemplars through the real grading path
	@$(PY) -m graders.exemplars notebooks/courses

.PHONY: preview
preview:  ## a unit in the browser while it is written, without Docker: make preview UNIT=ads-07
	@ENGINE=none scripts/machine.sh
	@scripts/venv.sh
	@$(PY) -m preview $(UNIT)

.PHONY: check-content
check-content:  ## what the courses hold: minutes, words explained, reading level, numbers without a fact
	@scripts/venv.sh
	@$(PY) -m talat.content.check notebooks/courses

bench-start: prepared  ## click to first widget reply, a stock hub against ours, in one run
	@$(PY) -m tests.bench.start

.PHONY: check-market
check-market: prepared  ## the market against facts of online selling: a table, and a page in build/market/
	@$(PY) -m tests.facts

.PHONY: check-records
check-records:  ## hours and completion against a second calculation, over 200 simulated sessions with a fake clock
	@scripts/venv.sh
	@$(PY) -m tests.records_check

bench-market:  ## the market engine: auctions and days per CPU-second, growth, memory (JSON)
	@$(PY) -m tests.bench.market

.PHONY: check-crash
check-crash:  ## kill -9, power cuts, full and locked disks, at full length: what was acknowledged is there (JSON)
	@scripts/machine.sh with-browser || ENGINE=none scripts/machine.sh
	@scripts/venv.sh
	@$(PY) -m tests.crash

.PHONY: bench-records
bench-records:  ## decisions acknowledged and how long each takes, 40 and 200 learners, both databases (JSON)
	@$(PY) -m tests.bench.records

.PHONY: bench-grade
bench-grade: prepared  ## N=40 submissions graded by replay and by nbgrader's own autograde, in one run (JSON)
	@$(PY) -m tests.bench.grade

.PHONY: prepared
prepared:
	@scripts/machine.sh
	@scripts/venv.sh
	@$(PY) -m hub_config.lab prepare

images: prepared  ## build the container images (part of `make lab`)

assets:  ## build the stylesheet and the typeface (part of `make lab`)
	@$(PY) -m talat.apps.kit.theme.build build/assets
	@$(PY) -m talat.paper.faces build/assets/faces

content:  ## check the lessons and build them into build/content/<version>
	@$(PY) -m talat.scenarios.check notebooks/courses
	@$(PY) -m talat.content.lint notebooks/courses
	@$(PY) -m talat.content.build build/content

lint:  ## ruff: style and format
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

locks:  ## resolve the dependency locks anew
	@scripts/locks.sh

clean:  ## remove what was built (the lab's records stay where they are)
	rm -rf build .pytest_cache .ruff_cache

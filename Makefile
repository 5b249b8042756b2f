# ketensim: one Makefile, everything it makes goes to build/<variant>/. `make help` lists the goals,
# docs/ontwikkelen.md tells more. Sources and tests are found by wildcard: a new file needs no edit.

VARIANT ?= release
BUILD := build/$(VARIANT)
PREFIX ?= /usr/local
DESTDIR ?=
PKG_CONFIG ?= pkg-config
CLANG_FORMAT ?= clang-format
VERSION := $(shell cat VERSION)

# Variants. CFLAGS, CPPFLAGS, LDFLAGS and LDLIBS are the user's; what a variant is made of stays.
ifeq ($(VARIANT),release)
CFLAGS ?= -O2 -g
VARIANT_FLAGS = $(FORTIFY) -fstack-protector-strong
VARIANT_LDFLAGS := -Wl,-z,relro,-z,now
else ifeq ($(VARIANT),debug)
CFLAGS ?= -O0 -g
else ifeq ($(VARIANT),asan)
CFLAGS ?= -O1 -g
VARIANT_FLAGS := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
else ifeq ($(VARIANT),tsan)
CFLAGS ?= -O1 -g
VARIANT_FLAGS := -fsanitize=thread
ifeq ($(origin CC),default)
CC := clang
endif
else
$(error VARIANT=$(VARIANT) is unknown; choose release, debug, asan or tsan)
endif

# Fortification needs an optimising compile, and a packager may already ask for it.
FORTIFY = $(if $(filter -O1 -O2 -O3 -Os -Og,$(CFLAGS)),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)

# The same seed gives the same bytes, and every guard against NaN counts on it.
UNSAFE_MATH := -Ofast -ffast-math -funsafe-math-optimizations -ffinite-math-only \
	-fassociative-math -freciprocal-math
ifneq ($(filter $(UNSAFE_MATH),$(CC) $(CFLAGS) $(CPPFLAGS)),)
$(error ketensim cannot be built with $(filter $(UNSAFE_MATH),$(CC) $(CFLAGS) $(CPPFLAGS)))
endif

# Asked once and only when something is compiled: pkg-config may still have to be installed when
# this file is read.
once = $(eval $(1) := $(shell $(2) 2>/dev/null))$($(1))
PACKAGES := gsl libconfig sqlite3
PKG_CFLAGS = $(call once,PKG_CFLAGS,$(PKG_CONFIG) --cflags $(PACKAGES))
PKG_LIBS = $(call once,PKG_LIBS,$(PKG_CONFIG) --libs $(PACKAGES))
CMOCKA_LIBS = $(call once,CMOCKA_LIBS,$(PKG_CONFIG) --libs cmocka)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wwrite-strings -Wcast-qual -Wvla \
	$(if $(filter 1,$(WERROR)),-Werror)
# -ffp-contract comes after the user's flags: clang contracts unless told not to.
COMPILE = $(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE $(WARNINGS) $(VARIANT_FLAGS) \
	-fopenmp -I. $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS) -ffp-contract=off
LINK = $(CC) $(VARIANT_FLAGS) $(VARIANT_LDFLAGS) -fopenmp $(CFLAGS) $(LDFLAGS)
LIBS = $(PKG_LIBS) $(LDLIBS) -lm

# What only cli/ may know: release, commit and where the shipped scenarios are installed. A copy
# inside another repository is not that repository's commit.
COMMIT := $(if $(wildcard .git),$(shell GIT_OPTIONAL_LOCKS=0 git -c safe.directory='*' describe \
	--always --dirty 2>/dev/null))
# All that outcomes depend on: names what the store of finished replications holds.
SOURCES_DIGEST := $(shell { printf '%s' '$(subst ','\'',$(CC) $(CFLAGS))'; \
	cat $(sort $(wildcard sim/*.[ch] models/*.[ch] models/*.def \
	models/*/*.[ch] models/*/*.def)); } | sha256sum | cut -c1-16)
CLI_DEFINES = -DKETENSIM_VERSION='"$(VERSION)"' \
	-DKETENSIM_COMMIT='"$(or $(COMMIT),onbekend)"' \
	-DKETENSIM_SOURCES='"$(SOURCES_DIGEST)"' \
	-DKETENSIM_DATADIR='"$(PREFIX)/share/ketensim"'

ROOMS := sim models scenarios output
SOURCES := $(sort $(foreach room,$(ROOMS),$(wildcard $(room)/*.c $(room)/*/*.c)))
CLI_SOURCES := $(sort $(wildcard cli/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
CLI_OBJECTS := $(CLI_SOURCES:%.c=$(BUILD)/%.o)

# tests/<room>/test_*.c is a program each; other sources there are linked into every one of them.
TEST_SOURCES := $(sort $(wildcard tests/*/*.c))
TEST_OBJECTS := $(TEST_SOURCES:%.c=$(BUILD)/%.o)
TEST_PROGRAMS := $(patsubst %.c,$(BUILD)/%,$(foreach file,$(TEST_SOURCES),\
	$(if $(filter test_%,$(notdir $(file))),$(file))))
TEST_ROOMS := $(sort $(patsubst %/,%,$(dir $(TEST_PROGRAMS))))
LONG_PROGRAMS := $(filter $(BUILD)/tests/long/%,$(TEST_PROGRAMS))
LONG_SCRIPTS := $(sort $(wildcard tests/long/*.sh))
SHORT_PROGRAMS := $(filter-out $(LONG_PROGRAMS),$(TEST_PROGRAMS))
SHORT_SCRIPTS := tests/check-arrows $(sort $(filter-out tests/long/%,$(wildcard tests/*/test_*.sh)))

SCENARIO_FILES = $(shell find scenarios -type f ! -name '*.[ch]' ! -name '.*')
DOC_FILES = LICENSE $(wildcard README.md docs/*.md docs/*.csv docs/beeld/*)
MAN_PAGES = $(wildcard docs/*.1)

# A goal that first sees to its dependencies builds in a make of its own, on all cores unless -j
# was given.
CORES := $(shell nproc 2>/dev/null || echo 2)
BUILD_IN_PARALLEL = +@$(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j$(CORES))
DEPENDENCIES = @CC='$(CC)' PKG_CONFIG='$(PKG_CONFIG)' INSTALL='$(INSTALL)' tools/dependencies
RUN_TESTS = @KETENSIM='$(CURDIR)/$(BUILD)/ketensim' KETENSIM_SCENARIOS='$(CURDIR)/scenarios' \
	COMPILE="$$(cat $(BUILD)/compile.flags)" \
	TSAN_OPTIONS="ignore_noninstrumented_modules=1 $$TSAN_OPTIONS" tests/run -j 2
# V=1 shows the commands themselves.
Q := $(if $(V),,@)
say = $(if $(V),@:,@echo '  $(1) $(2)')
DEMO := uitvoer/flevoland-2018

all: $(BUILD)/ketensim ## bouwt build/<variant>/ketensim

$(BUILD)/ketensim: $(CLI_OBJECTS) $(OBJECTS)
	$(call say,link,$@)
	$Q$(LINK) -o $@ $(filter %.o,$^) $(LIBS)

$(BUILD)/%.o: %.c $(BUILD)/compile.flags
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$Q$(COMPILE) $(DEFINES) -MMD -MP -c -o $@ $<

$(CLI_OBJECTS): DEFINES = $(CLI_DEFINES)
$(CLI_OBJECTS): $(BUILD)/cli.flags

# A room as a library, for the tests: each takes from it only what it uses. `q` keeps two files of
# one name in different folders apart.
$(BUILD)/%.a:
	@mkdir -p $(@D) && rm -f $@
	$Q$(AR) qcs $@ $^
$(foreach room,$(ROOMS),$(eval $(BUILD)/$(room).a: $(filter $(BUILD)/$(room)/%,$(OBJECTS))))

# The engine is tested alone: its tests link nothing else. Tests of cli/ get its parts but `main`.
define test_room
$(filter $(1)/test_%,$(TEST_PROGRAMS)): %: %.o \
	$(filter-out $(1)/test_%,$(filter $(1)/%,$(TEST_OBJECTS))) \
	$(if $(filter %/tests/cli,$(1)),$(filter-out %/cli/main.o,$(CLI_OBJECTS))) \
	$(if $(filter %/tests/sim,$(1)),,$(foreach room,models scenarios output,$(BUILD)/$(room).a)) \
	$(BUILD)/sim.a
	$$(call say,link,$$@)
	$$Q$$(LINK) -o $$@ $$(filter %.o %.a,$$^) $$(CMOCKA_LIBS) $$(LIBS)
endef
$(foreach room,$(TEST_ROOMS),$(eval $(call test_room,$(room))))

tests: $(SHORT_PROGRAMS) ## bouwt de toetsprogramma's
tests-long: $(LONG_PROGRAMS)

# Stamps that change only when the flags do: other flags rebuild everything, another commit only
# cli/, the same ones nothing. The first also finds out that something is missing, in words.
$(BUILD)/compile.flags: export STAMP = $(COMPILE)
$(BUILD)/cli.flags: export STAMP = $(CLI_DEFINES)
KEEP_STAMP = @mkdir -p $(@D) && { printf '%s\n' "$$STAMP" | cmp -s - $@ || printf '%s\n' "$$STAMP" >$@; }
$(BUILD)/compile.flags: FORCE
	@$(PKG_CONFIG) --exists $(PACKAGES) 2>/dev/null || CC='$(CC)' PKG_CONFIG='$(PKG_CONFIG)' \
		INSTALL=0 tools/dependencies build
	$(KEEP_STAMP)
$(BUILD)/cli.flags: FORCE
	$(KEEP_STAMP)

demo: ## installeert wat ontbreekt, bouwt, en rekent Flevoland 2018 door
	$(DEPENDENCIES) run
	$(BUILD_IN_PARALLEL) all
	@mkdir -p $(dir $(DEMO))
	$(BUILD)/ketensim run scenarios/flevoland-2018.cfg --out $(DEMO)
	@echo
	@echo "Klaar. Open nu:"
	@for chart in $(DEMO)/grafieken/*.svg; do [ ! -e "$$chart" ] || echo "  $$chart"; done
	@for table in $(DEMO)/rapport.html $(DEMO)/kpi.csv $(DEMO)/tijdreeks.csv; do \
		[ ! -e "$$table" ] || echo "  $$table"; done

check: ## installeert wat ontbreekt, bouwt, en draait alle toetsen
	$(DEPENDENCIES) check
	$(BUILD_IN_PARALLEL) all tests
	$(RUN_TESTS) -l $(BUILD)/tests/log $(SHORT_SCRIPTS) $(SHORT_PROGRAMS)

check-long: ## de toetsen die lang duren
	$(DEPENDENCIES) check
	$(BUILD_IN_PARALLEL) all tests-long
	$(RUN_TESTS) -t 3600 -l $(BUILD)/tests/log-long $(LONG_SCRIPTS) $(LONG_PROGRAMS)

check-arrows: $(BUILD)/compile.flags ## alleen de huisregels: wie mag wat gebruiken
	@COMPILE="$$(cat $<)" tests/check-arrows

install: all ## installeert onder PREFIX (/usr/local), met DESTDIR ervoor
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/share/doc/ketensim'
	install -m 755 $(BUILD)/ketensim '$(DESTDIR)$(PREFIX)/bin/ketensim'
	for file in $(SCENARIO_FILES); do \
		install -D -m 644 "$$file" "$(DESTDIR)$(PREFIX)/share/ketensim/$$file" || exit 1; done
	for file in $(DOC_FILES); do \
		install -D -m 644 "$$file" "$(DESTDIR)$(PREFIX)/share/doc/ketensim/$$file" || exit 1; done
	for page in $(MAN_PAGES); do install -D -m 644 "$$page" \
		"$(DESTDIR)$(PREFIX)/share/man/man1/$${page##*/}" || exit 1; done

# Takes away what `install` put there and the folders that are empty after that; a file someone
# else added stays.
uninstall: ## verwijdert wat install heeft neergezet
	rm -f '$(DESTDIR)$(PREFIX)/bin/ketensim'
	for file in $(SCENARIO_FILES); do rm -f "$(DESTDIR)$(PREFIX)/share/ketensim/$$file"; done
	for file in $(DOC_FILES); do rm -f "$(DESTDIR)$(PREFIX)/share/doc/ketensim/$$file"; done
	for page in $(MAN_PAGES); do rm -f "$(DESTDIR)$(PREFIX)/share/man/man1/$${page##*/}"; done
	for dir in share/ketensim share/doc/ketensim; do \
		[ ! -d "$(DESTDIR)$(PREFIX)/$$dir" ] || \
			find "$(DESTDIR)$(PREFIX)/$$dir" -depth -type d -empty -delete; done

# How fast the engine is: no test, and no part of `check`. bench/README.md tells more.
$(BUILD)/bench/bench_engine: $(BUILD)/bench/bench_engine.o $(BUILD)/sim.a
	$(call say,link,$@)
	$Q$(LINK) -o $@ $(filter %.o %.a,$^) $(LIBS)

bench: $(BUILD)/bench/bench_engine ## bouwt het meetprogramma van het rekenhart

# The handbook's tables come out of the program's own catalogues.
$(BUILD)/tools/handboek_tabellen: $(BUILD)/tools/handboek_tabellen.o $(OBJECTS)
	$(call say,link,$@)
	$Q$(LINK) -o $@ $(filter %.o,$^) $(LIBS)

handboek-tabellen: $(BUILD)/tools/handboek_tabellen ## maakt docs/parameters.md en docs/uitkomsten.md opnieuw
	$< parameters >docs/parameters.md
	$< kpis >docs/uitkomsten.md

# What every shipped measure does, simulated anew: some ten minutes on two cores.
handboek: $(BUILD)/ketensim handboek-tabellen ## maakt het hoofdstuk over de maatregelen opnieuw
	tools/handboek_maatregelen $(BUILD)/ketensim $(BUILD)/handboek

# Does it hold? The puzzle's own program, and everything in docs/validatie.md that is counted: some
# half an hour on two cores; what was done is kept.
PUZZLE_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tools/raadsel*.c))
$(BUILD)/tools/raadsel_2019: $(PUZZLE_OBJECTS) $(BUILD)/cli/version.o $(OBJECTS)
	$(call say,link,$@)
	$Q$(LINK) -o $@ $(filter %.o,$^) $(LIBS)

validatie: $(BUILD)/ketensim $(BUILD)/tools/raadsel_2019 ## maakt docs/validatie.md opnieuw: wat klopt, wat niet
	tools/validatie $(BUILD)/ketensim $(BUILD)/tools/raadsel_2019 $(BUILD)/validatie

LINT_SOURCES = $(SOURCES) $(CLI_SOURCES)
lint: ## clang-tidy en cppcheck, voor zover aanwezig
	@status=0; \
	if command -v cppcheck >/dev/null; then \
		cppcheck --quiet --std=c11 --language=c -I. --error-exitcode=1 --inline-suppr \
			--enable=warning,performance,portability --suppress=missingIncludeSystem \
			-j $(CORES) $(LINT_SOURCES) || status=1; \
	else echo "cppcheck is er niet"; fi; \
	if command -v clang-tidy >/dev/null; then \
		clang-tidy --quiet --warnings-as-errors='*' $(LINT_SOURCES) -- -std=c11 \
			-D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -fopenmp -I. $(PKG_CFLAGS) \
			$(CLI_DEFINES) || status=1; \
	else echo "clang-tidy is er niet"; fi; exit $$status

FORMATTED = $(shell find $(ROOMS) cli tests bench -name '*.[ch]')
format: ## zet alle bronnen in de huisopmaak
	$(CLANG_FORMAT) -i $(FORMATTED)

format-check: ## zegt welke bronnen niet in de huisopmaak staan
	$(CLANG_FORMAT) --dry-run --Werror $(FORMATTED)

clean: ## verwijdert build/ (niet uitvoer/)
	rm -rf build

help: ## deze lijst
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 28
	@echo "Keuzen: VARIANT=release|debug|asan|tsan CC= CFLAGS= WERROR=1 V=1 PREFIX= DESTDIR= INSTALL=1|0"

-include $(OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d) $(BUILD)/tools/handboek_tabellen.d $(PUZZLE_OBJECTS:.o=.d) $(BUILD)/bench/bench_engine.d

FORCE:
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all tests tests-long demo check check-long check-arrows install uninstall handboek-tabellen handboek validatie bench \
	lint format format-check clean help FORCE

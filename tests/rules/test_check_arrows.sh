#!/bin/sh
# Every rule of tests/check-arrows can fail: a small tree that keeps all rules passes, and the same
# tree with one fault planted in it fails on exactly the rule that fault breaks.
set -u

arrows=$(cd "$(dirname "$0")/.." && pwd)/check-arrows
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
unset COMPILE

plant_tree() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree/sim/study" "$work/tree/models" "$work/tree/scenarios" "$work/tree/output" \
        "$work/tree/cli"
    cd "$work/tree" || exit 1
    printf 'int clock_now(void);\n' >sim/clock.h
    printf '#include "sim/clock.h"\n#include <gsl/gsl_rng.h>\n' >sim/clock.c
    printf '#include "models/raad.h"\n/* popen() and\n   setlocale() are prose. */\n' >models/raad.c
    printf '#include <libconfig.h>\n#include "sim/clock.h"\n' >scenarios/loader.c
    printf '#include "sim/clock.h"\nvoid draw(void) { popen("gnuplot", "w"); }\n' >output/gnuplot.c
    printf 'const char *text = "setlocale(\\"x\\") // \\"";\n' >output/text.c
    printf '#include "models/raad.h"\n#include <gsl/gsl_errno.h>\n' >cli/main.c
    printf '#include "sim/clock.h"\n' >models/raad.h
    printf 'int gi_count(void);\n' >models/gi.h
    printf '#include <sqlite3.h>\n' >sim/study/store_file.c
}

judge() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
        echo "ok      $1"
    else
        failed=$((failed + 1))
        echo "not ok  $1"
        echo "        expected: $2"
        echo "        found:    $3"
    fi
}

# Plants the text $3 at the end of file $2 and expects rule $1, and no other, to break.
breaks() {
    plant_tree
    printf '%b\n' "$3" >>"$2"
    judge "$1, broken by $2" "$1" "$("$arrows" . | sed -n 's/^not ok  //p')"
}

plant_tree
judge "a clean tree keeps every rule" "" "$("$arrows" . | sed -n 's/^not ok  //p')"
if "$arrows" . >/dev/null; then clean=0; else clean=1; fi
judge "a clean tree gives status 0" 0 "$clean"
printf '#include "models/raad.h"\n' >>sim/clock.c
if "$arrows" . >/dev/null; then clean=0; else clean=1; fi
judge "a broken rule gives status 1" 1 "$clean"

breaks "sim includes only sim" sim/clock.c '#include "models/raad.h"'
breaks "sim includes only sim" sim/clock.c '  #  include "clock.h"'
breaks "models include only sim and models" models/raad.c '#include "output/text.h"'
breaks "models include only sim and models" models/raad.c '#include "sim/../cli/options.h"'
breaks "scenarios include only sim and scenarios" scenarios/loader.c '#include "models/raad.h"'
breaks "output includes only sim and output" output/text.c '#include "models/raad.h"'
breaks "cli includes from the root" cli/main.c '#include "options.h"'
breaks "libconfig only in scenarios" cli/main.c '#include <libconfig.h>'
breaks "GSL only in sim (and in cli, for its error handler)" models/raad.c \
    '#include <gsl/gsl_randist.h>'
breaks "SQLite only in the store, and where the report reads JSON" sim/clock.c '#include <sqlite3.h>'
breaks "SQLite only in the store, and where the report reads JSON" output/text.c '#include <sqlite3.h>'
breaks "a source includes its own header first" models/gi.c \
    '#include "sim/clock.h"\n#include "models/gi.h"'
breaks "programs are started only in output/gnuplot.c" cli/main.c \
    'int f(void) { /* */ return system ("true"); }'
breaks "programs are started only in output/gnuplot.c" output/text.c 'int f(void) { return fork(); }'
breaks "setlocale is never called" cli/main.c 'void f(void) { setlocale(0, ""); }'
breaks "no source changes the floating-point rules" sim/clock.c \
    '__attribute__((optimize("fast-math"))) int f(void);'
breaks "no absolute path of one machine" models/raad.c "/* see /home""/jan/raad.txt */"
breaks "no absolute path of one machine" Makefile "DATA := $work/tree/data"
breaks "nothing is left to be done" models/raad.c "/* TO""DO */"
breaks "every header compiles alone" models/raad.h 'extern size_t raad_count;'

plant_tree
found=$(COMPILE="cc -std=c11 -I. -ffast-math" "$arrows" . | sed -n 's/^not ok  //p')
judge "fast maths in the flags" "the flags keep strict floating-point arithmetic" "$found"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]

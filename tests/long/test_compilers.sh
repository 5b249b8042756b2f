#!/bin/sh
# The same source gives the same bytes, whichever compiler made the program and however hard it
# optimised; and the sanitizers find nothing in a run. Builds in copies, so that build/ is left alone.
# A compiler that is not there is passed over, and it is said.
set -u

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/source" &&
    (cd "$root" && cp -R Makefile VERSION cli models output scenarios sim tools "$work/source") ||
    exit 1
unset MAKEFLAGS MFLAGS MAKELEVEL CFLAGS CPPFLAGS LDFLAGS LDLIBS VARIANT CC
passed=0 failed=0

good() {
    passed=$((passed + 1))
    echo "ok      $1"
}

bad() {
    failed=$((failed + 1))
    echo "not ok  $1"
}

# build NAME MAKE-ARGUMENT...: a program of its own in $work/NAME.
build() {
    name=$1
    shift
    cp -R "$work/source" "$work/$name" &&
        make -C "$work/$name" -j2 "$@" all >"$work/$name.log" 2>&1
}

# The only program that a build made.
program() { echo "$work/$1"/build/*/ketensim; }

# simulate NAME ARGUMENT...: results in $work/NAME.out, 0 when all went well and nothing was said.
simulate() {
    name=$1
    shift
    "$(program "$name")" run "$work/source/scenarios/flevoland-2018.cfg" --quiet \
        --out "$work/$name.out" "$@" >"$work/$name.said" 2>&1
    status=$?
    [ "$status" -eq 0 ] && [ ! -s "$work/$name.said" ] && return 0
    echo "status $status:"
    tail -n 60 "$work/$name.said"
    return 1
}

# same NAME OTHER: do their results have the same bytes?
same() {
    found=0
    for file in kpi.csv tijdreeks.csv replicaties.csv curven.csv scenario.cfg \
        "$work/$1.out"/grafieken/*.gp; do
        file=${file#"$work/$1.out/"}
        cmp "$work/$1.out/$file" "$work/$2.out/$file" || found=1
    done
    return $found
}

FULL='--replications 4 --threads 2 --set huishoudens.historie_jaren=10 --set eind=2019-12-31'
SHORT='--replications 2 --threads 2 --set huishoudens.historie_jaren=5
    --set gemeenten.*.instroom*=0.3 --set eind=2018-06-30'

# gcc as it is shipped is the measure for the others.
# shellcheck disable=SC2086
if build gcc CC=gcc && simulate gcc $FULL; then
    good 'gcc -O2'
else
    tail -n 20 "$work/gcc.log"
    bad 'gcc -O2'
fi

# compiler NAME MAKE-ARGUMENT...: expects the bytes of gcc -O2.
compiler() {
    name=$1
    shift
    # shellcheck disable=SC2086
    if ! build "$name" "$@"; then
        tail -n 20 "$work/$name.log"
        bad "$* builds"
    elif simulate "$name" $FULL && same gcc "$name"; then
        good "$* gives the bytes of gcc -O2"
    else
        bad "$* gives the bytes of gcc -O2"
    fi
}

compiler gcc-O0 CC=gcc CFLAGS=-O0
compiler gcc-O3 CC=gcc CFLAGS=-O3
if command -v clang >/dev/null && printf 'int main(void) { return 0; }\n' >"$work/try.c" &&
    clang -fopenmp "$work/try.c" -o "$work/try" 2>/dev/null; then
    compiler clang-O2 CC=clang
    compiler clang-O0 CC=clang CFLAGS=-O0
    has_clang=1
else
    echo 'clang with OpenMP is not there: passed over'
    has_clang=0
fi

# sanitizer NAME MAKE-ARGUMENT...: a short run on two threads without a finding.
sanitizer() {
    name=$1
    shift
    # shellcheck disable=SC2086
    if ! build "$name" "$@"; then
        tail -n 20 "$work/$name.log"
        bad "$* builds"
    elif simulate "$name" $SHORT && simulate "$name" $SHORT --set 'mechanismen.*.stand=bevroren'; then
        good "$* finds nothing"
    else
        bad "$* finds nothing"
    fi
}

sanitizer asan VARIANT=asan CC=gcc
if [ "$has_clang" -eq 1 ] && clang -fsanitize=thread -fopenmp "$work/try.c" -o "$work/try" \
    2>/dev/null && TSAN_OPTIONS=ignore_noninstrumented_modules=1 "$work/try"; then
    TSAN_OPTIONS="ignore_noninstrumented_modules=1 ${TSAN_OPTIONS:-}"
    export TSAN_OPTIONS
    sanitizer tsan VARIANT=tsan CC=clang
else
    echo 'the thread sanitizer is not there: passed over'
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

#!/bin/sh
# Stopped at any moment, the same command again ends with the bytes of an undisturbed run: 50 times
# KILL, spread over run, compare and vessels, and INT and TERM, which also tell by their status that
# they came.
#
#   tests/long/test_kill_resume.sh [SEED]
#
# A moment is a random part of what the undisturbed run took; one in five runs has gnuplot at hand,
# the others pass the charts over.
set -u

cd "$(dirname "$0")/../.." || exit 1
seed=${1:-20180101}
program=${KETENSIM:-$PWD/build/release/ketensim}
KETENSIM_SCENARIOS=${KETENSIM_SCENARIOS:-$PWD/scenarios}
export KETENSIM_SCENARIOS
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
passed=0 failed=0 number=0 interrupted=0

good() {
    passed=$((passed + 1))
}

bad() {
    failed=$((failed + 1))
    echo "not ok  $1"
    [ ! -s said ] || sed 's/^/        /' said
}

small='--threads 2 --set huishoudens.historie_jaren=5 --set gemeenten.*.lokaal_team.fte*=0.36'
command_line() {
    case $1 in
    run) echo "run flevoland-2018 --replications 8 --set gemeenten.*.instroom*=0.3 --set eind=2018-06-30" ;;
    compare) echo "compare flevoland-2018 lokale-teams-20-procent --replications 6
        --set gemeenten.*.instroom*=0.3 --set eind=2018-06-30" ;;
    vessels) echo "vessels flevoland-2018 --replications 3 --set gemeenten.*.instroom*=0.05
        --set veilig_thuis.onderzoek.fte*=0.05 --set eind=2018-02-28" ;;
    esac
}

# work_on COMMAND: the command into the folder `uit`; charts only when $charts says so. Status 5 is
# as good as 0 where gnuplot cannot be found.
set -f
work_on() {
    path=/nonexistent
    [ "$charts" -eq 0 ] || path=$PATH
    # shellcheck disable=SC2046,SC2086
    $before env PATH="$path" "$program" $(command_line "$1") $small --quiet --out uit >said 2>&1
}

# same FOLDER: do `uit` and FOLDER hold the same? Where results come from, the report, the store
# and the pictures tell of the command or the machine.
same() {
    (cd uit && find . -type f ! -name herkomst.json ! -name '*.svg' ! -name '*.png' \
        ! -name opslag.sqlite ! -name rapport.html ! -name stress.md | LC_ALL=C sort) >names
    (cd "$1" && find . -type f ! -name herkomst.json ! -name '*.svg' ! -name '*.png' \
        ! -name opslag.sqlite ! -name rapport.html ! -name stress.md | LC_ALL=C sort) | cmp - names || return 1
    while read -r name; do
        cmp "uit/$name" "$1/$name" || return 1
    done <names
}

# A moment between 0 and 1.1 times the seconds $1.
moment() {
    LC_ALL=C awk -v seed="$((seed + number))" -v most="$1" \
        'BEGIN { srand(seed); rand(); printf "%.3f\n", 1.1 * most * rand() + 0.001 }'
}

# resume COMMAND WHAT: the same command once more, in the state that it is in.
resume() {
    before=
    work_on "$1"
    status=$?
    if [ "$status" -ne 0 ] && { [ "$status" -ne 5 ] || [ "$charts" -eq 1 ]; }; then
        bad "$2: status $status of the same command again"
    elif ! same "whole-$1" >said 2>&1; then
        bad "$2: other bytes"
    elif [ "$(find . -maxdepth 1 -name 'uit*' | LC_ALL=C sort | tr '\n' ' ')" != './uit ' ] ||
        [ -e uit/opslag.sqlite-journal ]; then
        find . -maxdepth 2 -name '*uit*' >said
        bad "$2: something is left behind"
    else
        good
    fi
}

# stop SIGNAL STATUS COMMAND SECONDS
stop() {
    number=$((number + 1))
    charts=$((has_gnuplot && number % 5 == 0))
    at=$(moment "$4")
    rm -rf uit uit.*
    before="timeout --foreground --preserve-status -s $1 $at"
    work_on "$3"
    status=$?
    case $status in
    "$2") interrupted=$((interrupted + 1)) ;;
    0 | 5) ;; # it was done by then
    *) bad "$3, $1 after $at s: status $status" ;;
    esac
    resume "$3" "$3, $1 after $at s"
}

command -v gnuplot >/dev/null && has_gnuplot=1 || has_gnuplot=0
for command in run compare vessels; do
    rm -rf uit uit.*
    before='' charts=0
    began=$(date +%s%N)
    work_on "$command"
    status=$?
    seconds=$(LC_ALL=C awk -v from="$began" -v to="$(date +%s%N)" 'BEGIN { print (to - from) / 1e9 }')
    if [ "$status" -ne 0 ] && [ "$status" -ne 5 ]; then
        bad "$command: status $status undisturbed"
        continue
    fi
    mv uit "whole-$command"
    case $command in
    vessels) kills=10 ;;
    *) kills=20 ;;
    esac
    for _ in $(seq "$kills"); do
        stop KILL 137 "$command" "$seconds"
    done
    for _ in 1 2 3; do
        stop INT 130 "$command" "$seconds"
        stop TERM 143 "$command" "$seconds"
    done
done

echo "$interrupted of $number were stopped before they were done"
if [ "$((2 * interrupted))" -lt "$number" ]; then
    : >said
    bad "too few were stopped before they were done"
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

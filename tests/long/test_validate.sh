#!/bin/sh
# The shipped scenarios against the figures that were reported about them, at their own number of
# replications: at least 85% of the tests agree, every one is judged, and
# tools/validatie_afwijkingen.csv explains every figure that deviates.
#
#   tests/long/test_validate.sh
set -u

cd "$(dirname "$0")/../.." || exit 1
root=$(pwd)
program=${KETENSIM:-$root/build/release/ketensim}
KETENSIM_SCENARIOS=${KETENSIM_SCENARIOS:-$root/scenarios}
export KETENSIM_SCENARIOS
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
passed=0 failed=0

# judge NAME FOUND: good when FOUND is empty.
judge() {
    if [ -z "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "not ok  $1"
        printf '%s\n' "$2" | sed 's/^/        /'
    fi
}

# The feit-ids of the figures with verdict $2 in table $1, of role $3 if given. Text cells may hold commas between quotes.
ids_with() {
    awk -v verdict="$2" -v role="${3:-}" '
        function cells(line, into,   n, quoted, c, cell) {
            n = 0; quoted = 0; cell = ""
            for (i = 1; i <= length(line); i++) {
                c = substr(line, i, 1)
                if (c == "\"") quoted = !quoted
                else if (c == "," && !quoted) { into[++n] = cell; cell = "" }
                else cell = cell c
            }
            into[++n] = cell
            return n
        }
        NR == 1 { n = cells($0, name); for (k = 1; k <= n; k++) at[name[k]] = k; next }
        { cells($0, value) }
        (role == "" || value[at["rol"]] == role) && value[at["oordeel"]] == verdict { print value[at["feit"]] }
    ' "$1"
}

for name in flevoland-2018 flevoland-2019; do
    began=$(date +%s)
    env PATH=/nonexistent "$program" validate "$name" --threads 2 --out "$name" >"$name.txt" 2>&1
    status=$?
    seconds=$(($(date +%s) - began))
    echo "$name: $seconds s; $(grep '^Toetsen: ' "$name.txt")"
    # gnuplot is hidden: 5 is what all went well gives; 4 would say that too few tests agree
    judge "$name: enough of the tests agree" "$([ "$status" -eq 5 ] || {
        echo "status $status"
        cat "$name.txt"
    })"
    judge "$name: every test has a verdict" \
        "$(grep -q '^Toetsen: [1-9]' "$name.txt" || cat "$name.txt"
        ids_with "$name/validatie.csv" 'niet te zeggen' toets)"
    [ -f "$name/validatie.csv" ] || continue
    judge "$name: what deviates is explained" \
        "$(for id in $(ids_with "$name/validatie.csv" 'wijkt af'); do
            grep -qs "^$id," "$root/tools/validatie_afwijkingen.csv" || echo "$id"
        done)"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

#!/bin/sh
# The text of docs/validatie.md (tools/validatie.md) stands on facts: its feit-ids are known, its marks
# come in pairs. Where the page has been made, its links and pictures are there, its generated parts
# are filled, and every figure that deviates is explained. Every explanation of the puzzle is a sound scenario on flevoland-2019;
# and the page cannot be made while a figure deviates without an explanation.
#
#   tests/rules/test_validatie.sh
set -u

cd "$(dirname "$0")/../.." || exit 1
program=${KETENSIM:-$PWD/build/release/ketensim}
page=tools/validatie.md made=docs/validatie.md
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

verdict() {
    if [ "$1" -eq 0 ]; then
        passed=$((passed + 1))
        echo "ok      $2"
    else
        failed=$((failed + 1))
        echo "not ok  $2"
        sed 's/^/        /' "$work/log"
    fi
}

# --- the explanations ---

ls scenarios/verklaringen/*.cfg >"$work/all" 2>"$work/log"
[ "$(wc -l <"$work/all")" -ge 8 ]
verdict $? "there are explanations"
: >"$work/log"
while read -r file; do
    grep -qxF 'basis = "../flevoland-2019.cfg";' "$file" || echo "$file: not on flevoland-2019"
    head -n 1 "$file" | grep -q '^# Verklaring voor de wachtlijst van 2019' || echo "$file: says not what it is"
    "$program" check "$file" >"$work/said" 2>&1 || cat "$work/said"
    # Every value says where it comes from, as in all scenarios that are shipped.
    grep -n 'waarde = \|gemiddelde = ' "$file" | grep -v 'bron = "' | sed "s|^|$file:|"
done <"$work/all" >"$work/log"
[ ! -s "$work/log" ]
verdict $? "every explanation is a sound scenario with sources, on flevoland-2019"

# shellcheck disable=SC2086
${COMPILE:-cc -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -fopenmp -I.} -fsyntax-only \
    tools/raadsel*.c >"$work/log" 2>&1
verdict $? "the puzzle's program compiles"

# --- the page ---

cut -d, -f1 docs/feiten.csv >"$work/ids"
grep -hEo '\b[A-Z]{2,3}-[0-9]{3}\b' "$page" tools/validatie_afwijkingen.csv | sort -u |
    while read -r id; do grep -qx "$id" "$work/ids" || echo "$id"; done >"$work/log"
[ ! -s "$work/log" ]
verdict $? "every feit-id of the page is in docs/feiten.csv"

awk '
    /^<!-- .*: gemaakt door make validatie -->$/ { if (name != "") print name " has no end"; name = $2; next }
    /^<!-- einde .* -->$/ { if (name != $3 ":") print name " ends as " $3; name = "" }
    END { if (name != "") print name " has no end" }' "$page" >"$work/log"
[ ! -s "$work/log" ] && grep -q 'gemaakt door make validatie' "$page"
verdict $? "every mark has its end"

# --- the page, where it has been made ---

if [ -e "$made" ]; then
    grep -o '](\([^)]*\))' "$made" | sed 's/^](//; s/)$//' | sort -u | while read -r link; do
        case $link in
        http*) ;;
        '#'*)
            sed -n 's/^##* //p' "$made" | tr 'A-Z ' 'a-z-' | sed 's/[^a-z0-9-]//g' |
                grep -qx -- "${link#\#}" || echo "$link" ;;
        *) [ -e "docs/${link%%#*}" ] || echo "$link" ;;
        esac
    done >"$work/log"
    [ ! -s "$work/log" ]
    verdict $? "links and pictures lead somewhere"

    awk '
        /^<!-- .*: gemaakt door make validatie -->$/ { name = $2; lines = 0; next }
        /^<!-- einde .* -->$/ {
            if (name != $3 ":") print name " ends as " $3
            else if (lines == 0) print name " is empty"
            name = ""
            next
        }
        name != "" && $0 != "" { lines++ }
        END { if (name != "") print name " has no end" }' "$made" >"$work/log"
    [ ! -s "$work/log" ]
    verdict $? "every generated part is filled"

    deviating=$(grep -c '| \*\*wijkt af\*\* |$' "$made") explained=$(grep -c '^- \*\*[A-Z][A-Z]*-[0-9]*, .*, wijkt af): ' "$made")
    echo "$deviating deviate, $explained are explained" >"$work/log"
    [ "$deviating" -eq "$explained" ]
    verdict $? "every figure that deviates is explained"
fi

# --- making it ---

make_part() { # deel
    awk -f tools/tekst.awk -f tools/validatie.awk -v deel="$1" -v map="$work" \
        -v uitleg="$work/uitleg.csv" -v hoe=tools/validatie_tellen.csv </dev/null
}
columns='scenario,feit,rol,herkomst,omschrijving,eenheid,gemeld,gemeld_laag,gemeld_hoog,gesimuleerd,pi95_laag,pi95_hoog,oordeel,intervalscore,naief_intervalscore'
mkdir "$work/flevoland-2018" "$work/flevoland-2019"
for year in 2018 2019; do
    {
        echo "$columns"
        echo "x,RP-001,toets,eigen,\"een, twee\",procent,31,23,41,30,20,40,klopt,1.5,3.5"
        echo "x,RP-005,toets,eigen,drie,aantal,1181,,,2000,1900,2100,wijkt af,4.5,"
        echo "x,RP-009,invoer,basis,vier,aantal,98,,,98,90,110,klopt,,"
    } >"$work/flevoland-$year/validatie.csv"
done
echo 'feit,uitleg' >"$work/uitleg.csv"
! make_part afwijkingen >"$work/log" 2>&1 && grep -q 'no explanation.*RP-005' "$work/log"
verdict $? "a figure that deviates without an explanation stops the making"
echo 'RP-005,"zo komt dat, en niet anders"' >>"$work/uitleg.csv"
make_part afwijkingen >"$work/log" 2>&1 && grep -q 'gesimuleerd 2.000 (1.900 tot 2.100). zo komt dat, en niet anders' "$work/log"
verdict $? "with one it stands there"
make_part oordeel >"$work/log" 2>&1 && grep -qF '| `flevoland-2018` | 2 | 1 | 0 | 1 | 50% | 1,50 | 3,50 (1 cijfer) |' "$work/log"
verdict $? "the counts are those of the tests, scores of those with both"
! make_part raadsel-alleen >"$work/log" 2>&1
verdict $? "a table that is not there stops the making"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

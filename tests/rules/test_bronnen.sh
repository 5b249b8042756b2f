#!/bin/sh
# docs/feiten.csv stands on its own: every feit-id that scenarios and catalogues name is in it, once,
# and a value that rests on one fact alone agrees with it.
#
#   tests/rules/test_bronnen.sh
#
# A value agrees when it is the fact's own number, lies within the fact's stated bounds, is the same
# time in days where the fact counts weeks, is the rest of a hundred percent, or is a melder's share
# of all counted meldingen. Words, lists and distributions are not compared.
set -u

cd "$(dirname "$0")/../.." || exit 1
facts=docs/feiten.csv
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# Judges the rule named $1: it is broken when stdin holds anything.
rule() {
    cat >"$work/found"
    if [ -s "$work/found" ]; then
        failed=$((failed + 1))
        echo "not ok  $1"
        sed 's/^/        /' "$work/found"
    else
        passed=$((passed + 1))
        echo "ok      $1"
    fi
}

# Lines `FILE:ID` for every feit-id in the files $@; of a range "RVK-049 tot RVK-056" both
# ends.
ids_in() {
    grep -rEo '\b[A-Z]{2,3}-[0-9]{3}\b' "$@" | LC_ALL=C sort -u
}

columns='id,waarde,eenheid,ondergrens,bovengrens,jaar,regio,omschrijving,bron,vindplaats'
[ "$(head -n 1 "$facts")" = "$columns" ] || head -n 1 "$facts" >"$work/header"
touch "$work/header"
rule "feiten.csv has the columns it promises" <"$work/header"

cut -d, -f1 "$facts" | sed 1d | LC_ALL=C sort >"$work/ids"
uniq -d "$work/ids" >"$work/twice"
rule "no feit-id stands twice in feiten.csv" <"$work/twice"

awk -F, 'NR > 1 && ($1 !~ /^[A-Z][A-Z]+-[0-9][0-9][0-9]$/ || $2 !~ /^-?[0-9]+(\.[0-9]+)?$/ ||
         $3 == "" || $6 == "" || $7 == "") { print FILENAME ":" FNR ": " $0 }
         NR > 1 && $4 != "" && $5 != "" && ($2 + 0 < $4 + 0 || $2 + 0 > $5 + 0) {
         print FILENAME ":" FNR ": outside its own bounds: " $0 }' "$facts" >"$work/broken"
rule "every fact has an id, a number, a unit, a year and a region" <"$work/broken"

find scenarios -name '*.cfg' -type f | LC_ALL=C sort >"$work/scenarios"
# shellcheck disable=SC2046
{ ids_in $(cat "$work/scenarios") && ids_in models --include='*_rijen.c' --include='mechanismen.c'; } |
    while IFS=: read -r file id; do
        grep -qx "$id" "$work/ids" || echo "$file: $id"
    done >"$work/absent"
rule "every feit-id of the scenarios and catalogues is in feiten.csv" <"$work/absent"

ids_in README.md docs/handboek.md docs/bronnen.md 2>/dev/null |
    while IFS=: read -r file id; do
        grep -qx "$id" "$work/ids" || echo "$file: $id"
    done >"$work/absent"
rule "every feit-id of the documentation is in feiten.csv" <"$work/absent"

# One record a value: file, value, id. Several values may stand on one line.
# shellcheck disable=SC2046
awk '
    {
        rest = $0
        while (match(rest, /waarde = -?[0-9]+(\.[0-9]+)?; bron = "[A-Z]+-[0-9][0-9][0-9]"/)) {
            part = substr(rest, RSTART, RLENGTH)
            rest = substr(rest, RSTART + RLENGTH)
            split(part, word, " ")
            sub(/;$/, "", word[3])
            gsub(/"/, "", word[6])
            print FILENAME ":" FNR, word[3], word[6]
        }
    }
' $(cat "$work/scenarios") >"$work/values"
awk '
    function near(a, b) { return a - b < 5e-7 && b - a < 5e-7 }
    FNR == NR {
        split($0, column, ",")
        value[column[1]] = column[2]; unit[column[1]] = column[3]
        low[column[1]] = column[4]; high[column[1]] = column[5]
        if ($0 ~ /,"?meldingen door / && $0 !~ /onbekende melder/) meldingen += column[2]
        next
    }
    {
        id = $3
        if (near($2, value[id])) next
        if (low[id] != "" && $2 + 0 >= low[id] + 0 && $2 + 0 <= high[id] + 0) next
        if (unit[id] == "weken" && near($2, 7 * value[id])) next
        if (unit[id] == "procent" && near($2, 100 - value[id])) next
        if (unit[id] == "meldingen" && near($2, 100 * value[id] / meldingen)) next
        print $1 ": " $2 " is not what " id " says (" value[id], unit[id] ")"
    }
' "$facts" "$work/values" >"$work/differs"
rule "a value that rests on one fact agrees with it" <"$work/differs"

[ -s "$work/values" ] || echo "no value with a single feit-id was found" >"$work/none"
touch "$work/none"
rule "there are values to compare" <"$work/none"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

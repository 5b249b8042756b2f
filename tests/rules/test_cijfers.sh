#!/bin/sh
# The shipped figures (scenarios/cijfers) say what docs/feiten.csv says, and no test was used to make
# the scenario that it tests.
#
#   tests/rules/test_cijfers.sh
#
# A figure agrees when its value is the fact's number (a share "31 van 100" rounded as the fact is),
# or the same in days where the fact counts weeks, or in a year where it counts quarters; its
# interval is the fact's. An interval of our own needs a toelichting.
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

# One record a figure, on one line: place, feit, rol, waarde, aantal, van, laag, hoog, whether it
# has a toelichting; "-" where it has none. What stands in `vorig` and in texts is no part of it.
cat >"$work/records.awk" <<'END'
function field(name, text,   part) {
    if (!match(text, "[{; ]" name " = (\"[^\"]*\"|[^;]*);"))
        return "-"
    part = substr(text, RSTART + 1, RLENGTH - 2)
    sub("^" name " = ", "", part)
    gsub(/"/, "", part)
    return part
}
/^ *\{ feit = / {
    note = $0 ~ /toelichting = "[^"]+"/
    told = field("toelichting", $0)
    text = $0
    sub(/vorig: \{[^}]*\};/, "", text)
    gsub(/(wat|toelichting) = "[^"]*";/, "", text)
    print FILENAME ":" FNR, field("feit", text), field("rol", text), field("waarde", text),
        field("aantal", text), field("van", text), field("laag", text), field("hoog", text), note,
        (told ~ /genoemd in het scenario/)
}
END
awk -f "$work/records.awk" scenarios/cijfers/*.cfg >"$work/records"

[ "$(wc -l <"$work/records")" -eq "$(grep -c 'feit = ' scenarios/cijfers/*.cfg | awk -F: '{ n += $2 } END { print n }')" ] ||
    echo "a figure stands on more than one line, or does not begin with its feit" >"$work/shape"
[ "$(wc -l <"$work/records")" -ge 100 ] || echo "fewer than 100 figures were found" >>"$work/shape"
touch "$work/shape"
rule "every figure stands on a line of its own" <"$work/shape"

cat >"$work/agree.awk" <<'END'
function near(a, b, margin) { return a - b <= margin && b - a <= margin }
# The 95% interval of Wilson (1927) of k in n, in percent.
function wilson(k, n, side,   z, p, middle, half) {
    z = 1.959963984540054
    p = k / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return 100 * (middle + side * half)
}
FNR == NR { # ids, numbers and units hold no commas; texts come later
    split($0, column, ",")
    value[column[1]] = column[2]; unit[column[1]] = column[3]
    low[column[1]] = column[4]; high[column[1]] = column[5]
    next
}
{
    place = $1; id = $2; stated = $4; count = $5; of = $6; from = $7; to = $8
    if (!(id in value)) { print place ": " id " is not in feiten.csv"; next }
    times = unit[id] == "weken" ? 7 : unit[id] == "meldingen_per_kwartaal" ? 4 : 1
    if (count != "-") { # a fact about a share has one decimal
        stated = 100 * count / of
        if (from == "-") { from = wilson(count, of, -1); to = wilson(count, of, 1) }
    }
    if (!near(stated, times * value[id], count != "-" ? 0.0501 : 1e-9))
        print place ": " id " is " stated ", and " value[id], unit[id] " in feiten.csv"
    if (low[id] != "") {
        agrees = from != "-" && to != "-" && near(from, times * low[id], 0.0501) &&
                 near(to, times * high[id], 0.0501)
        # a toelichting may add the chance of a count to what the number can mean
        wider = from != "-" && to != "-" && from < times * low[id] && to > times * high[id]
        if (!agrees && !(wider && $9))
            print place ": " id " has the interval " from " to " to ", and " low[id] " to " high[id] " in feiten.csv"
    } else if (from != "-" || to != "-") {
        if (!$9) print place ": " id " has an interval of our own without a toelichting"
    }
}
END
awk -f "$work/agree.awk" "$facts" "$work/records" >"$work/differs"
rule "every figure says what its fact says" <"$work/differs"

# The files that make the scenarios and the model's own defaults. Comments count: who names a figure
# there had it in view.
cat scenarios/*.cfg models/*_rijen.c models/mechanismen.c >"$work/makers"
awk '$3 == "toets" { print $1, $2, $10 }' "$work/records" |
    while read -r place id admitted; do
        ! grep -qw "$id" "$work/makers" || [ "$admitted" = 1 ] ||
            echo "$place: $id is a test, and the scenario names it; say so in its toelichting"
    done >"$work/used"
rule "a test was not used to make the scenario, or says so" <"$work/used"

awk '$3 == "toets" { tests++ } END { if (tests < 10) print "only " tests + 0 " tests" }' \
    "$work/records" >"$work/tests"
rule "there is something to test" <"$work/tests"

# The rule itself can fail: a file with a wrong value, a wrong interval and a used test.
cat >"$work/wrong.cfg" <<'END'
  { feit = "RP-106"; wat = "a"; rol = "toets"; waarde = 29; },
  { feit = "RP-160"; wat = "b"; rol = "toets"; aantal = 32; van = 100; },
  { feit = "RP-030"; wat = "c"; rol = "toets"; waarde = 2058; laag = 1900; hoog = 2058; },
  { feit = "VTF-003"; wat = "d"; rol = "toets"; waarde = 149; laag = 75; hoog = 149; },
  { feit = "RP-180"; wat = "e"; rol = "invoer"; aantal = 14; van = 25; },
END
awk -f "$work/records.awk" "$work/wrong.cfg" >"$work/wrong"
found=$(awk -f "$work/agree.awk" "$facts" "$work/wrong" | wc -l)
[ "$found" -eq 5 ] || echo "$found of 5 complaints about four wrong figures" >"$work/blind"
touch "$work/blind"
rule "wrong figures are found" <"$work/blind"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

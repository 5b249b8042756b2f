#!/bin/sh
# What comparing in pairs saves, over the shipped measures: how many times fewer replications than
# with worlds of their own chance (column variantiefactor of verschillen.csv). Over the headline KPI's
# that differ the median is at least 3, and no more than 5 percent of them is below 1; the same is asked
# of all rows together.
#
#   tests/long/test_pairing.sh [REPLICATIONS]
set -u

cd "$(dirname "$0")/../.." || exit 1
replications=${1:-12}
program=${KETENSIM:-$PWD/build/release/ketensim}
scenarios=${KETENSIM_SCENARIOS:-$PWD/scenarios}
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
    fi
}

# Every measure against its own basis, all of one basis in one comparison.
measured=0
for basis in flevoland-2018 flevoland-2019; do
    variants=$(grep -l "^basis = \"../$basis.cfg\"" "$scenarios"/maatregelen/*.cfg)
    # shellcheck disable=SC2086
    env PATH=/nonexistent "$program" compare "$scenarios/$basis.cfg" $variants --quiet \
        --replications "$replications" --store "$work/store" --out "$work/$basis" >"$work/said" 2>&1
    status=$?
    [ "$status" -eq 5 ] || cat "$work/said"
    [ "$status" -eq 5 ]
    verdict $? "$basis and $(echo "$variants" | wc -l) measures"
    measured=$((measured + $(echo "$variants" | wc -l)))
done
[ "$measured" -eq "$(find "$scenarios/maatregelen" -name '*.cfg' | wc -l)" ]
verdict $? "all $measured measures have a basis"

# Factors of the rows chosen; a name may be quoted and hold commas, so cells are counted from behind.
factors() {
    cat "$work"/flevoland-*/verschillen.csv | LC_ALL=C awk -F, -v headlines="$1" '
        BEGIN {
            count = split("meldingen_per_jaar,keten caseload,veilig_thuis wachtlijst,veilig_thuis " \
                "wachtlijst,lokaal_team wachtlijst,raad wachtlijst,gi wachtlijst,hulp " \
                "binnen_termijn,vb binnen_termijn,onderzoek doorlooptijd_overdracht,keten " \
                "doorlooptijd_eerste_contact,keten doorlooptijd_start_hulp,keten " \
                "zonder_zicht_stand,keten recidive_15m,keten kosten,keten", list, " ")
            for (i = 1; i <= count; i++)
                is_headline[list[i] ",alle,alle"] = 1
        }
        $(NF - 1) ~ /^[0-9]/ {
            name = $(NF - 12) "," $(NF - 11) "," $(NF - 10) "," $(NF - 9)
            if (!headlines || name in is_headline)
                print $(NF - 1), name
        }' | LC_ALL=C sort -g
}

# expect WHAT: median and share below 1 of the factors in the file.
expect() {
    LC_ALL=C awk -v what="$1" '
        { factor[NR] = $1; below += $1 < 1 }
        END {
            median = NR % 2 ? factor[(NR + 1) / 2] : (factor[NR / 2] + factor[NR / 2 + 1]) / 2
            printf "        %s: %d differ, median factor %.1f, %d (%.1f%%) below 1\n", what, NR, median,
                below, 100 * below / NR
            exit !(NR > 100 && median >= 3 && below <= 0.05 * NR)
        }' "$work/factors"
    verdict $? "$1"
}

factors 1 >"$work/factors"
expect "headline KPI's"
echo "        the least:"
sed -n '1,12s/^/        /p' "$work/factors"
factors 0 >"$work/factors"
expect "all KPI's, stations, gemeenten and uitsplitsingen"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

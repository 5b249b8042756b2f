#!/bin/sh
# The report in a real browser: a page of each kind, made by this program from small simulations, is
# opened in Chromium, walked through with the keyboard, judged by axe-core and the Nu validator,
# printed and read back. tests/long/rapport/ holds the checks, and a self-test that shows that each
# of them can fail.
#
#   tests/long/test_rapport.sh [PICTURES]
#
# What it needs it sets up itself: packages by tools/dependencies, and two tools from npm, pinned with
# their digests in package-lock.json, in build/. PICTURES: a folder for pictures of every page at
# 360, 800 and 1920 px, and their PDF's.
set -u

cd "$(dirname "$0")/../.." || exit 1
root=$(pwd)
here=$root/tests/long/rapport
program=${KETENSIM:-$root/build/release/ketensim}
KETENSIM_SCENARIOS=${KETENSIM_SCENARIOS:-$root/scenarios}
export KETENSIM_SCENARIOS
case ${1:-} in
'' | /*) pictures=${1:-} ;;
*) pictures=$PWD/$1 ;;
esac
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
passed=0 failed=0

good() {
    passed=$((passed + 1))
}

# bad WHAT [FILE]: the file says more.
bad() {
    failed=$((failed + 1))
    echo "not ok  $1"
    [ -z "${2:-}" ] || tail -n 20 "$2" | sed 's/^/        /'
}

end() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}

# count WHAT COMMAND...: adds the counts with which the command ends.
count() {
    what=$1
    shift
    "$@" >"$work/counted" 2>&1
    closing=$(tail -n 1 "$work/counted")
    case $closing in
    *' passed, '*' failed')
        sed '$d' "$work/counted"
        passed=$((passed + ${closing%% passed*}))
        closing=${closing#* passed, }
        failed=$((failed + ${closing%% failed}))
        ;;
    *) bad "$what comes to an end" "$work/counted" ;;
    esac
}

# Without these nothing is proved, so this fails where they cannot be had.
if ! tools/dependencies browser >"$work/said" 2>&1; then
    bad 'the browser and its company can be installed' "$work/said"
    end
fi

# The tools of npm stay in build/ until another list of them is asked for.
tools=$root/build/rapport-$(cat "$here/package.json" "$here/package-lock.json" | sha256sum | cut -c1-12)
if [ ! -e "$tools/complete" ]; then
    rm -rf "$root"/build/rapport-*
    if mkdir -p "$tools" && cp "$here/package.json" "$here/package-lock.json" "$tools" &&
        (cd "$tools" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) \
            >"$work/said" 2>&1; then
        : >"$tools/complete"
    else
        bad 'npm installs axe-core and the validator (is there a network?)' "$work/said"
        end
    fi
fi

count 'the self-test' node "$here/selftest.js" "$tools/node_modules" "$work"

# page NAME ARGUMENT...: results in $work/NAME, with rapport.html among them. Status 4 is a validation
# with deviations, which two replications must have.
small='--quiet --threads 2 --replications 2 --set huishoudens.historie_jaren=5 --set eind=2019-12-31'
page() {
    name=$1
    shift
    (cd "$work" && timeout 900 "$program" "$@" --out "$name") >"$work/said" 2>&1
    status=$?
    if { [ "$status" -eq 0 ] || [ "$1:$status" = validate:4 ]; } && [ -s "$work/$name/rapport.html" ]; then
        good
    else
        bad "$name: status $status of ketensim $*" "$work/said"
    fi
}

hostile="boos <i>&\"'.cfg"
cp "$here/boos.cfg" "$work/$hostile" && cp "$here/bozer.cfg" "$work" || exit 1
set -f
# shellcheck disable=SC2086
{
    page run run flevoland-2018 $small
    page engels compare flevoland-2018 lokale-teams-20-procent $small --lang en
    page groei run flevoland-2018 $small --set gemeenten.*.instroom*=1.5
    page vergelijking compare flevoland-2018 lokale-teams-20-procent wachtlijstteam $small
    page boos run "$hostile" $small
    page bozer compare "$hostile" bozer.cfg $small
    page onzeker compare flevoland-2018 lokale-teams-20-procent --onzekerheid=100 $small \
        --set gemeenten.*.instroom*=0.05 --set eind=2018-02-28
    page validatie validate flevoland-2018 --quiet --threads 2 --replications 2
    page vaten vessels flevoland-2018 --quiet --threads 2 --replications 3 \
        --set huishoudens.historie_jaren=5 --set gemeenten.*.instroom*=0.05 \
        --set veilig_thuis.onderzoek.fte*=0.05 --set eind=2018-02-28
}
set +f

# The same results of --onzekerheid, told in English.
if cp -R "$work/onzeker" "$work/onzeker-engels" &&
    (cd "$work" && "$program" report --quiet --lang en onzeker-engels) >"$work/said" 2>&1; then
    good
else
    bad 'onzeker is told in English' "$work/said"
fi

count 'the proof' node "$here/proof.js" "$tools/node_modules" "$work" "$pictures" \
    run engels groei vergelijking boos bozer onzeker onzeker-engels validatie vaten
end

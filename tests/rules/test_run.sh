#!/bin/sh
# tests/run counts what really happened: what passes, fails, is skipped, dies, hangs, does nothing.
set -u

run=$(cd "$(dirname "$0")/.." && pwd)/run
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
mkdir -p "$work/tests/room"
cd "$work" || exit 1

# Makes a test of which stdout, stderr and status are given; `%b` so that they may hold newlines.
test_that() {
    printf '#!/bin/sh\nprintf "%%b" "%s"\nprintf "%%b" "%s" >&2\n%s\n' "$2" "$3" "$4" \
        >"tests/room/$1"
    chmod +x "tests/room/$1"
}

# Expects `tests/run` over $3... to close with line $2.
closes() {
    name=$1 expected=$2
    shift 2
    found=$("$run" -t 1 -j 2 -l log "$@")
    status=$?
    closing=$(printf '%s\n' "$found" | tail -n 1)
    case $expected in
    *' 0 failed') right=0 ;;
    *) right=1 ;;
    esac
    if [ "$closing" = "$expected" ] && [ "$status" -eq "$right" ]; then
        passed=$((passed + 1))
        echo "ok      $name"
    else
        failed=$((failed + 1))
        echo "not ok  $name: expected '$expected', found '$closing' with status $status"
    fi
}

test_that test_good '' '[  PASSED  ] 2 test(s).\n' 'exit 0'
test_that test_bad 'the reason\n' '[  PASSED  ] 3 test(s).\n[  FAILED  ] 1 test(s), listed below:\n' \
    'exit 1'
test_that test_groups '' '[  PASSED  ] 2 test(s).\n[  PASSED  ] 5 test(s).\n' 'exit 0'
test_that test_skips '' '[  PASSED  ] 0 test(s).\n[  SKIPPED ] 2 test(s), listed below:\n' 'exit 0'
test_that test_cut 'no newline' 'nor here[  PASSED  ] 4 test(s).\n' 'exit 0'
test_that test_status '' '[  PASSED  ] 2 test(s).\n' 'exit 3'
test_that test_dies '[       OK ] a\n' '' 'kill -9 $$'
test_that test_hangs '' '' 'exec sleep 30'
test_that test_empty '' '' 'exit 0'
test_that test_none '' '[  PASSED  ] 0 test(s).\n' 'exit 0'
test_that script.sh 'some words\n' '' 'exit 0'
test_that wrong.sh '' '' 'exit 1'
test_that counting.sh 'words\n7 passed, 0 failed\n' '' 'exit 0'
test_that miscounting.sh '7 passed, 0 failed\n' '' 'exit 1'

closes "nothing to run" "0 passed, 0 failed"
closes "a good test counts its cases" "2 passed, 0 failed" tests/room/test_good
closes "a bad case counts as failed" "3 passed, 1 failed" tests/room/test_bad
closes "groups are added up" "7 passed, 0 failed" tests/room/test_groups
closes "skipped cases count as neither" "0 passed, 0 failed" tests/room/test_skips
closes "totals behind other output are found" "4 passed, 0 failed" tests/room/test_cut
closes "a status without a failed case is a failure" "2 passed, 1 failed" tests/room/test_status
closes "a test that dies is a failure" "0 passed, 1 failed" tests/room/test_dies
closes "a test that hangs is a failure" "0 passed, 1 failed" tests/room/test_hangs
closes "a test that says nothing is a failure" "0 passed, 1 failed" tests/room/test_empty
closes "a test without cases is a failure" "0 passed, 1 failed" tests/room/test_none
closes "a test that is not there is a failure" "0 passed, 1 failed" tests/room/test_absent
closes "a script is one test" "1 passed, 0 failed" tests/room/script.sh
closes "a script that fails is one failure" "0 passed, 1 failed" tests/room/wrong.sh
closes "a script may count" "7 passed, 0 failed" tests/room/counting.sh
closes "a script may not count wrong" "7 passed, 1 failed" tests/room/miscounting.sh
closes "all are added up" "12 passed, 2 failed" tests/room/test_good tests/room/test_bad \
    tests/room/counting.sh tests/room/test_empty

if "$run" -l log tests/room/test_bad | grep -q 'the reason'; then
    passed=$((passed + 1))
    echo "ok      output of a failure is shown"
else
    failed=$((failed + 1))
    echo "not ok  output of a failure is shown"
fi

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]

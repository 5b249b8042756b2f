#!/bin/sh
# Every arrow of models/begrippen.def has a case of its own, `.only = PIJL_NAME`, in one of the tests of
# this folder: a new station brings its cases in a file of its own.
#
#   tests/keten/test_elke_pijl.sh [DEF [FOLDER]]
set -u

cd "$(dirname "$0")/../.." || exit 1
definitions=${1:-models/begrippen.def}
folder=${2:-tests/keten}
status=1

for arrow in $(sed -n 's/^PIJL(\([A-Z0-9_]*\),.*/\1/p' "$definitions"); do
    cat "$folder"/test_*.c | grep -q "\.only = PIJL_$arrow[,}]" || missing="${missing-} $arrow"
    status=0
done
for arrow in ${missing-}; do
    echo "no case .only = PIJL_$arrow in $folder/test_*.c"
    status=1
done
exit $status

#!/bin/sh
# What README.md and docs/handboek.md tell people to type works as written, what they point to is there,
# and the handbook's tables are those of the program's own catalogues.
#
#   tests/rules/test_handboek.sh
#
# Each file's blocks marked `sh` run in order, each with `sh -eu`, in one folder with the program
# and the scenarios. Only `make TARGET` is not carried out: the target must exist. Without gnuplot
# status 5 is as good as 0.
set -u

cd "$(dirname "$0")/../.." || exit 1
root=$(pwd)
program=${KETENSIM:-$root/build/release/ketensim}
build=${program%/*}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
unset KETENSIM_SCENARIOS

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

# What the commands need of a clone after `make demo`. The program has the name that the documents use;
# charts that cannot be made are no failure.
clone() {
    mkdir -p "$1/build/release"
    cp -R scenarios "$1/"
    cat >"$1/build/release/ketensim" <<END
#!/bin/sh
"$program" "\$@"
status=\$?
[ \$status -ne 5 ] || command -v gnuplot >/dev/null || status=0
exit \$status
END
    chmod +x "$1/build/release/ketensim"
}

# Blocks as NUMBER.sh in the folder $2, `make` apart.
blocks_of() {
    awk -v folder="$2" '
        /^```sh$/ { inside = 1; file = sprintf("%s/%02d.sh", folder, ++count); printf "" >file; next }
        /^```/ { inside = 0; next }
        inside && /^make / { print $2 >(folder "/targets"); next }
        inside { print >file }
    ' "$1"
    touch "$2/targets"
}

for document in README.md docs/handboek.md; do
    name=$(basename "$document" .md)
    mkdir -p "$work/$name/blocks"
    clone "$work/$name/clone"
    blocks_of "$document" "$work/$name/blocks"

    while read -r target; do
        grep -q "^$target:" Makefile || echo "make $target"
    done <"$work/$name/blocks/targets" >"$work/log"
    [ ! -s "$work/log" ]
    verdict $? "$document: every make target exists"

    count=0
    for block in "$work/$name/blocks"/*.sh; do
        [ -s "$block" ] || continue
        count=$((count + 1))
        (cd "$work/$name/clone" && sh -eu "$block") >"$work/log" 2>&1 </dev/null
        verdict $? "$document: block $(basename "$block" .sh), $(head -n 1 "$block")"
    done
    echo "no block of commands found" >"$work/log"
    [ "$count" -gt 0 ]
    verdict $? "$document: has commands"

    # Links to files, without their anchor; and anchors within the document.
    folder=$(dirname "$document")
    grep -o '](\([^)]*\))' "$document" | sed 's/^](//; s/)$//' | sort -u | while read -r link; do
        case $link in
        http*) ;;
        '#'*)
            sed -n 's/^##* //p' "$document" | tr 'A-Z ' 'a-z-' | sed 's/[^a-z0-9-]//g' |
                grep -qx -- "${link#\#}" || echo "$link" ;;
        *) [ -e "$folder/${link%%#*}" ] || echo "$link" ;;
        esac
    done >"$work/log"
    [ ! -s "$work/log" ]
    verdict $? "$document: links lead somewhere"
done

echo "VERSION says $(cat VERSION)" >"$work/log"
grep -q "version $(cat VERSION)," README.md
verdict $? "README.md cites the version there is"

# The tables, made again from the objects of this build (not from those whose source is gone).
objects=
for room in models models/* scenarios sim sim/study; do
    [ -d "$room" ] || continue
    for source in "$room"/*.c; do
        objects="$objects $build/${source%.c}.o"
    done
done
# shellcheck disable=SC2046,SC2086
${COMPILE:-cc -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -fopenmp -I.} -w \
    -o "$work/tabellen" tools/handboek_tabellen.c $objects $(pkg-config --libs gsl libconfig sqlite3) -lm >"$work/log" 2>&1
verdict $? "the tables' program builds"
for table in parameters:parameters kpis:uitkomsten; do
    file=docs/${table#*:}.md
    "$work/tabellen" "${table%:*}" >"$work/table" 2>"$work/log"
    diff "$file" "$work/table" >"$work/log" 2>&1
    status=$?
    echo "run: make handboek-tabellen" >>"$work/log"
    verdict "$status" "$file is what the catalogues say"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

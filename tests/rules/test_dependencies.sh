#!/bin/sh
# tools/dependencies on a machine made of stubs: what it finds missing, when it installs, and what
# it tells someone who may not. Nothing is installed on the machine the test runs on.
set -u

dependencies=$(cd "$(dirname "$0")/../.." && pwd)/tools/dependencies
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
unset CC PKG_CONFIG INSTALL
shell=$(command -v sh)

stub() {
    printf '#!%s\n%s\n' "$shell" "$2" >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

# A machine with the packages $1; apt-get adds to them what it is asked for, and logs every call.
# Its package lists are filled when `lists` is one of the packages.
machine() {
    rm -rf "$work/bin" "$work/state"
    mkdir -p "$work/bin" "$work/state"
    for tool in cat cp env find grep head mktemp rm sed sh sort tr; do
        ln -s "$(command -v "$tool")" "$work/bin/$tool"
    done
    for package in $1; do
        : >"$work/state/$package"
    done
    stub id 'echo 1000'
    stub cc "[ -e $work/state/gcc ]"
    stub apt-cache "[ -e $work/state/lists ] && echo Package: \$2"
    stub apt-get "echo \"apt-get \$*\" >>$work/log
        case \$1 in
        update) : >$work/state/lists ;;
        install)
            [ -e $work/state/lists ] && [ ! -e $work/state/broken ] || exit 100
            for word in \"\$@\"; do case \$word in install | -*) ;; *) : >$work/state/\$word ;; esac; done
            $shell $work/appear ;;
        esac"
    # Commands that come with a package are there once it is.
    cat >"$work/appear" <<END
for pair in pkg-config:pkg-config gnuplot-nox:gnuplot fonts-dejavu-core:fc-list chromium:chromium \
    nodejs:node npm:npm default-jre-headless:java poppler-utils:pdftotext; do
    [ ! -e $work/state/\${pair%%:*} ] || cp $work/packed/\${pair#*:} $work/bin/
done
END
    mkdir -p "$work/packed"
    stub pkg-config "case \$2 in libconfig) [ -e $work/state/libconfig-dev ] ;; *) [ -e $work/state/lib\$2-dev ] ;; esac"
    stub gnuplot 'exit 0'
    stub fc-list 'echo DejaVu Sans'
    for tool in chromium npm java pdftotext; do
        stub "$tool" 'exit 0'
    done
    stub node "[ ! -e $work/state/old-node ]"
    # Without the font on the stubbed machine, the fonts of the real one must not be seen.
    rm -f "$work/bin/find"
    stub find 'exit 0'
    for tool in pkg-config gnuplot fc-list chromium node npm java pdftotext; do
        mv "$work/bin/$tool" "$work/packed/"
    done
    sh "$work/appear"
    : >"$work/log"
}

# Runs it at level $2 and compares "status / calls of apt-get / command it printed" with $3.
gives() {
    PATH=$work/bin INSTALL=${install:-} "$shell" "$dependencies" "$2" >"$work/said" 2>&1
    status=$?
    calls=$(sed 's/apt-get \([a-z]*\).*/\1/' "$work/log" | tr '\n' ' ' | sed 's/ $//')
    command=$(sed -n 's/^    //p' "$work/said")
    if [ "$status/$calls/$command" = "$3" ]; then
        passed=$((passed + 1))
        echo "ok      $1"
    else
        failed=$((failed + 1))
        echo "not ok  $1"
        echo "        expected: $3"
        echo "        found:    $status/$calls/$command"
        sed 's/^/        | /' "$work/said"
    fi
}

bare="gcc lists"
building="$bare pkg-config libgsl-dev libconfig-dev libsqlite3-dev"
running="$building gnuplot-nox fonts-dejavu-core"
testing="$running libcmocka-dev"
browsing="chromium default-jre-headless nodejs npm poppler-utils"
apt="apt-get install -y --no-install-recommends"

machine "$building"; gives "everything to build is there" build "0//"
machine "$running"; gives "everything to run is there" run "0//"
machine "$testing"; gives "everything to test is there" check "0//"
machine "$testing $browsing"; gives "everything to prove the report is there" browser "0//"
machine "$testing"; gives "a browser and its company are missed by browser" browser \
    "1//su - -c '$apt $browsing'"
machine "$testing"; gives "check misses no browser" check "0//"
machine "$testing $browsing old-node"; gives "a Node.js that is too old is missed" browser \
    "1//su - -c '$apt nodejs'"
machine "$running $browsing"; gives "browser misses the test library too" browser \
    "1//su - -c '$apt libcmocka-dev'"
machine "$running"; gives "the test library is missed by check" check \
    "1//su - -c '$apt libcmocka-dev'"
machine "$building"; gives "gnuplot and the font are missed by run" run \
    "1//su - -c '$apt fonts-dejavu-core gnuplot-nox'"
machine "$bare"; gives "without pkg-config the libraries are asked for" build \
    "1//su - -c '$apt libconfig-dev libgsl-dev libsqlite3-dev pkg-config'"
machine "lists"; gives "a compiler is asked for" build \
    "1//su - -c '$apt gcc libc6-dev libconfig-dev libgsl-dev libsqlite3-dev pkg-config'"
machine "gcc"; gives "empty package lists are filled first" build \
    "1//su - -c 'apt-get update && $apt libconfig-dev libgsl-dev libsqlite3-dev pkg-config'"

machine "$bare"; stub sudo 'exec "$@"'
gives "with sudo at hand it is named" build "1//sudo $apt libconfig-dev libgsl-dev libsqlite3-dev pkg-config"
install=1
gives "INSTALL=1 installs through sudo" check "0/install/"
machine "$bare"; gives "INSTALL=1 without sudo tells the command" build \
    "1//su - -c '$apt libconfig-dev libgsl-dev libsqlite3-dev pkg-config'"
install=

machine "$bare"; stub id 'echo 0'; gives "root installs" check "0/install/"
gives "a second time there is nothing to install" check "0/install/"
machine "gcc"; stub id 'echo 0'; gives "root fills empty lists first" run "0/update install/"
machine "$bare broken"; stub id 'echo 0'
gives "a failing install is tried once more with fresh lists" run "1/install update install/"
install=0
machine "$bare"; stub id 'echo 0'; gives "INSTALL=0 keeps root from installing" build \
    "1//$apt libconfig-dev libgsl-dev libsqlite3-dev pkg-config"
install=

machine "$bare"; rm "$work/bin/apt-get"; stub dnf 'exit 1'
gives "another package manager is only named" build \
    "1//su - -c 'dnf install -y gsl-devel libconfig-devel pkgconf-pkg-config sqlite-devel'"
machine "$bare"; rm "$work/bin/apt-get"; gives "no package manager is said" build "1//"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]

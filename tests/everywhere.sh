#!/bin/sh
# Builds the library for other platforms and runs a core of its tests there, under qemu or wine where this machine
# cannot; prints a row of a table for each, as doc/everywhere.md has them. Ends with 1 if anything failed.
#
#   sh tests/everywhere.sh [PLATFORM...]     gcc clang musl i686 s390x aarch64 mingw; all of them when none is named
#
# Installs what is missing when it is root or has sudo. Leaves its build directories in build/everywhere/. Counts what
# it tested in the file that the variable TALLY names, too.
set -u
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

# One program for each thing that could differ: integers and their sizes, byte order, text, hashes, bytes that were
# written elsewhere, tables, allocation, the driver, and the laws at the edges of what fits.
core='base cbor cbor_record civil codec decimal golden host json memory money names order_find peers rules
rules_text status text tracking uuid calendar deadline'

python=/usr/bin/python3
[ -x "$python" ] || python=python3
jobs=${JOBS:-$(nproc)}
failures=0
mkdir -p build/logs build/everywhere
[ $# -gt 0 ] || set -- gcc clang musl i686 s390x aarch64 mingw

version_of() {
	dpkg-query -W -f '${Version}' "$1" 2>/dev/null | sed 's/^[0-9]*://; s/[-+~].*//'
}

# about PLATFORM: what it needs, what it is, and how it is asked for.
about() {
	cross="--cross-file tests/cross/$1.ini"
	case $1 in
	gcc)
		packages='gcc libc6-dev' machine=$(uname -m) runs=native cross=
		compiler="gcc $(version_of gcc-12)" library="glibc $(version_of libc6)"
		;;
	clang)
		packages='clang libc6-dev' machine=$(uname -m) runs=native cross=
		compiler="clang $(version_of clang-14)" library="glibc $(version_of libc6)"
		;;
	musl)
		packages=musl-tools machine=$(uname -m) runs=native
		compiler="gcc $(version_of gcc-12)" library="musl $(version_of musl)"
		;;
	i686)
		packages='gcc-i686-linux-gnu libc6-dev-i386-cross qemu-user' machine='i686, 32 bits'
		;;
	s390x)
		packages='gcc-s390x-linux-gnu libc6-dev-s390x-cross qemu-user' machine='s390x, big-endian'
		;;
	aarch64)
		packages='gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user' machine=aarch64
		;;
	mingw)
		packages='gcc-mingw-w64-x86-64-win32 wine64 wine' machine='x86_64, Windows'
		;;
	*)
		echo "everywhere.sh: who knows a platform $1?" >&2
		exit 2
		;;
	esac
}

# Only then are the versions known.
about_installed() {
	case $1 in
	i686 | s390x | aarch64)
		compiler="gcc $(version_of "gcc-12-$1-linux-gnu")" runs="qemu-user $(version_of qemu-user)"
		library="glibc $("$1-linux-gnu-gcc" -E -P -include features.h -x c - <<-'END' | tail -n 1 | tr -d ' '
			__GLIBC__.__GLIBC_MINOR__
		END
		)"
		;;
	mingw)
		compiler="gcc $(version_of gcc-mingw-w64-x86-64-win32)"
		library="mingw-w64 $(version_of mingw-w64-x86-64-dev)"
		runs="wine $(version_of wine64)"
		WINEPREFIX=$PWD/build/everywhere/wine WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml='
		export WINEPREFIX WINEDEBUG WINEDLLOVERRIDES
		;;
	esac
}

build_and_test() {
	case $1 in clang) CC=clang ;; *) CC=gcc ;; esac
	export CC
	# The laws at the edges of what fits take most of a minute under an emulator: that of 32 bits is asked for all.
	case $1 in s390x | aarch64) edges= ;; *) edges=laws_edges ;; esac
	# shellcheck disable=SC2086  # lists of words
	configure "everywhere/$1" $cross -Dwerror=true -Dexamples=disabled -Dbenchmarks=disabled -Doptimization=1 &&
		ninja -C "build/everywhere/$1" -j "$jobs" --quiet "$(library_of "$1")" &&
		meson test -C "build/everywhere/$1" --num-processes "$jobs" --no-suite style $core $edges
}

library_of() {
	case $1 in
	mingw) echo lib/libshipment-0.dll ;;
	*) echo lib/libshipment.so.0.1.0 ;;
	esac
}

echo '| platform | machine | compiler | C library | runs | ids by | tests passed | failed | seconds |'
echo '|---|---|---|---|---|---|---|---|---|'
for platform in "$@"; do
	about "$platform"
	# shellcheck disable=SC2086  # a list of words
	need_packages meson ninja-build python3 $packages >&2 || exit 1
	about_installed "$platform"
	log=build/logs/everywhere-$platform.log
	tally=build/logs/everywhere-$platform.tally
	rm -f "$tally" build/everywhere/"$platform"/meson-logs/testlog*
	began=$(date +%s)
	build_and_test "$platform" >"$log" 2>&1
	status=$?
	seconds=$(($(date +%s) - began))
	passed=0 failed=0
	if "$python" tests/tally.py "build/everywhere/$platform/meson-logs/testlog.json" "$tally" >>"$log" 2>&1; then
		read -r passed failed <"$tally"
	fi
	if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ] || [ "$passed" -eq 0 ]; then
		failed=$((failed + 1)) # it did not come as far as a test
	fi
	[ -z "${TALLY-}" ] || echo "$passed $failed" >>"$TALLY"
	ids=$(sed -n 's/^ *ids by *: //p' "$log" | tail -n 1)
	[ -n "$ids" ] || ids=$(cat "build/everywhere/$platform/ids" 2>/dev/null)
	[ ! -d "build/everywhere/$platform" ] || echo "$ids" >"build/everywhere/$platform/ids"
	echo "| $platform | $machine | $compiler | $library | $runs | $ids | $passed | $failed | $seconds |"
	if [ "$failed" -ne 0 ]; then
		tail -n 60 "$log" >&2
		failures=$((failures + 1))
	fi
done
[ "$failures" -eq 0 ]

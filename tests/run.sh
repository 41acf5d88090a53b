#!/bin/sh
# Builds the library in every way that matters, runs every test but the long ones, and ends with "N passed, N failed".
#
#   sh tests/run.sh [--quick] [--everywhere] [--long]
#
# --quick       gcc, and clang with its sanitizers; not the other ways to build
# --everywhere  ARM and Windows, too, whose compilers and emulators are large
# --long        all that, the long tests and the benchmarks
#
# Installs what is missing when it is root or has sudo. Leaves its build directories in build/, the logs in build/logs/.
set -u
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

quick=
everywhere=
long=
for argument in "$@"; do
	case $argument in
	--quick) quick=yes ;;
	--everywhere) everywhere=yes ;;
	--long)
		everywhere=yes
		long=yes
		;;
	*)
		sed -n '4,8s/^# \{0,1\}//p' tests/run.sh >&2
		exit 2
		;;
	esac
done

mkdir -p build/logs
rm -f build/logs/*.log build/logs/*.tally
# Meson asks dpkg-dev where Debian keeps libraries; without it they go to lib64, where CMake does not look.
need_packages gcc g++ libc6-dev binutils dpkg-dev abigail-tools meson ninja-build pkg-config python3 python3-cbor2 \
	check uuid-dev clang libclang-rt-14-dev llvm locales shellcheck valgrind gcovr libsqlite3-dev libjansson-dev \
	python3-pytest python3-hypothesis mypy mandoc cmake make git || exit 1
if [ -n "$long" ]; then
	# A benchmark is held against numpy; the types of functions are compared for other machines, too.
	need_packages python3-numpy gcc-aarch64-linux-gnu gcc-i686-linux-gnu gcc-s390x-linux-gnu libc6-dev-arm64-cross \
		libc6-dev-i386-cross libc6-dev-s390x-cross || exit 1
fi

python=/usr/bin/python3
[ -x "$python" ] || python=python3
jobs=${JOBS:-$(nproc)}

# Every report of a sanitizer ends the program, and so fails its test.
export ASAN_OPTIONS=abort_on_error=1:detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1
export UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1
export TSAN_OPTIONS=halt_on_error=1:abort_on_error=1

# ---- how a stage runs ----

all_passed=0
all_failed=0

# stage NAME: runs the function stage_NAME with its output in a log, adds up what it counted, and shows the log if
# anything failed. What the function writes to descriptor 3 is shown in any case.
stage() {
	began=$(date +%s)
	log=build/logs/$1.log
	tally=build/logs/$1.tally
	: >"$tally"
	printf '== %s\n' "$1"
	"stage_$1" 3>&1 >"$log" 2>&1
	status=$?
	passed=0
	failed=0
	while read -r more_passed more_failed; do
		passed=$((passed + more_passed))
		failed=$((failed + more_failed))
	done <"$tally"
	if [ "$failed" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$passed" -eq 0 ]; }; then
		failed=1 # it did not come as far as counting, or had nothing to count
	fi
	if [ "$failed" -ne 0 ]; then
		tail -n 200 "$log" | sed 's/^/   | /'
	fi
	printf '   %s good, %s bad, %s s\n' "$passed" "$failed" "$(($(date +%s) - began))"
	all_passed=$((all_passed + passed))
	all_failed=$((all_failed + failed))
}

# build NAME: builds everything in build/NAME, and shows all that is wrong.
build() {
	ninja -C "build/$1" -j "$jobs" -k 0 --quiet
}

# run_tests NAME OPTION...: runs tests of build/NAME, building what they need, and counts them. --suite overrides what a
# setup excludes, so the long ones are left out here.
run_tests() {
	run_all_tests "$@" --no-suite long
}

run_all_tests() {
	directory=build/$1
	shift
	rm -f "$directory"/meson-logs/testlog*
	meson test -C "$directory" --num-processes "$jobs" "$@"
	meson_status=$?
	for testlog in "$directory"/meson-logs/testlog*.json; do
		[ -e "$testlog" ] || return 1 # no test was run
		"$python" tests/tally.py "$testlog" "$tally" || return 1
	done
	return "$meson_status"
}

# ---- the stages ----

# The suite that is left out where all was run before: what does the same thing very often, unless it is --long.
again=many
[ -z "$long" ] || again=long

stage_gcc() {
	CC=gcc configure gcc -Dauto_features=enabled -Dwerror=true && build gcc && run_tests gcc
}

stage_clang() {
	CC=clang configure clang -Dauto_features=enabled -Dwerror=true -Db_sanitize=address,undefined -Db_lundef=false \
		-Dc_args='-fno-sanitize-recover=all -fno-omit-frame-pointer' &&
		run_tests clang --suite unit --suite law --suite host --suite example --suite python --no-suite "$again"
}

stage_tsan() {
	CC=gcc configure tsan -Dauto_features=enabled -Dwerror=true -Db_sanitize=thread &&
		run_tests tsan --suite threads --no-suite long
}

# All tests again, on the two files that a host takes in, compiled as it does: without libuuid, optimised, without
# assertions.
stage_vendored() {
	CC=gcc configure vendored -Dauto_features=enabled -Dwerror=true -Duuid=disabled -Damalgamated=true \
		-Dbuildtype=release -Db_ndebug=true &&
		run_tests vendored --suite unit --suite law --suite host --suite example --suite abi --no-suite "$again"
}

# Another C library, 32 bits, and the other byte order always; the rest when it is asked for.
stage_everywhere() {
	TALLY=$tally sh tests/everywhere.sh musl i686 s390x ${everywhere:+aarch64 mingw} >&3
}

stage_valgrind() {
	run_tests gcc --setup valgrind
}

stage_coverage() {
	# Without assertions, since the branch of one that fails is never taken; without threads, which would spoil the
	# counters.
	CC=gcc configure coverage -Dauto_features=enabled -Db_coverage=true -Db_ndebug=true -Doptimization=1 || return 1
	find build/coverage -name '*.gcda' -exec rm -f {} +
	rm -rf build/coverage/notes && mkdir build/coverage/notes
	export STATUSES="$PWD/build/coverage/notes"
	run_tests coverage --suite unit --suite law --suite host --no-suite threads --no-suite long || return 1
	"$python" tests/statuses.py --check include build/coverage/notes >build/logs/statuses.txt
	notes_status=$?
	grep -v '^ok' build/logs/statuses.txt
	sed -n 's/^# \(statuses: \)/   \1/p' build/logs/statuses.txt >&3
	[ "$notes_status" -eq 0 ] || return 1
	gcovr --root . --filter 'lib/' --object-directory build/coverage --txt build/logs/coverage.txt --print-summary \
		build/coverage/lib >build/logs/coverage.summary || return 1
	cat build/logs/coverage.txt
	sed -n 's/^\(lines\|branches\)/   &/p' build/logs/coverage.summary >&3
}

configure_release() {
	CC=gcc configure release -Dauto_features=enabled -Dwerror=true -Dbuildtype=release -Db_ndebug=true
}

stage_release() {
	configure_release && build release &&
		run_tests release --suite unit --suite host --suite abi --suite example --no-suite long
}

stage_long() {
	run_all_tests gcc --setup long --suite long
}

stage_benchmark() {
	configure_release && build release && run_tests release --benchmark --verbose >&3
}

stage gcc
stage clang
if [ -z "$quick" ]; then
	stage tsan
	stage vendored
	stage everywhere
	stage valgrind
	stage coverage
fi
if [ -n "$long" ]; then
	stage release
	stage long
	stage benchmark
fi

printf '%s passed, %s failed\n' "$all_passed" "$all_failed"
[ "$all_failed" -eq 0 ]

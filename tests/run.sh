#!/bin/sh
# Build the project every way it is supported and run all of its tests.
#
#     sh tests/run.sh           gcc, clang, sanitizers, threads, fuzzers, valgrind, installed,
#                               mutants, lints, analysers, binary interface, branches,
#                               Debian packages
#     sh tests/run.sh --quick   gcc only, for while you work
#
# Installs the Debian packages that are missing, builds in build-* inside the checkout, and ends
# with one line "N passed, N failed".  The exit status is not 0 when a test failed, a build failed,
# or no test ran at all.
set -u
cd "$(dirname "$0")/.." || exit 1
. scripts/packages.sh

quick=
case "${1:-}" in
'') ;;
--quick) quick=1 ;;
*)
    echo "usage: sh tests/run.sh [--quick]" >&2
    exit 2
    ;;
esac

targets= # Of the next builds; all where empty.

started=$(date +%s)

# Since the start, and how much of it the processors had to do.
say() {
    times >"$results/times"
    printf '== %4d s, processors %s  %s\n' "$(($(date +%s) - started))" \
        "$(sed -n '2s/\([0-9]*\)m[^ ]* \([0-9]*\)m.*/\1 + \2 min/p' "$results/times")" "$*"
}

# Where tests and their stores write: in memory where 4 GB are free, since a store waits for the
# disk at every transaction.
if df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $4 > 4194304 { f = 1 } END { exit !f }'; then
    export TMPDIR=/dev/shm
fi

# Without Check's fork for every test case, which under valgrind costs more than the case, and with
# a tenth of the rounds of loops over chance.
valgrind='env CK_FORK=no GROWTH_TESTS_THIN=10 valgrind -q --error-exitcode=99'
valgrind="$valgrind --leak-check=full --errors-for-leak-kinds=definite"

# Every result goes into this folder, one file a step, and tests/tally.py adds them up.
results=$PWD/build-results
rm -rf "$results"
mkdir -p "$results" || exit 1

# A step that could not even be tried counts as one failure, so that it cannot go unseen.
step_failed() {
    echo "not ok 1 - $1" >"$results/$2.tap"
    echo "1..1" >>"$results/$2.tap"
    echo "FAILED: $1" >&2
}

# build NAME COMPILER MESON-OPTION...: configure and compile in build-NAME.
build() {
    name=$1
    compiler=$2
    shift 2
    say "Build with $compiler in build-$name"
    log=$results/build-$name.log
    if [ -f "build-$name/build.ninja" ]; then
        CC=$compiler meson configure "build-$name" "$@" >"$log" 2>&1
    else
        rm -rf "build-$name"
        CC=$compiler meson setup "build-$name" "$@" >"$log" 2>&1
    fi && ninja -C "build-$name" ${targets:-} >>"$log" 2>&1 && return 0
    tail -n 25 "$log" >&2
    step_failed "build-$name compiles with $compiler" "build-$name"
    return 1
}

# run_tests BUILD RESULT MESON-TEST-OPTION...: what failed is printed by tests/tally.py.
run_tests() {
    folder=build-$1
    result=$2
    shift 2
    rm -f "$folder/meson-logs/$result"*.json
    meson test -C "$folder" --no-rebuild --logbase "$result" "$@" >"$results/$result.log" 2>&1
    # With a wrapper meson puts its name behind ours.
    for log in "$folder/meson-logs/$result"*.json; do
        [ -s "$log" ] && cp "$log" "$results/$result.json"
    done
    [ -s "$results/$result.json" ] && return 0
    tail -n 25 "$results/$result.log" >&2
    step_failed "$result: meson test ran" "$result"
}

need_packages "$packages_build $packages_test" || exit 1

if build gcc gcc -Dwerror=true; then
    say "Tests and lints, gcc"
    run_tests gcc gcc
    if [ -z "$quick" ]; then
        say "Installed into an empty folder, examples built against it through pkg-config"
        python3 tests/install/installed.py build-gcc >"$results/installed.tap"
        say "Binary interface against the baseline"
        python3 tests/abi/abi.py . build-gcc >"$results/abi.tap"
        say "Debian packages"
        sh tests/install/packages.sh >"$results/packages.tap"
        say "Mutants of the core: the tests can fail"
        python3 tests/mutation/mutants.py . >"$results/mutants.tap"
        say "Unit tests under valgrind"
        run_tests gcc valgrind --suite unit --timeout-multiplier 20 --wrapper "$valgrind"
    fi
fi

if [ -z "$quick" ]; then
    # The numbers, by another compiler with its optimiser on; everything else meets it below.
    targets=core_tests
    if build clang clang -Dwerror=true; then
        say "Tests of the core, clang"
        run_tests clang clang --suite unit --suite vectors
    fi
    targets=
    # Shared libraries under the sanitizers find their runtime only in the program.
    if build sanitize clang -Dwerror=true -Db_sanitize=address,undefined -Db_lundef=false; then
        say "Tests, address and undefined behaviour sanitizers"
        export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:allocator_may_return_null=1
        export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
        # The fuzz targets go over their seeds with gcc, and as fuzzers under the sanitizers below.
        run_tests sanitize sanitize --no-suite lint --no-suite fuzz --timeout-multiplier 5
        say "cppcheck"
        python3 tests/lint/cppcheck.py . >"$results/cppcheck.tap"
        say "clang-tidy"
        python3 tests/lint/clang_tidy.py . build-sanitize >"$results/clang_tidy.tap"
    fi
fi

if [ -z "$quick" ]; then
    targets='core_tests cli/growth tests/fuzz/replay_judge tests/fuzz/replay_texts
        tests/fuzz/replay_rules tests/fuzz/replay_lms tests/fuzz/replay_reference
        tests/faults/test_null'
    # What the tests do not reach is seen best as it was written, and an assertion is no branch.
    if build coverage gcc -Dbuildtype=debug -Doptimization=0 -Db_coverage=true -Db_ndebug=true; then
        say "Branches of the core that the tests take"
        find build-coverage -name '*.gcda' -delete
        run_tests coverage coverage --suite unit --suite vectors
        run_tests coverage coverage-command cli-assess cli-check cli-scan cli-scan-doubtful \
            cli-references cli-references_own cli-references_who fuzz-texts fuzz-rules fuzz-lms \
            fuzz-reference faults-null
        build-coverage/tests/fuzz/replay_judge 64 tests/fuzz/seeds/records >"$results/judge.tap"
        python3 tests/coverage/branches.py . build-coverage >"$results/branches.tap"
        grep '^[a-z].* %' "$results/branches.tap"
    fi
fi

if [ -z "$quick" ]; then
    targets='cli/growth tests/bench/make_export tests/unit/test_scan tests/fuzz/replay_scan'
    if build threads clang -Dwerror=true -Db_sanitize=thread -Db_lundef=false; then
        say "Scan under the thread sanitizer"
        # fontconfig and pango are not built for the sanitizer, which misses their atomics.
        TSAN_OPTIONS=halt_on_error=1:ignore_noninstrumented_modules=1 \
            run_tests threads threads --timeout-multiplier 5 unit-scan fuzz-scan scan-same-bytes
    fi
    targets=fuzzers
    if build fuzz clang -Dwerror=true -Dfuzz=true -Db_sanitize=address,undefined \
        -Db_lundef=false; then
        # Always the same inputs, or new ones for FUZZ_SECONDS a target: tests/fuzz/README.md.
        say "Fuzzers"
        python3 tests/fuzz/run.py . build-fuzz "${FUZZ_SECONDS:-0}" >"$results/fuzz.tap"
    fi
fi

say "Done"

exec python3 tests/tally.py "$results"

#!/usr/bin/env python3
"""Run every fuzz target, two at once.  Usage: run.py ROOT BUILD SECONDS [TARGET...]

For SECONDS each, anew at every call and from where the last one stopped; or, where SECONDS is 0, a
set number of inputs that are the same every time, so that what it finds, anybody finds again.

Starts from the seeds and the repository's own example files; what is found is left in
BUILD/fuzz-found, and the new inputs of a timed run in BUILD/fuzz-corpus.
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys

FILES = ["examples/records", "tests/data", "tests/cli/records"]
RECORDS = ["tests/fuzz/seeds/records"]
# Target -> folders of seeds beside tests/fuzz/seeds/TARGET, its dictionary, inputs of a set run
# (about ten seconds' worth), options.
TARGETS = {
    "reader": (FILES, "reader", 4000, []), "plain": (FILES, "reader", 1500, []),
    "fhir": (["examples/exports/fhir"], "fhir", 3000, []),
    "map": (["lib/io/presets"], "map", 8000, []), "reference": ([], "reference", 150000, []),
    "events": (["examples/events", "tests/data"], "reader", 20000, []),
    "rules": (["tests/data"], "rules", 150000, []), "texts": ([], "texts", 150000, []),
    "options": ([], "options", 40000, ["-max_len=400"]),
    "lms": ([], None, 20000, []), "scan": (FILES, "reader", 300, []),
    "judge": (RECORDS, None, 2000, ["-max_len=700"]),
    "chart": (RECORDS, None, 500, ["-max_len=700"]), "store": (FILES, "reader", 500, []),
    "restore": (["tests/store/released"], "restore", 1500, []),
}
# libFuzzer's entropic schedule took three quarters of the time of a target with many features.
ALWAYS = ["-entropic=0", "-timeout=60", "-rss_limit_mb=3000", "-print_final_stats=1"]


def run(root, build, seconds, target):
    folders, words, inputs, options = TARGETS[target]
    corpus = build / ("fuzz-corpus" if seconds else "fuzz-set") / target
    found = build / "fuzz-found"
    found.mkdir(exist_ok=True)
    if not seconds:
        shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir(parents=True, exist_ok=True)
    seeds = [root / "tests/fuzz/seeds" / target] + [root / f for f in folders]
    env = dict(os.environ, ASAN_OPTIONS="allocator_may_return_null=1:strict_string_checks=1",
               UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1",
               LSAN_OPTIONS=f"suppressions={root}/tests/chart/lsan.supp:print_suppressions=0")
    how_long = [f"-max_total_time={seconds}"] if seconds else [f"-runs={inputs}", "-seed=1"]
    command = [build / "tests/fuzz" / f"fuzz_{target}", *ALWAYS, *how_long, *options,
               f"-artifact_prefix={found}/{target}-",
               *([f"-dict={root}/tests/fuzz/{words}.dict"] if words else []),
               # libFuzzer writes what it finds of interest into the first folder it is given, and
               # must not be given the repository's own first.
               corpus, *(s for s in seeds if s.is_dir())]
    try:
        done = subprocess.run([str(c) for c in command], capture_output=True, text=True,
                              errors="replace", env=env, timeout=(seconds or 300) + 120,
                              check=False)
        code, log = done.returncode, done.stderr
    except subprocess.TimeoutExpired:
        code, log = 1, "it did not end"
    executions = re.search(r"number_of_executed_units: (\d+)", log)
    return code or not executions, int(executions[1]) if executions else 0, log


def main(root, build, seconds, *targets):
    root, build = pathlib.Path(root).resolve(), pathlib.Path(build).resolve()
    seconds, targets = int(seconds), targets or tuple(TARGETS)
    failed = 0
    subprocess.run(["ninja", "-C", str(build), "fuzzers"], stdout=subprocess.DEVNULL, check=True)
    print(f"1..{len(targets)}")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        runs = pool.map(lambda t: run(root, build, seconds, t), targets)
        for n, (target, (wrong, executions, log)) in enumerate(zip(targets, runs), 1):
            failed += bool(wrong)
            print(f"{'not ' if wrong else ''}ok {n} - {target}: {executions} inputs", flush=True)
            if wrong:
                print("\n".join("# " + line for line in log.splitlines()[-60:]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

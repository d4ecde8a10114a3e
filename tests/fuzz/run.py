#!/usr/bin/env python3
"""Run every fuzz target for a time, two at once.  Usage: run.py ROOT BUILD SECONDS [TARGET...]

Starts from the seeds and the repository's own example files; what is found is left in
BUILD/fuzz-found, and the new inputs in BUILD/fuzz-corpus, from which the next run goes on.
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

FILES = ["examples/records", "tests/data", "tests/cli/records"]
# Target -> folders of seeds beside tests/fuzz/seeds/TARGET, its dictionary, options.
TARGETS = {
    "reader": (FILES, "reader", []), "plain": (FILES, "reader", []),
    "fhir": (["examples/exports/fhir"], "fhir", []), "map": (["lib/io/presets"], "map", []),
    "reference": ([], "reference", []), "rules": (["tests/data"], "rules", []),
    "texts": ([], "texts", []), "lms": ([], None, []), "scan": (FILES, "reader", []),
    "judge": (["tests/fuzz/seeds/records"], None, ["-max_len=700"]),
    "chart": (["tests/fuzz/seeds/records"], None, ["-max_len=700"]),
    "store": (FILES, "reader", []), "restore": (["tests/store/released"], "restore", []),
}


def run(root, build, seconds, target):
    folders, words, options = TARGETS[target]
    corpus, found = build / "fuzz-corpus" / target, build / "fuzz-found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    seeds = [root / "tests/fuzz/seeds" / target] + [root / f for f in folders]
    env = dict(os.environ, ASAN_OPTIONS="allocator_may_return_null=1:strict_string_checks=1",
               UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1",
               LSAN_OPTIONS=f"suppressions={root}/tests/chart/lsan.supp:print_suppressions=0")
    command = [build / "tests/fuzz" / f"fuzz_{target}", f"-max_total_time={seconds}", "-timeout=20",
               "-rss_limit_mb=3000", "-print_final_stats=1", f"-artifact_prefix={found}/{target}-",
               *options, *([f"-dict={root}/tests/fuzz/{words}.dict"] if words else []), corpus,
               *(s for s in seeds if s.is_dir())]
    try:
        done = subprocess.run([str(c) for c in command], capture_output=True, text=True,
                              errors="replace", env=env, timeout=int(seconds) + 120, check=False)
        code, log = done.returncode, done.stderr
    except subprocess.TimeoutExpired:
        code, log = 1, "it did not end"
    executions = re.search(r"number_of_executed_units: (\d+)", log)
    return code or not executions, int(executions[1]) if executions else 0, log


def main(root, build, seconds, *targets):
    root, build = pathlib.Path(root).resolve(), pathlib.Path(build).resolve()
    targets = targets or tuple(TARGETS)
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

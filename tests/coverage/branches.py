#!/usr/bin/env python3
"""How many branches of lib/core the tests take (TAP).  Usage: branches.py ROOT BUILD [--missing]

BUILD was made with -Db_coverage=true and its tests have run.  gcov tells how often each branch was
taken; a branch that is compiled several times (inline, or for wider registers as well) counts once,
whichever of its copies took it.  Fails under ENOUGH per cent in all.  --missing names each
branch that was not taken.
"""
import collections
import json
import pathlib
import subprocess
import sys

ENOUGH = 95.0
OF = pathlib.PurePath("lib/core")
BATCH = 40      # files to one gcov


def told_by_gcov(build):
    """Every file of every object of the core that ran."""
    notes = [str(p.relative_to(build)) for p in sorted(build.rglob("*core_*.gcda"))]
    for at in range(0, len(notes), BATCH):
        out = subprocess.run(["gcov", "--json-format", "--branch-probabilities", "--stdout",
                              *notes[at:at + BATCH]], cwd=build, capture_output=True, text=True,
                             check=True).stdout
        for line in out.splitlines():
            yield from json.loads(line)["files"]


def merged(seen):
    """One line's branches from all objects that hold it.

    The shortest is one copy of the source; a longer one holds several, each of which is added.
    """
    each = min(map(len, seen))
    copies = [counts[at:at + each] for counts in seen if len(counts) % each == 0
              for at in range(0, len(counts), each)]
    return [sum(taken) for taken in zip(*copies)]


def branches(root, build):
    """file -> line -> how often each branch was taken."""
    seen = collections.defaultdict(lambda: collections.defaultdict(list))
    for told in told_by_gcov(build):
        path = (build / told["file"]).resolve()
        if root / OF not in path.parents:
            continue
        for line in told["lines"]:
            if line["branches"]:
                seen[str(path.relative_to(root))][line["line_number"]].append(
                    [b["count"] for b in line["branches"]])
    return {path: {n: merged(counts) for n, counts in lines.items()}
            for path, lines in seen.items()}


def main(root, build, *options):
    root, build = pathlib.Path(root).resolve(), pathlib.Path(build).resolve()
    all_taken = all_there = 0
    for path, lines in sorted(branches(root, build).items()):
        there = sum(len(counts) for counts in lines.values())
        taken = sum(sum(1 for c in counts if c) for counts in lines.values())
        all_taken, all_there = all_taken + taken, all_there + there
        if there:
            print(f"# {100 * taken / there:6.1f} %  {taken:4d} of {there:4d}  {path}")
        for line, counts in sorted(lines.items()) if "--missing" in options else []:
            if 0 in counts:
                print(f"#   {path}:{line}: {counts}")
    percent = 100 * all_taken / all_there if all_there else 0
    print(f"{'ok' if percent >= ENOUGH else 'not ok'} 1 - {percent:.1f} % of {all_there} branches "
          f"of {OF} are taken, wanted {ENOUGH:.0f} %")
    print("1..1")
    return 0 if percent >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

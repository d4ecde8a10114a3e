#!/usr/bin/env python3
"""Add up the test cases of a run.  Usage: tally.py FOLDER

Reads every NAME.json (a testlog.json of `meson test`, one JSON object a line) and NAME.tap in the
folder.  Counts test cases, not programs: each "ok" and "not ok" line of TAP is one; a test that
speaks no TAP is one.  A program that ended badly without a "not ok" line (a crash, a time-out, a
plan not kept) is one failure more.  Prints what each failed test said, and ends with exactly one
line "N passed, N failed"; the exit status is 1 when anything failed or nothing ran.
"""
import json
import pathlib
import re
import sys

LINE = re.compile(r"^(not )?ok\b[^#]*(#\s*(skip|todo))?", re.IGNORECASE)
LINES = 60      # shown of one failed test
PLAN = re.compile(r"^1\.\.(\d+)\b")


def count_tap(text):
    """Passed, failed and skipped cases of a TAP text, and whether its plan was kept."""
    passed = failed = skipped = 0
    planned = None
    for line in text.splitlines():
        case, plan = LINE.match(line), PLAN.match(line)
        if plan:
            planned = int(plan[1])
        elif case and case[3]:
            skipped += 1
        elif case and case[1]:
            failed += 1
        elif case:
            passed += 1
    return passed, failed, skipped, planned == passed + failed + skipped


def count_test(entry):
    """Cases of one entry of meson's test log."""
    result, out = entry["result"], entry.get("stdout") or ""
    if result == "SKIP":
        return 0, 0, 1
    passed = failed = skipped = 0
    if PLAN.search(out) or any(PLAN.match(line) for line in out.splitlines()):
        passed, failed, skipped, _ = count_tap(out)
    good = result in ("OK", "EXPECTEDFAIL")
    if good and passed + failed + skipped == 0:
        passed = 1
    if not good and failed == 0:
        failed = 1
    return passed, failed, skipped


def said(out, err):
    """What a failed test said: its "not ok" lines with the comments that follow, and its errors."""
    lines, wanted = [], False
    for line in out.splitlines():
        if LINE.match(line) or PLAN.match(line):
            wanted = line.startswith("not ok")
        if wanted:
            lines.append(line)
    lines = lines or out.splitlines()[-LINES:]
    more = len(lines) - LINES
    return (lines[:LINES] + ([f"... and {more} lines more"] if more > 0 else [])
            + err.splitlines()[-LINES:])


def read(path):
    """(name, cases, what it said) of every test in one result file."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".tap":
        passed, failed, skipped, kept = count_tap(text)
        if not kept and failed == 0:
            failed = 1
        yield path.stem, (passed, failed, skipped), said(text, "")
        return
    for line in text.splitlines():
        entry = json.loads(line)
        out, err = entry.get("stdout") or "", entry.get("stderr") or ""
        yield f"{path.stem}: {entry['name']}", count_test(entry), said(out, err)


def main(folder):
    total, broken = [0, 0, 0], []
    for path in sorted(pathlib.Path(folder).iterdir()):
        if path.suffix not in (".json", ".tap"):
            continue
        step = [0, 0, 0]
        for name, cases, words in read(path):
            step = [a + b for a, b in zip(step, cases)]
            if cases[1]:
                broken.append(f"  {name}: {cases[1]} failed")
                print(f"-- {name}", *words, sep="\n")
        print(f"  {path.stem}: {step[0]} passed, {step[1]} failed, {step[2]} skipped")
        total = [a + b for a, b in zip(total, step)]
    if broken:
        print("Failed:", *broken, sep="\n")
    if total[0] + total[1] == 0:
        print("No test ran.")
    print(f"{total[0]} passed, {total[1]} failed")
    return 1 if total[1] or not total[0] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

#!/usr/bin/env python3
"""What bash offers, by sourcing the completion and calling its function.  Prints TAP.

    completion.py GROWTH
"""
import pathlib
import subprocess
import sys
import tempfile

CALL = 'source /dev/stdin; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _growth; ' \
       'printf "%s\\n" "${COMPREPLY[@]}"'
FILES = {"child.csv", "clinic.growth", "deep"}
TIERS = {"urgent", "sustained", "concern", "watch", "insufficient", "quality", "contact"}
REFERENCES = {"uk-who", "uk90", "who", "cdc", "turner"}
STORE = {"init", "add", "record", "export", "backup"}

# What is typed, the last word being completed; what must be among the answers; what must not.
CASES = [
    (["growth", "as"], {"assess"}, {"chart"}),
    (["growth", ""], {"assess", "help", "store"}, FILES),
    (["growth", "assess", ""], FILES, {"--format"}),
    (["growth", "assess", "chi"], {"child.csv"}, {"deep"}),
    (["growth", "assess", "child.csv", "--f"], {"--format"}, {"--today", *FILES}),
    (["growth", "assess", "child.csv", "-"], {"--format", "--rejects"}, FILES),
    (["growth", "scan", "--rejects", ""], FILES, {"--format"}),
    (["growth", "chart", "child.csv", "-o", ""], FILES, {"--page"}),
    (["growth", "chart", "child.csv", "--output", "d"], {"deep"}, {"child.csv"}),
    (["growth", "chart", "--page", ""], {"weight-height", "sds", "record", "thumbnail"}, FILES),
    (["growth", "chart", "--page", "=", "s"], {"sds"}, {"record"}),
    (["growth", "chart", "--page", "="], {"sds", "record"}, FILES),
    (["growth", "chart", "--format", ""], {"pdf", "png", "svg"}, {"csv", *FILES}),
    (["growth", "chart", "--size", ""], {"A4", "Letter"}, {"WxH", *FILES}),
    (["growth", "assess", "--format", ""], {"text", "csv", "json", "ndjson"}, FILES),
    (["growth", "assess", "--precision", ""], {"full"}, {"N"}),
    (["growth", "assess", "--reference", ""], REFERENCES | FILES, {"--format"}),
    (["growth", "assess", "--reference", "uk"], {"uk-who", "uk90"}, {"who", *FILES}),
    (["growth", "assess", "--preset", ""], {"ncmp", "csds"}, FILES),
    (["growth", "scan", "--tiers", ""], TIERS, FILES),
    (["growth", "scan", "--tiers", "urgent,s"], {"urgent,sustained"}, {"sustained"}),
    (["growth", "check", "--today", ""], set(), FILES | {"--format"}),
    (["growth", "references", ""], {"list", "show", "lms", "curve"}, FILES),
    (["growth", "references", "show", ""], REFERENCES, FILES),
    (["growth", "references", "lms", "uk-who", "--m"], {"--measure"}, FILES),
    (["growth", "references", "lms", "uk-who", "--measure", ""], {"weight", "bmi"}, FILES),
    (["growth", "help", ""], {"assess", "store", "references"}, FILES),
    (["growth", "help", "store", ""], STORE, FILES),
    (["growth", "store", ""], STORE, FILES),
    (["growth", "store", "record", ""], FILES, {"--date"}),
    (["growth", "store", "record", "clinic.growth", "--d"], {"--date", "--device"}, FILES),
    (["growth", "evaluate", ""], {"--children"}, FILES),
    (["growth", "moon", ""], set(), FILES),
]


def complete(growth, folder, words):
    script = subprocess.run([growth, "--completion", "bash"], capture_output=True, text=True,
                            check=True, timeout=60).stdout
    done = subprocess.run(["bash", "-c", CALL, "bash", *words], input=script, text=True, cwd=folder,
                          capture_output=True, check=False, timeout=60)
    return set(done.stdout.splitlines()) - {""}, done.stderr


def main(growth):
    failed = 0
    with tempfile.TemporaryDirectory(prefix="growth-completion-") as name:
        folder = pathlib.Path(name)
        (folder / "deep").mkdir()
        (folder / "child.csv").touch()
        (folder / "clinic.growth").touch()
        for number, (words, wanted, unwanted) in enumerate(CASES, 1):
            offered, said = complete(growth, folder, words)
            good = wanted <= offered and not offered & unwanted and not said
            failed += not good
            print(f"{'ok' if good else 'not ok'} {number} - {' '.join(words)}<TAB>")
            if not good:
                print(f"# offered {' '.join(sorted(offered))}; missing "
                      f"{' '.join(sorted(wanted - offered))}; too much "
                      f"{' '.join(sorted(offered & unwanted))} {said.strip()}")
    print(f"1..{len(CASES)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).absolute()))

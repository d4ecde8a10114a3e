#!/usr/bin/env python3
"""What examples/draw.c must not do: draw two children as one, drop a value.  Prints TAP.

    draw_refuses.py EXAMPLE-DRAW
"""
import pathlib
import subprocess
import sys
import tempfile

HEAD = "child_id,sex,birth_date,gestation,measured_on,weight_kg\n"


def draw(program, folder, rows):
    source, out = folder / "rows.csv", folder / "out.pdf"
    source.write_text(HEAD + "".join(row + "\n" for row in rows), encoding="utf-8")
    out.unlink(missing_ok=True)
    done = subprocess.run([program, source, out], capture_output=True, text=True, timeout=120,
                          check=False)
    return done, out.exists()


def cases(program, folder):
    row = "{},M,2021-04-02,40,{},{}".format
    done, drawn = draw(program, folder, [row("a", "2021-06-01", 5.2), row("b", "2021-09-15", 7.6)])
    yield done.returncode == 1 and not drawn and "more than one child" in done.stderr, \
        "a second child is refused"
    done, drawn = draw(program, folder, [row("a", "2021-06-01", 5.2), row("a", "2021-09-15", 760)])
    yield drawn and "Not drawn, see the notes: weight 760" in done.stdout, \
        "a value outside limits is named"
    done, drawn = draw(program, folder, [
        row("a", "2021-06-01", 5.2), row("a", "2021-07-15", 6.1), row("a", "2021-09-15", 7.6),
        "a,F,2021-04-02,40,2021-12-15,9.0"])
    yield drawn and "of a male child" in done.stdout and "line 5" in done.stderr, \
        "a row that contradicts the others is rejected"
    done, drawn = draw(program, folder, [row("a", "2021-06-01", 5.2), row("a", "2091-09-15", 7.6)])
    yield drawn and "the only value" in done.stdout, "a date after today is rejected"
    done, drawn = draw(program, folder, [])
    yield done.returncode == 1 and not drawn and "no row" in done.stderr, "an empty file is told"


def main(program):
    number = failed = 0
    with tempfile.TemporaryDirectory(prefix="growth-draw-") as folder:
        for good, name in cases(program, pathlib.Path(folder)):
            number += 1
            failed += not good
            print(f"{'ok' if good else 'not ok'} {number} - {name}")
    print(f"1..{number}")
    return 1 if failed or not number else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).absolute()))

#!/usr/bin/env python3
"""The same picture with matplotlib, for comparison: two panels on A4, nine curves of 400 points in
four parts each, 60 points.  Prints milliseconds of processor time by format."""
import io
import sys
import time

try:
    import matplotlib
except ImportError:
    sys.exit(77)    # skipped: python3-matplotlib is not installed

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402


def draw(form):
    figure, panels = plt.subplots(2, 1, figsize=(8.27, 11.69), sharex=True)
    for panel in panels:
        for line in range(9):
            for part in range(4):
                ages = [part + k / 100 for k in range(101)]
                values = [(3 + a) * (1 + line / 10) for a in ages]
                panel.plot(ages, values, "--" if line % 2 else "-", color="#647a90",
                           linewidth=0.34)
        points = range(30)
        panel.plot([k / 8 for k in points], [5 + k / 10 for k in points], "o", color="#a8320a")
        panel.set_ylabel("Weight (kg)")
    figure.suptitle("Growth chart")
    out = io.BytesIO()
    figure.savefig(out, format=form, dpi=150)
    plt.close(figure)
    return out.tell()


for form in ("pdf", "png", "svg"):
    draw(form)
    begin = time.process_time()
    for _ in range(5):
        size = draw(form)
    each = (time.process_time() - begin) / 5 * 1e3
    print(f"matplotlib     {form} {each:8.2f} ms {size:8d} bytes")

#!/usr/bin/env python3
"""Score one weight from Python, through ctypes and the shared library alone.

    python3 score.py SEX BIRTH-DATE GESTATION-DAYS DATE WEIGHT-IN-KG
    python3 score.py male 2018-08-05 280 2021-04-02 10.0

The four structures are those of growth/measure.h and growth/assess.h, field by field.
"""
import ctypes
import sys
from ctypes import c_char, c_char_p, c_double, c_int, c_int32, c_uint, c_void_p
from datetime import date

def structure(**fields):
    return type("structure", (ctypes.Structure,), {"_fields_": list(fields.items())})

Child = structure(id=c_char_p, sex=c_int, born=c_int32, gestation=c_int, mother=c_double,
                  father=c_double, sex_chosen=c_int)
Measurement = structure(measure=c_int, value=c_double, on=c_int32, age=c_double,
                        corrected_age=c_double, stature=c_double, posture=c_int, marks=c_uint)
Score = structure(status=c_int, age=c_double, segment=c_void_p, sds=c_double, flags=c_uint)
Assessment = structure(age=c_double, corrected_age=c_double, value=c_double, score=Score,
                       chronological=Score, corrected=Score)
Error = structure(status=c_int, message=c_char * 320)

# From here, ten lines: the library, the child, the weight, the score.
growth = ctypes.CDLL("libgrowth.so.0")
growth.growth_centile.restype, growth.growth_centile.argtypes = c_double, [c_double]
day = lambda text: date.fromisoformat(text).toordinal() - date(1970, 1, 1).toordinal()
sex, born, gestation, on, weight = sys.argv[1:]
child = Child(None, {"male": 1, "female": 2}[sex], day(born), int(gestation), 0, 0)
nan, result, error, ref = float("nan"), Assessment(), Error(), ctypes.byref
measured = Measurement(0, float(weight), day(on), nan, nan, 0, 0, 0)   # 0: GROWTH_WEIGHT
if growth.growth_assess(ref(child), ref(measured), None, ref(result), ref(error)):
    sys.exit(error.message.decode())
print(f"SDS {result.score.sds:.4f}, centile {growth.growth_centile(result.score.sds):.2f}")

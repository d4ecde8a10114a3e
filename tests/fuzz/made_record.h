/* A child's record made of bytes: any numbers at all, in any order, however unlike a child. */
#ifndef GROWTH_TESTS_FUZZ_MADE_RECORD_H
#define GROWTH_TESTS_FUZZ_MADE_RECORD_H

#include "fuzz.h"

#define MADE_MEASUREMENTS 220
#define MADE_CONTACTS     24

typedef struct made_record {
    growth_record record;
    growth_measurement measurements[MADE_MEASUREMENTS];
    growth_contact contacts[MADE_CONTACTS];
    growth_date today;
    unsigned choice; /* Of options: the last two bytes of the head. */
} made_record;

typedef struct taken {
    const uint8_t *at, *end;
} taken;

static inline unsigned take(taken *t)
{
    return t->at < t->end ? *t->at++ : 0;
}

static inline unsigned take2(taken *t)
{
    const unsigned low = take(t);

    return low | take(t) << 8;
}

/* Any double: the eight bytes as they stand. */
static inline double take_double(taken *t)
{
    uint64_t bits = 0;
    double value;

    for (int i = 0; i < 8; i++)
        bits |= (uint64_t)take(t) << 8 * i;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Days from 1995-03-24 (9213) on, so that most lie in the life of a child; 0xFFFF is none, and the
 * last few are the ends of the calendar. */
static inline growth_date take_date(taken *t)
{
    const unsigned days = take2(t);

    return days == 0xFFFF   ? GROWTH_DATE_NONE
           : days == 0xFFFE ? -25567 /* 1900-01-01 */
           : days == 0xFFFD ? 47846  /* 2100-12-31 */
                            : (growth_date)(9213 + days % 20000);
}

/* Values of children, to a hundredth, for each measure by its number. */
static inline double near_value(growth_measure measure, unsigned hundredths)
{
    static const double scale[] = {
        0.3, 1, 0.15, 0.2, 0.5, 0.5, 0.5, 0.3, 0.1, 0.1, 0.1, 0.1, 0.3
    };

    return hundredths / 100.0 *
           ((unsigned)measure < sizeof scale / sizeof *scale ? scale[measure] : 1);
}

/* kind, marks, day (2), value (2 or 8), and an age (8) where bits of `marks` say so. */
static inline void take_measurement(taken *t, growth_measurement *m)
{
    const unsigned kind = take(t), marks = take(t);

    *m = (growth_measurement)GROWTH_MEASUREMENT_INIT;
    m->measure = (growth_measure)(kind % 32 < 24 ? kind % 4 : kind % 14);
    m->posture = (growth_posture)(marks % 4 % 3);
    m->marks = marks >> 2 & 7u;
    m->measured_on = take_date(t);
    m->value = marks & 0x20 ? take_double(t) : near_value(m->measure, take2(t));
    if (marks & 0x40)
        m->age_days = kind & 0x80 ? take_double(t) : take2(t) / 8.0;
    if (marks & 0x80)
        m->corrected_age_days = kind & 0x80 ? take_double(t) : take2(t) / 8.0 - 200;
    if (m->measure >= GROWTH_WEIGHT_FOR_LENGTH)
        m->stature_cm = take2(t) / 100.0;
}

static inline void take_contact(taken *t, growth_contact *c)
{
    static const char *const notes[] = { NULL, "", "scales broken", "no <b>scales</b> & more" };
    const unsigned kind = take(t);

    c->date = take_date(t);
    c->age_days = kind & 0x80 ? take_double(t) : kind & 0x40 ? take2(t) / 8.0 : GROWTH_NAN;
    c->reason = (growth_reason)(1 + kind % 6);
    c->note = notes[kind >> 3 & 3];
    c->service = notes[kind >> 1 & 3];
}

static inline void make_record(made_record *made, const uint8_t *bytes, size_t length)
{
    static const char *const ids[] = { NULL, "", "a",
                                       "a child whose name goes on for ever and on" };
    taken t = { bytes, bytes + length };
    const unsigned head = take(&t);

    made->record.child =
        (growth_child){ .id = ids[head >> 2 & 3], .sex = (growth_sex)(head % 4 % 3) };
    made->record.child.birth_date = take_date(&t);
    made->record.child.gestation_days =
        (int)(head & 0x10 ? GROWTH_GESTATION_MIN +
                                take2(&t) % (GROWTH_GESTATION_MAX - GROWTH_GESTATION_MIN + 1)
                          : GROWTH_GESTATION_UNKNOWN);
    made->record.child.mother_height_cm = head & 0x20 ? take2(&t) / 100.0 : 0;
    made->record.child.father_height_cm = head & 0x40 ? take2(&t) / 100.0 : 0;
    made->today = take_date(&t);
    made->choice = take2(&t);
    made->record.measurements = made->measurements;
    made->record.contacts = made->contacts;
    made->record.n_measurements = made->record.n_contacts = 0;
    while (t.at < t.end) {
        if (*t.at >= 0xF8 && made->record.n_contacts < MADE_CONTACTS) {
            t.at++;
            take_contact(&t, &made->contacts[made->record.n_contacts++]);
        } else if (made->record.n_measurements < MADE_MEASUREMENTS) {
            take_measurement(&t, &made->measurements[made->record.n_measurements++]);
        } else {
            break;
        }
    }
}

#endif

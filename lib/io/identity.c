/* Who a child is where its rows contradict each other. */
#include "identity.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- two rows -------------------------------------------------------------------------------- */

growth__first_row growth__first_by(uint64_t key, size_t line, size_t file,
                                   const growth_child *child)
{
    return (growth__first_row){ .key = key,
                                .line = line,
                                .file = (uint32_t)file,
                                .birth_date = child->birth_date,
                                .gestation_days = (int16_t)child->gestation_days,
                                .sex = (int8_t)child->sex,
                                .sex_chosen = child->sex_chosen != 0 };
}

growth__fact growth__differs(const growth__first_row *first, const growth_child *child)
{
    if (first->sex != (int)child->sex && !first->sex_chosen && !child->sex_chosen)
        return GROWTH__FACT_SEX;
    if (first->birth_date != child->birth_date && first->birth_date != GROWTH_DATE_NONE &&
        child->birth_date != GROWTH_DATE_NONE)
        return GROWTH__FACT_BIRTH_DATE;
    if (first->gestation_days != child->gestation_days && first->gestation_days &&
        child->gestation_days)
        return GROWTH__FACT_GESTATION;
    return GROWTH__NO_FACT;
}

void growth__first_learn(growth__first_row *first, const growth_child *child)
{
    if (first->sex_chosen && !child->sex_chosen) {
        first->sex = (int8_t)child->sex;
        first->sex_chosen = 0;
    }
    if (first->birth_date == GROWTH_DATE_NONE)
        first->birth_date = child->birth_date;
    if (!first->gestation_days)
        first->gestation_days = (int16_t)child->gestation_days;
}

void growth__say_differs(char *out, size_t size, const char *fact, const growth__first_row *first,
                         size_t file, int has_id)
{
    snprintf(out, size, "%s differs from this child's row on line %zu%s (correct one of them%s)",
             fact, first->line, first->file == file ? "" : " of another file",
             has_id ? "" : ", or add child_id for several children");
}

/* ---- what rows say --------------------------------------------------------------------------- */

int growth__said_add(growth__all_said *all, const growth__said *said)
{
    if (all->n == all->room) {
        const size_t want = 2 * all->room + 16;
        growth__said *larger = realloc(all->list, want * sizeof *larger);

        if (!larger)
            return 0;
        all->list = larger;
        all->room = want;
    }
    all->list[all->n++] = *said;
    return 1;
}

void growth__said_free(growth__all_said *all)
{
    free(all->list);
    *all = (growth__all_said){ NULL, 0, 0 };
}

/* ---- one child ------------------------------------------------------------------------------- */

#define SEX_CHOSEN (-1)

static long sex_of(const growth__said *said)
{
    return said->row.sex_chosen ? SEX_CHOSEN : said->row.sex;
}

static long birth_date_of(const growth__said *said)
{
    return said->row.birth_date;
}

static long gestation_of(const growth__said *said)
{
    return said->row.gestation_days;
}

static int compare(long a, long b)
{
    return (a > b) - (a < b);
}

static int by_sex(const void *a, const void *b)
{
    return compare(sex_of(a), sex_of(b));
}

static int by_birth_date(const void *a, const void *b)
{
    return compare(birth_date_of(a), birth_date_of(b));
}

static int by_gestation(const void *a, const void *b)
{
    return compare(gestation_of(a), gestation_of(b));
}

/* What rows must agree in; a row that does not know agrees with any. */
static const struct fact {
    long (*of)(const growth__said *said);
    int (*order)(const void *a, const void *b);
    long unknown;
} facts[] = {
    { sex_of, by_sex, SEX_CHOSEN },
    { birth_date_of, by_birth_date, GROWTH_DATE_NONE },
    { gestation_of, by_gestation, GROWTH_GESTATION_UNKNOWN },
};

/* Of equal values how many there are from `at` on, and the newest day. */
static size_t count_equal(const growth__said *rows, size_t n, size_t at, const struct fact *fact,
                          growth_date *newest)
{
    const long value = fact->of(&rows[at]);
    size_t i = at;

    for (*newest = GROWTH_DATE_NONE; i < n && fact->of(&rows[i]) == value; i++)
        if (*newest == GROWTH_DATE_NONE ||
            (rows[i].day != GROWTH_DATE_NONE && rows[i].day > *newest))
            *newest = rows[i].day;
    return i - at;
}

static long most_say(growth__said *rows, size_t n, const struct fact *fact)
{
    long most = fact->unknown;
    size_t most_rows = 0, count;
    growth_date most_newest = GROWTH_DATE_NONE, newest;

    qsort(rows, n, sizeof *rows, fact->order);
    for (size_t i = 0; i < n; i += count) {
        count = count_equal(rows, n, i, fact, &newest);
        if (fact->of(&rows[i]) == fact->unknown || count < most_rows ||
            (count == most_rows && newest <= most_newest))
            continue;
        most = fact->of(&rows[i]);
        most_rows = count;
        most_newest = newest;
    }
    return most;
}

/* Keep the rows that say so, or nothing; returns how many they are. */
static size_t keep(growth__said *rows, size_t n, const struct fact *fact, long value)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (fact->of(&rows[i]) == value || fact->of(&rows[i]) == fact->unknown)
            rows[kept++] = rows[i];
    return kept;
}

growth__first_row growth__settle(growth__said *rows, size_t n)
{
    long chosen[sizeof facts / sizeof *facts];
    growth__first_row first;

    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        chosen[i] = most_say(rows, n, &facts[i]);
        n = keep(rows, n, &facts[i], chosen[i]);
    }
    first = rows[0].row;
    for (size_t i = 1; i < n; i++)
        if (rows[i].row.file < first.file ||
            (rows[i].row.file == first.file && rows[i].row.line < first.line))
            first = rows[i].row;
    if (chosen[0] != SEX_CHOSEN) {
        first.sex = (int8_t)chosen[0];
        first.sex_chosen = 0;
    }
    first.birth_date = (growth_date)chosen[1];
    first.gestation_days = (int16_t)chosen[2];
    return first;
}

/* ---- many children --------------------------------------------------------------------------- */

static int by_key(const void *a, const void *b)
{
    const uint64_t x = ((const growth__said *)a)->row.key, y = ((const growth__said *)b)->row.key;

    return (x > y) - (x < y);
}

void growth__settle_all(growth__all_said *all)
{
    size_t children = 0;

    if (all->n)
        qsort(all->list, all->n, sizeof *all->list, by_key);
    for (size_t i = 0, end; i < all->n; i = end) {
        growth__first_row first;

        for (end = i + 1; end < all->n && all->list[end].row.key == all->list[i].row.key;)
            end++;
        first = growth__settle(all->list + i, end - i);
        all->list[children++].row = first;
    }
    all->n = children;
}

growth__first_row *growth__settled(const growth__all_said *all, uint64_t key)
{
    const growth__said wanted = { .row = { .key = key } };
    growth__said *found =
        all->n ? bsearch(&wanted, all->list, all->n, sizeof *all->list, by_key) : NULL;

    return found ? &found->row : NULL;
}

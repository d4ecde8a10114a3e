/* Children: the random key, what is known of a child, and every child in turn. */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

/* ---- keys ------------------------------------------------------------------------------------ */

static growth_status random_bytes(unsigned char *bytes, size_t n, growth_error *err)
{
    int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    size_t got = 0;

    while (fd >= 0 && got < n) {
        ssize_t more = read(fd, bytes + got, n - got);

        if (more <= 0 && errno != EINTR)
            break;
        got += more > 0 ? (size_t)more : 0;
    }
    if (fd >= 0)
        close(fd);
    if (got < n)
        return growth__store_fail(err, GROWTH_ERR_IO, "the system gives no random numbers: %s",
                                  strerror(errno));
    return GROWTH_OK;
}

/* RFC 4122, version 4: 122 random bits. */
static growth_status new_uuid(char uuid[GROWTH_STORE_UUID_SIZE], growth_error *err)
{
    unsigned char bytes[16];
    char digits[33];
    size_t at = 0;

    TRY(random_bytes(bytes, sizeof bytes, err));
    bytes[6] = (unsigned char)((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (unsigned char)((bytes[8] & 0x3f) | 0x80);
    growth__hex(bytes, sizeof bytes, digits);
    for (size_t i = 0; i < 32; i++) {
        if (i == 8 || i == 12 || i == 16 || i == 20)
            uuid[at++] = '-';
        uuid[at++] = digits[i];
    }
    uuid[at] = '\0';
    return GROWTH_OK;
}

growth_status growth__store_child_entry(growth_store *store, const char *uuid,
                                        growth_store_entry *child, growth_error *err)
{
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    if (!store || !uuid)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store and a child's key are needed");
    TRY(growth__store_query(store, QUERY_CHILD_BY_UUID, &statement, err));
    growth__store_bind_text(statement, 1, uuid);
    status = growth__store_step(store, statement, &row, err);
    if (status == GROWTH_OK && !row)
        status = growth__store_fail(err, GROWTH_ERR_NOT_FOUND, "the store has no such child");
    if (status == GROWTH_OK)
        *child = sqlite3_column_int64(statement, 0);
    growth__store_done(statement);
    return status;
}

/* ---- details --------------------------------------------------------------------------------- */

static int is_height(double cm)
{
    return cm == 0 || (isfinite(cm) && cm >= 100 && cm <= 250);
}

growth_status growth__store_check_child(const growth_child *child, const char *gestation_source,
                                        growth_error *err)
{
    int year = 0, month, day;

    if (child->birth_date != GROWTH_DATE_NONE)
        growth_date_to_civil(child->birth_date, &year, &month, &day);
    if ((unsigned)child->sex >= GROWTH_SEX_COUNT_ || (year && (year < 1900 || year > 2100)))
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT,
                                  "the child has no such sex or birth date");
    if (child->gestation_days != GROWTH_GESTATION_UNKNOWN &&
        (child->gestation_days < GROWTH_GESTATION_MIN ||
         child->gestation_days > GROWTH_GESTATION_MAX))
        return growth__store_fail(err, GROWTH_ERR_VALUE,
                                  "a gestation of %d days is outside 22+0 to 44+6 weeks",
                                  child->gestation_days);
    if (!is_height(child->mother_height_cm) || !is_height(child->father_height_cm))
        return growth__store_fail(err, GROWTH_ERR_VALUE,
                                  "a parent's height must be 100 to 250 cm (or 0, not known)");
    return growth__store_check_text(gestation_source, "the source of the gestation", err);
}

growth_status growth__store_check_born(growth_date birth_date, const cell *stamp, growth_error *err)
{
    if (birth_date != GROWTH_DATE_NONE &&
        birth_date > growth__store_day_of(stamp[AT_RECORDED].integer) + 1)
        return growth__store_fail(err, GROWTH_ERR_DATE, "the birth date is in the future");
    return GROWTH_OK;
}

growth_status growth__store_new_child(growth_store *store, const cell *stamp,
                                      char uuid[GROWTH_STORE_UUID_SIZE], growth_store_entry *child,
                                      growth_error *err)
{
    cell cells[COLUMNS_MAX];

    TRY(new_uuid(uuid, err));
    memcpy(cells, stamp, AT_CHILD * sizeof *cells);
    cells[CHILD_UUID] = growth__cell_text(uuid);
    return growth__store_append(store, TABLE_CHILD, cells, child, err);
}

static cell height_cell(double cm)
{
    return cm > 0 ? growth__cell_real(cm) : (cell){ .kind = CELL_NULL };
}

growth_status growth__store_add_details(growth_store *store, growth_store_entry child,
                                        const growth_child *details, const char *gestation_source,
                                        const cell *stamp, growth_error *err)
{
    cell cells[COLUMNS_MAX];

    memcpy(cells, stamp, AT_CHILD * sizeof *cells);
    cells[AT_CHILD] = growth__cell_entry(child);
    cells[DETAILS_BIRTH_DATE] = growth__cell_date(details->birth_date);
    cells[DETAILS_SEX] = growth__cell_text(growth_sex_text(details->sex));
    cells[DETAILS_GESTATION] = growth__cell_entry(details->gestation_days);
    cells[DETAILS_GESTATION_SOURCE] = growth__cell_text(gestation_source);
    cells[DETAILS_MOTHER] = height_cell(details->mother_height_cm);
    cells[DETAILS_FATHER] = height_cell(details->father_height_cm);
    return growth__store_append(store, TABLE_CHILD_DETAILS, cells, NULL, err);
}

static growth_status add_child(growth_store *store, const growth_child *child,
                               const char *gestation_source, const cell *stamp,
                               char uuid[GROWTH_STORE_UUID_SIZE], growth_error *err)
{
    growth_store_entry entry = 0;

    TRY(growth__store_new_child(store, stamp, uuid, &entry, err));
    return growth__store_add_details(store, entry, child, gestation_source, stamp, err);
}

growth_status growth_store_add_child(growth_store *store, const growth_child *child,
                                     const char *gestation_source, const growth_store_stamp *stamp,
                                     char uuid[GROWTH_STORE_UUID_SIZE], growth_error *err)
{
    cell cells[COLUMNS_MAX];
    char made[GROWTH_STORE_UUID_SIZE];

    if (!store || !child || !uuid)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store and a child are needed");
    TRY(growth__store_check_child(child, gestation_source, err));
    TRY(growth__store_stamp(stamp, NEED_NOTHING, cells, err));
    TRY(growth__store_check_born(child->birth_date, cells, err));
    TRY(growth__store_begin(store, err));
    TRY(growth__store_end(store, add_child(store, child, gestation_source, cells, made, err), err));
    memcpy(uuid, made, sizeof made);
    return GROWTH_OK;
}

/* What a birth date that is corrected would make of the child's measurements. */
typedef struct impossible {
    growth_date was, birth;
    size_t before, beyond;
    growth_store_entry first;
    growth_date first_on;
} impossible;

static int is_beyond(growth_date on, growth_date birth)
{
    return birth != GROWTH_DATE_NONE && on > birth + 25 * GROWTH_DAYS_PER_YEAR;
}

/* What is impossible already is no reason to keep a wrong date. */
static int count_impossible(void *context, const growth_store_measurement *m)
{
    impossible *c = context;
    const growth_date on = m->measured_on;
    const int before = on < c->birth && (c->was == GROWTH_DATE_NONE || on >= c->was);
    const int beyond = is_beyond(on, c->birth) && !is_beyond(on, c->was);

    if ((before || beyond) && !c->first) {
        c->first = m->provenance.entry;
        c->first_on = on;
    }
    c->before += (size_t)before;
    c->beyond += (size_t)beyond;
    return 0;
}

static growth_status check_birth_date(growth_store *store, const char *uuid,
                                      growth_store_entry child, growth_date birth,
                                      growth_error *err)
{
    growth_store_child details;
    sqlite3_stmt *statement;
    impossible c = { .birth = birth };
    char on[16], born[16];
    size_t n;

    if (birth == GROWTH_DATE_NONE)
        return GROWTH_OK;
    TRY(growth__store_details(store, child, STORE_EVER, &details, &statement, err));
    c.was = details.child.birth_date;
    growth__store_done(statement);
    TRY(growth_store_each_measurement(store, uuid, GROWTH_STORE_VIEW_CURRENT, NULL,
                                      count_impossible, &c, err));
    n = c.before ? c.before : c.beyond;
    if (!n)
        return GROWTH_OK;
    return growth__store_fail(err, GROWTH_ERR_DATE,
                              "born on %s there would be %zu measurement%s %s, the first of %s "
                              "(entry %lld): check the birth date, and amend or retract entries "
                              "that are wrong first",
                              growth_date_words(birth, born), n, n == 1 ? "" : "s",
                              c.before ? "before birth" : "at an age beyond 25 years",
                              growth_date_words(c.first_on, on), (long long)c.first);
}

growth_status growth_store_amend_child(growth_store *store, const char *uuid,
                                       const growth_child *child, const char *gestation_source,
                                       const growth_store_stamp *stamp, growth_error *err)
{
    cell cells[COLUMNS_MAX];
    growth_store_entry entry = 0;
    growth_status status;

    if (!child)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a child is needed");
    TRY(growth__store_check_child(child, gestation_source, err));
    TRY(growth__store_stamp(stamp, NEED_REASON, cells, err));
    TRY(growth__store_check_born(child->birth_date, cells, err));
    TRY(growth__store_child_entry(store, uuid, &entry, err));
    TRY(growth__store_begin(store, err));
    status = check_birth_date(store, uuid, entry, child->birth_date, err);
    if (status == GROWTH_OK)
        status = growth__store_add_details(store, entry, child, gestation_source, cells, err);
    return growth__store_end(store, status, err);
}

/* ---- reading --------------------------------------------------------------------------------- */

static growth_sex find_sex(const char *text)
{
    for (int sex = GROWTH_MALE; text && sex < GROWTH_SEX_COUNT_; sex++)
        if (strcmp(text, growth_sex_text((growth_sex)sex)) == 0)
            return (growth_sex)sex;
    return GROWTH_SEX_UNKNOWN;
}

/* Columns as DETAILS_COLUMNS in database.c names them. */
void growth__store_read_details(sqlite3_stmt *statement, growth_store_child *child)
{
    *child = (growth_store_child){
        .child = { .id = growth__store_column_text(statement, 0),
                   .birth_date = growth__store_column_date(statement, 6),
                   .sex = find_sex(growth__store_column_text(statement, 7)),
                   .gestation_days = sqlite3_column_int(statement, 8),
                   .mother_height_cm = sqlite3_column_double(statement, 10),
                   .father_height_cm = sqlite3_column_double(statement, 11) },
        .gestation_source = growth__store_column_text(statement, 9),
        .provenance = { .entry = sqlite3_column_int64(statement, 1),
                        .recorded_at = growth__store_column_text(statement, 2),
                        .author = growth__store_column_text(statement, 3),
                        .reason = growth__store_column_text(statement, 4),
                        .import = sqlite3_column_int64(statement, 5) },
    };
}

growth_status growth__store_details(growth_store *store, growth_store_entry child, int64_t as_at,
                                    growth_store_child *details, sqlite3_stmt **statement,
                                    growth_error *err)
{
    growth_status status;
    int row;

    TRY(growth__store_query(store, QUERY_DETAILS, statement, err));
    sqlite3_bind_int64(*statement, 1, child);
    sqlite3_bind_int64(*statement, 2, as_at);
    status = growth__store_step(store, *statement, &row, err);
    if (status == GROWTH_OK && !row)
        status = growth__store_fail(err, GROWTH_ERR_NOT_FOUND,
                                    "the store did not know this child at that time");
    if (status == GROWTH_OK)
        growth__store_read_details(*statement, details);
    else
        growth__store_done(*statement);
    return status;
}

growth_status growth_store_each_child(growth_store *store, growth_store_child_fn each,
                                      void *context, growth_error *err)
{
    sqlite3_stmt *statement;
    growth_status status;
    int row = 0;

    if (!store || !each)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store and a callback are needed");
    TRY(growth__store_query(store, QUERY_CHILDREN, &statement, err));
    while ((status = growth__store_step(store, statement, &row, err)) == GROWTH_OK && row) {
        growth_store_child child;

        growth__store_read_details(statement, &child);
        if (each(context, &child))
            break;
    }
    growth__store_done(statement);
    return status;
}

growth_status growth_store_each_details(growth_store *store, const char *uuid, const char *as_at,
                                        growth_store_child_fn each, void *context,
                                        growth_error *err)
{
    sqlite3_stmt *statement;
    growth_store_entry before = 0;
    growth_status status;
    int row = 0;

    if (!each)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a callback is needed");
    TRY(growth__store_ask(store, uuid, QUERY_DETAILS_EVER, as_at, &statement, err));
    while ((status = growth__store_step(store, statement, &row, err)) == GROWTH_OK && row) {
        growth_store_child child;

        growth__store_read_details(statement, &child);
        child.provenance.supersedes = before;
        before = child.provenance.entry;
        if (each(context, &child))
            break;
    }
    growth__store_done(statement);
    return status;
}

/* Rows of findings as bytes, and their order. */
#include "rows.h"

#include <math.h>
#include <string.h>

/* Most pressing first; what only says that something lacks comes after. */
static const unsigned char ranks[] = {
    [GROWTH_TIER_URGENT] = 0, [GROWTH_TIER_SUSTAINED] = 1, [GROWTH_TIER_CONCERN] = 2,
    [GROWTH_TIER_WATCH] = 3,  [GROWTH_TIER_INSUFFICIENT] = 4, [GROWTH_TIER_QUALITY] = 5,
    [GROWTH_TIER_CONTACT] = 6,
};

/* Centile spaces fallen; of a state, spaces below the median where these are more.  First of its
 * tier is a child who may be two, or of whom no curves can be chosen. */
static double severity(const growth_listed *row)
{
    const growth_rule *rule;
    const double below = isfinite(row->to_sds) ? -row->to_sds / GROWTH_CENTILE_SPACE : 0;

    if (!strcmp(row->rule, growth_identity_id()) || !strcmp(row->rule, growth_sex_unknown_id()))
        return INFINITY;
    if (!isfinite(row->spaces)) /* entries and contacts, most rows: their rule need not be found */
        return below;
    rule = growth_rule_at((size_t)growth_rule_find(row->rule));
    return rule && !rule->fall && isfinite(row->to_sds) ? fmax(row->spaces, below) : row->spaces;
}

/* 56 bits that fall as the number grows: a double's bits are in order but for the sign. */
static uint64_t falling(double x)
{
    uint64_t bits;

    x += 0.0; /* no negative zero */
    memcpy(&bits, &x, sizeof bits);
    bits = bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
    return ~bits >> 8;
}

growth__key growth__row_key(const growth_listed *row)
{
    const char *id = row->child_id ? row->child_id : "";
    growth__key key = { (uint64_t)ranks[row->tier] << 56 | falling(severity(row)), 0 };

    for (int i = 0; i < 8; i++) {
        key.second = key.second << 8 | (unsigned char)*id;
        id += *id != '\0';
    }
    return key;
}

/* What stands before the texts: the row, and how long each of them is. */
typedef struct head {
    size_t id, also, text; /* with their NUL; id 0 where there is none */
    growth_listed row;
} head;

static size_t id_bytes(const growth_listed *row)
{
    return row->child_id ? strlen(row->child_id) + 1 : 0;
}

/* The id comes first: it tells rows of one key apart. */
static int put(growth__batch *batch, const growth_listed *row)
{
    head h = { id_bytes(row), strlen(row->also_text) + 1, strlen(row->text) + 1, *row };

    return growth__batch_write(batch, row->child_id, h.id) && growth__batch_write(batch, "", 1) &&
           growth__batch_write(batch, &h, sizeof h) &&
           growth__batch_write(batch, row->also_text, h.also) &&
           growth__batch_write(batch, row->text, h.text);
}

int growth__row_put(growth__batch *batch, const growth_listed *row)
{
    return put(batch, row) && growth__batch_end(batch, growth__row_key(row), id_bytes(row));
}

growth_listed growth__row_get(const char *bytes)
{
    const size_t id = strlen(bytes);
    const char *at = bytes + (id ? id + 2 : 1);
    head h;

    memcpy(&h, at, sizeof h);
    at += sizeof h;
    h.row.child_id = h.id ? bytes : NULL;
    h.row.also_text = at;
    h.row.text = at + h.also;
    return h.row;
}

int growth__card_begin(growth__batch *batch, const growth_listed *worst)
{
    return put(batch, worst);
}

int growth__card_end(growth__batch *batch, const growth_listed *worst)
{
    return growth__batch_end(batch, growth__row_key(worst), id_bytes(worst));
}

size_t growth__card_offset(const char *bytes)
{
    const size_t id = strlen(bytes), start = id ? id + 2 : 1;
    head h;

    memcpy(&h, bytes + start, sizeof h);
    return start + sizeof h + h.also + h.text;
}

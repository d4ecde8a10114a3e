/* Why a child was not measured: the words of the reasons. */
#include <stddef.h>

#include <growth/record.h>

#include "internal.h"

static const char *const texts[GROWTH_REASON_COUNT_] = {
    [GROWTH_REASON_NONE] = "",
    [GROWTH_REASON_NO_SCALES] = "no scales",
    [GROWTH_REASON_DECLINED] = "declined",
    [GROWTH_REASON_NOT_PRESENT] = "not present",
    [GROWTH_REASON_TOO_UNWELL] = "too unwell",
    [GROWTH_REASON_OTHER] = "other",
    [GROWTH_REASON_NOT_RECORDED] = "not recorded",
    [GROWTH_REASON_NOT_BROUGHT] = "was not brought",
};

/* Other spellings seen in records. */
static const struct {
    const char *spelling;
    growth_reason reason;
} spellings[] = {
    { "no scale", GROWTH_REASON_NO_SCALES },
    { "scales not available", GROWTH_REASON_NO_SCALES },
    { "scales unavailable", GROWTH_REASON_NO_SCALES },
    { "no equipment", GROWTH_REASON_NO_SCALES },
    { "equipment not available", GROWTH_REASON_NO_SCALES },
    { "no stadiometer", GROWTH_REASON_NO_SCALES },
    { "refused", GROWTH_REASON_DECLINED },
    { "parent declined", GROWTH_REASON_DECLINED },
    { "child declined", GROWTH_REASON_DECLINED },
    { "declined by parent", GROWTH_REASON_DECLINED },
    { "absent", GROWTH_REASON_NOT_PRESENT },
    { "child not present", GROWTH_REASON_NOT_PRESENT },
    { "unwell", GROWTH_REASON_TOO_UNWELL },
    { "child unwell", GROWTH_REASON_TOO_UNWELL },
    { "distressed", GROWTH_REASON_TOO_UNWELL },
    { "too distressed", GROWTH_REASON_TOO_UNWELL },
    { "unknown", GROWTH_REASON_NOT_RECORDED },
    { "not known", GROWTH_REASON_NOT_RECORDED },
    { "not brought", GROWTH_REASON_NOT_BROUGHT },
    { "child not brought", GROWTH_REASON_NOT_BROUGHT },
    { "child was not brought", GROWTH_REASON_NOT_BROUGHT },
    { "wnb", GROWTH_REASON_NOT_BROUGHT },
    { "did not attend", GROWTH_REASON_NOT_BROUGHT },
    { "dna", GROWTH_REASON_NOT_BROUGHT },
};

const char *growth_reason_text(growth_reason reason)
{
    return (unsigned)reason < GROWTH_REASON_COUNT_ ? texts[reason] : "";
}

growth_reason growth_reason_find(const char *text, size_t length)
{
    for (size_t i = GROWTH_REASON_NO_SCALES; text && i < ARRAY_LEN(texts); i++)
        if (growth__same_word(text, length, texts[i]))
            return (growth_reason)i;
    for (size_t i = 0; text && i < ARRAY_LEN(spellings); i++)
        if (growth__same_word(text, length, spellings[i].spelling))
            return spellings[i].reason;
    return GROWTH_REASON_OTHER;
}

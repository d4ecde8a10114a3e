/* What is said of a child whose rows contradict who it is: they may be two; and of one whose sex is
 * not known, so that nothing can be judged. */
#include <growth/faltering.h>

#include "words.h"

const char *growth_identity_id(void)
{
    return "identity";
}

char *growth_explain_identity(size_t n_refused, char *text)
{
    growth__words w = { text, 0 };

    if (!text)
        return NULL;
    text[0] = '\0';
    if (!n_refused)
        return text;
    growth__say(&w, "Identity contradicts itself: ");
    growth__say_count(&w, n_refused, "row was refused, because its",
                      "rows were refused, because their");
    growth__say(&w, " sex, date of birth or gestation differs from that of most of the rows. Two "
                    "children may share one id, or one entry is wrong; which, cannot be told here, "
                    "and what else is said of this child rests on the other rows alone. Check the "
                    "id, sex and date of birth.");
    return text;
}

const char *growth_sex_unknown_id(void)
{
    return "sex-unknown";
}

char *growth_explain_sex_chosen(const growth_child *child, char *text)
{
    static const char *const charts[] = { [GROWTH_MALE] = "Boys'", [GROWTH_FEMALE] = "Girls'" };
    growth__words w = { text, 0 };

    if (!text)
        return NULL;
    text[0] = '\0';
    if (!child || !child->sex_chosen || (child->sex != GROWTH_MALE && child->sex != GROWTH_FEMALE))
        return text;
    growth__say(&w, charts[child->sex]);
    growth__say(&w, " chart (sex not recorded)");
    return text;
}

char *growth_explain_sex_unknown(growth_sex sex, char *text)
{
    growth__words w = { text, 0 };

    if (!text)
        return NULL;
    text[0] = '\0';
    if (sex == GROWTH_MALE || sex == GROWTH_FEMALE)
        return text;
    growth__say(
        &w, "Sex is not known, so no curves can be chosen and no value of this child is "
            "judged. Record the sex used for charts (male or female), or say which curves to use.");
    return text;
}

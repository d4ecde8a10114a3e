/* What R's .C can call: everything by pointer, whole columns at a time.  Needs no header of R.
 *
 *     cc -shared -fPIC growth_r.c $(pkg-config --cflags --libs growth) -o growth_r.so
 */
#include <growth/growth.h>

void growth_r_assess(char **reference, int *measure, int *n, int *sex, int *gestation_days,
                     double *age_days, double *value, double *sds, double *centile, int *status);

/* A row without a score has NaN and the status that says why.  gestation_days: 0 if not known. */
void growth_r_assess(char **reference, int *measure, int *n, int *sex, int *gestation_days,
                     double *age_days, double *value, double *sds, double *centile, int *status)
{
    growth_assess_options options = GROWTH_ASSESS_OPTIONS;

    options.reference = growth_reference_find(*reference);
    for (int i = 0; i < *n; i++) {
        growth_child child = GROWTH_CHILD_INIT;
        growth_measurement m = GROWTH_MEASUREMENT_INIT;
        growth_assessment result;

        child.sex = (growth_sex)sex[i];
        child.gestation_days = gestation_days[i];
        m.measure = (growth_measure)*measure;
        m.value = value[i];
        m.age_days = age_days[i];
        sds[i] = centile[i] = GROWTH_NAN;
        status[i] = options.reference ? (int)growth_assess(&child, &m, &options, &result, NULL)
                                      : (int)GROWTH_ERR_ARGUMENT;
        if (status[i] != GROWTH_OK)
            continue;
        sds[i] = result.score.sds;
        centile[i] = growth_centile(result.score.sds);
    }
}

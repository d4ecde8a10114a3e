/* What the programs over vectors share: cells as the library's types, and the worst difference. */
#ifndef GROWTH_TESTS_VECTORS_H
#define GROWTH_TESTS_VECTORS_H

#include <growth/growth.h>

#include "reader.h"

growth_sex vectors_sex(const vectors *v);
growth_measure vectors_measure(const vectors *v);
growth_date vectors_date(const vectors *v, const char *column);

/* Differences seen, of which the worst and the middle one are wanted. */
typedef struct differences {
    double worst;
    double *all;
    size_t n, room;
} differences;

void differences_add(differences *d, double difference);
double differences_median(differences *d);
void differences_free(differences *d);

#endif

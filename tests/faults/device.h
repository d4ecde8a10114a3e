/* Between the parts of the fault injection. */
#ifndef GROWTH_TESTS_FAULTS_DEVICE_H
#define GROWTH_TESTS_FAULTS_DEVICE_H

#include "faults.h"

/* Whether this call is the one that fails. */
int faults_strike(fault what);

/* How many reads and writes were cut short or interrupted since faults_interrupt(1). */
size_t faults_interruptions(void);

#endif

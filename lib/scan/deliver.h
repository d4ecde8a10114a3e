/* What the threads put down, handed to the caller in its order. */
#ifndef GROWTH_SCAN_DELIVER_H
#define GROWTH_SCAN_DELIVER_H

#include <growth/scan.h>

#include "spool.h"

growth_status growth__deliver_rows(growth__spool *spool, const growth_scan_calls *calls,
                                   growth_error *err);
growth_status growth__deliver_cards(growth__spool *spool, const growth_scan_calls *calls,
                                    growth_error *err);
growth_status growth__deliver_rejects(growth__spool *spool, const growth_scan_calls *calls,
                                      growth_error *err);

/* A call returned a number other than 0. */
growth_status growth__cancelled(growth_error *err);

#endif

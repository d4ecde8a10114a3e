/** @file write.h  Where bytes go: every writer of the library hands them to a callback. */
#ifndef GROWTH_WRITE_H
#define GROWTH_WRITE_H

#include <stddef.h>

#include <growth/macros.h>

GROWTH_BEGIN_DECLS

/** Takes bytes away, in order.  @return 0, or an errno value: then nothing more is written. */
typedef int (*growth_write)(void *context, const void *bytes, size_t length);

GROWTH_END_DECLS
#endif

/** @file growth.h  All of libgrowth's core.  Input, store and chart have their own headers. */
#ifndef GROWTH_GROWTH_H
#define GROWTH_GROWTH_H

#include <growth/assess.h>
#include <growth/centile.h>
#include <growth/columns.h>
#include <growth/contact.h>
#include <growth/date.h>
#include <growth/derived.h>
#include <growth/faltering.h>
#include <growth/lms.h>
#include <growth/measure.h>
#include <growth/number.h>
#include <growth/quality.h>
#include <growth/record.h>
#include <growth/reference.h>
#include <growth/series.h>
#include <growth/status.h>
#include <growth/thrive.h>
#include <growth/write.h>

#endif

/** @file macros.h  What every public header needs: linkage, visibility, checked results. */
#ifndef GROWTH_MACROS_H
#define GROWTH_MACROS_H

#ifdef __cplusplus
#define GROWTH_BEGIN_DECLS extern "C" {
#define GROWTH_END_DECLS   }
#else
#define GROWTH_BEGIN_DECLS
#define GROWTH_END_DECLS
#endif

#if defined(__GNUC__)
#define GROWTH_API          __attribute__((visibility("default")))
#define GROWTH_CHECKED      __attribute__((warn_unused_result))
#define GROWTH_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define GROWTH_API
#define GROWTH_CHECKED
#define GROWTH_PRINTF(f, a)
#endif

#endif

/* xapian-arabic.h - Arabic text in, Xapian terms out.
 *
 * Units      Text is UTF-8. Sizes and offsets are bytes of the caller's text,
 *            never of the folded copy. Positions count words, from 1.
 * Ownership  What you pass in stays yours and is not kept after the call.
 *            What a callback receives is valid until that callback returns.
 *            xarab_open, xarab_worker_open and xarab_query_parse make what you
 *            must release, each with the function named beside it.
 * Errors     Functions that can fail return xarab_status, XARAB_OK (0) on
 *            success; a failing function leaves its outputs untouched. The
 *            xarab_error argument may be NULL. Malformed UTF-8 is not an
 *            error: each bad byte reads as U+FFFD.
 * Threads    An analyzer is immutable once open: any number of threads may use
 *            it. A worker holds one thread's scratch memory.
 */
#ifndef XAPIAN_ARABIC_H
#define XAPIAN_ARABIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined __GNUC__
#define XARAB_API __attribute__ ((visibility ("default")))
#else
#define XARAB_API
#endif

#define XARAB_STATUSES(X)                                                              \
    X (OK,           "success")                                                        \
    X (MISUSED,      "the call is wrong: an argument is missing or out of range")      \
    X (NO_MEMORY,    "memory is out")                                                  \
    X (BAD_CONFIG,   "the configuration has an error")                                 \
    X (BAD_LIST,     "a list file has an error")                                       \
    X (BAD_INPUT,    "the input is not of the form asked for")                         \
    X (BAD_QUERY,    "the query cannot be understood")                                 \
    X (STOPPED,      "the caller's function asked to stop")                            \
    X (IO,           "a file could not be read or written")                            \
    X (LOCKED,       "another writer holds the database")                              \
    X (MISMATCH,     "the database was made by another version or configuration")      \
    X (NOT_FOUND,    "there is no such thing in the database")                         \
    X (XAPIAN,       "Xapian reported an error")

#define XARAB_ENUM(name, text) XARAB_##name,
typedef enum { XARAB_STATUSES (XARAB_ENUM) XARAB_STATUS_COUNT } xarab_status;
#undef XARAB_ENUM

typedef struct {
    xarab_status status;
    size_t       line;        /* 1-based line of the file at fault; 0 when none applies */
    char         detail[240]; /* one sentence, NUL-terminated, no newline */
} xarab_error;

#ifdef __cplusplus
}
#endif
#endif

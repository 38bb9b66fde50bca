/* door.h - between the preloaded door and the host part behind it.
 *
 * The door (door.c, stubs.cc) stands in LD_PRELOAD and so in every program of
 * a tree: it needs neither libxapian nor libstdc++ and does nothing until a
 * program calls a function of libxapian that has a row in hooks.def. Then it
 * finds the originals, opens the host part (host.cc) beside itself, and lets
 * it put its own functions in the place of what it replaces. Where that fails
 * it says so once, and the originals stay. */
#ifndef XARAB_LOAD_DOOR_H
#define XARAB_LOAD_DOOR_H

#include "base/status.h"

#define HOOK(name, symbol, result, parameters, arguments)     HOOK_##name,
#define BOTH(name, head, tail, result, parameters, arguments) HOOK_##name,
enum {
#include "load/hooks.def"
    HOOKS
};

typedef void hook_function (void);

/* Of each hook: libxapian's own function, NULL where this libxapian has none;
 * and what is called, at first the same. */
struct hook {
    hook_function *original, *called;
};

/* The one function of the host part. On failure the hooks are as before. */
#define HOST_FILE     "xapian_arabic_host.so"
#define HOST_FUNCTION "xapian_arabic_host_open"
typedef xarab_status host_open_function (struct hook hooks[HOOKS], xarab_error *);

/* What the program asked for: no Arabic at all. */
#define OFF_VARIABLE "XAPIAN_ARABIC_OFF"

/* The libxapian this was built for. */
#define XAPIAN_LIBRARY "libxapian.so.30"

#endif

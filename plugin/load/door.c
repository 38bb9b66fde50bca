/* The preloaded door; see door.h. */
#include "load/stubs.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HOOK(name, symbol, result, parameters, arguments)     symbol,
#define BOTH(name, head, tail, result, parameters, arguments) head "1" tail,
static const char *const symbols[HOOKS] = {
#include "load/hooks.def"
};

static struct hook        hooks[HOOKS];
static atomic_bool         open_now;
static pthread_mutex_t     opening = PTHREAD_MUTEX_INITIALIZER;
static _Thread_local bool  inside; /* this thread is opening: what it calls is libxapian's */

/* One line on stderr. */
static void
say (const char *what, const char *detail)
{
    char line[512];
    int  size = snprintf (line, sizeof line, "xapian-arabic: %s%s%s; going on without Arabic\n", what,
                          detail[0] ? ": " : "", detail);

    if (size >= (int) sizeof line)
        size = (int) sizeof line - 1;
    if (size > 0 && write (STDERR_FILENO, line, (size_t) size) < 0)
        return; /* nobody to tell */
}

/* Finds any other libxapian: its path into `your`, PATH_ROOM bytes. */
enum { PATH_ROOM = 4096 };

static int
other_library (struct dl_phdr_info *info, size_t size, void *your)
{
    const char *slash = strrchr (info->dlpi_name, '/');
    const char *name  = slash ? slash + 1 : info->dlpi_name;

    (void) size;
    if (strncmp (name, "libxapian", strlen ("libxapian")) != 0)
        return 0;
    snprintf (your, PATH_ROOM, "%s", info->dlpi_name);
    return 1;
}

/* The libxapian in this process; *known: the one we were built for. */
static void *
library (bool *known, char path[PATH_ROOM])
{
    void *found = dlopen (XAPIAN_LIBRARY, RTLD_LAZY | RTLD_NOLOAD);

    *known = found != NULL;
    if (found == NULL && dl_iterate_phdr (other_library, path) != 0)
        found = dlopen (path, RTLD_LAZY | RTLD_NOLOAD);
    return found;
}

static void
find_originals (void *from)
{
    for (int i = 0; i < HOOKS; i++) {
        void *symbol = dlsym (from, symbols[i]);

        memcpy (&hooks[i].original, &symbol, sizeof symbol);
        hooks[i].called = hooks[i].original;
    }
}

/* The host part stands beside the door. */
static bool
host_path (char path[PATH_ROOM])
{
    Dl_info     own;
    const char *slash;

    if (dladdr (&hooks, &own) == 0 || (slash = strrchr (own.dli_fname, '/')) == NULL)
        return false;
    return snprintf (path, PATH_ROOM, "%.*s/%s", (int) (slash - own.dli_fname), own.dli_fname, HOST_FILE) < PATH_ROOM;
}

static void
open_host (void)
{
    char                path[PATH_ROOM];
    xarab_error         error = { .status = XARAB_OK };
    host_open_function *open_function;
    void               *host = host_path (path) ? dlopen (path, RTLD_NOW | RTLD_LOCAL) : NULL;
    void               *symbol = host ? dlsym (host, HOST_FUNCTION) : NULL;

    if (symbol == NULL) {
        const char *why = dlerror ();
        say ("the part that knows Arabic cannot be loaded", why ? why : path);
        return;
    }
    memcpy (&open_function, &symbol, sizeof symbol);
    if (open_function (hooks, &error) != XARAB_OK)
        say (error.detail, "");
}

/* mu parses queries by itself: stems from us and queries from it would never
 * meet. */
static bool
switched_off (void)
{
    const char *off = getenv (OFF_VARIABLE);

    return (off != NULL && off[0] != '\0' && strcmp (off, "0") != 0)
           || strcmp (program_invocation_short_name, "mu") == 0;
}

static void
open_door (void)
{
    char  path[PATH_ROOM] = "";
    bool  known;
    void *from = library (&known, path);

    if (from == NULL) {
        say ("a function of Xapian was called where no libxapian is", "");
        abort ();
    }
    find_originals (from);
    if (switched_off ())
        return;
    if (known)
        open_host ();
    else
        say ("made for " XAPIAN_LIBRARY ", the program has another", path);
}

/* A fork waits for a thread that is opening: its child could never open. */
static void
hold_opening (void)
{
    if (! inside)
        pthread_mutex_lock (&opening);
}

static void
free_opening (void)
{
    if (! inside)
        pthread_mutex_unlock (&opening);
}

static void __attribute__ ((constructor))
mind_forks (void)
{
    pthread_atfork (hold_opening, free_opening, free_opening);
}

hook_function *
door_called (int i)
{
    if (! atomic_load_explicit (&open_now, memory_order_acquire) && ! inside) {
        pthread_mutex_lock (&opening);
        if (! atomic_load_explicit (&open_now, memory_order_relaxed)) {
            int kept = errno;
            inside   = true;
            open_door ();
            inside = false;
            errno  = kept;
            atomic_store_explicit (&open_now, true, memory_order_release);
        }
        pthread_mutex_unlock (&opening);
    }
    return inside ? hooks[i].original : hooks[i].called;
}

/* A program that opens a plugin, asks it, and closes it, many times over: no
 * address of a closed library may be called.
 *
 *   host_loader PLUGIN DATABASE WORDS    prints how many documents were found */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

enum { TIMES = 50 };

int
main (int count, char **arguments)
{
    unsigned (*search) (const char *, const char *);
    unsigned found = 0;

    if (count != 4)
        return 2;
    for (int i = 0; i < TIMES; i++) {
        void *plugin = dlopen (arguments[1], RTLD_NOW | RTLD_LOCAL);
        void *symbol = plugin ? dlsym (plugin, "plugin_search") : NULL;

        if (symbol == NULL) {
            fprintf (stderr, "host_loader: %s\n", dlerror ());
            return 1;
        }
        memcpy (&search, &symbol, sizeof symbol);
        unsigned now = search (arguments[2], arguments[3]);
        if (i > 0 && now != found) {
            fprintf (stderr, "host_loader: %u found, before %u\n", now, found);
            return 1;
        }
        found = now;
        dlclose (plugin);
    }
    printf ("%u\n", found);
    return 0;
}

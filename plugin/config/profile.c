/* The profiles that are shipped: files NAME.conf of one folder. */
#include "config/read.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SUFFIX ".conf"

static const char *
folder (void)
{
    const char *elsewhere = secure_getenv ("XAPIAN_ARABIC_PROFILES");

    return elsewhere && elsewhere[0] ? elsewhere : PACKAGE_DATA "/profiles";
}

bool
profile_path (const char *name, char to[PATH_MAX])
{
    const char *suffix = span_ends (span_of (name), span_of (SUFFIX)) ? "" : SUFFIX;

    if (name[0] == '\0' || name[0] == '.' || strchr (name, '/') != NULL)
        return false;
    int size = snprintf (to, PATH_MAX, "%s/%s%s", folder (), name, suffix);
    return size < PATH_MAX && access (to, R_OK) == 0;
}

static int
is_profile (const struct dirent *entry)
{
    return entry->d_name[0] != '.' && span_ends (span_of (entry->d_name), span_of (SUFFIX));
}

bool
profile_names (struct buffer *to)
{
    struct dirent **entries;
    int             count = scandir (folder (), &entries, is_profile, alphasort);
    bool            ok    = true;

    if (count < 0)
        return true;
    for (int i = 0; i < count; i++) {
        int size = (int) (strlen (entries[i]->d_name) - strlen (SUFFIX));
        ok       = ok && buffer_print (to, "%s%.*s", to->len ? ", " : "", size, entries[i]->d_name);
        free (entries[i]);
    }
    free (entries);
    return ok;
}

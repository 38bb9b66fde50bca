/* folder.h - the folder "PATH.making" in which a database grows until it is
 * whole. Its file "making" is locked as long as somebody is at it. */
#ifndef XARAB_BULK_FOLDER_H
#define XARAB_BULK_FOLDER_H

#include "base/status.h"

struct making {
    char *path;   /* the database that is to be */
    char *folder; /* where it grows */
    int   lock;
    bool  replace; /* a database at the path gives way; else it is in the way */
    char  leftover[200]; /* what was found there and taken away; "" */
};

/* XARAB_LOCKED while another process is at it; XARAB_MISUSED when something
 * that is not ours is in the way, or a database is to be replaced where folders
 * cannot trade places. */
xarab_status making_open (const char *path, bool replace, struct making *, xarab_error *);

/* Takes the sub-folder "probe" away. */
void making_drop_probe (struct making *);

/* The folder becomes the database, all at once. Ends the making. */
xarab_status making_finish (struct making *, xarab_error *);

/* Takes the folder away. Ends the making; a zeroed or ended one is fine. */
void making_abandon (struct making *);

/* Whether nothing is at the path, or an empty folder. */
bool path_is_free (const char *path);

/* Whether a folder is there with the files of a Xapian database in it and nothing
 * else. */
bool path_is_database (const char *path);

#endif

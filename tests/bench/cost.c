/* cost - what a command takes: seconds, processor seconds, peak memory.
 *
 *     cost COMMAND…      prints "wall cpu peak" (s, s, MB) on standard output
 *                        and passes the command's exit status on; the command's
 *                        own output goes to standard error */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds (struct timeval t)
{
    return (double) t.tv_sec + (double) t.tv_usec / 1e6;
}

int
main (int count, char **arguments)
{
    struct timespec from, to;
    struct rusage   used;
    int             status;

    if (count < 2)
        return 2;
    clock_gettime (CLOCK_MONOTONIC, &from);

    pid_t child = fork ();

    if (child == 0) {
        dup2 (STDERR_FILENO, STDOUT_FILENO);
        execvp (arguments[1], arguments + 1);
        fprintf (stderr, "%s: %s\n", arguments[1], strerror (errno));
        _exit (127);
    }
    if (child < 0 || wait4 (child, &status, 0, &used) != child)
        return 1;
    clock_gettime (CLOCK_MONOTONIC, &to);
    printf ("%.2f %.2f %.0f\n", (double) (to.tv_sec - from.tv_sec) + (double) (to.tv_nsec - from.tv_nsec) / 1e9,
            seconds (used.ru_utime) + seconds (used.ru_stime), (double) used.ru_maxrss / 1024);
    return WIFEXITED (status) ? WEXITSTATUS (status) : 1;
}

#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define TEXT(name, text) text,
static const char *const texts[] = { XARAB_STATUSES (TEXT) };
#undef TEXT

const char *
status_text (xarab_status status)
{
    return (unsigned) status < XARAB_STATUS_COUNT ? texts[status] : "unknown status";
}

static void
print_detail (xarab_error *error, const char *format, va_list args)
{
    size_t room = sizeof error->detail;
    int    need = vsnprintf (error->detail, room, format, args);
    size_t end  = strlen (error->detail);

    if (need >= 0 && (size_t) need >= room) {
        while (end > 0 && ((unsigned char) error->detail[end - 1] & 0xc0) == 0x80)
            end--;
        if (end > 0 && (unsigned char) error->detail[end - 1] >= 0xc0)
            end--;
        error->detail[end] = '\0';
    }
    for (size_t i = 0; i < end; i++)
        if ((unsigned char) error->detail[i] < 0x20 || error->detail[i] == 0x7f)
            error->detail[i] = '?';
}

static xarab_status
set (xarab_error *error, xarab_status status, size_t line, const char *format, va_list args)
{
    if (error != NULL) {
        error->status = status;
        error->line   = line;
        print_detail (error, format, args);
    }
    return status;
}

xarab_status
fail (xarab_error *error, xarab_status status, const char *format, ...)
{
    va_list args;

    va_start (args, format);
    set (error, status, 0, format, args);
    va_end (args);
    return status;
}

xarab_status
fail_at (xarab_error *error, xarab_status status, size_t line, const char *format, ...)
{
    va_list args;

    va_start (args, format);
    set (error, status, line, format, args);
    va_end (args);
    return status;
}

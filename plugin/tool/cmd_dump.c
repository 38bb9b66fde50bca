/* dump: a database, or whatever else articles lie in, as JSON lines. */
#include "source/fields.h"
#include "tool/command.h"
#include "tool/intake.h"
#include "tool/json.h"
#include "tool/lines.h"

#include <errno.h>

/* The parts that are there, in the order of our JSON lines. */
static xarab_status
print_article (void *your, const xarab_article *article, xarab_error *error)
{
    static const enum article_part order[]
        = { PART_ID, PART_TITLE, PART_DATE, PART_AUTHOR, PART_SOURCE, PART_KEYWORDS, PART_URL, PART_TEXT };
    struct json_object *object = json_object_new_object ();
    xarab_article       copy   = *article;

    (void) your;
    for (size_t i = 0; object != NULL && i < sizeof order / sizeof order[0]; i++) {
        xarab_text *part = fields_part (&copy, order[i]);
        if (part->size != 0 || order[i] == PART_TEXT)
            json_object_object_add (object, fields_part_name (order[i]), json_string (text_span (*part)));
    }
    if (object == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    json_print (object);
    if (ferror (stdout))
        return fail (error, XARAB_IO, "standard output: %s", strerror (errno));
    return XARAB_OK;
}

int
command_dump (struct invocation *invocation)
{
    struct intake intake;
    char         *database[] = { (char *) (uintptr_t) invocation->options.db };

    if ((invocation->options.db == NULL) == (invocation->count == 0)) {
        fprintf (stderr, "xapian-arabic dump: needs either --db DB or files of articles\n");
        return EXIT_MISUSED;
    }
    if (invocation->count == 0) {
        invocation->arguments = database;
        invocation->count     = 1;
        invocation->options.input_format = "xapian";
    }
    int status = intake_begin (&intake, invocation, print_article, NULL);
    if (status != EXIT_DONE)
        return status;
    status = intake_run (&intake);
    if (intake_interrupted ())
        fprintf (stderr, "xapian-arabic: interrupted\n");
    const struct figure rejected = { "rejected", NULL, intake.rejected };

    progress_end (&intake.progress, &rejected, 1);
    status = finish_output (intake_end (&intake, status));
    return status == EXIT_DONE && intake.rejected ? EXIT_REJECTS : status;
}

/* dates: the days a text speaks of. */
#include "tool/question.h"

static const char *const calendars[CALENDARS] = {
    [CALENDAR_GREGORIAN] = "gregorian", [CALENDAR_HIJRI] = "hijri", [CALENDAR_JALALI] = "jalali",
};

typedef void date_function (void *your, struct span text, const struct date *);

static void
begin (struct xarab_worker *worker, day_number reference)
{
    document_begin (&worker->document, reference, reference == DAY_NONE ? REFERENCE_NONE : REFERENCE_GIVEN);
}

/* Reads all dates of a text that goes on from what was read since begin(). */
static bool
read_dates (struct xarab_worker *worker, struct span text, date_function *take, void *your)
{
    for (size_t from = 0; from < text.len;) {
        from = analyze_piece (worker->analyzer, &worker->scratch, &worker->document, text, from, FOR_INDEX);
        if (from == SIZE_MAX)
            return false;
        for (size_t i = 0; i < worker->scratch.dates.count; i++)
            take (your, text, &worker->scratch.dates.at[i]);
    }
    return true;
}

static void
add_date (void *your, struct span text, const struct date *date)
{
    struct json_object *list = your, *object = json_object_new_object ();
    char                day[16];

    (void) text;
    calendar_print_iso (date->first, day);
    json_object_object_add (object, "from", json_object_new_string (day));
    calendar_print_iso (date->last, day);
    json_object_object_add (object, "to", json_object_new_string (day));
    json_object_object_add (object, "start", json_object_new_int64 ((int64_t) date->start));
    json_object_object_add (object, "end", json_object_new_int64 ((int64_t) date->end));
    json_object_object_add (object, "calendar", json_object_new_string (calendars[date->calendar]));
    json_object_object_add (object, "rule", json_object_new_string (date->rule));
    json_object_array_add (list, object);
}

static bool
answer_line (struct invocation *invocation, const struct lines *lines, struct span line)
{
    struct question     question  = question_read (lines, line);
    struct json_object *list      = json_object_new_array ();
    struct span         reference = { "", 0 };
    bool                sound     = question.sound;

    if (question.object == NULL || ! json_text (question.object, "reference", &reference))
        reference = span_of (invocation->options.date ? invocation->options.date : "");
    begin (invocation->worker, reference_day (reference));
    if (! read_dates (invocation->worker, question.text, add_date, list)) {
        fprintf (stderr, "%s:%zu: memory is out\n", lines->path, lines->number);
        sound = false;
    }
    question_answer (&question, "dates", list);
    return sound;
}

struct listing {
    size_t line;
    bool   explain;
};

static void
list_date (void *your, struct span text, const struct date *date)
{
    const struct listing *listing = your;
    char                  first[16], last[16];

    calendar_print_iso (date->first, first);
    calendar_print_iso (date->last, last);
    printf ("%zu:%zu\t%s", listing->line, date->start, first);
    if (date->first != date->last)
        printf ("..%s", last);
    putchar ('\t');
    print_cell ((struct span) { text.at + date->start, date->end - date->start });
    if (listing->explain)
        printf ("\t%s, %s%s", date->rule, calendars[date->calendar], date->relative ? ", relative" : "");
    putchar ('\n');
}

int
command_dates (struct invocation *invocation)
{
    struct lines lines = lines_over (invocation);
    struct span  line;
    bool         sound = true;
    day_number   day   = DAY_NONE;

    if (invocation->options.date != NULL) {
        day = reference_day (span_of (invocation->options.date));
        if (day == DAY_NONE) {
            fprintf (stderr, "xapian-arabic dates: --date: '%s' is not allowed; it is YYYY-MM-DD\n",
                     invocation->options.date);
            return EXIT_MISUSED;
        }
    }
    begin (invocation->worker, day);
    while (lines_next (&lines, &line)) {
        struct listing listing = { lines.number, invocation->options.explain };
        if (invocation->options.jsonl)
            sound = answer_line (invocation, &lines, line) && sound;
        else
            read_dates (invocation->worker, line, list_date, &listing);
    }
    int status = lines_end (&lines);
    return status == EXIT_DONE && ! sound ? EXIT_FAILED : status;
}

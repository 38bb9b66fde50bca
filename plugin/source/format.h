/* format.h - what a format must know how to do. Inside the source room.
 *
 * A reader is the part all formats share and `state`, the format's own. */
#ifndef XARAB_SOURCE_FORMAT_H
#define XARAB_SOURCE_FORMAT_H

#include "source/article.h"
#include "source/fields.h"
#include "source/input.h"

struct article_reader {
    const char                   *path;
    const char                   *called; /* the path as the operator sees it: below the folder given */
    const struct article_options *options;
    const struct source_format   *format;
    struct field_names            names;
    struct input                  input; /* formats over a file */
    struct arena                  arena; /* of the article read last */
    struct article_place          place;
    void                         *state;

    /* Articles whose date says nothing, whose date is still to come, with bytes that
     * are no UTF-8; and the first of each. */
    size_t dates_unread, dates_ahead, spoilt;
    char   unread[64], ahead[64], first_spoilt[64];
};

enum format_over { OVER_TEXT, OVER_FOLDER, OVER_DATABASE };

struct source_format {
    const char        *name;
    enum format_over   over;
    struct field_names names;

    /* Whether a text that begins so is in this format (OVER_TEXT). */
    bool (*is) (struct span head);
    xarab_status (*open) (struct article_reader *, xarab_error *);
    enum article_result (*next) (struct article_reader *, xarab_article *, xarab_error *);
    void (*close) (struct article_reader *);

    /* Where not as the input says; may be NULL. */
    uint64_t (*offset) (const struct article_reader *);
    uint64_t (*size) (const struct article_reader *);
    bool (*note) (const struct article_reader *, size_t i, char *to, size_t room);
};

extern const struct source_format format_jsonl, format_feed, format_page, format_text, format_folder,
    format_database;

/* article_open for a file of a folder, of any format but a folder or database;
 * texts without marks count too. XARAB_NOT_FOUND: none that is known. */
xarab_status article_open_below (const char *path, const char *called, const struct article_options *,
                                 struct article_reader **, xarab_error *);

/* ARTICLE_BAD with a sentence at the article's line. */
enum article_result article_bad (struct article_reader *, xarab_error *, const char *format, ...)
    __attribute__ ((format (printf, 3, 4)));

/* The article's parts from what the format found; ARTICLE_BAD where one that is
 * needed is missing. */
enum article_result article_take (struct article_reader *, struct field_finder, xarab_article *, xarab_error *);

#endif

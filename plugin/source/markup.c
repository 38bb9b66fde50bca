/* The parser's events: an element begins or ends, or words come.
 *
 * Facts ("mog:title", "eh1", "lheadline": a markup_place's letter and a key) are
 * collected in one record, the words in the zones they stand in; when the page
 * has ended the rules choose among the facts, and a zone becomes the text.
 * Nothing is recursive, and what is open at one time is bounded. */
#include "source/markup.h"

#include "source/markup_ld.h"
#include "source/markup_rows.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>

enum zone_name { ZONE_PROPERTY, ZONE_ARTICLE, ZONE_MAIN, ZONE_PARAGRAPHS, ZONE_BODY, ZONES };

struct zone {
    struct buffer text;
    size_t        depth; /* of the element that opened it; 0: shut */
    bool          blank; /* one is due before the next word */
};

enum { CAPTURES_MAX = 4, FACT_NAME = 64, FACT_BYTES_MAX = 4096, LD_BYTES_MAX = 1 << 20 };

/* Words on their way into a fact. */
struct capture {
    char        name[FACT_NAME];
    size_t      depth;
    struct zone words;
};

struct page {
    htmlParserCtxtPtr parser;
    struct record    *facts; /* NULL: words only */
    struct zone       zones[ZONES], best; /* best: the longest <article> so far */
    struct capture    captures[CAPTURES_MAX];
    size_t            capture_count;
    size_t            depth, left_out, heading; /* where what is left out, or a heading, began; 0: not inside */
    size_t            script;                   /* JSON-LD likewise */
    struct buffer     ld;
    bool              deep, no_memory;
};

static struct span
xml_span (const xmlChar *text)
{
    return text ? span_of ((const char *) text) : (struct span) { NULL, 0 };
}

static struct span
attribute (const xmlChar **attributes, const char *name)
{
    for (size_t i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
        if (strcasecmp ((const char *) attributes[i], name) == 0)
            return attributes[i + 1] ? xml_span (attributes[i + 1]) : (struct span) { "", 0 };
    return (struct span) { NULL, 0 };
}

/* ---- words ---- */

/* Bytes of the blank at `at`, U+00A0 among them; 0: none. */
static size_t
blank_at (const char *at, const char *end)
{
    if (isspace ((unsigned char) *at))
        return 1;
    return end - at >= 2 && at[0] == '\xc2' && at[1] == '\xa0' ? 2 : 0;
}

/* Blanks in a row are one, none at the edges of a line. */
static bool
zone_add (struct zone *z, struct span text)
{
    const char *end = span_end (text);

    for (const char *at = text.at; at < end;) {
        const char *start = at;
        while (at < end && blank_at (at, end) == 0)
            at++;
        if (at > start) {
            bool gap = z->blank && z->text.len && z->text.at[z->text.len - 1] != '\n';
            if ((gap && ! buffer_add_byte (&z->text, ' '))
                || ! buffer_add (&z->text, (struct span) { start, (size_t) (at - start) }))
                return false;
            z->blank = false;
        }
        for (size_t blank; at < end && (blank = blank_at (at, end)) != 0; at += blank)
            z->blank = true;
    }
    return true;
}

static bool
zone_break (struct zone *z)
{
    z->blank = false;
    return z->text.len == 0 || z->text.at[z->text.len - 1] == '\n' || buffer_add_byte (&z->text, '\n');
}

static struct span
zone_text (const struct zone *z)
{
    return span_trim (buffer_span (&z->text));
}

static void
words (void *your, const xmlChar *text, int size)
{
    struct page *p    = your;
    struct span  more = { (const char *) text, (size_t) size };
    bool         ok   = true;

    if (p->script)
        ok = p->ld.len + more.len > LD_BYTES_MAX || buffer_add (&p->ld, more);
    if (p->left_out == 0) {
        for (size_t i = 0; ok && i < p->capture_count; i++)
            if (p->captures[i].words.text.len + more.len < FACT_BYTES_MAX)
                ok = zone_add (&p->captures[i].words, more);
        for (size_t i = 0; ok && i < ZONES && p->heading == 0; i++)
            if (p->zones[i].depth)
                ok = zone_add (&p->zones[i], more);
    }
    p->no_memory = p->no_memory || ! ok;
}

static void
break_lines (struct page *p)
{
    for (size_t i = 0; i < ZONES; i++)
        if (p->zones[i].depth && ! zone_break (&p->zones[i]))
            p->no_memory = true;
}

/* ---- facts ---- */

static void
fact (struct page *p, enum markup_place place, struct span key, struct span value)
{
    char   name[FACT_NAME];
    size_t size = key.len < sizeof name - 1 ? key.len : sizeof name - 1;

    name[0] = (char) place;
    for (size_t i = 0; i < size; i++)
        name[i + 1] = (char) tolower ((unsigned char) key.at[i]);
    if (value.at != NULL && ! record_add (p->facts, (struct span) { name, size + 1 }, value))
        p->no_memory = true;
}

static bool
in_article (const struct page *p)
{
    return p->zones[ZONE_ARTICLE].depth != 0;
}

/* A value of an element's attribute, or of its words to come. */
static void
element_fact (struct page *p, enum markup_place place, struct span key, struct span value)
{
    if (value.at != NULL) {
        fact (p, place, key, value);
        return;
    }
    if (p->capture_count == CAPTURES_MAX)
        return;
    struct capture *c    = &p->captures[p->capture_count++];
    size_t          size = key.len < sizeof c->name - 2 ? key.len : sizeof c->name - 2;

    c->name[0] = (char) place;
    memcpy (c->name + 1, key.at, size);
    c->name[size + 1] = '\0';
    c->depth          = p->depth;
    c->words.text.len = 0;
    c->words.blank    = false;
}

static void
end_captures (struct page *p)
{
    while (p->capture_count && p->captures[p->capture_count - 1].depth >= p->depth) {
        struct capture *c = &p->captures[--p->capture_count];
        if (zone_text (&c->words).len)
            fact (p, (enum markup_place) c->name[0], span_of (c->name + 1), zone_text (&c->words));
    }
}

static void
element_facts (struct page *p, struct span element, const xmlChar **attributes)
{
    struct span prop = attribute (attributes, "itemprop"), rel = attribute (attributes, "rel");
    struct span content = attribute (attributes, "content"), day = attribute (attributes, "datetime");
    struct span name = attribute (attributes, "property");

    if (span_is (element, "meta")) {
        name = name.at ? name : attribute (attributes, "name");
        fact (p, prop.at ? IN_ITEMPROP : IN_META, prop.at ? prop : name, content);
    } else if (span_is (element, "link") && span_is (rel, "canonical"))
        fact (p, IN_ELEMENT, span_of ("rel=canonical"), attribute (attributes, "href"));
    else if (span_is (element, "h1") || span_is (element, "title"))
        element_fact (p, in_article (p) ? IN_ARTICLE : IN_ELEMENT, element, (struct span) { NULL, 0 });
    else if (span_is (element, "time") && day.len)
        fact (p, in_article (p) ? IN_ARTICLE : IN_ELEMENT, element, day);
    if (span_is (rel, "author"))
        element_fact (p, IN_ELEMENT, span_of ("rel=author"), (struct span) { NULL, 0 });
    if (prop.len && ! span_is (element, "meta") && ! span_is (prop, "articleBody"))
        element_fact (p, IN_ITEMPROP, prop, content.at ? content : day);
}

/* JSON-LD that is no JSON says nothing. */
static void
end_script (struct page *p)
{
    p->script = 0;
    if (! markup_ld (buffer_span (&p->ld), p->facts))
        p->no_memory = true;
    p->ld.len = 0;
}

/* ---- elements ---- */

static void
open_zones (struct page *p, struct span element, const xmlChar **attributes)
{
    static const struct {
        const char *element;
        size_t      zone;
    } opens[] = { { "article", ZONE_ARTICLE }, { "main", ZONE_MAIN }, { "p", ZONE_PARAGRAPHS } };

    for (size_t i = 0; i < sizeof opens / sizeof opens[0]; i++)
        if (span_is (element, opens[i].element) && p->zones[opens[i].zone].depth == 0)
            p->zones[opens[i].zone].depth = p->depth;
    if (span_is (attribute (attributes, "itemprop"), "articleBody") && p->zones[ZONE_PROPERTY].depth == 0)
        p->zones[ZONE_PROPERTY].depth = p->depth;
}

/* Of several articles of a page the longest is the page's own. */
static void
keep_longest (struct page *p)
{
    struct zone *z = &p->zones[ZONE_ARTICLE];

    if (z->text.len > p->best.text.len) {
        struct buffer longest = z->text;
        z->text               = p->best.text;
        p->best.text          = longest;
    }
    z->text.len = 0;
}

static void
shut_zones (struct page *p)
{
    for (size_t i = 0; i < ZONE_BODY; i++) {
        struct zone *z = &p->zones[i];
        if (z->depth < p->depth)
            continue;
        if (! zone_break (z))
            p->no_memory = true;
        z->depth = 0;
        if (i == ZONE_ARTICLE)
            keep_longest (p);
    }
}

static bool
left_out (struct span element, const xmlChar **attributes)
{
    if (markup_kind_of (element) == LEFT_OUT || attribute (attributes, "hidden").at != NULL)
        return true;
    return (span_is (element, "div") || span_is (element, "section") || span_is (element, "ul") || span_is (element, "p"))
           && markup_class_left_out (attribute (attributes, "class"));
}

static void
begins (void *your, const xmlChar *name, const xmlChar **attributes)
{
    struct page     *p       = your;
    struct span      element = xml_span (name);
    enum markup_kind kind    = markup_kind_of (element);

    if (++p->depth > MARKUP_DEPTH_MAX) {
        p->deep = true;
        xmlStopParser (p->parser);
        return;
    }
    if (kind != INLINE)
        break_lines (p);
    if (p->left_out)
        return;
    if (p->facts != NULL && span_is (element, "script")
        && span_is (attribute (attributes, "type"), "application/ld+json"))
        p->script = p->depth;
    if (p->facts != NULL)
        open_zones (p, element, attributes);
    if (p->facts != NULL ? left_out (element, attributes) : kind == LEFT_OUT)
        p->left_out = p->depth;
    else if (p->facts != NULL) {
        element_facts (p, element, attributes);
        if (kind == HEADING && p->heading == 0)
            p->heading = p->depth;
    }
}

static void
ends (void *your, const xmlChar *name)
{
    struct page *p = your;

    if (markup_kind_of (xml_span (name)) != INLINE)
        break_lines (p);
    if (p->script && p->script >= p->depth)
        end_script (p);
    end_captures (p);
    if (p->left_out >= p->depth)
        p->left_out = 0;
    if (p->heading >= p->depth)
        p->heading = 0;
    shut_zones (p);
    if (p->depth)
        p->depth--;
}

/* ---- a whole page ---- */

static bool
parse (struct page *p, struct span html)
{
    htmlParserCtxtPtr parser = htmlNewParserCtxt ();

    if (parser == NULL)
        return false;
    *parser->sax         = (htmlSAXHandler) { .startElement = begins, .endElement = ends, .characters = words,
                                              .ignorableWhitespace = words, .cdataBlock = words };
    parser->userData     = p;
    p->parser            = parser;
    htmlDocPtr tree = htmlCtxtReadMemory (parser, html.len ? html.at : "", (int) html.len, NULL, "UTF-8",
                                          HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                                              | HTML_PARSE_IGNORE_ENC);
    if (tree != NULL)
        xmlFreeDoc (tree);
    htmlFreeParserCtxt (parser);
    return ! p->no_memory && ! p->deep;
}

static void
page_free (struct page *p)
{
    for (size_t i = 0; i < ZONES; i++)
        buffer_free (&p->zones[i].text);
    for (size_t i = 0; i < CAPTURES_MAX; i++)
        buffer_free (&p->captures[i].words.text);
    buffer_free (&p->best.text);
    buffer_free (&p->ld);
}

/* The first zone that holds at least a quarter of the body's words. */
static struct span
main_text (struct page *p)
{
    struct span body = zone_text (&p->zones[ZONE_BODY]);
    struct span ld   = record_find (p->facts, span_of ("larticlebody"));

    shut_zones (p);
    for (size_t i = 0; i < ZONE_BODY; i++) {
        struct span text = i == ZONE_ARTICLE ? zone_text (&p->best) : zone_text (&p->zones[i]);
        if (text.len && 4 * text.len >= body.len)
            return text;
    }
    return body.len >= ld.len ? body : ld;
}

/* All the facts a rule finds are one; of most parts the first is enough. */
static struct span
fact_of (struct page *p, const struct markup_rule *rule, struct arena *arena)
{
    char        name[FACT_NAME];
    struct span value = { NULL, 0 };

    name[0] = (char) rule->place;
    size_t size = 1;
    for (const char *at = rule->key; *at != '\0' && size < sizeof name; at++)
        name[size++] = (char) tolower ((unsigned char) *at);
    if (strcmp (rule->part, "keywords") != 0)
        return record_find (p->facts, (struct span) { name, size });

    struct field_finder finder = record_finder (p->facts);
    if (finder.find (finder.your, (struct span) { name, size }, "، ", arena, &value) != FIELD_FOUND)
        return (struct span) { NULL, 0 };
    return value;
}

/* "meta:" and the fact's name without its letter. */
static size_t
meta_name (char full[FACT_NAME + 5], struct span name)
{
    memcpy (full, "meta:", 5);
    memcpy (full + 5, name.at + 1, name.len - 1);
    return name.len + 4;
}

/* Each part by the first of its rules that finds something, then each <meta>. */
static bool
choose (struct page *p, struct record *page)
{
    struct arena arena = { 0 };
    bool         ok    = true;

    for (size_t i = 0; ok && i < markup_rule_count; i++) {
        struct span part = span_of (markup_rules[i].part), value;

        if (record_find (page, part).at != NULL)
            continue;
        value = span_trim (fact_of (p, &markup_rules[i], &arena));
        ok    = value.len == 0 || record_add (page, part, value);
    }
    for (size_t i = 0; ok && i < p->facts->count; i++) {
        const struct value *v    = &p->facts->values[i];
        struct span         name = { p->facts->text.at + v->name, v->name_size };
        char                full[FACT_NAME + 5];

        if (name.at[0] == (char) IN_META)
            ok = record_add (page, (struct span) { full, meta_name (full, name) },
                             (struct span) { p->facts->text.at + v->at, v->size });
    }
    arena_free (&arena);
    return ok;
}

bool
markup_page (struct span html, struct record *page, bool *deep)
{
    struct record facts = { 0 };
    struct page   p     = { .facts = &facts };

    p.zones[ZONE_BODY].depth = 1;
    bool ok = parse (&p, html) && choose (&p, page) && record_add (page, span_of ("text"), main_text (&p));
    *deep   = p.deep;
    page_free (&p);
    record_free (&facts);
    return ok;
}

bool
markup_words (struct span html, struct buffer *to, bool *deep)
{
    struct page p = { .facts = NULL };

    *deep = false;
    if (html.len == 0 || (memchr (html.at, '<', html.len) == NULL && memchr (html.at, '&', html.len) == NULL))
        return buffer_add (to, span_trim (html));
    p.zones[ZONE_BODY].depth = 1;
    bool ok = parse (&p, html) && buffer_add (to, zone_text (&p.zones[ZONE_BODY]));
    *deep   = p.deep;
    page_free (&p);
    return ok;
}

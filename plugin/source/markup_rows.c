#include "source/markup_rows.h"

#define LD(inside) "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", " inside "}</script>"

const struct markup_rule markup_rules[] = {
    { "title",    IN_LD,       "headline",               LD ("\"headline\": \"قمة\""), "قمة" },
    { "title",    IN_META,     "og:title",               "<meta property='og:title' content='قمة'>", "قمة" },
    { "title",    IN_ITEMPROP, "headline",               "<p itemprop=headline>قمة</p>", "قمة" },
    { "title",    IN_ARTICLE,  "h1",                     "<h1>الموقع</h1><article><h1>قمة</h1></article>", "قمة" },
    { "title",    IN_ELEMENT,  "h1",                     "<title>الموقع</title><h1>قمة</h1>", "قمة" },
    { "title",    IN_META,     "twitter:title",          "<meta name='twitter:title' content='قمة'>", "قمة" },
    { "title",    IN_ELEMENT,  "title",                  "<title>قمة</title>", "قمة" },

    { "date",     IN_META,     "article:published_time", "<meta property='article:published_time' content='2023-12-04T10:00Z'>", "2023-12-04T10:00Z" },
    { "date",     IN_LD,       "datePublished",          LD ("\"datePublished\": \"2023-12-04\""), "2023-12-04" },
    { "date",     IN_ITEMPROP, "datePublished",          "<span itemprop=datePublished content=2023-12-04>أمس</span>", "2023-12-04" },
    { "date",     IN_META,     "og:published_time",      "<meta property='og:published_time' content='2023-12-04'>", "2023-12-04" },
    { "date",     IN_META,     "publishdate",            "<meta name=publishdate content=20231204>", "20231204" },
    { "date",     IN_META,     "pubdate",                "<meta name=pubdate content=20231204>", "20231204" },
    { "date",     IN_META,     "date",                   "<meta name=date content=2023-12-04>", "2023-12-04" },
    { "date",     IN_META,     "dc.date",                "<meta name='DC.date' content=2023-12-04>", "2023-12-04" },
    { "date",     IN_META,     "dc.date.issued",         "<meta name='DC.date.issued' content=2023-12-04>", "2023-12-04" },
    { "date",     IN_META,     "dcterms.created",        "<meta name='dcterms.created' content=2023-12-04>", "2023-12-04" },
    { "date",     IN_META,     "parsely-pub-date",       "<meta name='parsely-pub-date' content=2023-12-04>", "2023-12-04" },
    { "date",     IN_ARTICLE,  "time",                   "<time datetime=2024-01-01>اليوم</time><article><time datetime=2023-12-04>أمس</time></article>", "2023-12-04" },
    { "date",     IN_ELEMENT,  "time",                   "<time datetime=2023-12-04>أمس</time>", "2023-12-04" },

    { "author",   IN_LD,       "author.name",            LD ("\"author\": [{\"name\": \"ليلى\"}, {\"name\": \"سامي\"}]"), "ليلى، سامي" },
    { "author",   IN_LD,       "author",                 LD ("\"author\": \"ليلى\""), "ليلى" },
    { "author",   IN_ITEMPROP, "author",                 "<a itemprop=author href='/l'>ليلى</a>", "ليلى" },
    { "author",   IN_META,     "author",                 "<meta name=author content='ليلى'>", "ليلى" },
    { "author",   IN_META,     "parsely-author",         "<meta name='parsely-author' content='ليلى'>", "ليلى" },
    { "author",   IN_ELEMENT,  "rel=author",             "<a rel=author href='/l'>ليلى</a>", "ليلى" },

    { "source",   IN_META,     "og:site_name",           "<meta property='og:site_name' content='النهار الجديد'>", "النهار الجديد" },
    { "source",   IN_LD,       "publisher.name",         LD ("\"publisher\": {\"name\": \"النهار الجديد\"}"), "النهار الجديد" },
    { "source",   IN_META,     "application-name",       "<meta name='application-name' content='النهار الجديد'>", "النهار الجديد" },

    { "keywords", IN_META,     "news_keywords",          "<meta name=news_keywords content='نفط, غاز'>", "نفط, غاز" },
    { "keywords", IN_META,     "keywords",               "<meta name=keywords content='نفط, غاز'>", "نفط, غاز" },
    { "keywords", IN_LD,       "keywords",               LD ("\"keywords\": [\"نفط\", \"غاز\"]"), "نفط، غاز" },
    { "keywords", IN_META,     "article:tag",            "<meta property='article:tag' content='نفط'><meta property='article:tag' content='غاز'>", "نفط، غاز" },

    { "url",      IN_ELEMENT,  "rel=canonical",          "<link rel=canonical href='https://an.example/1'>", "https://an.example/1" },
    { "url",      IN_META,     "og:url",                 "<meta property='og:url' content='https://an.example/1'>", "https://an.example/1" },
};
const size_t markup_rule_count = sizeof markup_rules / sizeof markup_rules[0];

static bool
among (const char *list, struct span word)
{
    struct span rest = span_of (list), one;

    while (span_next (&rest, ' ', &one))
        if (span_equal (one, word))
            return true;
    return false;
}

enum markup_kind
markup_kind_of (struct span element)
{
    static const char blocks[] = "p div br li ul ol dl dt dd tr td th table section article main body blockquote pre "
                                 "h2 h3 h4 h5 h6 hr figure figcaption address details summary option center";
    static const char headings[] = "h1 title header";
    static const char left_out[] = "script style noscript template nav aside footer form button select textarea iframe "
                                   "object svg canvas audio video map menu dialog";

    if (among (left_out, element))
        return LEFT_OUT;
    if (among (headings, element))
        return HEADING;
    return among (blocks, element) ? BLOCK : INLINE;
}

bool
markup_class_left_out (struct span classes)
{
    static const char names[] = "related related-posts related-articles related-news read-more most-read share sharing "
                                "social social-share comments breadcrumb breadcrumbs sidebar ad ads advert "
                                "advertisement newsletter menu pagination hidden";
    struct span name;

    while (span_next (&classes, ' ', &name))
        if (name.len && among (names, name))
            return true;
    return false;
}

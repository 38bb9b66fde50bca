#include "load/show.hpp"

extern "C" {
#include "query/light.h"
}

namespace xarab::load {

namespace {

constexpr struct {
    char        byte;
    const char *written;
} escapes[] = { { '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" } };

void
add_escaped (std::string &to, const std::string &text, size_t from, size_t end)
{
    for (; from < end; from++) {
        const char *written = nullptr;
        for (const auto &escape : escapes)
            if (escape.byte == text[from])
                written = escape.written;
        if (written)
            to += written;
        else
            to += text[from];
    }
}

struct marks : mark_list {
    marks () : mark_list {} {}
    marks (const marks &) = delete;
    ~marks () { mark_list_free (this); }
};

/* One part of the text with its marks. */
void
show_part (const showing &as, const marks &found, const fragment &part, std::string &to)
{
    size_t at = part.start;

    for (size_t i = 0; i < found.count; i++) {
        const mark &lit = found.at[i];
        if (lit.start < at || lit.end > part.end)
            continue;
        add_escaped (to, as.text, at, lit.start);
        to += as.open;
        add_escaped (to, as.text, lit.start, lit.end);
        to += as.close;
        at = lit.end;
    }
    add_escaped (to, as.text, at, part.end);
}

} // namespace

std::string
show (xarab_worker &memory, const parsed &query, const showing &as)
{
    marks         found;
    fragment      part[FRAGMENTS_MAX] = { { 0, as.text.size () } };
    size_t        parts = 1, at = 0;
    std::string   to;

    document_begin (&memory.document, DAY_NONE, REFERENCE_NONE);
    if (! light_find (memory.analyzer, &memory.scratch, &memory.document, &query.tree, span_of_text (as.text), &found))
        throw std::bad_alloc ();
    if (found.count == 0 && as.flags & Xapian::MSet::SNIPPET_EMPTY_WITHOUT_MATCH)
        return to;
    if (as.text.size () > as.length)
        parts = fragment_find (span_of_text (as.text), &found, as.length, part);
    for (size_t i = 0; i < parts; at = part[i++].end) {
        if (part[i].start > at)
            to += as.omit;
        show_part (as, found, part[i], to);
    }
    return at < as.text.size () ? to + as.omit : to;
}

} // namespace xarab::load

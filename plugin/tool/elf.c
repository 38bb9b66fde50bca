#include "tool/elf.h"

#include <link.h>

/* The header of the program this is: what "native" means. */
extern const ElfW (Ehdr) __ehdr_start __attribute__ ((visibility ("hidden")));

/* `size` bytes at `offset` of the file; at NULL when they are not all there. */
static struct span
piece (struct span file, uint64_t offset, uint64_t size)
{
    if (offset > file.len || size > file.len - offset)
        return (struct span) { NULL, 0 };
    return (struct span) { file.at + offset, (size_t) size };
}

/* A text of the file that ends with a NUL inside it. */
static struct span
text_at (struct span file, uint64_t offset)
{
    const char *end = offset < file.len ? memchr (file.at + offset, '\0', file.len - (size_t) offset) : NULL;

    return end ? (struct span) { file.at + offset, (size_t) (end - file.at) - (size_t) offset }
               : (struct span) { NULL, 0 };
}

struct segments {
    struct span  file;
    ElfW (Ehdr)  header;
};

static bool
segment (const struct segments *s, unsigned i, ElfW (Phdr) *to)
{
    struct span at = piece (s->file, s->header.e_phoff + (uint64_t) i * sizeof *to, sizeof *to);

    if (at.at == NULL)
        return false;
    memcpy (to, at.at, sizeof *to);
    return true;
}

/* Where in the file a loaded address lies; past its end when nowhere. */
static uint64_t
offset_of (const struct segments *s, uint64_t address)
{
    ElfW (Phdr) p;

    for (unsigned i = 0; i < s->header.e_phnum && segment (s, i, &p); i++)
        if (p.p_type == PT_LOAD && address >= p.p_vaddr && address - p.p_vaddr < p.p_filesz)
            return p.p_offset + (address - p.p_vaddr);
    return UINT64_MAX;
}

/* The libxapian among the libraries a dynamic section names. */
static struct span
named_xapian (const struct segments *s, struct span dynamic)
{
    ElfW (Dyn) entry;
    uint64_t   names = UINT64_MAX;
    size_t     count = dynamic.len / sizeof entry;

    for (size_t i = 0; i < count; i++) {
        memcpy (&entry, dynamic.at + i * sizeof entry, sizeof entry);
        if (entry.d_tag == DT_STRTAB)
            names = offset_of (s, entry.d_un.d_ptr);
    }
    for (size_t i = 0; i < count && names < s->file.len; i++) {
        memcpy (&entry, dynamic.at + i * sizeof entry, sizeof entry);
        if (entry.d_tag != DT_NEEDED || entry.d_un.d_val > s->file.len)
            continue;
        struct span name = text_at (s->file, names + entry.d_un.d_val);
        if (name.at != NULL && span_starts (name, span_of ("libxapian")))
            return name;
    }
    return (struct span) { NULL, 0 };
}

static bool
native (const ElfW (Ehdr) *header)
{
    return memcmp (header->e_ident, __ehdr_start.e_ident, EI_VERSION) == 0
           && header->e_machine == __ehdr_start.e_machine && header->e_phentsize == sizeof (ElfW (Phdr));
}

bool
elf_read (struct span file, struct elf_facts *facts)
{
    struct segments s = { .file = file };
    ElfW (Phdr)     p;

    *facts = (struct elf_facts) { 0 };
    if (file.len < EI_NIDENT || memcmp (file.at, ELFMAG, SELFMAG) != 0)
        return false;
    if (file.len < sizeof s.header)
        return true;
    memcpy (&s.header, file.at, sizeof s.header);
    facts->native = native (&s.header);
    for (unsigned i = 0; facts->native && i < s.header.e_phnum && segment (&s, i, &p); i++) {
        if (p.p_type == PT_INTERP)
            facts->loader = text_at (file, p.p_offset);
        if (p.p_type == PT_DYNAMIC)
            facts->xapian = named_xapian (&s, piece (file, p.p_offset, p.p_filesz));
    }
    return true;
}

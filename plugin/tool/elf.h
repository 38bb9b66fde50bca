/* elf.h - what an executable file says of itself. */
#ifndef XARAB_TOOL_ELF_H
#define XARAB_TOOL_ELF_H

#include "base/span.h"

#include <stdint.h>

struct elf_facts {
    bool        native;  /* of this machine's kind: the rest is filled in */
    struct span loader;  /* what links it when it starts; empty: static */
    struct span xapian;  /* the libxapian it names; empty: none */
};

/* Reads the mapped file; the spans point into it. False when it is no ELF file
 * or a broken one. */
bool elf_read (struct span file, struct elf_facts *);

#endif

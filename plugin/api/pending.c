/* Weak stand-ins for rooms that have not landed; deleted when they have. */
#include "api/stages.h"
#define W __attribute__ ((weak))
W uint32_t utf8_read (const char *at, const char *end, unsigned *size) { (void) end; *size = 1; return (unsigned char) *at; }
W unsigned utf8_write (uint32_t letter, char to[UTF8_MAX]) { to[0] = (char) letter; return 1; }
W size_t token_cut (const struct cutter *c, struct span t, size_t f, uint32_t p, enum purpose u, struct token_list *l) { (void) c; (void) f; (void) p; (void) u; l->count = 0; return t.len; }
W void token_list_free (struct token_list *l) { (void) l; }
W void name_keys (const struct namer *n, struct span s, struct name_keys *k) { (void) n; (void) s; k->count = 0; }
W bool name_match (const struct namer *n, struct span a, struct span b, unsigned *d) { (void) n; (void) d; return span_equal (a, b); }
W bool name_find (const struct namer *n, struct span t, struct token_list *k, struct name_memory *m, struct name_list *l) { (void) n; (void) t; (void) k; (void) m; l->count = 0; return true; }
W void name_memory_reset (struct name_memory *m) { (void) m; }
W void name_memory_free (struct name_memory *m) { (void) m; }
W void name_list_free (struct name_list *l) { (void) l; }
W struct fold *fold_open (const struct fold_options *o) { (void) o; return (void *) 1; }
W void fold_close (struct fold *f) { (void) f; }

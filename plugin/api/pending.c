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
W bool date_find (const struct date_options *o, struct date_context *c, struct span t, struct token_list *k, struct date_list *l) { (void) o; (void) c; (void) t; (void) k; l->count = 0; return true; }
W void date_list_free (struct date_list *l) { (void) l; }
W struct ymd calendar_ymd (enum date_calendar c, day_number d) { (void) c; (void) d; return (struct ymd) { 0 }; }
W bool calendar_parse_iso (struct span s, day_number *f, day_number *l) { (void) s; (void) f; (void) l; return false; }
W void calendar_print_iso (day_number d, char to[16]) { (void) d; to[0] = 0; }
W struct fold *fold_open (const struct fold_options *o) { (void) o; return (void *) 1; }
W void fold_close (struct fold *f) { (void) f; }
W day_number calendar_day (enum date_calendar c, struct ymd d) { (void) c; return d.year * 372 + d.month * 31 + d.day; }
W unsigned calendar_month_days (enum date_calendar c, int32_t y, unsigned m) { (void) c; (void) y; (void) m; return 31; }

/* xapian-c: running a query, and its results. */
#include "xapian/handles.hpp"

using xarab::bytes_of;
using xarab::guarded;

static void
set_up (Xapian::Enquire &enquire, const xapc_search &search)
{
    enquire.set_weighting_scheme (xarab::bm25 (search.k1, search.b));
    if (search.sort_by_value)
        enquire.set_sort_by_value_then_relevance (search.sort_slot, search.sort_descending);
    if (search.collapse)
        enquire.set_collapse_key (search.collapse_slot);
}

xarab_status
xapc_search_run (xapc_database *database, const xapc_query *query, const xapc_search *search,
                 xapc_results **results, xarab_error *error)
{
    return guarded (error, [&] {
        auto made = new xapc_results { Xapian::Enquire (database->database), {}, {}, {}, {} };
        std::unique_ptr<xapc_results> kept (made);

        set_up (made->enquire, *search);
        made->enquire.set_query (query->query);
        made->mset = made->enquire.get_mset (search->first, search->count, search->check_at_least);
        if (search->first == 0) /* 1.4.22 reads past its items where they begin later */
            made->mset.fetch ();
        for (auto at = made->mset.begin (); at != made->mset.end (); ++at)
            made->at.push_back (at);
        *results = kept.release ();
        return XARAB_OK;
    });
}

uint32_t
xapc_results_count (const xapc_results *results)
{
    return static_cast<uint32_t> (results->at.size ());
}

void
xapc_results_total (const xapc_results *results, uint32_t *least, uint32_t *guess, uint32_t *most)
{
    *least = results->mset.get_matches_lower_bound ();
    *guess = results->mset.get_matches_estimated ();
    *most  = results->mset.get_matches_upper_bound ();
}

static xarab_status
no_result (const xapc_results *results, uint32_t i, xarab_error *error)
{
    return fail (error, XARAB_MISUSED, "result %u asked for; this page has %zu", i, results->at.size ());
}

xarab_status
xapc_results_get (xapc_results *results, uint32_t i, xapc_result *result, xarab_error *error)
{
    if (i >= results->at.size ())
        return no_result (results, i, error);
    return guarded (error, [&] {
        const Xapian::MSetIterator &at = results->at[i];
        results->data                  = at.get_document ().get_data ();
        *result = { *at, at.get_rank (), at.get_weight (), static_cast<unsigned> (at.get_percent ()),
                    bytes_of (results->data) };
        return XARAB_OK;
    });
}

xarab_status
xapc_results_value (xapc_results *results, uint32_t i, uint32_t slot, xapc_bytes *value, xarab_error *error)
{
    if (i >= results->at.size ())
        return no_result (results, i, error);
    return guarded (error, [&] {
        results->value = results->at[i].get_document ().get_value (slot);
        *value         = bytes_of (results->value);
        return XARAB_OK;
    });
}

xarab_status
xapc_results_terms (xapc_results *results, uint32_t i, xapc_terms **terms, xarab_error *error)
{
    if (i >= results->at.size ())
        return no_result (results, i, error);
    return guarded (error, [&] {
        const Xapian::MSetIterator &at = results->at[i];
        *terms = new xapc_terms { {}, results->enquire.get_matching_terms_begin (at),
                                  results->enquire.get_matching_terms_end (at), {}, false, false };
        return XARAB_OK;
    });
}

void
xapc_results_free (xapc_results *results)
{
    delete results;
}

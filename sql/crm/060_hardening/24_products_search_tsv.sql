set local lock_timeout = '2s';

-- Generated from a few named columns only, and by Postgres itself: no trigger to forget, nothing to
-- backfill. Stems and the words as written: to_tsquery('acme') finds ACME whatever the server's
-- default_text_search_config is. The table is rewritten once, under its lock: see the runbook.
alter table public.products
    add column search_tsv tsvector generated always as (
        to_tsvector(
            'pg_catalog.english',
            coalesce(name, '') || ' '
            || coalesce(sku, '') || ' '
            || coalesce(category, '')
        )
        || to_tsvector(
            'pg_catalog.simple',
            coalesce(name, '') || ' '
            || coalesce(sku, '') || ' '
            || coalesce(category, '')
        )
    ) stored;

comment on column public.products.search_tsv is
    'For full-text search: name, sku, category. Query it with @@ to_tsquery(...) or websearch_to_tsquery(...).';

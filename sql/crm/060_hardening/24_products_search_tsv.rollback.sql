set local lock_timeout = '2s';

alter table public.products
    drop column search_tsv;

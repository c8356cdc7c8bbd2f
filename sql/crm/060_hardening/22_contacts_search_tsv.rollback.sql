set local lock_timeout = '2s';

alter table public.contacts
    drop column search_tsv;

set local lock_timeout = '2s';

alter table public.notes
    drop constraint notes_kind_check;

alter table public.notes
    add constraint notes_kind_check check (kind in ('note', 'task'));

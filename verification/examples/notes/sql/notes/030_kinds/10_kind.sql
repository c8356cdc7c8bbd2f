set local lock_timeout = '2s';

alter table public.notes
    add column kind text not null default 'note'
    constraint notes_kind_check check (kind = 'note');

set local lock_timeout = '2s';

alter table public.notes
    add column owner_user_id uuid
    constraint notes_owner_user_id_fkey references auth.users (id) on delete restrict;

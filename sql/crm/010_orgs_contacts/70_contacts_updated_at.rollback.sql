set local lock_timeout = '2s';

drop trigger _900_set_updated_at on public.contacts;

set local lock_timeout = '2s';

create trigger _900_set_updated_at
before update on public.products
for each row
execute function public.set_updated_at();

set local lock_timeout = '2s';

-- From here to 60_unblock_product_writes. Reads go on; a write that came between the copy and the
-- drop would be lost without a word. Statement level, so that even a write of no row is told. Truncate
-- is not named: the tables that refer to products refuse it already.
create function public.block_product_writes()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
    raise exception using
        errcode = 'PR025',
        message = pg_catalog.format('%s cannot be written at the moment', tg_relid::regclass),
        detail = 'The primary distributors are moving to public.product_distributors.',
        hint =
            'Try again in a minute. If it lasts, the move has stopped halfway: finish it or '
            'roll it back.';
end
$$;

revoke execute on function public.block_product_writes()
    from public, anon, authenticated, service_role;

comment on function public.block_product_writes() is
    'Trigger: refuses every write with PR025 while the primary distributors move. Temporary.';

create trigger _000_block_writes
before insert or update or delete on public.products
for each statement
execute function public.block_product_writes();

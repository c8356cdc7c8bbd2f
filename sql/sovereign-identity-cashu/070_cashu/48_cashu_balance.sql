-- numeric: the sum of many amounts need not fit a bigint, and must not fail for that.
create function public.cashu_balance()
returns numeric
language sql
stable
security invoker
set search_path = ''
as $$
    select coalesce(sum(t.amount_sats), 0)
    from public.cashu_tokens as t
    where t.user_id = (select auth.uid())
        and t.status = 'unspent'
$$;

revoke execute on function public.cashu_balance()
    from public, anon, authenticated, service_role;

comment on function public.cashu_balance() is
    'The sats in the caller''s unspent tokens. What is issued as an instrument is not among them.';

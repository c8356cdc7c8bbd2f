set local lock_timeout = '2s';

-- Without deleted_at, what users have deleted would rise from the dead. That is for a
-- person to decide, so nothing is guessed here.
do $$
declare
    v_found text;
begin
    select string_agg(format('%s: %s', t.relation, t.deleted), ', ' order by t.relation)
    into v_found
    from (
        select
            'organizations' as relation,
            count(*) as deleted
        from public.organizations
        where deleted_at is not null
        union all
        select
            'contacts',
            count(*)
        from public.contacts
        where deleted_at is not null
        union all
        select
            'products',
            count(*)
        from public.products
        where deleted_at is not null
        union all
        select
            'product_distributors',
            count(*)
        from public.product_distributors
        where deleted_at is not null
        union all
        select
            'opportunities',
            count(*)
        from public.opportunities
        where deleted_at is not null
        union all
        select
            'interactions',
            count(*)
        from public.interactions
        where deleted_at is not null
    ) as t
    where t.deleted > 0;

    if v_found is not null then
        raise exception using
            errcode = 'PR031',
            message = 'soft-deleted rows are in the way of this rollback',
            detail = 'soft-deleted rows by table: ' || v_found,
            hint = 'Either restore them (update public.<table> set deleted_at = null where deleted_at is not null) or delete them for good, then roll back again.';
    end if;
end
$$;

alter table public.interactions
    drop column deleted_at;

alter table public.opportunities
    drop column deleted_at;

alter table public.product_distributors
    drop column deleted_at;

alter table public.products
    drop column deleted_at;

alter table public.contacts
    drop column deleted_at;

alter table public.organizations
    drop column deleted_at;

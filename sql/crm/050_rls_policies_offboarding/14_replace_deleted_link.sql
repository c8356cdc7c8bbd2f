set local lock_timeout = '2s';

-- security definer: who makes the link again cannot see its deleted predecessor, and may not delete. The
-- predecessor goes only together with the new row: if a policy refuses that, all is taken back.
create function public.replace_deleted_link()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    delete from public.product_distributors as d
    where d.product_id = new.product_id
        and d.distributor_org_id = new.distributor_org_id
        and d.deleted_at is not null;

    return new;
end
$$;

revoke execute on function public.replace_deleted_link()
    from public, anon, authenticated, service_role;

comment on function public.replace_deleted_link() is
    'Trigger: a new link takes the place of a soft-deleted one with the same key.';

create trigger _100_replace_deleted_link
before insert on public.product_distributors
for each row
execute function public.replace_deleted_link();

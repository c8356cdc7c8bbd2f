-- public.vendor_key_audit_log is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.vendor_key_audit_log in access exclusive mode;
            exit;
        exception
            when lock_not_available then
                if v_try = 50 then
                    raise;
                end if;
        end;

        perform pg_catalog.pg_sleep(0.1);
    end loop;
end
$$;

set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.vendor_key_audit_log_key_id_fkey(public.vendor_key_audit_log);

drop function public.key_id(public.vendor_key_audit_log);

drop function public.vendor_key_audit_log_key_id_fkey(public.vendor_api_keys);

drop view public.vendor_key_audit_log;

alter table vendors.key_audit_log rename to vendor_key_audit_log;

alter table vendors.vendor_key_audit_log set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.vendor_key_audit_log_key_id_fkey(public.vendor_key_audit_log)
returns setof public.vendor_api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_api_keys as r
    where r.id = $1.key_id
$$;

revoke all on function public.vendor_key_audit_log_key_id_fkey(public.vendor_key_audit_log) from public, anon, authenticated, service_role;

grant execute on function public.vendor_key_audit_log_key_id_fkey(public.vendor_key_audit_log) to service_role;

comment on function public.vendor_key_audit_log_key_id_fkey(public.vendor_key_audit_log) is 'Embed of the key vendor_key_audit_log_key_id_fkey: the rows of public.vendor_api_keys, for PostgREST.';

create function public.key_id(public.vendor_key_audit_log)
returns setof public.vendor_api_keys
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.vendor_api_keys as r
    where r.id = $1.key_id
$$;

revoke all on function public.key_id(public.vendor_key_audit_log) from public, anon, authenticated, service_role;

grant execute on function public.key_id(public.vendor_key_audit_log) to service_role;

comment on function public.key_id(public.vendor_key_audit_log) is 'Embed of the key vendor_key_audit_log_key_id_fkey: the rows of public.vendor_api_keys, for PostgREST.';

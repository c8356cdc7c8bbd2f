-- Step 1 of the plan. It reads the catalog and no rows, so it also runs in a read-only transaction. The
-- plan's own verification counted tables by name and printed SUCCESS over tables that lacked columns.
create function sovereign.audit()
returns table (
    step integer,
    table_name text,
    state text,
    differences text,
    row_security text,
    policies bigint,
    doubtful_policies text,
    anon_may text
)
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
    v_part text;
    v_found record;
    v_seed jsonb := '{
        "core": [2, "families", "family_invitations", "lightning_addresses", "nip05_records", "nostr_backups", "privacy_users", "profiles", "reward_redemptions", "user_identities"],
        "otp": [3, "otp_secrets", "otp_sessions"],
        "education": [4, "cognitive_capital_metrics", "course_progress", "course_registrations", "courses", "learning_pathways"],
        "key_recovery": [5, "key_rotation_logs", "nostr_key_recovery"],
        "nostr_wallet_connect": [6, "nwc_connections", "nwc_permissions", "nwc_transactions"],
        "cashu": [7, "cashu_bearer_instruments", "cashu_mints", "cashu_tokens"]
    }'::jsonb;
    v_states jsonb := '{}'::jsonb;
begin
    -- The lists of needed columns that are there: one for each part whose changelog has begun.
    for v_part in
        select pg_catalog.substr(p.proname, pg_catalog.length('needed_columns_') + 1)
        from pg_catalog.pg_proc as p
        where p.pronamespace = 'sovereign'::pg_catalog.regnamespace
            and p.proname like 'needed\_columns\_%'
        order by 1
    loop
        for v_found in
            select o.*
            from sovereign.older_tables(v_part) as o
        loop
            v_states := v_states || pg_catalog.jsonb_build_object(
                v_found.table_name,
                pg_catalog.jsonb_build_object(
                    'part', v_part,
                    'state', v_found.state,
                    'differences', v_found.differences
                )
            );
        end loop;
    end loop;

    return query
    with named as (
        select
            (part.value ->> 0)::integer as step,
            t.name
        from pg_catalog.jsonb_each(v_seed) as part
        cross join pg_catalog.jsonb_array_elements_text(part.value) with ordinality as t (name, n)
        where t.n > 1
        union
        -- Tables of a part that the plan does not name stand with their part.
        select
            (v_seed -> (s.value ->> 'part') ->> 0)::integer,
            s.key
        from pg_catalog.jsonb_each(v_states) as s
    )
    select
        n.step,
        n.name,
        case
            when c.oid is null then 'absent'
            else coalesce(v_states -> n.name ->> 'state', 'present')
        end,
        v_states -> n.name ->> 'differences',
        case
            when c.oid is null then null
            when c.relrowsecurity and c.relforcerowsecurity then 'enabled and forced'
            when c.relrowsecurity then 'enabled'
            else 'off'
        end,
        (
            select pg_catalog.count(*)
            from pg_catalog.pg_policy as p
            where p.polrelid = c.oid
        ),
        (
            select pg_catalog.string_agg(
                pg_catalog.format('%s: %s', p.polname, d.reason),
                '; '
                order by p.polname, d.reason
            )
            from pg_catalog.pg_policy as p
            cross join lateral (
                select
                    pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using_,
                    pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as check_
            ) as e
            cross join lateral (
                select 'trusts a session variable' as reason
                where pg_catalog.concat(e.using_, ' ', e.check_)
                    ~ 'current_setting\(''(?!request\.jwt)'
                union all
                select 'trusts user_metadata'
                where pg_catalog.concat(e.using_, ' ', e.check_) ~ 'user_meta_?data'
                union all
                select 'shows every row'
                where e.using_ = 'true'
                union all
                select 'lets any row be written'
                where e.check_ = 'true'
                union all
                -- A session variable hidden in a function is one all the same.
                select pg_catalog.format('calls %s, which trusts a session variable or user_metadata', f.oid::pg_catalog.regprocedure)
                from pg_catalog.pg_depend as dep
                join pg_catalog.pg_proc as f
                    on dep.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                    and dep.refobjid = f.oid
                where dep.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass
                    and dep.objid = p.oid
                    and f.prosrc ~ 'current_setting\(''(?!request\.jwt)|user_meta_?data'
            ) as d
            where p.polrelid = c.oid
        ),
        (
            select pg_catalog.string_agg(v.verb, ', ' order by v.verb)
            from (values ('select'), ('insert'), ('update'), ('delete')) as v (verb)
            where case
                when pg_catalog.to_regrole('anon') is null then false
                when v.verb = 'delete' then pg_catalog.has_table_privilege('anon', c.oid, v.verb)
                else pg_catalog.has_any_column_privilege('anon', c.oid, v.verb)
            end
        )
    from named as n
    left join pg_catalog.pg_class as c
        on c.relnamespace = 'public'::pg_catalog.regnamespace
        and c.relname = n.name
        and c.relkind in ('r', 'p', 'v', 'm', 'f')
    order by
        n.step,
        n.name;
end
$$;

revoke execute on function sovereign.audit()
    from public, anon, authenticated, service_role;

comment on function sovereign.audit() is
    'Read-only: for each table of the plan its state (absent, present, complete, differs), row level security, policies in doubt, and what anon may do.';

-- On Postgres 15 whoever has CREATEROLE may alter, drop and hand on every role of the server but
-- superusers. So the migration role has it only within a transaction that begins with
-- let_write_roles(), and judge_roles() runs when that one commits, whichever way it does: it takes
-- CREATEROLE away again, refuses what was done to what is not the run's own, and enters the roles
-- that were made in the register.
create schema if not exists pgrehearse_history;

grant usage, create on schema pgrehearse_history to :"migration_role";

create table pgrehearse_history.role_guard (
    ours oid[] not null,
    roles oid[] not null,
    before text[] not null
);

-- Roles that the run's SQL may do with as it likes: its own, those that it has made, and the
-- platform's where pgrehearse made them.
create function pgrehearse_history.own_roles()
returns oid[]
language sql
stable
set search_path = ''
as $$
    select pg_catalog.array_agg(r.oid)
    from pg_catalog.pg_authid as r
    where r.rolname = :'migration_role'
        or exists (
            select
            from pg_catalog.pg_auth_members as e
            join pg_catalog.pg_authid as register on register.oid = e.member
            join pg_catalog.pg_authid as grantor on grantor.oid = e.grantor
            where e.roleid = r.oid
                and register.rolname = :'register'
                and (
                    grantor.rolname = :'migration_role'
                    or r.rolname = any (:'platform_roles'::name[])
                )
        )
$$;

-- What of the server is not the run's own, a thing a row, without what changes by itself.
create function pgrehearse_history.of_others(v_ours oid[])
returns setof text
language sql
stable
set search_path = ''
as $$
    select pg_catalog.format('role %I', r.rolname) || e'\n' || pg_catalog.md5(r::text)
    from pg_catalog.pg_authid as r
    where r.oid <> all (v_ours)

    union all
    select
        pg_catalog.format('members of role %I', r.rolname)
            || e'\n'
            || pg_catalog.md5(pg_catalog.string_agg(a::text, ' ' order by a.member))
    from pg_catalog.pg_auth_members as a
    join pg_catalog.pg_authid as r on r.oid = a.roleid
    where a.roleid <> all (v_ours)
        -- Of roles that are Postgres's own, those by which nothing outside a database is changed.
        and not (
            a.member = any (v_ours)
            and r.rolname in (
                'pg_checkpoint',
                'pg_monitor',
                'pg_read_all_data',
                'pg_read_all_settings',
                'pg_read_all_stats',
                'pg_stat_scan_tables',
                'pg_write_all_data'
            )
        )
    group by r.rolname

    union all
    select
        pg_catalog.format('settings of role %I', pg_catalog.pg_get_userbyid(s.setrole))
            || e'\n'
            || pg_catalog.md5(s::text)
    from pg_catalog.pg_db_role_setting as s
    where s.setrole <> 0
        and s.setrole <> all (v_ours)

    union all
    select
        pg_catalog.format('settings of database %I', d.datname) || e'\n' || pg_catalog.md5(s::text)
    from pg_catalog.pg_db_role_setting as s
    left join pg_catalog.pg_database as d on d.oid = s.setdatabase
    where s.setrole = 0
        and (d.datdba is null or d.datdba <> all (v_ours))

    union all
    select
        pg_catalog.format('comment on role %I', pg_catalog.pg_get_userbyid(c.objoid))
            || e'\n'
            || pg_catalog.md5(c.description)
    from pg_catalog.pg_shdescription as c
    where c.classoid = 'pg_catalog.pg_authid'::pg_catalog.regclass
        and c.objoid <> all (v_ours)

    union all
    select
        pg_catalog.format('security label of role %I', pg_catalog.pg_get_userbyid(l.objoid))
            || e'\n'
            || pg_catalog.md5(l::text)
    from pg_catalog.pg_shseclabel as l
    where l.classoid = 'pg_catalog.pg_authid'::pg_catalog.regclass
        and l.objoid <> all (v_ours)

    union all
    select
        pg_catalog.format('database %I', d.datname)
            || e'\n'
            || pg_catalog.md5(
                pg_catalog.concat_ws(' ', d.datdba, d.datallowconn, d.datistemplate, d.datacl)
            )
    from pg_catalog.pg_database as d
    where d.datname !~ '^pgrehearse_[0-9a-f]{8}_[0-9]+$'

    union all
    select pg_catalog.format('tablespace %I', t.spcname) || e'\n' || pg_catalog.md5(t::text)
    from pg_catalog.pg_tablespace as t

    union all
    select
        pg_catalog.format('privileges on parameter %s', p.parname)
            || e'\n'
            || pg_catalog.md5(p.paracl::text)
    from pg_catalog.pg_parameter_acl as p
$$;

create function pgrehearse_history.let_write_roles()
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
    -- Two databases of the run may come here at once: the second waits.
    perform from pg_catalog.pg_authid where rolname = :'migration_role' for update;

    if (select rolcreaterole from pg_catalog.pg_authid where rolname = :'migration_role') then
        return;
    end if;

    insert into pgrehearse_history.role_guard (ours, roles, before)
    select
        o.ours,
        (select pg_catalog.array_agg(oid) from pg_catalog.pg_authid),
        (select pg_catalog.array_agg(t) from pgrehearse_history.of_others(o.ours) as t)
    from pgrehearse_history.own_roles() as o (ours);

    alter role :"migration_role" createrole;
end
$$;

create function pgrehearse_history.judge_roles()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_now constant bigint := pg_catalog.pg_current_xact_id()::text;
    v_new oid[];
    v_made oid[];
    v_role name;
    v_wrong text;
begin
    alter role :"migration_role" nocreaterole;

    delete from pgrehearse_history.role_guard;

    select coalesce(pg_catalog.array_agg(r.oid), '{}')
    into v_new
    from pg_catalog.pg_authid as r
    where r.oid <> all (new.roles);

    -- Others may make roles meanwhile. A row that is seen, of a transaction that goes on, is this
    -- transaction's.
    select coalesce(pg_catalog.array_agg(r.oid), '{}')
    into v_made
    from pg_catalog.pg_authid as r
    cross join lateral (
        select (r.xmin::text::bigint - v_now % 4294967296 + 4294967296) % 4294967296
    ) as since (transactions)
    where r.oid = any (v_new)
        and case
            when since.transactions < 2147483648
                then pg_catalog.pg_xact_status((v_now + since.transactions)::text::xid8)
                    = 'in progress'
            else false
        end;

    select pg_catalog.string_agg(distinct pg_catalog.split_part(d.thing, e'\n', 1), ', ')
    into v_wrong
    from (
        (
            select thing from pg_catalog.unnest(new.before) as b (thing)
            except
            select thing from pgrehearse_history.of_others(new.ours || v_new) as a (thing)
        )

        union all
        (
            select thing from pgrehearse_history.of_others(new.ours || v_new) as a (thing)
            except
            select thing from pg_catalog.unnest(new.before) as b (thing)
        )
    ) as d;

    if v_wrong is not null then
        raise exception using
            errcode = 'insufficient_privilege',
            message = pg_catalog.format('this changes what is not its own: %s', v_wrong),
            detail = 'It was on the server before the rehearsal, and is as it was.';
    end if;

    select pg_catalog.string_agg(pg_catalog.quote_ident(r.rolname), ', ' order by r.rolname)
    into v_wrong
    from pg_catalog.pg_authid as r
    where r.oid = any (new.ours || v_made)
        and (r.rolcreaterole or r.rolcreatedb);

    if v_wrong is not null then
        raise exception using
            errcode = 'insufficient_privilege',
            message = pg_catalog.format('this gives CREATEROLE or CREATEDB to %s', v_wrong),
            detail = 'On Postgres 15 every role of the server could be changed with it.';
    end if;

    select pg_catalog.string_agg(pg_catalog.quote_ident(r.rolname), ', ' order by r.rolname)
    into v_wrong
    from pg_catalog.pg_authid as r
    where r.oid = any (new.ours)
        and not exists (
            select
            from pg_catalog.pg_auth_members as e
            join pg_catalog.pg_authid as register on register.oid = e.member
            where e.roleid = r.oid
                and register.rolname = :'register'
        );

    if v_wrong is not null then
        raise exception using
            errcode = 'insufficient_privilege',
            message = pg_catalog.format('this takes %s out of the register of pgrehearse', v_wrong);
    end if;

    for v_role in
        select r.rolname from pg_catalog.pg_authid as r where r.oid = any (v_made) order by r.oid
    loop
        execute pg_catalog.format(
            'grant %I to %I granted by %I', v_role, :'register', :'migration_role'
        );
    end loop;

    return null;
end
$$;

create constraint trigger role_guard
after insert on pgrehearse_history.role_guard
deferrable initially deferred
for each row
execute function pgrehearse_history.judge_roles();

revoke execute on function
    pgrehearse_history.own_roles(),
    pgrehearse_history.of_others(oid[]),
    pgrehearse_history.let_write_roles(),
    pgrehearse_history.judge_roles()
from public;

grant execute on function pgrehearse_history.let_write_roles() to :"migration_role";

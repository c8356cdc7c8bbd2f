-- public.vendor_api_keys and public.vendor_api_keys_v2 are twins, and the older one is to become a
-- legacy shape of the other. That is for a database where nobody needs the older rows any more: the
-- keys in them are in no other table, and a shape cannot show what is not there. So this looks, and
-- changes nothing: whether the table is empty, and whether anything but what this changelog takes
-- along still refers to it. Clients that write are not to be seen from here; 10_read_only meets
-- them.
set local search_path = '';

-- Where a policy would hide rows from us, this is an error, and not an empty table.
set local row_security = off;

do $$
declare
    v_left text[] := '{}';
begin
    if pg_catalog.to_regclass('vendors.legacy_api_keys') is null then
        raise exception using
            errcode = 'PR210',
            message = 'vendors.legacy_api_keys is missing',
            hint = 'This changelog comes after changelog/reorganization.yaml: run that one first.';
    end if;

    v_left := v_left || array(
        select pg_catalog.format('vendors.legacy_api_keys: %s rows are left', count(*))
        from vendors.legacy_api_keys
        having count(*) > 0
    );

    -- Lines about a key that was deleted stay, and name none.
    v_left := v_left || array(
        select pg_catalog.format('vendors.key_audit_log: %s rows refer to them', count(*))
        from vendors.key_audit_log
        where key_id is not null
        having count(*) > 0
    );

    -- The service loses its privileges on the table, and gets them back on the way back. Whoever
    -- else has any would keep them.
    v_left := v_left || array(
        select distinct pg_catalog.format(
            'role %s: has privileges on vendors.legacy_api_keys',
            coalesce(r.rolname, 'public')
        )
        from pg_catalog.pg_class as c
        cross join pg_catalog.aclexplode(c.relacl) as a
        left join pg_catalog.pg_roles as r
            on r.oid = a.grantee
        where c.oid = 'vendors.legacy_api_keys'::regclass
            and a.grantee <> c.relowner
            and coalesce(r.rolname, 'public') <> 'service_role'
        order by 1
    );

    -- Bodies are text, which no dependency tells of. By the embeds of its facade clients go on, with
    -- what stands under the old name then.
    v_left := v_left || array(
        select pg_catalog.format('function %s: its text names the table', p.oid::regprocedure)
        from pg_catalog.pg_proc as p
        where p.pronamespace <> 'pg_catalog'::regnamespace
            and p.prosrc ~ '\m(vendor_api_keys|legacy_api_keys)\M'
            and not starts_with(
                coalesce(pg_catalog.obj_description(p.oid, 'pg_proc'), ''),
                'Embed of the key '
            )
        order by p.oid::regprocedure::text
    );

    -- Everything else hangs on the table or its facade. The foreign key of the audit log is taken
    -- along by 20_audit_log, if it is the one that its rollback puts back.
    v_left := v_left || array(
        select distinct pg_catalog.format(
            '%s: refers to the table',
            pg_catalog.pg_describe_object(d.classid, d.objid, 0)
        )
        from pg_catalog.pg_depend as d
        join pg_catalog.pg_class as c
            on c.oid in (
                'vendors.legacy_api_keys'::regclass,
                'public.vendor_api_keys'::regclass
            )
            and (d.refclassid, d.refobjid) in (
                ('pg_catalog.pg_class'::regclass, c.oid),
                ('pg_catalog.pg_type'::regclass, c.reltype)
            )
        left join pg_catalog.pg_rewrite as r
            on d.classid = 'pg_catalog.pg_rewrite'::regclass
            and r.oid = d.objid
        left join pg_catalog.pg_policy as p
            on d.classid = 'pg_catalog.pg_policy'::regclass
            and p.oid = d.objid
        left join pg_catalog.pg_constraint as k
            on d.classid = 'pg_catalog.pg_constraint'::regclass
            and k.oid = d.objid
        where d.deptype = 'n'
            and not (
                d.classid = 'pg_catalog.pg_proc'::regclass
                and starts_with(
                    coalesce(pg_catalog.obj_description(d.objid, 'pg_proc'), ''),
                    'Embed of the key '
                )
            )
            and r.ev_class is distinct from 'public.vendor_api_keys'::regclass
            and p.polrelid is distinct from c.oid
            and k.conrelid is distinct from c.oid
            and (
                k.conname,
                k.conrelid,
                pg_catalog.pg_get_constraintdef(k.oid)
            ) is distinct from (
                'vendor_key_audit_log_key_id_fkey',
                'vendors.key_audit_log'::regclass,
                'FOREIGN KEY (key_id) REFERENCES vendors.legacy_api_keys(id) ON DELETE SET NULL'
            )
        order by 1
    );

    if cardinality(v_left) > 0 then
        raise exception using
            errcode = 'PR210',
            message = 'vendors.legacy_api_keys is still in use; nothing has changed',
            detail = array_to_string(v_left, E'\n'),
            hint =
                'Give the vendors keys of version 2 (public.generate_vendor_api_key), then delete '
                'the rows; the audit log keeps its lines. What names the table is to name '
                'vendors.api_keys, or nothing; privileges of other roles are to be revoked. Then '
                'run the update again.';
    end if;
end
$$;

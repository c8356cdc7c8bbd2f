-- public.api_keys and public.stored_api_keys are twins, and the older one is to become a legacy
-- shape of the richer one. That is for a database where nobody needs the older rows any more: the
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
    if pg_catalog.to_regclass('security_service.api_keys') is null then
        raise exception using
            errcode = 'PR210',
            message = 'security_service.api_keys is missing',
            hint = 'This changelog comes after changelog/reorganization.yaml: run that one first.';
    end if;

    v_left := v_left || array(
        select pg_catalog.format('security_service.api_keys: %s rows are left', count(*))
        from security_service.api_keys
        having count(*) > 0
    );

    v_left := v_left || array(
        select pg_catalog.format(
            'security_service.api_key_scopes: %s rows refer to them',
            count(*)
        )
        from security_service.api_key_scopes
        having count(*) > 0
    );

    -- Users and the service lose their privileges on the table, and get them back on the way back.
    -- Whoever else has any would keep them.
    v_left := v_left || array(
        select distinct pg_catalog.format(
            'role %s: has privileges on security_service.api_keys',
            coalesce(r.rolname, 'public')
        )
        from pg_catalog.pg_class as c
        cross join pg_catalog.aclexplode(c.relacl) as a
        left join pg_catalog.pg_roles as r
            on r.oid = a.grantee
        where c.oid = 'security_service.api_keys'::regclass
            and a.grantee <> c.relowner
            and coalesce(r.rolname, 'public') not in ('authenticated', 'service_role')
        order by 1
    );

    -- Bodies are text, which no dependency tells of. By the embeds of its facade clients go on, with
    -- what stands under the old name then. Keys of other schemas bear the name as well,
    -- so it counts alone or after one of the two schemas.
    v_left := v_left || array(
        select pg_catalog.format('function %s: its text names api_keys', p.oid::regprocedure)
        from pg_catalog.pg_proc as p
        where p.pronamespace <> 'pg_catalog'::regnamespace
            and p.prosrc ~ '(^|[^.\w"])("?(public|security_service)"?\s*\.\s*)?"?api_keys\M'
            and not starts_with(
                coalesce(pg_catalog.obj_description(p.oid, 'pg_proc'), ''),
                'Embed of the key '
            )
        order by p.oid::regprocedure::text
    );

    -- Everything else hangs on the table or its facade. The foreign key and the policy of the
    -- scopes are taken along by 20_scopes, if they are the ones that its rollback puts back.
    v_left := v_left || array(
        select distinct pg_catalog.format(
            '%s: refers to api_keys',
            pg_catalog.pg_describe_object(d.classid, d.objid, 0)
        )
        from pg_catalog.pg_depend as d
        join pg_catalog.pg_class as c
            on c.oid in ('security_service.api_keys'::regclass, 'public.api_keys'::regclass)
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
            and r.ev_class is distinct from 'public.api_keys'::regclass
            and p.polrelid is distinct from c.oid
            and k.conrelid is distinct from c.oid
            and (
                p.polname,
                p.polrelid,
                regexp_replace(pg_catalog.pg_get_expr(p.polqual, p.polrelid), '\s+', ' ', 'g')
            ) is distinct from (
                'Users can manage scopes of own API keys',
                'security_service.api_key_scopes'::regclass,
                '(EXISTS ( SELECT 1 FROM security_service.api_keys k WHERE '
                '((k.id = api_key_scopes.api_key_id) AND (k.user_id = auth.uid()))))'
            )
            and (
                k.conname,
                k.conrelid,
                pg_catalog.pg_get_constraintdef(k.oid)
            ) is distinct from (
                'api_key_scopes_api_key_id_fkey',
                'security_service.api_key_scopes'::regclass,
                'FOREIGN KEY (api_key_id) REFERENCES security_service.api_keys(id) '
                'ON DELETE CASCADE'
            )
        order by 1
    );

    if cardinality(v_left) > 0 then
        raise exception using
            errcode = 'PR210',
            message = 'security_service.api_keys is still in use; nothing has changed',
            detail = array_to_string(v_left, E'\n'),
            hint =
                'Let whoever signs in with these keys get another one, then delete the rows; their '
                'scopes go along. What names the table is to name '
                'security_service.stored_api_keys, or nothing; privileges of other roles are to be '
                'revoked. Then run the update again.';
    end if;
end
$$;

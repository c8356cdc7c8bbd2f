-- security invoker, on purpose: current_user then is the role that really runs the statement. In a
-- function of the owner (reassign_user_data and its wrapper for administrators) that is the owner,
-- which is trusted, although auth.uid() still names the person who called it.
create function public.guard_drivers()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
    v_caller uuid;
    v_opportunity_ids uuid[];
begin
    -- Roles that policies do not bind (service_role, the migration role) are not end users.
    -- Everybody else is, a role we have never heard of included, and also a caller without a sub in
    -- the claims.
    if exists (
        select
        from pg_catalog.pg_roles as r
        where r.rolname = current_user
            and r.rolbypassrls
    ) then
        return case when tg_op = 'DELETE' then old else new end;
    end if;

    if tg_op = 'INSERT' then
        -- A row from the future would leave its owner a window as long as he likes. The past only
        -- shortens it, and is what an upsert of an existing row sends.
        if new.created_at > pg_catalog.now() then
            new.created_at := pg_catalog.now();
        end if;

        return new;
    end if;

    v_opportunity_ids := array[old.opportunity_id];

    if tg_op = 'UPDATE' then
        if old.created_at is distinct from new.created_at
            or old.owner_user_id is distinct from new.owner_user_id
        then
            raise exception using
                errcode = 'PR021',
                message = 'created_at and owner_user_id of an interaction cannot be changed',
                detail = pg_catalog.format('interaction %s', old.interaction_id),
                hint =
                    'They decide who may correct it and until when. An administrator hands '
                    'data over with admin_reassign_user_data().';
        end if;

        v_opportunity_ids := v_opportunity_ids || new.opportunity_id;
    end if;

    v_caller := (select auth.uid());

    -- Its owner, within 24 hours, the last moment included.
    if v_caller = old.owner_user_id
        and pg_catalog.now() - old.created_at <= interval '24 hours'
    then
        return case when tg_op = 'DELETE' then old else new end;
    end if;

    -- The owner of the opportunity; of both, when the interaction moves from one to another: nobody
    -- shall take a foreign one home, edit it there, or drop his own into somebody else's pipeline.
    -- Read through the caller's own policies: an opportunity that he cannot see is not his.
    if not exists (
        select
        from pg_catalog.unnest(v_opportunity_ids) as t (opportunity_id)
        where not exists (
            select
            from public.opportunities as o
            where o.opportunity_id = t.opportunity_id
                and o.owner_user_id = v_caller
        )
    ) then
        return case when tg_op = 'DELETE' then old else new end;
    end if;

    raise exception using
        errcode = 'PR020',
        message = pg_catalog.format(
            'you cannot %s this interaction: it moves the stage of the opportunity',
            case tg_op when 'DELETE' then 'delete' else 'change the driver fields of' end),
        detail = pg_catalog.format(
            'interaction %s was logged at %s', old.interaction_id, old.created_at),
        hint =
            'The owner of the opportunity may at any time, who logged the interaction within '
            '24 hours. Otherwise log a new interaction.';
end
$$;

revoke execute on function public.guard_drivers()
    from public, anon, authenticated, service_role;

comment on function public.guard_drivers() is
    'Trigger: driver fields of an interaction are changed, or the interaction deleted, by '
    'the owner of its opportunity at any time, by its own owner within 24 hours (else '
    'PR020); end users never change created_at and owner_user_id (PR021).';

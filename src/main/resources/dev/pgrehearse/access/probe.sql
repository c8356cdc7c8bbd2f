-- Tries statements as somebody, each in a subtransaction of its own that is always taken back, and
-- gives one row for each. He is become once, outside of these: what a statement does to the session
-- is taken back with it, so the next one finds PostgREST's session again, and the search_path is the
-- same all along, so that no expression of this function has to be planned anew. Without a login it
-- is the superuser who tries, under somebody's claims.
--
-- The session authorization must not change in a statement's subtransaction: servers before 15.9,
-- 16.5 and 17.1 forget the role when that is taken back. So p_looks call functions of the superuser,
-- and so is the row made that p_owns wants to be there for the one statement.
create function pg_temp.pgrehearse_probe(
    p_login text,
    p_names text[],
    p_values text[],
    p_statements text[],
    p_reads boolean[],
    p_looks text[],
    p_owns integer[]
)
returns table (
    o_state text,
    o_message text,
    o_detail text,
    o_hint text,
    o_constraint text,
    o_rows jsonb,
    o_effect jsonb
)
language plpgsql
as $probe$
declare
    v_entered boolean := false;
    v_count bigint;
begin
    if p_login is not null then
        perform pg_catalog.set_config('session_authorization', p_login, true);
    end if;

    for v_i in 1..pg_catalog.cardinality(p_names) loop
        perform pg_catalog.set_config(p_names[v_i], p_values[v_i], true);
    end loop;

    v_entered := true;

    for v_i in 1..pg_catalog.cardinality(p_statements) loop
        o_state := null;
        o_message := null;
        o_detail := null;
        o_hint := null;
        o_constraint := null;
        o_rows := null;
        o_effect := null;

        begin
            if p_owns[v_i] <> 0 then
                perform pg_temp.pgrehearse_own(p_owns[v_i]);
            end if;

            if p_reads[v_i] then
                execute p_statements[v_i] into o_rows;
            else
                execute p_statements[v_i];
                get diagnostics v_count = row_count;
                set constraints all immediate;

                if v_count > 0 and p_looks[v_i] <> '' then
                    execute p_looks[v_i] into o_effect;
                end if;
            end if;

            -- Ours alone: it takes the subtransaction back.
            raise exception using errcode = 'PGRBK';
        exception
            when sqlstate 'PGRBK' then
                null;
            when others then
                get stacked diagnostics
                    o_state = returned_sqlstate,
                    o_message = message_text,
                    o_detail = pg_exception_detail,
                    o_hint = pg_exception_hint,
                    o_constraint = constraint_name;
        end;

        return next;
    end loop;

    -- He is left with the subtransaction of the whole block.
    raise exception using errcode = 'PGRBK';
exception
    when sqlstate 'PGRBK' then
        null;
    when others then
        if v_entered then
            raise;
        end if;

        -- Who cannot be become, gets nowhere with any statement.
        get stacked diagnostics
            o_state = returned_sqlstate,
            o_message = message_text,
            o_detail = pg_exception_detail,
            o_hint = pg_exception_hint,
            o_constraint = constraint_name;

        for v_i in 1..pg_catalog.cardinality(p_statements) loop
            return next;
        end loop;
end
$probe$

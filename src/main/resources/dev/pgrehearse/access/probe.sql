-- Tries statements as somebody else, each in a subtransaction of its own that is always taken back.
-- A control is the same statement by the superuser, under the same claims.
create function pg_temp.pgrehearse_probe(p_people jsonb, p_looks jsonb, p_probes jsonb)
returns setof jsonb
language plpgsql
as $probe$
declare
    v_superuser text := pg_catalog.session_user();
    v_probe jsonb;
    v_names text[];
    v_values text[];
    v_login text;
    v_outcome jsonb;
    v_control jsonb;
    v_rows jsonb;
    v_count bigint;
    v_effect jsonb;
    v_look jsonb;
    v_watched text;
    v_state text;
    v_message text;
    v_detail text;
    v_hint text;
    v_constraint text;
    v_sql text;
begin
    for v_probe in
        select e.probe
        from pg_catalog.jsonb_array_elements(p_probes) with ordinality as e (probe, position)
        order by e.position
    loop
        v_sql := v_probe ->> 'sql';
        v_login := p_people -> (v_probe ->> 'as') ->> 'login';
        select pg_catalog.array_agg(s.value ->> 0 order by s.position), pg_catalog.array_agg(s.value ->> 1 order by s.position)
        into v_names, v_values
        from pg_catalog.jsonb_array_elements(p_people -> (v_probe ->> 'as') -> 'settings')
            with ordinality as s (value, position);
        v_control := null;

        for v_turn in 1..2 loop
            v_rows := null;
            v_count := 0;
            v_effect := null;
            v_state := null;

            begin
                if v_turn = 1 then
                    perform pg_catalog.set_config('session_authorization', v_login, true);
                end if;
                for v_i in 1..pg_catalog.cardinality(v_names) loop
                    if v_turn = 1 or v_names[v_i] <> 'role' then
                        perform pg_catalog.set_config(v_names[v_i], v_values[v_i], true);
                    end if;
                end loop;

                if v_probe ? 'reads' then
                    execute v_sql into v_rows;
                    v_count := 1;
                else
                    execute v_sql;
                    get diagnostics v_count = row_count;
                    set constraints all immediate;
                end if;

                if v_probe ? 'watch' and v_count > 0 then
                    perform pg_catalog.set_config('session_authorization', v_superuser, true);
                    perform pg_catalog.set_config('role', 'none', true);
                    v_effect := '[]';
                    for v_watched in
                        select pg_catalog.jsonb_array_elements_text(v_probe -> 'watch')
                    loop
                        execute p_looks ->> v_watched into v_look;
                        v_effect := v_effect || v_look;
                    end loop;
                end if;

                raise exception using errcode = 'PGRBK';
            exception
                when sqlstate 'PGRBK' then
                    null;
                when others then
                    get stacked diagnostics
                        v_state = returned_sqlstate,
                        v_message = message_text,
                        v_detail = pg_exception_detail,
                        v_hint = pg_exception_hint,
                        v_constraint = constraint_name;
            end;

            if v_state is null then
                v_outcome := pg_catalog.jsonb_build_object(
                    'count', v_count, 'rows', v_rows, 'effect', v_effect
                );
            else
                v_outcome := pg_catalog.jsonb_build_object(
                    'state', v_state,
                    'message', v_message,
                    'detail', v_detail,
                    'hint', v_hint,
                    'constraint', v_constraint
                );
            end if;

            if v_turn = 2 then
                v_control := v_outcome;
                exit;
            end if;
            return next v_outcome;
            exit when not v_probe ? 'control'
                or (v_state = '42501' and v_message like 'permission denied%');
        end loop;

        return next v_control;
    end loop;
end
$probe$

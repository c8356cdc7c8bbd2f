package dev.pgrehearse.facade;

import dev.pgrehearse.facade.catalog.DollarQuote;
import dev.pgrehearse.facade.catalog.Names;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The first changeset of a pack: it stops where the database is not the one that the moves were
 * planned on, for a plan may be made on staging today and run in production in a month.
 *
 * @param moves of the pack, none of them refused
 * @param errcode the SQLSTATE with which it stops
 */
public record PackGuard(List<MovePlan> moves, String errcode) {

  /** {@code object_not_in_prerequisite_state}, where a system has no code of its own. */
  public static final String ERRCODE = "55000";

  private static final String SIGN = "$guard$";
  private static final int WIDTH = 100;
  private static final String INDENT = " ".repeat(24);

  public PackGuard {
    moves = List.copyOf(moves);
  }

  PackGuard(List<MovePlan> moves) {
    this(moves, ERRCODE);
  }

  /** The SQL of the changeset. */
  public String forward() {
    String rows = moves.stream().map(PackGuard::row).collect(Collectors.joining(",\n"));
    String functions = functions();
    String sign =
        (rows + functions).contains(SIGN) ? new DollarQuote(rows + functions).sign() : SIGN;
    return """
        -- Before anything moves: whether the tables and functions are still those that the moves were
        -- planned on. A column that has come since would be lost to clients without a word, and so would
        -- another default, and what somebody has changed in a function that a move writes anew.
        set local search_path = '';

        do %s
        declare
            v_wrong text[];
        begin
            v_wrong := array(
                select p.problem
                from (
                    values
        %s
                ) as m (old_name, new_name, columns)
                left join pg_catalog.pg_class as c
                    on c.oid = pg_catalog.to_regclass(m.old_name)
                cross join lateral (
                    select
                        case
                            when c.oid is null then format('%%s is missing', m.old_name)
                            when c.relkind not in ('r', 'p')
                                then format('%%s is no table any more', m.old_name)
                        end

                    union all

                    select format('%%s is there already', m.new_name)
                    where pg_catalog.to_regclass(m.new_name) is not null

                    union all

                    select
                        case
                            when a.definition is null
                                then format('%%s lacks the column %%s', m.old_name, l.definition)
                            when l.definition is null
                                then format('%%s has a column %%s more', m.old_name, a.definition)
                        end
                    from unnest(m.columns) as l (definition)
                    full join (
                        select
                            concat_ws(
                                ' default ',
                                t.attname,
                                case
                                    when t.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid)
                                end
                            )
                        from pg_catalog.pg_attribute as t
                        left join pg_catalog.pg_attrdef as d
                            on d.adrelid = t.attrelid
                            and d.adnum = t.attnum
                        where t.attrelid = c.oid
                            and t.attnum > 0
                            and not t.attisdropped
                    ) as a (definition)
                        on a.definition = l.definition
                    where c.relkind in ('r', 'p')
                ) as p (problem)
                where p.problem is not null
                order by p.problem
            );
        %s
            if cardinality(v_wrong) > 0 then
                raise exception using
                    errcode = '%s',
                    message = 'this pack was planned for other tables or functions; nothing has moved',
                    detail = array_to_string(v_wrong, E'\\n'),
                    hint =
                        'Find out who changed them. Bring them to what is listed, or plan the moves '
                        'anew on this database: ./pgrehearse facade plan, or write.';
            end if;
        end
        %s;
        """
        .formatted(sign, rows, functions, errcode, sign);
  }

  /** The SQL of its way back, which does nothing. */
  public String rollback() {
    return """
        -- The guard looks and makes nothing, so there is nothing to take back: it says so, and that is all.
        do $$
        begin
            raise notice 'nothing to take back: the guard makes nothing';
        end
        $$;
        """;
  }

  private static String row(MovePlan move) {
    return """
                        (
                            %s,
                            %s,
                            array[
        %s
                            ]
                        )"""
        .formatted(
            Names.literal(move.facade()),
            Names.literal(move.home()),
            wrapped(move.origin().columns()));
  }

  /** As many in a line as go into it. */
  private static String wrapped(List<String> columns) {
    StringBuilder text = new StringBuilder();
    int used = WIDTH;
    for (String column : columns) {
      String literal = Names.literal(column);
      boolean fits = used + 2 + literal.length() < WIDTH;
      text.append(text.isEmpty() ? "" : fits ? ", " : ",\n").append(fits ? "" : INDENT);
      text.append(literal);
      used = (fits ? used + 2 : INDENT.length()) + literal.length();
    }
    return text.toString();
  }

  /** Of a function that several moves write anew, the first of them finds what was planned on. */
  private String functions() {
    Map<String, String> bodies = new TreeMap<>();
    moves.forEach(move -> move.origin().bodies().forEach(bodies::putIfAbsent));
    if (bodies.isEmpty()) {
      return "";
    }
    boolean carriageReturns = moves.stream().anyMatch(move -> move.origin().carriageReturns());
    return """

            v_wrong := v_wrong || array(
                select format('%%s is missing, or has another body', f.identity)
                from (
                    values
        %s
                ) as f (identity, body)
                left join pg_catalog.pg_proc as r
                    on r.oid = pg_catalog.to_regprocedure(f.identity)
                where md5(convert_to(%s, 'UTF8')) is distinct from f.body
                order by f.identity
            );
        """
        .formatted(
            bodies.entrySet().stream()
                .map(
                    body ->
                        "                (\n                    %s,\n                    '%s'\n                )"
                            .formatted(Names.literal(body.getKey()), body.getValue()))
                .collect(Collectors.joining(",\n")),
            carriageReturns ? "replace(r.prosrc, chr(13), '')" : "r.prosrc");
  }
}

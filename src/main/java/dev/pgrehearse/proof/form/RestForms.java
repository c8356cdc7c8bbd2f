package dev.pgrehearse.proof.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.FreshRows;
import dev.pgrehearse.proof.subject.Row;
import dev.pgrehearse.proof.subject.Subject;
import dev.pgrehearse.proof.subject.TriedColumn;
import dev.pgrehearse.proof.subject.TriedTable.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statements that PostgREST makes of requests, in their shape and with their parameters. */
final class RestForms {

  private static final String WRAPPED =
      """
      with pgrst_source as (%s)
      select
          '' as total_result_set,
          pg_catalog.count(_postgrest_t) as page_total,
          coalesce(pg_catalog.json_agg(_postgrest_t), '[]')::text as body
      from (select * from pgrst_source) as _postgrest_t""";

  private static final String BODY =
      """
      insert into %1$s (%2$s)
      select %3$s
      from (select ?::json as json_data) as pgrst_payload,
          lateral (
              select %2$s from json_to_recordset(%5$s) as _ (%4$s)
          ) as pgrst_body""";

  private RestForms() {}

  static List<StatementForm> all() {
    return List.of(
        StatementForm.of("postgrest-insert", RestForms::insert),
        StatementForm.of("postgrest-insert-minimal", RestForms::insertMinimal),
        StatementForm.of("postgrest-missing-default", RestForms::missingDefault),
        StatementForm.of("postgrest-merge-duplicates", RestForms::mergeDuplicates),
        StatementForm.of("postgrest-ignore-duplicates", RestForms::ignoreDuplicates),
        StatementForm.of("postgrest-put", RestForms::put),
        StatementForm.of("postgrest-update", RestForms::update),
        StatementForm.of("postgrest-delete", RestForms::delete),
        StatementForm.of("postgrest-select", RestForms::select),
        StatementForm.of("postgrest-embed", RestForms::embed));
  }

  private static List<Trial> insert(Subject on) throws CannotBeTried {
    List<Trial> trials = new ArrayList<>();
    if (!on.needed().isEmpty()) {
      trials.add(inserting("needed columns", on, on.needed(), on.fresh(0)));
    }
    trials.add(inserting("all columns", on, on.writable(), on.fresh(0)));
    if (on.ownFresh().size() > 1) {
      trials.add(inserting("two rows", on, on.writable(), on.fresh(0), on.fresh(1)));
    }
    return trials;
  }

  private static Trial inserting(String about, Subject on, List<TriedColumn> columns, Row... rows)
      throws CannotBeTried {
    return wrapped(about, body(on, columns) + returning(on), json(columns, rows));
  }

  private static List<Trial> insertMinimal(Subject on) throws CannotBeTried {
    List<TriedColumn> columns = on.needed().isEmpty() ? on.writable() : on.needed();
    return List.of(wrapped("", body(on, columns) + " returning 1", json(columns, on.fresh(0))));
  }

  /** Asks the catalog for the default of each column under the name that it was given. */
  private static List<Trial> missingDefault(Subject on) throws CannotBeTried {
    List<TriedColumn> columns = new ArrayList<>(on.needed());
    List<String> defaults = new ArrayList<>();
    for (TriedColumn column : on.writable()) {
      if (!columns.contains(column) && column.defaultValue().isPresent()) {
        columns.add(column);
        defaults.add(
            "%s, {default of %s.%s}"
                .formatted(
                    Subject.quoted(column.name().replace("\"", "")), on.name(), column.name()));
      }
    }
    InsertForms.some(
        defaults.stream().map(d -> Trial.of(d, d)).toList(), "no column may be left to a default");
    String elements =
        """
        (
                  select pg_catalog.json_agg(
                      pg_catalog.jsonb_build_object(%s) || elem
                  )
                  from pg_catalog.jsonb_array_elements(json_data::jsonb) as elem
              )"""
            .formatted(String.join(", ", defaults));
    return List.of(
        wrapped("", body(on, columns, elements) + returning(on), json(on.needed(), on.fresh(0))));
  }

  private static List<Trial> mergeDuplicates(Subject on) throws CannotBeTried {
    return upserts(on, "do update set " + excluded(on));
  }

  private static List<Trial> ignoreDuplicates(Subject on) throws CannotBeTried {
    return upserts(on, "do nothing");
  }

  private static List<Trial> upserts(Subject on, String action) throws CannotBeTried {
    String statement =
        body(on, on.writable())
            + "\non conflict (%s) %s".formatted(String.join(", ", on.key().columns()), action)
            + returning(on);
    return List.of(
        wrapped("a row that is there", statement, json(on.writable(), on.row())),
        wrapped("a new row", statement, json(on.writable(), on.fresh(0))));
  }

  private static List<Trial> put(Subject on) throws CannotBeTried {
    Row row = on.row();
    return List.of(
        wrapped(
            "",
            body(on, on.writable())
                + "\nwhere %s".formatted(on.isRow("pgrst_body", row))
                + "\non conflict (%s) do update set %s"
                    .formatted(String.join(", ", on.key().columns()), excluded(on))
                + returning(on),
            json(on.writable(), row)));
  }

  private static List<Trial> update(Subject on) throws CannotBeTried {
    Row row = on.row();
    TriedColumn column = on.plain();
    Row changed =
        row.with(
            column.name(), new FreshRows(on.table()).renewed(column, row.value(column.name()), 1));
    String statement =
        """
        update %1$s set %2$s = pgrst_body.%2$s
        from (select ?::json as json_data) as pgrst_payload,
            lateral (
                select %2$s from json_to_recordset(json_data) as _ (%2$s %3$s) limit 1
            ) as pgrst_body
        where %4$s"""
            .formatted(on.name(), column.name(), column.type(), on.isRow(on.name(), row));
    return List.of(
        wrapped("", statement + returning(on), json(List.of(column), changed)),
        wrapped("minimal", statement + " returning 1", json(List.of(column), changed)));
  }

  private static List<Trial> delete(Subject on) throws CannotBeTried {
    return List.of(
        wrapped(
            "",
            "delete from %s where %s".formatted(on.name(), on.isRow(on.name(), on.row()))
                + returning(on)));
  }

  private static List<Trial> select(Subject on) throws CannotBeTried {
    String name = on.name();
    return List.of(
        wrapped("", "select %1$s.* from %1$s".formatted(name)),
        wrapped(
            "single",
            "select %1$s.* from %1$s where %2$s".formatted(name, on.isRow(name, on.row()))),
        Trial.of(
            "count",
            "with pgrst_source_count as (select 1 from %s) select pg_catalog.count(*) from pgrst_source_count"
                .formatted(name)));
  }

  /** What the table refers to, as an object beside each row; in an order, for a plan may change. */
  private static List<Trial> embed(Subject on) throws CannotBeTried {
    List<Trial> trials = new ArrayList<>();
    for (Reference reference : on.table().references()) {
      List<String> joined = new ArrayList<>();
      for (int i = 0; i < reference.columns().size(); i++) {
        joined.add(
            "embedded.%s = %s.%s"
                .formatted(reference.keys().get(i), on.name(), reference.columns().get(i)));
      }
      trials.add(
          wrapped(
              reference.name(),
              """
              select %1$s.*, row_to_json(other.*) as embedded
                  from %1$s
                  left join lateral (
                      select embedded.* from %2$s as embedded where %3$s
                  ) as other on true
                  order by %4$s"""
                  .formatted(
                      on.name(), reference.target(), String.join(" and ", joined), order(on))));
    }
    return InsertForms.some(trials, "the table refers to no other");
  }

  private static String order(Subject on) {
    return on.table().keys().stream()
        .findFirst()
        .map(
            key ->
                key.columns().stream()
                    .map(column -> on.name() + "." + column)
                    .collect(Collectors.joining(", ")))
        .orElse("1");
  }

  private static String returning(Subject on) {
    List<String> columns =
        on.table().columns().stream().map(c -> on.name() + "." + c.name()).toList();
    return "\nreturning " + String.join(", ", columns);
  }

  private static String excluded(Subject on) {
    List<String> sets =
        on.writable().stream().map(c -> "%1$s = excluded.%1$s".formatted(c.name())).toList();
    return String.join(", ", sets);
  }

  private static String body(Subject on, List<TriedColumn> columns) throws CannotBeTried {
    return body(on, columns, "json_data");
  }

  private static String body(Subject on, List<TriedColumn> columns, String elements)
      throws CannotBeTried {
    if (columns.isEmpty()) {
      throw new CannotBeTried("no column has to be given");
    }
    return BODY.formatted(
        on.name(),
        on.names(columns),
        String.join(", ", columns.stream().map(c -> "pgrst_body." + c.name()).toList()),
        String.join(", ", columns.stream().map(c -> c.name() + " " + c.type()).toList()),
        elements);
  }

  private static Trial wrapped(String about, String statement, String... parameters) {
    return new Trial(
        about, List.of(new Step.Call(WRAPPED.formatted(statement), List.of(parameters))), false);
  }

  private static String json(List<TriedColumn> columns, Row... rows) throws CannotBeTried {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode all = mapper.createArrayNode();
    for (Row row : rows) {
      ObjectNode object = all.addObject();
      for (TriedColumn column : columns) {
        Optional<String> value = row.value(column.name());
        String name = column.name().replace("\"", "");
        if (value.isPresent() && column.type().startsWith("json")) {
          try {
            object.set(name, mapper.readTree(value.get()));
          } catch (JsonProcessingException e) {
            throw new CannotBeTried("a value of %s is no JSON".formatted(column.name()));
          }
        } else {
          object.put(name, value.orElse(null));
        }
      }
    }
    return all.toString();
  }
}

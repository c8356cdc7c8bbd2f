package dev.pgrehearse.surface;

import java.util.List;
import java.util.Optional;

/** Something that clients knew, and that is not answered to any more. */
public sealed interface Loss {

  /** A stable key such as {@code column public.orders.total}. */
  String object();

  /** What has become of it. */
  String sentence();

  /** What to write instead; whole sentences, with SQL to paste. */
  String mend();

  /** The bare names that a statement has which needs it: of the object, and of what it is in. */
  List<String> words();

  /**
   * A table or a view.
   *
   * @param now what it is called now, where it is still there
   */
  record OfRelation(String kind, String name, Optional<String> now) implements Loss {
    @Override
    public String object() {
      return kind + " " + name;
    }

    @Override
    public String sentence() {
      return object() + now.map(other -> " is called " + other + " now").orElse(" is gone");
    }

    @Override
    public String mend() {
      return now.map(
              other ->
                  "Leave the old name to a view until nobody asks for it: create view %s with (security_invoker = on) as select * from %s; with the grants and defaults of the table (./pgrehearse facade plan writes it)."
                      .formatted(name, other))
          .orElse(
              "Take it away in a later phase, when nothing asks for it any more: pg_stat_user_tables and pg_stat_statements tell.");
    }

    @Override
    public List<String> words() {
      return List.of(Bare.last(name));
    }
  }

  /**
   * A column.
   *
   * @param now the column that stands in its place
   */
  record OfColumn(String relation, String kind, String name, String type, Optional<String> now)
      implements Loss {
    @Override
    public String object() {
      return "column " + relation + "." + name;
    }

    @Override
    public String sentence() {
      return object() + " is gone" + now.map(o -> ", " + o + " stands in its place").orElse("");
    }

    @Override
    public String mend() {
      if (!kind.equals("table")) {
        return "Keep the column in %s until nobody asks for it any more.".formatted(relation);
      }
      return now.map(
              other ->
                  "Expand and contract: alter table %s add column %s %s; beside %s, let a trigger keep both alike while old and new clients run, and take the old column away in a later phase; or leave the table's name to a view that shows both (./pgrehearse facade plan)."
                      .formatted(relation, other, type, name))
          .orElse(
              "In this phase let clients leave it out (alter table %s alter column %s drop not null;), and take it away in a later one, when nothing asks for it any more."
                  .formatted(relation, name));
    }

    @Override
    public List<String> words() {
      return List.of(Bare.last(relation), Bare.last(name));
    }
  }

  /** The type of a column. */
  record OfType(String relation, String kind, String name, String before, String now)
      implements Loss {
    @Override
    public String object() {
      return "column " + relation + "." + name;
    }

    @Override
    public String sentence() {
      return "%s is %s now, and was %s".formatted(object(), now, before);
    }

    @Override
    public String mend() {
      return kind.equals("table")
          ? "Expand and contract: alter table %s add column %s %s; beside it, let a trigger keep both alike while old and new clients run, and take the old column away in a later phase."
              .formatted(relation, Bare.quoted(Bare.last(name) + "_new"), now)
          : "Let %s cast the column to the type that clients know: %s::%s."
              .formatted(relation, name, before);
    }

    @Override
    public List<String> words() {
      return List.of(Bare.last(relation), Bare.last(name));
    }
  }

  /**
   * A function.
   *
   * @param how what has become of it
   */
  record OfRoutine(String kind, String identity, String how) implements Loss {
    @Override
    public String object() {
      return kind + " " + identity;
    }

    @Override
    public String sentence() {
      return object() + " " + how;
    }

    @Override
    public String mend() {
      return "Keep %s as it was, calling the new one, until nobody calls it any more; new arguments go to the end, with defaults."
          .formatted(object());
    }

    @Override
    public List<String> words() {
      return List.of(Bare.last(identity.substring(0, identity.indexOf('('))));
    }
  }
}

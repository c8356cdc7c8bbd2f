package dev.pgrehearse.proof.asker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rows to be taken out, those first that refer to others.
 *
 * @param conditions by table, in order
 */
record Deletes(Map<String, String> conditions) {

  /** A foreign key: of {@code table}, to {@code target}; columns as in a statement. */
  record Referrer(String table, String columns, String target, String keys) {}

  Deletes {
    conditions = new LinkedHashMap<>(conditions);
  }

  /** What refers to them so goes too; nothing where it refers to none of these, or goes already. */
  Optional<Deletes> after(Referrer referrer) {
    String condition = conditions.get(referrer.target());
    if (condition == null) {
      return Optional.empty();
    }
    String referring =
        "(%s) in (select %s from %s where %s)"
            .formatted(referrer.columns(), referrer.keys(), referrer.target(), condition);
    Optional<String> before = Optional.ofNullable(conditions.get(referrer.table()));
    if (before.filter(known -> known.contains(referring)).isPresent()) {
      return Optional.empty();
    }
    Map<String, String> more = new LinkedHashMap<>();
    if (before.isEmpty()) {
      more.put(referrer.table(), referring);
    }
    more.putAll(conditions);
    more.put(referrer.table(), before.map(known -> known + " or " + referring).orElse(referring));
    return Optional.of(new Deletes(more));
  }

  String text() {
    return String.join(
        "; ",
        conditions.entrySet().stream()
            .map(each -> "delete from %s where %s".formatted(each.getKey(), each.getValue()))
            .toList());
  }
}

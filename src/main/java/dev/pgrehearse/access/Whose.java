package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.spec.AccessSpec;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells by the marks in a row whose it is. */
final class Whose {

  private final AccessSpec spec;
  private final Person stranger;
  private final Set<String> all;
  private final Set<String> named;
  private final Map<Person, Set<String>> ofTenant = new LinkedHashMap<>();

  Whose(AccessSpec known) {
    Stranger other = new Stranger(known);
    this.spec = other.among();
    this.stranger = other.person();
    this.all = spec.marks();
    this.named = named(known);
    spec.people().forEach(person -> ofTenant.put(person, spec.marksOfTenant(person)));
  }

  RowClass of(Person person, Collection<String> marks) {
    if (marks.stream().anyMatch(person.marks()::contains)) {
      return RowClass.OWN;
    }
    if (marks.stream().anyMatch(ofTenant.get(person)::contains)) {
      return RowClass.TENANT;
    }
    return marks.isEmpty() ? RowClass.SHARED : RowClass.OTHER;
  }

  /** The marks that the columns of a row bear themselves. */
  Set<String> marks(Relation relation, JsonNode row) {
    Set<String> marks = new TreeSet<>();
    for (Column column : relation.columns()) {
      if (bears(relation, column) && counts(relation, column.name())) {
        String value = row.path(column.name()).asText();
        if (all.contains(value)) {
          marks.add(value);
        }
      }
    }
    return marks;
  }

  /**
   * Whether what stands in a column may be a mark. A number may be any number: it is one where the
   * spec names the column, or a setting or claim by whose name the column goes.
   */
  boolean bears(Relation relation, Column column) {
    return column.canBear()
        || (column.number()
            && (spec.owners().getOrDefault(relation.name(), List.of()).contains(column.name())
                || named.contains(column.name())));
  }

  /** Whether a value of a column is one. */
  boolean isMark(Relation relation, Column column, JsonNode value) {
    return bears(relation, column) && all.contains(value.asText());
  }

  private static Set<String> named(AccessSpec known) {
    Set<String> names = new TreeSet<>();
    for (Person person : known.people()) {
      names.addAll(person.identity().claims().keySet());
      person
          .identity()
          .settings()
          .keySet()
          .forEach(setting -> names.add(setting.substring(setting.lastIndexOf('.') + 1)));
    }
    return names;
  }

  /** All marks anywhere in a document. */
  Set<String> anywhere(JsonNode document) {
    Set<String> marks = new TreeSet<>();
    gather(document, marks);
    return marks;
  }

  private void gather(JsonNode node, Set<String> marks) {
    if (node.isTextual() && all.contains(node.asText())) {
      marks.add(node.asText());
    }
    node.forEach(child -> gather(child, marks));
  }

  /** Whether a column of this relation says whose a row is. */
  boolean counts(Relation relation, String column) {
    List<String> owners = spec.owners().get(relation.name());
    return owners == null || owners.contains(column);
  }

  /**
   * What somebody's mark is to him, of another: for a sub his sub, for the value of a setting that
   * of the same setting, for another mark of his the one in the same place, for a tenant's mark his
   * tenant's.
   */
  Optional<String> counterpart(String mark, Person person) {
    for (Person other : spec.people()) {
      Optional<String> sub = sub(other);
      if (sub.filter(mark::equals).isPresent()) {
        return sub(person);
      }
      for (Map.Entry<String, String> setting : other.identity().settings().entrySet()) {
        if (setting.getValue().equals(mark)) {
          return Optional.ofNullable(person.identity().settings().get(setting.getKey()));
        }
      }
      List<String> others = besides(other);
      if (others.contains(mark)) {
        return besides(person).stream().skip(others.indexOf(mark)).findFirst();
      }
    }
    return spec.tenants().values().stream().anyMatch(marks -> marks.contains(mark))
        ? person.tenant().stream()
            .flatMap(tenant -> spec.tenants().getOrDefault(tenant, Set.of()).stream())
            .findFirst()
        : Optional.empty();
  }

  private static Optional<String> sub(Person person) {
    return Optional.ofNullable(person.identity().claims().get("sub")).map(String::valueOf);
  }

  private static List<String> besides(Person person) {
    Optional<String> sub = sub(person);
    return person.marks().stream()
        .filter(m -> sub.filter(m::equals).isEmpty())
        .filter(m -> !person.identity().settings().containsValue(m))
        .toList();
  }

  /** Somebody of whom the spec does not speak. */
  Person stranger() {
    return stranger;
  }

  Set<String> all() {
    return all;
  }

  Set<String> ofTenant(Person person) {
    return ofTenant.get(person);
  }
}

package dev.pgrehearse.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who uses a system, and how a row shows whose it is.
 *
 * @param people everybody whose access is looked at, in the order of the spec
 * @param tenants marks that a tenant's rows bear, by the tenant's name
 * @param owners the columns that say whose a row is, by relation; where a relation is not named,
 *     every uuid and text column may
 */
public record AccessSpec(
    List<Person> people, Map<String, Set<String>> tenants, Map<String, List<String>> owners) {

  /**
   * Somebody, and how his rows are known.
   *
   * @param identity as checks know it
   * @param tenant the tenant they belong to
   * @param marks by which a row is theirs, besides the claim {@code sub} and the values of the
   *     application's settings
   */
  public record Person(Identity identity, Optional<String> tenant, Set<String> marks) {

    public Person {
      Set<String> all = new TreeSet<>(marks);
      Optional.ofNullable(identity.claims().get("sub")).map(String::valueOf).ifPresent(all::add);
      all.addAll(identity.settings().values());
      marks = Collections.unmodifiableSet(all);
    }

    /** Somebody without a tenant and with no marks but their {@code sub}. */
    public static Person of(Identity identity) {
      return new Person(identity, Optional.empty(), new TreeSet<>());
    }
  }

  public AccessSpec {
    people = List.copyOf(people);
    Map<String, Set<String>> families = new TreeMap<>();
    tenants.forEach(
        (name, marks) -> families.put(name, Collections.unmodifiableSet(new TreeSet<>(marks))));
    tenants = Collections.unmodifiableMap(families);
    Map<String, List<String>> columns = new LinkedHashMap<>();
    owners.forEach((relation, names) -> columns.put(relation, List.copyOf(names)));
    owners = Collections.unmodifiableMap(columns);
  }

  /** Nobody. */
  public static AccessSpec none() {
    return new AccessSpec(List.of(), Map.of(), Map.of());
  }

  /** What marks a row as this person's tenant's: the tenant's own marks and its other members'. */
  public Set<String> marksOfTenant(Person person) {
    Set<String> marks = new TreeSet<>();
    person
        .tenant()
        .ifPresent(
            tenant -> {
              marks.addAll(tenants.getOrDefault(tenant, Set.of()));
              people.stream()
                  .filter(other -> other.tenant().equals(person.tenant()))
                  .forEach(other -> marks.addAll(other.marks()));
            });
    marks.removeAll(person.marks());
    return Collections.unmodifiableSet(marks);
  }

  /** Every mark of anybody. */
  public Set<String> marks() {
    List<Set<String>> all = new ArrayList<>(tenants.values());
    people.forEach(person -> all.add(person.marks()));
    Set<String> marks = new TreeSet<>();
    all.forEach(marks::addAll);
    return Collections.unmodifiableSet(marks);
  }
}

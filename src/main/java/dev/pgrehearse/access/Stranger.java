package dev.pgrehearse.access;

import dev.pgrehearse.spec.AccessSpec;
import dev.pgrehearse.spec.AccessSpec.Person;
import dev.pgrehearse.spec.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Somebody whom the spec does not know: of a tenant of his own, and never tried. */
final class Stranger {

  /** After all marks that a spec is likely to name. */
  private static final String MARK = "ffffffff-ffff-4fff-bfff-%012x";

  /** Also from what sequences give while somebody is tried. */
  private static final int FAR_AWAY = 5_000;

  private final AccessSpec spec;
  private final Person person;

  /**
   * @param spec of those who are tried
   */
  Stranger(AccessSpec spec) {
    int most = spec.people().stream().mapToInt(other -> other.marks().size()).max().orElse(0);
    Set<String> marks = new TreeSet<>();
    Set<String> known = new TreeSet<>();
    spec.people().forEach(other -> known.addAll(besides(other)));
    for (int i = 0; i < most; i++) {
      marks.add(like(known, 2 + i));
    }
    Map<String, String> settings = new TreeMap<>();
    for (Person other : spec.people()) {
      for (String name : other.identity().settings().keySet()) {
        settings.computeIfAbsent(
            name, setting -> like(values(spec, name), 2 + most + settings.size()));
      }
    }
    Set<String> ofTenants = new TreeSet<>();
    spec.tenants().values().forEach(ofTenants::addAll);
    String tenant = like(ofTenants, 1);
    this.person =
        new Person(
            new Identity("a stranger", "", Map.of("sub", like(subs(spec), 0)), settings),
            Optional.of(tenant),
            marks);
    Map<String, Set<String>> tenants = new TreeMap<>(spec.tenants());
    tenants.put(tenant, Set.of(tenant));
    List<Person> people = new ArrayList<>(spec.people());
    people.add(person);
    this.spec = new AccessSpec(people, tenants, spec.owners());
  }

  /** What fits into a column that has the others: a number where they are numbers. */
  private static String like(Set<String> others, int number) {
    boolean areNumbers =
        !others.isEmpty() && others.stream().allMatch(other -> other.matches("\\d{1,15}"));
    return areNumbers
        ? String.valueOf(
            others.stream().mapToLong(Long::parseLong).max().orElse(0) + FAR_AWAY + number)
        : MARK.formatted(number);
  }

  private static Set<String> subs(AccessSpec spec) {
    Set<String> subs = new TreeSet<>();
    spec.people().stream()
        .map(other -> other.identity().claims().get("sub"))
        .filter(Objects::nonNull)
        .forEach(sub -> subs.add(String.valueOf(sub)));
    return subs;
  }

  private static Set<String> values(AccessSpec spec, String setting) {
    Set<String> values = new TreeSet<>();
    spec.people().stream()
        .map(other -> other.identity().settings().get(setting))
        .filter(Objects::nonNull)
        .forEach(values::add);
    return values;
  }

  /** His marks but for what his sub and his settings say. */
  private static Set<String> besides(Person other) {
    Set<String> marks = new TreeSet<>(other.marks());
    marks.remove(String.valueOf(other.identity().claims().get("sub")));
    marks.removeAll(other.identity().settings().values());
    return marks;
  }

  Person person() {
    return person;
  }

  /** The same spec, in which he is one of the people. */
  AccessSpec among() {
    return spec;
  }
}

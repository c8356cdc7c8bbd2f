package dev.pgrehearse.access;

import dev.pgrehearse.spec.AccessSpec;
import dev.pgrehearse.spec.AccessSpec.Person;
import dev.pgrehearse.spec.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Somebody whom the spec does not know: of a tenant of his own, and never tried. */
final class Stranger {

  /** After all marks that a spec is likely to name. */
  private static final String MARK = "ffffffff-ffff-4fff-bfff-%012x";

  private final AccessSpec spec;
  private final Person person;

  /**
   * @param spec of those who are tried
   */
  Stranger(AccessSpec spec) {
    int most = spec.people().stream().mapToInt(other -> other.marks().size()).max().orElse(0);
    Set<String> marks = new TreeSet<>();
    for (int i = 0; i < most; i++) {
      marks.add(mark(2 + i));
    }
    Map<String, String> settings = new TreeMap<>();
    for (Person other : spec.people()) {
      for (String name : other.identity().settings().keySet()) {
        settings.computeIfAbsent(name, setting -> mark(2 + most + settings.size()));
      }
    }
    String tenant = mark(1);
    this.person =
        new Person(
            new Identity("a stranger", "", Map.of("sub", mark(0)), settings),
            Optional.of(tenant),
            marks);
    Map<String, Set<String>> tenants = new TreeMap<>(spec.tenants());
    tenants.put(tenant, Set.of(tenant));
    List<Person> people = new ArrayList<>(spec.people());
    people.add(person);
    this.spec = new AccessSpec(people, tenants, spec.owners());
  }

  private static String mark(int number) {
    return MARK.formatted(number);
  }

  Person person() {
    return person;
  }

  /** The same spec, in which he is one of the people. */
  AccessSpec among() {
    return spec;
  }
}

package dev.pgrehearse.spec;

import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who uses a system: the keys identities, tenants and owners of rehearsal.yaml. */
final class People {

  private final YamlMap map;

  People(YamlMap map) {
    this.map = map;
  }

  AccessSpec read() {
    Map<String, Set<String>> tenants = new TreeMap<>();
    entries("tenants").forEach((name, value) -> tenants.put(name, new TreeSet<>(texts(value))));
    List<Person> people = new ArrayList<>();
    entries("identities").forEach((name, value) -> people.add(person(name, value, tenants)));
    Map<String, List<String>> owners = new LinkedHashMap<>();
    entries("owners").forEach((relation, value) -> owners.put(relation, texts(value)));
    return new AccessSpec(people, tenants, owners);
  }

  private static Person person(String name, YamlValue value, Map<String, Set<String>> tenants) {
    if (name.equals(Identity.MIGRATION.name())) {
      throw new SpecException(
          value.location(), "'migration' is the migration role itself; take another name");
    }
    YamlMap map = value.map().only("role", "claims", "settings", "tenant", "marks");
    Map<String, Object> claims = new LinkedHashMap<>();
    map.optional("claims")
        .ifPresent(all -> all.map().entries().forEach((key, v) -> claims.put(key, v.plain())));
    Map<String, String> settings = new LinkedHashMap<>();
    map.optional("settings")
        .ifPresent(
            all ->
                all.map().entries().forEach((key, v) -> settings.put(setting(key, v), v.text())));
    Optional<YamlValue> tenant = map.optional("tenant");
    tenant.ifPresent(
        given -> {
          if (!tenants.containsKey(given.text())) {
            throw given.wrong("one of the tenants: " + String.join(", ", tenants.keySet()));
          }
        });
    return new Person(
        new Identity(name, map.required("role").text(), claims, settings),
        tenant.map(YamlValue::text),
        new TreeSet<>(map.optional("marks").map(People::texts).orElse(List.of())));
  }

  /** One of Postgres's own would change what is tried. */
  private static String setting(String name, YamlValue value) {
    if (!name.matches("(?!request\\.)[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)+")) {
      throw new SpecException(
          value.location(),
          "'%s' is no setting of an application: its name has a dot in it, as in app.user_id"
              .formatted(name));
    }
    return name;
  }

  private Map<String, YamlValue> entries(String key) {
    return map.optional(key).map(value -> value.map().entries()).orElse(Map.of());
  }

  private static List<String> texts(YamlValue list) {
    return list.list().stream().map(YamlValue::text).toList();
  }
}

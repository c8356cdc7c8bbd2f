package dev.pgrehearse.start;

import dev.pgrehearse.spec.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everybody as whom a new system is tried: each role that may do something with the tables, and
 * where policies ask who it is, two people of it.
 *
 * @param identities in the order in which they are listed
 * @param values what policies ask of a session, claims and settings, to the value of each of the
 *     two
 */
record Cast(List<Identity> identities, Map<String, List<String>> values) {

  static final List<String> PEOPLE = List.of("alice", "bob");

  private static final List<String> UUIDS =
      List.of("00000000-0000-4000-8000-00000000a11c", "00000000-0000-4000-8000-000000000b0b");
  private static final List<String> NUMBERS = List.of("900101", "900102");

  Cast {
    identities = List.copyOf(identities);
    values = new TreeMap<>(values);
  }

  /** Of a database, with made-up people. */
  static Cast of(LiveFacts facts) {
    Map<String, List<String>> values = new TreeMap<>();
    for (String asked : facts.marks().asked()) {
      values.put(asked, facts.marks().numbers().contains(asked) ? NUMBERS : UUIDS);
    }
    if (facts.supabase() || values.containsKey("sub")) {
      values.put("sub", UUIDS);
    }
    if (facts.supabase() || values.containsKey("email")) {
      values.put("email", PEOPLE.stream().map(name -> name + "@example.com").toList());
    }
    values.remove("role");
    return of(facts, values);
  }

  /** Likewise, where the two are somebody in particular. */
  static Cast of(LiveFacts facts, Map<String, List<String>> values) {
    List<String> roles = new ArrayList<>(facts.grantees());
    if (facts.supabase()) {
      for (String role : List.of("service_role", "authenticated", "anon")) {
        roles.remove(role);
        roles.add(0, role);
      }
    }
    Map<String, Identity> identities = new LinkedHashMap<>();
    boolean single = roles.stream().filter(role -> isAsked(role, facts, values)).count() == 1;
    for (String role : roles) {
      if (isAsked(role, facts, values)) {
        for (int i = 0; i < PEOPLE.size(); i++) {
          String name = free(PEOPLE.get(i) + (single ? "" : "_" + slug(role)), identities);
          identities.put(name, person(name, role, i, values));
        }
      } else {
        String name = free(role.equals("service_role") ? "service" : slug(role), identities);
        identities.put(name, new Identity(name, role, Map.of()));
      }
    }
    return new Cast(List.copyOf(identities.values()), values);
  }

  /** Whether policies ask a role who it is: not those that they do not bind, and not a visitor. */
  private static boolean isAsked(String role, LiveFacts facts, Map<String, List<String>> values) {
    boolean bypasses =
        facts.roles().stream()
            .anyMatch(each -> each.name().equals(role) && each.bypassesPolicies());
    return facts.supabase()
        ? role.equals("authenticated")
        : !values.isEmpty() && !bypasses && !slug(role).endsWith("anon");
  }

  private static Identity person(
      String name, String role, int number, Map<String, List<String>> values) {
    Map<String, Object> claims = new LinkedHashMap<>();
    Map<String, String> settings = new LinkedHashMap<>();
    values.forEach(
        (asked, each) -> {
          if (asked.contains(".")) {
            settings.put(asked, each.get(number));
          } else {
            claims.put(asked, each.get(number));
          }
        });
    return new Identity(name, role, claims, settings);
  }

  private static String free(String name, Map<String, Identity> taken) {
    String free = name.equals(Identity.MIGRATION.name()) ? name + "_role" : name;
    for (int number = 2; taken.containsKey(free); number++) {
      free = name + "_" + number;
    }
    return free;
  }

  static String slug(String name) {
    String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return slug.matches("[a-z].*") ? slug : "r_" + slug;
  }
}

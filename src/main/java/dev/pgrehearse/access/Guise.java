package dev.pgrehearse.access;

import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server puts on to be somebody.
 *
 * @param login the role that logs in; nobody where the superuser tries under somebody's claims
 * @param names of the settings, in the order in which they are made
 * @param values of the settings
 */
record Guise(Optional<String> login, List<String> names, List<String> values) {

  /**
   * The session that PostgREST makes for a request.
   *
   * @param behind the roles that the authenticator may become
   */
  static Guise of(Person person, List<String> behind) {
    String role = person.identity().role();
    boolean via = behind.contains(role);
    return of(
        Optional.of(via ? "authenticator" : role), person.identity().requestSettings(via), true);
  }

  /** The same without any role, for the superuser. */
  static Guise ofControl(Person person) {
    return of(Optional.empty(), person.identity().requestSettings(false), false);
  }

  private static Guise of(Optional<String> login, Map<String, String> settings, boolean withRole) {
    List<String> names = new ArrayList<>(settings.keySet());
    if (!withRole) {
      names.remove("role");
    }
    return new Guise(login, names, names.stream().map(settings::get).toList());
  }
}

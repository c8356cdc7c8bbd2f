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
    Map<String, String> settings = person.identity().requestSettings(via);
    return new Guise(
        Optional.of(via ? "authenticator" : role),
        List.copyOf(settings.keySet()),
        List.copyOf(settings.values()));
  }

  /** The superuser, under the same claims. */
  Guise ofControl() {
    int role = names.indexOf("role");
    List<String> others = new ArrayList<>(names);
    List<String> theirs = new ArrayList<>(values);
    others.remove(role);
    theirs.remove(role);
    return new Guise(Optional.empty(), others, theirs);
  }
}

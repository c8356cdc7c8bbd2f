package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.EffectivePrivileges;
import dev.pgrehearse.access.PrivilegeWatch;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.ground.AppRoles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows what the app roles of one database can do. A changelog may make some of them on its way:
 * from then on they are looked at as well.
 */
final class RolesInView {

  private static final String THERE =
      "select r.rolname from pg_catalog.pg_roles as r where r.rolname = any (?) order by r.rolname";

  private final AppRoles roles;
  private List<String> watched = List.of();
  private Optional<PrivilegeWatch> watch = Optional.empty();

  RolesInView(AppRoles roles) {
    this.roles = roles;
  }

  /** All that somebody names, also those that are not there. */
  AppRoles all() {
    return roles;
  }

  /**
   * What they can do now.
   *
   * @param changed as {@link PrivilegeWatch#look} has it
   */
  EffectivePrivileges look(Connection superuser, Optional<Set<Long>> changed) throws SQLException {
    List<String> there = there(superuser);
    if (watch.isEmpty() || !there.equals(watched)) {
      watched = there;
      watch = Optional.of(new PrivilegeWatch(there, notAskedAbout()));
    }
    return watch.get().look(superuser, changed);
  }

  /** Likewise, with everything read anew. */
  EffectivePrivileges whole(Connection superuser) throws SQLException {
    return EffectivePrivileges.of(superuser, there(superuser), notAskedAbout());
  }

  /** Those that somebody names, and that are not there. */
  List<String> missing(Connection superuser) throws SQLException {
    List<String> missing = new ArrayList<>(roles.own());
    missing.removeAll(there(superuser));
    return missing;
  }

  /** What is got at of the roles that policies bind. */
  Reach reach(EffectivePrivileges privileges) {
    return Reach.of(privileges, roles.boundByPolicies());
  }

  private List<String> there(Connection superuser) throws SQLException {
    List<String> there = new ArrayList<>(roles.ofPlatform());
    if (roles.own().isEmpty()) {
      return there;
    }
    try (PreparedStatement query = superuser.prepareStatement(THERE)) {
      query.setArray(1, superuser.createArrayOf("text", roles.own().toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          there.add(rows.getString("rolname"));
        }
      }
    }
    return there;
  }

  /** Schemas in which nobody is asked what he may do. */
  private Set<String> notAskedAbout() {
    return roles.ofPlatform().isEmpty()
        ? Set.of(ChangelogPlayer.HISTORY_SCHEMA)
        : Set.of(ChangelogPlayer.HISTORY_SCHEMA, "auth", "extensions");
  }
}

package dev.pgrehearse.start;

import java.util.List;

/**
 * A role as it is on the live server, without its login and its password.
 *
 * @param memberOf roles that it is a member of
 */
record LiveRole(String name, boolean bypassesPolicies, boolean inherits, List<String> memberOf) {

  LiveRole {
    memberOf = List.copyOf(memberOf);
  }
}

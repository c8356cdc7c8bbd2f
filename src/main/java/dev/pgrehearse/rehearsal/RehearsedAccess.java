package dev.pgrehearse.rehearsal;

import dev.pgrehearse.advice.AccessRules;
import dev.pgrehearse.ground.AppRoles;

/** The rules about access as a rehearsal asks them. */
public final class RehearsedAccess {

  private RehearsedAccess() {}

  /** For the roles that users come in as. */
  public static AccessRules rules(AppRoles roles) {
    return Stage.rules(roles);
  }
}

package dev.pgrehearse.mutant;

import java.util.List;
import java.util.Set;

/** Who is granted what. */
final class GrantRule implements Rule {

  private static final String GROUP = "grants";
  private static final Operator DROPPED =
      new Operator("grant-dropped", GROUP, "A grant is missing.");
  private static final Operator ROLE_DROPPED =
      new Operator("grant-role-dropped", GROUP, "A grant is for one role less.");
  private static final Operator PRIVILEGE_DROPPED =
      new Operator("grant-privilege-dropped", GROUP, "A grant gives one privilege less.");
  private static final Operator PRIVILEGE_ADDED =
      new Operator("grant-privilege-all", GROUP, "A grant gives every privilege.");
  private static final Operator ROLE_ADDED =
      new Operator("grant-role-added", GROUP, "A grant is for one role more.");
  private static final Operator COLUMNS_DROPPED =
      new Operator("grant-columns-dropped", GROUP, "A grant on some columns is one on all.");
  private static final Operator COLUMN_DROPPED =
      new Operator("grant-column-dropped", GROUP, "A grant is on one column less.");
  private static final Operator OPTION_ADDED =
      new Operator("grant-option-added", GROUP, "Who is granted it may grant it to others.");
  private static final Operator REVOKE_DROPPED =
      new Operator("revoke-dropped", GROUP, "What should be taken from roles stays with them.");
  private static final Operator REVOKE_ROLE_DROPPED =
      new Operator("revoke-role-dropped", GROUP, "A revoke leaves out one role.");
  private static final Operator REVOKE_PRIVILEGE_DROPPED =
      new Operator("revoke-privilege-dropped", GROUP, "A revoke leaves out one privilege.");

  @Override
  public List<Operator> operators() {
    return List.of(
        DROPPED,
        ROLE_DROPPED,
        PRIVILEGE_DROPPED,
        PRIVILEGE_ADDED,
        ROLE_ADDED,
        COLUMNS_DROPPED,
        COLUMN_DROPPED,
        OPTION_ADDED,
        REVOKE_DROPPED,
        REVOKE_ROLE_DROPPED,
        REVOKE_PRIVILEGE_DROPPED);
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    Tokens tokens = statement.tokens();
    if (statement.is("grant") && tokens.has("to")) {
      faults.drop(DROPPED);
      grant(tokens, faults);
    } else if (statement.is("revoke") && tokens.has("from")) {
      faults.drop(REVOKE_DROPPED);
      each(REVOKE_ROLE_DROPPED, Roles.listed(tokens, tokens.find(0, "from") + 1), faults);
      privileges(REVOKE_PRIVILEGE_DROPPED, tokens, faults);
    }
  }

  private static void grant(Tokens tokens, Faults faults) {
    List<Tokens> roles = Roles.listed(tokens, tokens.find(0, "to") + 1);
    each(ROLE_DROPPED, roles, faults);
    privileges(PRIVILEGE_DROPPED, tokens, faults);
    if (tokens.has("on")) {
      columns(tokens, faults);
    }
    roleAdded(roles, tokens.has("on"), faults);
    if (!tokens.has("with") && !tokens.has("granted") && !has(roles, "public")) {
      faults.insert(
          OPTION_ADDED,
          tokens.span().end(),
          tokens.has("on") ? " with grant option" : " with admin option");
    }
  }

  /** A membership cannot be given to public. */
  private static void roleAdded(List<Tokens> roles, boolean onObject, Faults faults) {
    int end = roles.get(roles.size() - 1).span().end();
    if (has(roles, "authenticated") && !has(roles, "anon")) {
      faults.insert(ROLE_ADDED, end, ", anon");
    }
    if (onObject && !has(roles, "public")) {
      faults.insert(ROLE_ADDED, end, ", public");
    }
  }

  private static boolean has(List<Tokens> roles, String role) {
    return roles.stream().anyMatch(other -> other.name(0).equals(role));
  }

  private static void each(Operator operator, List<Tokens> items, Faults faults) {
    for (int i = 0; i < items.size() && items.size() > 1; i++) {
      faults.removeItem(operator, items, i);
    }
  }

  private static void privileges(Operator operator, Tokens tokens, Faults faults) {
    int on = tokens.find(0, "on");
    int from = tokens.at(1, "grant", "option", "for") ? 4 : 1;
    if (on > from) {
      List<Tokens> privileges = tokens.part(from, on).items();
      each(operator, privileges, faults);
      boolean all = privileges.get(0).at(0, "all");
      boolean several = Set.of("table", "").contains(kind(tokens, on));
      boolean whole = privileges.stream().allMatch(privilege -> privilege.size() == 1);
      if (operator.equals(PRIVILEGE_DROPPED) && !all && several && whole) {
        faults.replace(PRIVILEGE_ADDED, tokens.part(from, on).span(), "all");
      }
    }
  }

  /** The kind of object, where it is said. */
  private static String kind(Tokens tokens, int on) {
    int behind = tokens.afterName(on + 1);
    boolean said =
        !tokens.at(behind, ",") && !tokens.at(behind, "to") && !tokens.at(behind, "from");
    return said ? tokens.word(on + 1) : "";
  }

  private static void columns(Tokens tokens, Faults faults) {
    int on = tokens.find(0, "on");
    for (int i = 1; i < on; i = tokens.next(i)) {
      if (tokens.at(i, "(")) {
        faults.remove(COLUMNS_DROPPED, tokens.span(i, tokens.close(i) + 1));
        each(COLUMN_DROPPED, tokens.inside(i).items(), faults);
      }
    }
  }
}

package dev.pgrehearse.advice;

import dev.pgrehearse.finding.Severity;
import java.util.List;

/**
 * What is said otherwise where no request comes in as one of a platform's roles. There a session is
 * the application's, which is trusted with its settings and its search path, and nothing has {@code
 * auth.uid()}.
 */
final class PlainRulebook {

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "rls-disabled",
              Nature.OPENING,
              Severity.INFO,
              "row level security is off, so a privilege reaches every row: {detail}",
              """
              Nothing, where these roles may see all of it. Otherwise alter table {target} enable row \
              level security; and a policy for each verb that is granted."""),
          new Rule(
              "policy-calls-per-row",
              Nature.COSTLY,
              Severity.WARNING,
              "it calls a function for each row that could be called once a statement: {detail}",
              """
              Wrap each call in a select of its own: (select f()) in place of f(); alter policy \
              {target} using (…);"""),
          new Rule(
              "policy-trusts-session-variable",
              Nature.OPENING,
              Severity.INFO,
              "it decides by a setting that any session can set for itself: {detail}",
              """
              Nothing, where the application alone connects as these roles and gives the setting for \
              each transaction. For people who write SQL of their own, decide by current_user or \
              session_user."""),
          new Rule(
              "policy-matches-null",
              Nature.OPENING,
              Severity.WARNING,
              """
              it takes null for an answer: a row without a value is one of its own, {detail}, such \
              as a session that has not said yet who it works for""",
              """
              Compare with =, which null never passes, and let the column be not null: alter policy \
              {target} using (…);"""),
          new Rule(
              "function-search-path-mutable",
              Nature.DORMANT,
              Severity.INFO,
              "what its names mean depends on who calls it: {detail}",
              "alter function {target} set search_path = ''; and qualify each name in its body."));

  private PlainRulebook() {}
}

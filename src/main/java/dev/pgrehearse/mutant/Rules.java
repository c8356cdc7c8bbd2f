package dev.pgrehearse.mutant;

import java.util.List;

/** All families of faults. */
final class Rules {

  private final List<Rule> rules;

  Rules(Schema schema) {
    this.rules =
        List.of(
            new PolicyRule(),
            new PolicyTargetRule(schema),
            new PolicyPredicateRule(schema),
            new RowSecurityRule(),
            new GrantRule(),
            new OpenToAnonRule(schema),
            new FunctionAttributeRule(),
            new FunctionBodyRule(),
            new FunctionGuardRule(),
            new ViewRule(),
            new ViewColumnRule(schema),
            new TriggerRule(),
            new ConstraintRule(schema),
            new ColumnRule(schema),
            new IndexRule(),
            new RowRule(),
            new StepRule(),
            new RollbackRule(),
            new SettingRule());
  }

  List<Operator> operators() {
    return rules.stream().flatMap(rule -> rule.operators().stream()).toList();
  }

  List<Faults.Fault> in(Statement statement, List<Statement> all) {
    Faults faults = new Faults(statement, all);
    rules.forEach(rule -> rule.plant(statement, faults));
    return faults.found();
  }
}

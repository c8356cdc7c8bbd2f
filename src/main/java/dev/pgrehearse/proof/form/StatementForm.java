package dev.pgrehearse.proof.form;

import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.Subject;
import java.util.List;
import java.util.Set;

/**
 * One way to write a statement, made for any table.
 *
 * @param slug its stable name, in findings, in agreed differences and in the compatibility table
 * @param byOwner whether only the one who migrates does such a thing
 * @param making makes the statements
 */
public record StatementForm(String slug, boolean byOwner, Making making) {

  /** Makes the trials of a form for one table and person. */
  @FunctionalInterface
  public interface Making {
    List<Trial> of(Subject subject) throws CannotBeTried;
  }

  public StatementForm {
    if (!slug.matches("[a-z]+(-[a-z]+)*")) {
      throw new IllegalArgumentException("a form's name is kebab-case, not '" + slug + "'");
    }
  }

  static StatementForm of(String slug, Making making) {
    return new StatementForm(slug, false, making);
  }

  public static StatementForm byOwner(String slug, Making making) {
    return new StatementForm(slug, true, making);
  }

  /** Every form, in the order in which the table of them lists them. */
  public static List<StatementForm> battery() {
    List<StatementForm> all = new java.util.ArrayList<>();
    all.addAll(InsertForms.all());
    all.addAll(ConflictForms.all());
    all.addAll(UpdateForms.all());
    all.addAll(DeleteForms.all());
    all.addAll(ReadForms.all());
    all.addAll(RestForms.all());
    all.addAll(ViolationForms.all());
    all.addAll(DefinitionForms.all());
    Set<String> slugs = new java.util.HashSet<>();
    for (StatementForm form : all) {
      if (!slugs.add(form.slug())) {
        throw new IllegalStateException("two forms are called " + form.slug());
      }
    }
    return List.copyOf(all);
  }
}

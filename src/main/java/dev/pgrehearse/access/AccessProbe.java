package dev.pgrehearse.access;

import dev.pgrehearse.spec.AccessSpec;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out what really happens when each identity of a system tries each verb on each object, by
 * trying. Knows nothing but the identities.
 */
public final class AccessProbe {

  private final AccessSpec who;
  private final Whose whose;

  private AccessProbe(AccessSpec who) {
    this.who = who;
    this.whose = new Whose(who);
  }

  public static AccessProbe of(AccessSpec who) {
    return new AccessProbe(who);
  }

  /**
   * The matrix of the database as it stands.
   *
   * @param superuser an open connection; left in the transaction state it was found, nothing
   *     changed
   */
  public AccessMatrix matrix(Connection superuser) throws SQLException {
    try (ProbeSession session = ProbeSession.on(superuser, who.people())) {
      Set<String> roles = new TreeSet<>();
      who.people().forEach(person -> roles.add(person.identity().role()));
      Surroundings surroundings = Surroundings.read(superuser, roles);
      FixtureRows rows = new FixtureRows(surroundings, whose);
      session.remember(surroundings, rows);
      Scene scene = new Scene(surroundings, rows, whose);
      List<Question> questions = questions(scene);
      ask(session, questions);
      List<Cell> cells = new ArrayList<>();
      questions.forEach(question -> cells.addAll(question.cells()));
      Set<String> unknown =
          superuser.getMetaData().getDatabaseMajorVersion() < 17 ? Set.of("maintain") : Set.of();
      return new AccessMatrix(cells, session.probes(), unknown);
    }
  }

  private List<Question> questions(Scene scene) {
    List<Question> questions = new ArrayList<>();
    FreshKeys keys = new FreshKeys(scene);
    for (Person person : who.people()) {
      for (Relation relation : scene.surroundings().relations().values()) {
        questions.add(new SelectQuestion(scene, person, relation));
        questions.add(new InsertQuestion(scene, person, relation, keys));
        questions.add(new ChangeQuestion(scene, person, relation, "update"));
        questions.add(new ChangeQuestion(scene, person, relation, "delete"));
        questions.add(new PrivilegeQuestion(person, relation));
      }
      scene
          .surroundings()
          .routines()
          .forEach(routine -> questions.add(new RoutineQuestion(scene, person, routine)));
      scene
          .surroundings()
          .sequences()
          .forEach(sequence -> questions.add(new SequenceQuestion(person, sequence)));
    }
    return questions;
  }

  /** Round by round, all questions at once, until none has anything more to try. */
  private static void ask(ProbeSession session, List<Question> questions) throws SQLException {
    List<Question> open = questions;
    while (!open.isEmpty()) {
      List<List<Probe>> asked = open.stream().map(Question::probes).toList();
      List<Answer> answers = session.ask(asked.stream().flatMap(List::stream).toList());
      List<Question> more = new ArrayList<>();
      int from = 0;
      for (int i = 0; i < open.size(); i++) {
        int to = from + asked.get(i).size();
        if (to > from) {
          open.get(i).hear(answers.subList(from, to));
          more.add(open.get(i));
        }
        from = to;
      }
      open = more;
    }
  }
}

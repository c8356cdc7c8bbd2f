package dev.pgrehearse.proof;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.proof.postgrest.Heard;
import dev.pgrehearse.proof.postgrest.Interview;
import dev.pgrehearse.proof.postgrest.Interview.Question;
import dev.pgrehearse.proof.postgrest.PostgrestProgram;
import dev.pgrehearse.proof.postgrest.Request;
import dev.pgrehearse.proof.postgrest.Requests;
import dev.pgrehearse.proof.subject.Facade;
import dev.pgrehearse.proof.subject.Look;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Postgrest;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.Identity;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks PostgREST itself before tables move, again after each move for what that may change, and for
 * everything at the end. It reads the catalog anew each time, as it is told to after a migration.
 */
final class PostgrestTrials {

  static final Set<String> FORMS = Set.of(Request.BY_KEY, Request.COMPUTED);

  private static final String ROLES =
      """
      select r.rolname as role
      from pg_catalog.pg_roles as a
      join pg_catalog.pg_roles as r on pg_catalog.pg_has_role(a.oid, r.oid, 'member')
      where a.rolname = 'authenticator'
      order by role
      """;

  private static final String VIEWS =
      """
      select pg_catalog.format('%I.%I', n.nspname, c.relname) as name
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm')
      order by name
      """;

  private final Server server;
  private final Database after;
  private final PostgrestProgram program;
  private final Set<String> forms;
  private final Ledger ledger;
  private final List<Facade> facades;
  private final Map<Long, Facade> byTable;
  private final List<Identity> identities;
  private final Consumer<String> progress;
  private final Set<Question> known = new HashSet<>();
  private Optional<String> refused = Optional.empty();
  private boolean worked;
  private int requests;
  private int keys;
  private int moments;

  PostgrestTrials(
      Server server,
      Database after,
      ProofPlan plan,
      Ledger ledger,
      List<Facade> facades,
      List<Identity> identities,
      Consumer<String> progress)
      throws SQLException {
    this.server = server;
    this.after = after;
    this.program = plan.postgrest().orElseThrow();
    this.forms = plan.triable();
    this.ledger = ledger;
    this.facades = List.copyOf(facades);
    this.byTable =
        facades.stream()
            .collect(Collectors.toMap(Facade::table, Function.identity(), (one, other) -> one));
    this.identities = List.copyOf(identities);
    this.progress = progress;
  }

  /** Those who come by way of PostgREST. */
  private List<Identity> clients(Look look) throws SQLException {
    Set<String> roles = new TreeSet<>(look.all(ROLES, row -> row.getString("role")));
    return identities.stream().filter(identity -> roles.contains(identity.role())).toList();
  }

  /**
   * Asks about some of the facades.
   *
   * @param own that are tables in the database before
   */
  void run(Before before, List<Facade> own) throws SQLException {
    if (forms.stream().noneMatch(FORMS::contains)) {
      return;
    }
    Requests all;
    List<Identity> clients;
    try (Connection connection = before.database().connectAsSuperuser()) {
      Look look = new Look(connection);
      all = Requests.of(look, own, facades);
      clients = clients(look);
    }
    if (clients.isEmpty() || !Postgrest.canBeOn(server)) {
      String reason =
          clients.isEmpty()
              ? "no identity has a role that authenticator may become, as PostgREST does"
              : "PostgREST would need a password of a role on a server that is somebody's own";
      own.forEach(facade -> FORMS.forEach(form -> notTried(facade, form, reason)));
      return;
    }
    for (Facade facade : own) {
      all.missing(facade).forEach(form -> notTried(facade, form, nothing(form)));
    }
    List<Request> chosen =
        all.all().stream().filter(request -> forms.contains(request.form())).toList();
    if (chosen.isEmpty()) {
      return;
    }
    progress.accept("PostgREST " + program.version());
    keys += all.keys();
    try {
      if (before.move().isPresent()) {
        moving(before, own, all, chosen, clients);
      } else {
        apart(before.database(), all, chosen, clients);
      }
    } catch (IOException e) {
      throw new ProofException(
          "PostgREST %s: %s; try another one, or choose forms without it"
              .formatted(program.version(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProofException("interrupted while PostgREST is asked", e);
    }
  }

  private static String nothing(String form) {
    return form.equals(Request.BY_KEY)
        ? "no foreign key has its other end where clients see it"
        : "no function takes its row";
  }

  private void notTried(Facade facade, String form, String reason) {
    if (forms.contains(form)) {
      ledger.notTried(new NotTried(facade.name(), form, reason));
    }
  }

  /** On one database that moves below it. */
  private void moving(
      Before before, List<Facade> own, Requests all, List<Request> chosen, List<Identity> clients)
      throws IOException, SQLException, InterruptedException {
    Map<String, Long> left = new TreeMap<>();
    own.forEach(facade -> left.put(facade.name(), facade.table()));
    try (Database clone = server.cloneOf(before.database());
        Interview interview = Interview.on(program, server, clone, all, clients)) {
      Map<Question, Heard> first = baseline(interview, chosen);
      before.move().orElseThrow().accept(clone, () -> step(interview, clone, left, first));
      interview.reload();
      compare(interview, first, "all changesets");
    }
  }

  /** On two databases, where the move cannot be made again. */
  private void apart(Database before, Requests all, List<Request> chosen, List<Identity> clients)
      throws IOException, SQLException, InterruptedException {
    Map<Question, Heard> first;
    try (Database clone = server.cloneOf(before);
        Interview interview = Interview.on(program, server, clone, all, clients)) {
      first = baseline(interview, chosen);
    }
    try (Database clone = server.cloneOf(after);
        Interview interview = Interview.on(program, server, clone, all, clients)) {
      compare(interview, first, "all changesets");
    }
  }

  /** What is answered at first; without what is answered otherwise each time. */
  private Map<Question, Heard> baseline(Interview interview, List<Request> chosen)
      throws IOException {
    Map<Question, Heard> first = ask(interview, chosen);
    List<Request> computed =
        chosen.stream().filter(request -> request.form().equals(Request.COMPUTED)).toList();
    ask(interview, computed)
        .forEach(
            (question, again) -> {
              if (!first.get(question).isLike(again)) {
                first.remove(question);
                notTried(
                    facade(question),
                    Request.COMPUTED,
                    question.request().about() + " differs each time");
              }
            });
    first.forEach(
        (question, heard) -> {
          worked |= heard.worked();
          refused =
              refused.or(
                  () ->
                      Optional.of(
                          "as %s  %s\n  %s"
                              .formatted(
                                  question.who().name(),
                                  question.request().text(),
                                  heard.words())));
        });
    return first;
  }

  private Map<Question, Heard> ask(Interview interview, List<Request> some) throws IOException {
    Map<Question, Heard> answers = interview.ask(some);
    requests += answers.size();
    return answers;
  }

  private Facade facade(Question question) {
    return byTable.get(question.request().facade());
  }

  /**
   * After each step: asks about the tables that have left in it.
   *
   * @param left the tables that have not, by the names of their facades
   */
  private void step(
      Interview interview, Database clone, Map<String, Long> left, Map<Question, Heard> first) {
    try {
      Map<String, Long> moved = new TreeMap<>(left);
      try (Connection connection = clone.connectAsSuperuser()) {
        moved.keySet().retainAll(new Look(connection).all(VIEWS, row -> row.getString("name")));
      }
      if (!moved.isEmpty()) {
        left.keySet().removeAll(moved.keySet());
        Map<Question, Heard> touched = new LinkedHashMap<>(first);
        touched
            .keySet()
            .removeIf(
                question ->
                    question.request().tables().stream().noneMatch(moved.values()::contains));
        if (!touched.isEmpty()) {
          interview.reload();
          compare(interview, touched, "the move of " + String.join(", ", moved.keySet()));
        }
      }
    } catch (SQLException | IOException e) {
      throw new ProofException(
          "PostgREST %s cannot be asked after a move: %s"
              .formatted(program.version(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProofException("interrupted while PostgREST is asked", e);
    }
  }

  private void compare(Interview interview, Map<Question, Heard> before, String moment)
      throws IOException {
    moments++;
    List<Request> some = before.keySet().stream().map(Question::request).distinct().toList();
    ask(interview, some)
        .forEach(
            (question, now) -> {
              Heard then = before.get(question);
              if (then != null) {
                compare(question, then, now, moment);
              }
            });
  }

  private void compare(Question question, Heard then, Heard now, String moment) {
    Facade facade = facade(question);
    Request request = question.request();
    ledger.tried(facade, request.form());
    if (!then.isLike(now) && known.add(question)) {
      ledger.differs(
          new FacadeDifference(
              facade.name(),
              facade.kind().word(),
              request.form(),
              request.about(),
              question.who().name(),
              request.text(),
              "before %s; after %s: %s".formatted(then.words(), moment, now.words()),
              now.worked() ? Optional.empty() : request.mend()));
    }
  }

  /** Says how much was asked. */
  void end() {
    if (requests == 0) {
      return;
    }
    ledger.note(
        String.format(
            Locale.ROOT,
            "asked  PostgREST %s: %,d requests, along %d foreign keys, before the moves and %d times"
                + " after one",
            program.version(),
            requests,
            keys,
            moments));
    if (!worked) {
      ledger.ofClients(
          Finding.error(
              "facade-unproved",
              "",
              Location.NONE,
              "PostgREST refuses every request before the moves already, so it proves nothing\n  "
                  + refused.orElse(""),
              "have one identity read the tables in rehearsal.yaml, or choose forms without PostgREST"
                  + " with --form"));
    }
  }
}

package dev.pgrehearse.clients;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Timeouts;
import org.hibernate.Transaction;
import org.hibernate.cfg.Configuration;

/** What Hibernate does with the shop's tables, step by step; each step is undone. */
final class HibernateSteps implements AutoCloseable {

  @Entity(name = "Author")
  @Table(name = "authors")
  static class Author {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(nullable = false)
    String name;

    @OneToMany(mappedBy = "author")
    List<Book> books = new ArrayList<>();

    String name() {
      return name;
    }
  }

  @Entity(name = "Book")
  @Table(name = "books")
  static class Book {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "author_id")
    Author author;

    String title;

    @Column(unique = true)
    String isbn;

    int pages = 1;

    @Version
    @Column(name = "lock_version")
    int version;

    static Book of(String title, String isbn) {
      Book book = new Book();
      book.title = title;
      book.isbn = isbn;
      return book;
    }
  }

  /** As for a sequence that is found on the search_path. */
  @Entity(name = "Counted")
  @Table(name = "books")
  static class Counted {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "books_id_seq")
    @SequenceGenerator(name = "books_id_seq", allocationSize = 1)
    Long id;

    String title;
  }

  /** As for a sequence that has moved with its table. */
  @Entity(name = "Counted")
  @Table(name = "books")
  static class CountedInLib {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "books_id_seq")
    @SequenceGenerator(name = "books_id_seq", schema = "lib", allocationSize = 1)
    Long id;

    String title;
  }

  private static final String BY_ENTITY =
      "select a, count(b) from Author a join a.books b group by a order by count(b)";
  private static final String BY_KEY =
      "select a.name, count(b) from Author a join a.books b group by a.id order by count(b)";
  private static final String BY_COLUMNS =
      "select a.name, count(b) from Author a join a.books b group by a.id, a.name order by count(b)";

  private interface Step {
    Object in(Session session) throws SQLException;
  }

  private final Configuration configuration;
  private final Class<?> counted;
  private final boolean mended;
  private final SessionFactory factory;
  private final Map<String, String> outcomes = new LinkedHashMap<>();

  /**
   * @param mended whether the client does as docs/clients/hibernate.md says
   */
  HibernateSteps(String url, String user, String password, boolean mended) {
    this.mended = mended;
    this.counted = mended ? CountedInLib.class : Counted.class;
    this.configuration =
        new Configuration()
            .addAnnotatedClass(Author.class)
            .addAnnotatedClass(Book.class)
            .addAnnotatedClass(counted)
            .setProperty("hibernate.connection.url", url)
            .setProperty("hibernate.connection.username", user)
            .setProperty("hibernate.connection.password", password);
    this.factory = configuration.buildSessionFactory();
  }

  @Override
  public void close() {
    factory.close();
  }

  Map<String, String> run() {
    reads();
    writes();
    upserts();
    locks();
    constraints();
    catalog();
    return outcomes;
  }

  private void reads() {
    step("find", session -> session.find(Book.class, 1L).title);
    step("query, order by", session -> titles(session, "from Book order by title"));
    step(
        "query, paged",
        session ->
            session
                .createQuery("from Book order by id", Book.class)
                .setFirstResult(1)
                .setMaxResults(1)
                .getSingleResult()
                .title);
    step("query, where", session -> titles(session, "select b from Book b where b.isbn = 'i2'"));
    step("lazy", session -> byIsbn(session, "i1").author.name());
    step(
        "join fetch",
        session ->
            session
                .createQuery(
                    "select distinct a from Author a left join fetch a.books order by a.name",
                    Author.class)
                .list()
                .stream()
                .map(author -> author.books.size())
                .toList());
    step("count", session -> one(session, "select count(b) from Book b"));
    step("group by an entity", session -> grouped(session, mended ? BY_COLUMNS : BY_ENTITY));
    step("group by its key", session -> grouped(session, mended ? BY_COLUMNS : BY_KEY));
    step("refresh", session -> refreshed(session).title);
  }

  private void writes() {
    step(
        "persist, and its id",
        session -> {
          Book book = Book.of("new", "i9");
          session.persist(book);
          session.flush();
          return book.id > 0;
        });
    step(
        "persist, with an id of a sequence",
        session -> {
          session.persist(counted());
          session.flush();
          return true;
        });
    step(
        "change",
        session -> {
          Book book = byIsbn(session, "i2");
          book.title = "changed";
          session.flush();
          return book.version;
        });
    step(
        "change, another was first",
        session -> {
          Book book = byIsbn(session, "i2");
          run(session, "update books set lock_version = 7 where isbn = 'i2'");
          book.title = "mine";
          session.flush();
          return book.version;
        });
    step(
        "merge",
        session -> {
          Book detached = byIsbn(session, "i2");
          session.clear();
          detached.title = "merged";
          session.merge(detached);
          session.flush();
          return byIsbn(session, "i2").title;
        });
    step(
        "remove",
        session -> {
          session.remove(byIsbn(session, "i2"));
          session.flush();
          return one(session, "select count(b) from Book b");
        });
    step("update", session -> changed(session, "update Book set title = 'x' where isbn = 'i2'"));
    step("delete", session -> changed(session, "delete Book where isbn = 'i2'"));
    step(
        "insert, select",
        session ->
            changed(
                session,
                "insert into Book (title, pages, version) select b.title, 2, 0 from Book b"));
  }

  private void upserts() {
    String insert = "insert into Book (title, isbn, pages, version) values ('u', 'i1', 1, 0) ";
    step(
        "on conflict (isbn) do update",
        session ->
            changed(session, insert + "on conflict (isbn) do update set title = excluded.title"));
    step(
        "on conflict do nothing",
        session -> changed(session, insert + "on conflict (isbn) do nothing"));
    step(
        "on conflict on constraint",
        session ->
            changed(
                session,
                insert
                    + (mended ? "on conflict (isbn) " : "on conflict on constraint books_isbn_key ")
                    + "do update set title = excluded.title"));
    step(
        "StatelessSession.upsert",
        session -> {
          try (StatelessSession stateless =
              factory
                  .withStatelessOptions()
                  .connection(connection(session))
                  .openStatelessSession()) {
            Author author = new Author();
            author.id = 1L;
            author.name = "Ada L.";
            stateless.upsert(author);
            return stateless.get(Author.class, 1L).name;
          }
        });
  }

  private void locks() {
    step(
        "PESSIMISTIC_WRITE",
        session -> session.find(Book.class, 2L, LockModeType.PESSIMISTIC_WRITE).title);
    step(
        "PESSIMISTIC_READ",
        session -> session.find(Book.class, 2L, LockModeType.PESSIMISTIC_READ).title);
    step("skip locked", session -> session.find(Book.class, 2L, LockMode.UPGRADE_SKIPLOCKED).title);
    step(
        "no wait",
        session ->
            session.find(Book.class, 2L, LockModeType.PESSIMISTIC_WRITE, Timeouts.NO_WAIT).title);
    step(
        "OPTIMISTIC_FORCE_INCREMENT",
        session -> {
          Book book = session.find(Book.class, 2L, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
          session.flush();
          return book.title;
        });
  }

  private void constraints() {
    step("not null", session -> flushed(session, Book.of(null, "i9")));
    step("unique", session -> flushed(session, Book.of("twice", "i1")));
    step(
        "foreign key",
        session -> {
          Book book = Book.of("x", "i9");
          book.author = session.getReference(Author.class, 99L);
          return flushed(session, book);
        });
  }

  private void catalog() {
    step("hbm2ddl.auto validate", session -> built("validate"));
    step(
        "hbm2ddl.auto update keeps it",
        session -> {
          built("update");
          return one(session, "select count(b) from Book b");
        });
    step(
        "JDBC's getPrimaryKeys",
        session -> {
          Connection connection = connection(session);
          try (ResultSet keys =
              connection.getMetaData().getPrimaryKeys(null, connection.getSchema(), "books")) {
            return keys.next();
          }
        });
    step(
        "a ResultSet that is updated",
        session -> {
          try (Statement statement =
                  connection(session)
                      .createStatement(
                          ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
              ResultSet rows = statement.executeQuery("select id, title from books")) {
            rows.next();
            rows.updateString("title", "x");
            rows.updateRow();
          }
          return titles(session, "from Book where title = 'x'");
        });
  }

  private void step(String name, Step step) {
    try (Session session = factory.openSession()) {
      Transaction transaction = session.beginTransaction();
      String outcome;
      try {
        outcome = String.valueOf(step.in(session));
      } catch (SQLException | RuntimeException e) {
        outcome = e.getClass().getSimpleName() + state(e);
      }
      transaction.rollback();
      outcomes.put(name, outcome);
    }
  }

  private static String state(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        return " " + e.getSQLState();
      }
    }
    return "";
  }

  private Object counted() {
    if (counted == Counted.class) {
      Counted one = new Counted();
      one.title = "counted";
      return one;
    }
    CountedInLib one = new CountedInLib();
    one.title = "counted";
    return one;
  }

  private String built(String action) {
    try (SessionFactory other =
        new Configuration()
            .addAnnotatedClass(Author.class)
            .addAnnotatedClass(Book.class)
            .setProperty(
                "hibernate.connection.url", configuration.getProperty("hibernate.connection.url"))
            .setProperty(
                "hibernate.connection.username",
                configuration.getProperty("hibernate.connection.username"))
            .setProperty(
                "hibernate.connection.password",
                configuration.getProperty("hibernate.connection.password"))
            .setProperty("hibernate.hbm2ddl.auto", action)
            .buildSessionFactory()) {
      return other.isClosed() ? "closed" : "built";
    }
  }

  private static Book byIsbn(Session session, String isbn) {
    return session
        .createQuery("from Book where isbn = :isbn", Book.class)
        .setParameter("isbn", isbn)
        .getSingleResult();
  }

  private static Book refreshed(Session session) {
    Book book = byIsbn(session, "i2");
    session.refresh(book);
    return book;
  }

  private static boolean flushed(Session session, Book book) {
    session.persist(book);
    session.flush();
    return true;
  }

  private static List<String> titles(Session session, String query) {
    return session.createQuery(query, Book.class).list().stream().map(book -> book.title).toList();
  }

  private static Object one(Session session, String query) {
    return session.createQuery(query, Object.class).getSingleResult();
  }

  private static List<Object> grouped(Session session, String query) {
    return session.createQuery(query, Object[].class).list().stream().map(row -> row[1]).toList();
  }

  private static int changed(Session session, String query) {
    return session.createMutationQuery(query).executeUpdate();
  }

  private static void run(Session session, String sql) {
    session.createNativeMutationQuery(sql).executeUpdate();
  }

  private static Connection connection(Session session) {
    return session.doReturningWork(connection -> connection);
  }
}

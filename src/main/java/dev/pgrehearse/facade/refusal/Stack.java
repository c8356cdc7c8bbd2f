package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.finding.Severity;

/**
 * Who asks the catalog about tables, and what he meets where one has become a view. Each has a page
 * of its name under docs/clients, whose sentences are run by tests.
 */
enum Stack {
  RAILS(
      "Rails",
      Severity.WARNING,
      "it takes a model's key from pg_index, and a view has none there: find, update, destroy and"
          + " last raise, create gives no id, upsert_all and insert_all find no unique index",
      "in the model: self.primary_key = %s; instead of upsert_all and insert_all with unique_by,"
          + " send the insert … on conflict (…) itself; docs/clients/rails.md",
      Key.SYMBOLS),
  DJANGO(
      "Django",
      Severity.WARNING,
      "annotate(Count(…)) of a managed model groups by the key alone, which a view refuses (42803);"
          + " flush leaves the rows, sqlsequencereset sets nothing, inspectdb leaves the model out",
      "in the model's Meta: managed = False; or let the connection's search_path find the table"
          + " under its new name; docs/clients/django.md",
      Key.UNSAID),
  SQLALCHEMY(
      "SQLAlchemy",
      Severity.WARNING,
      "reflection lists it among the views, without a key and without foreign keys: automap makes no"
          + " class of it, and Alembic's autogenerate takes the table for missing",
      "declare the key, Column(…, primary_key=True), or reflect the table in its new schema; leave"
          + " the name out in Alembic's include_object; docs/clients/sqlalchemy.md",
      Key.UNSAID),
  PRISMA(
      "Prisma",
      Severity.WARNING,
      "db pull finds a view and no key, and migrate takes the table for missing",
      "keep the model with its @id as it is, and do not pull over it; docs/clients/prisma.md",
      Key.UNSAID),
  TYPEORM(
      "TypeORM",
      Severity.WARNING,
      "synchronize compares the entities with the catalog, finds a view without a key, and alters it"
          + " (42809)",
      "synchronize: false, or in the entity: @Entity({ synchronize: false });"
          + " docs/clients/typeorm.md",
      Key.UNSAID),
  POSTGRAPHILE(
      "PostGraphile",
      Severity.WARNING,
      "it takes keys and relations from constraints, and a view has none: its mutations and nodeId,"
          + " and the relations of it leave the API",
      "in a changeset behind the move: %s; docs/clients/postgraphile.md",
      Key.COMMENT),
  HASURA(
      "Hasura",
      Severity.WARNING,
      "it takes keys, on_conflict and relationships from constraints, and a view has none: _by_pk and"
          + " on_conflict leave the API, and relationships by foreign key become inconsistent",
      "track the view anew, and give its relationships by manual_configuration;"
          + " docs/clients/hasura.md",
      Key.UNSAID),
  SEQUELIZE(
      "Sequelize",
      Severity.INFO,
      "its models say their keys, and go on; sync({ alter: true }) alters what is a view (42809)",
      "leave alter out of sync, and write destroy({ where: {} }) for truncate;"
          + " docs/clients/sequelize.md",
      Key.UNSAID),
  KNEX(
      "Knex",
      Severity.INFO,
      "its queries say their keys, and go on; truncate and schema.alterTable meet a view (42809)",
      "write del() for truncate, and the new name in migrations; docs/clients/knex.md",
      Key.UNSAID),
  JAVA(
      "Flyway or Liquibase",
      Severity.INFO,
      "Hibernate's entities say their keys, and go on, but for grouping by an entity (42803);"
          + " migrations that alter it under the old name meet a view (42809)",
      "name each selected column in group by, and the new name in migrations;"
          + " docs/clients/hibernate.md",
      Key.UNSAID);

  /** How a fix names the key. */
  enum Key {
    UNSAID,
    SYMBOLS,
    COMMENT
  }

  private final String title;
  private final Severity severity;
  private final String breaks;
  private final String fix;
  private final Key key;

  Stack(String title, Severity severity, String breaks, String fix, Key key) {
    this.title = title;
    this.severity = severity;
    this.breaks = breaks;
    this.fix = fix;
    this.key = key;
  }

  String title() {
    return title;
  }

  Severity severity() {
    return severity;
  }

  String breaks() {
    return breaks;
  }

  /**
   * Whether it finds tables on the search_path, as tests show, and so the table itself where its
   * new schema comes first; others say which schema they mean.
   */
  boolean looksOnThePath() {
    return switch (this) {
      case RAILS, DJANGO, SQLALCHEMY, TYPEORM, KNEX, JAVA -> true;
      case PRISMA, POSTGRAPHILE, HASURA, SEQUELIZE -> false;
    };
  }

  Key key() {
    return key;
  }

  /** What to write there. */
  String fix(String said) {
    return key == Key.UNSAID ? fix : fix.formatted(said);
  }
}

"""What SQLAlchemy does with the shop's tables, one step a line.

With a second argument, the models are those of that file; else such as one writes them.
"""

import sys
import warnings
from datetime import datetime
from typing import Optional

from sqlalchemy import BigInteger, Column, ForeignKey, MetaData, Table, create_engine, delete, func, insert, inspect, select, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload

warnings.simplefilter("ignore")
engine = create_engine(sys.argv[1].replace("postgresql://", "postgresql+psycopg://"))


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "authors"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="author", order_by="Book.isbn")


class Book(Base):
    __tablename__ = "books"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    author_id: Mapped[Optional[int]] = mapped_column(ForeignKey("authors.id"))
    title: Mapped[str]
    isbn: Mapped[Optional[str]] = mapped_column(unique=True)
    pages: Mapped[int] = mapped_column(server_default=text("1"))
    lock_version: Mapped[int] = mapped_column(server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    author: Mapped[Optional[Author]] = relationship(back_populates="books")
    __mapper_args__ = {"version_id_col": lock_version}


if len(sys.argv) > 2:
    with open(sys.argv[2]) as file:
        exec(compile(file.read(), sys.argv[2], "exec"))
else:

    def reflected_books():
        return Table("books", MetaData(), autoload_with=engine)

    def automapped():
        base = automap_base()
        base.prepare(autoload_with=engine)
        return base

    def include_object(thing, name, kind, reflected, compare_to):
        return True

    on_isbn = {"constraint": "books_isbn_key"}


def step(name, what):
    """Each step is undone, so that none meets what another has left."""
    with engine.connect() as connection:
        transaction = connection.begin()
        try:
            with Session(connection, join_transaction_mode="create_savepoint") as session:
                outcome = repr(what(session))
        except Exception as e:
            state = getattr(getattr(e, "orig", None), "sqlstate", None)
            outcome = type(e).__name__ + (" " + state if state else "")
        transaction.rollback()
    print(f"{name}\t{outcome}")


def by_isbn(session, isbn):
    return session.scalars(select(Book).where(Book.isbn == isbn)).one()


def added(session, *books):
    session.add_all(books)
    session.flush()
    return [isinstance(book.id, int) for book in books]


def changed(session):
    by_isbn(session, "i2").title = "changed"
    session.flush()
    session.expire_all()
    return by_isbn(session, "i2").title, by_isbn(session, "i2").lock_version


def stale(session):
    book = by_isbn(session, "i2")
    session.execute(text("update books set lock_version = 7 where isbn = 'i2'"))
    book.title = "mine"
    session.flush()


def deleted(session):
    session.delete(by_isbn(session, "i2"))
    session.flush()
    return session.scalar(select(func.count()).select_from(Book))


def upserted(session, **conflict):
    statement = postgresql.insert(Book).values(title="u", isbn="i1", lock_version=1)
    session.execute(statement.on_conflict_do_update(set_={"title": "u"}, **conflict))
    return session.scalar(select(Book.title).where(Book.isbn == "i1"))


def compared():
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": include_object})
        return sorted({str(change[0]) for change in compare_metadata(context, Base.metadata) if isinstance(change[0], str)})


def mapped():
    return {mapper.local_table.name: mapper for mapper in automapped().registry.mappers}


def keyed():
    class Reflected(DeclarativeBase):
        pass

    class Tome(Reflected):
        __table__ = reflected_books()

    with Session(engine) as session:
        return session.get(Tome, 1).title


step("add, and its id", lambda s: added(s, Book(title="new", isbn="i9")))
step("add_all, and their ids", lambda s: added(s, Book(title="a"), Book(title="b")))
step("get", lambda s: s.get(Book, 1).title)
step("select, order_by", lambda s: s.scalars(select(Book.title).order_by(Book.title)).all())
step("limit, offset", lambda s: s.scalars(select(Book.title).order_by(Book.id).limit(1).offset(1)).all())
step("change", changed)
step("change, another was first", stale)
step("delete", deleted)
step("update().returning()", lambda s: s.scalars(update(Book).where(Book.isbn == "i2").values(title="x").returning(Book.title)).all())
step("delete().returning()", lambda s: s.scalars(delete(Book).where(Book.isbn == "i2").returning(Book.title)).all())
step("insert().returning()", lambda s: s.scalars(insert(Book).returning(Book.title), [{"title": "a", "lock_version": 1}, {"title": "b", "lock_version": 1}]).all())
step("on_conflict_do_nothing()", lambda s: s.execute(postgresql.insert(Book).values(title="n", isbn="i1", lock_version=1).on_conflict_do_nothing()).rowcount)
step("on_conflict_do_update, constraint=", lambda s: upserted(s, **on_isbn))
step("on_conflict_do_update, index_elements=", lambda s: upserted(s, index_elements=["isbn"]))
step("merge", lambda s: s.merge(Book(id=1, title="merged", lock_version=0)).title)
step("with_for_update", lambda s: s.scalars(select(Book).where(Book.isbn == "i2").with_for_update()).one().title)
step("with_for_update, skip_locked", lambda s: s.scalars(select(Book.isbn).order_by(Book.isbn).with_for_update(skip_locked=True)).all())
step("lazy load", lambda s: by_isbn(s, "i1").author.name)
step("joinedload", lambda s: [len(a.books) for a in s.scalars(select(Author).options(joinedload(Author.books)).order_by(Author.name)).unique()])
step("selectinload", lambda s: [len(a.books) for a in s.scalars(select(Author).options(selectinload(Author.books)).order_by(Author.name))])
step("group_by key", lambda s: s.execute(select(Author.id, Author.name, func.count(Book.id)).join(Book).group_by(Author.id).order_by(Author.id)).all())
step("group_by all columns", lambda s: s.execute(select(Author.id, Author.name, func.count(Book.id)).join(Book).group_by(Author.id, Author.name).order_by(Author.id)).all())
step("not null", lambda s: added(s, Book(title=None)))
step("unique", lambda s: added(s, Book(title="x", isbn="i1")))
step("foreign key", lambda s: added(s, Book(title="x", author_id=99)))
step("get_table_names has it", lambda s: "books" in inspect(engine).get_table_names())
step("has_table", lambda s: inspect(engine).has_table("books"))
step("get_pk_constraint", lambda s: inspect(engine).get_pk_constraint("books")["constrained_columns"])
step("get_foreign_keys", lambda s: [k["referred_table"] for k in inspect(engine).get_foreign_keys("books")])
step("reflected columns", lambda s: [c.name for c in reflected_books().columns][:3])
step("reflected key", lambda s: [c.name for c in reflected_books().primary_key])
step("a class of a reflected table", lambda s: keyed())
step("automap makes classes", lambda s: sorted(mapped()))
step("automap relates them", lambda s: len(list(mapped()["books"].relationships)))
step("create_all finds it", lambda s: Base.metadata.create_all(engine))
step("alembic's autogenerate", lambda s: compared())

"""What Django does with the shop's tables, one step a line.

With a second argument, the models are those of that file; else such as one writes them.
"""

import io
import os
import sys
import types
import warnings

import django
from django.conf import settings
from django.core.management import call_command

warnings.simplefilter("ignore")
shop = types.ModuleType("shop")
shop.__path__ = [os.path.dirname(os.path.abspath(__file__))]
sys.modules["shop"] = shop
settings.configure(
    INSTALLED_APPS=["shop"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            **dict(zip(("HOST", "PORT", "NAME", "USER", "PASSWORD"), sys.argv[1].split(" "))),
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=False,
)
django.setup()

from django.core.paginator import Paginator  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.db.models import Count, F, Max, Prefetch, Sum  # noqa: E402

if len(sys.argv) > 2:
    with open(sys.argv[2]) as file:
        exec(compile(file.read(), sys.argv[2], "exec"))
else:

    class Author(models.Model):
        name = models.CharField(max_length=100)

        class Meta:
            app_label = "shop"
            db_table = "authors"

    class Book(models.Model):
        author = models.ForeignKey(Author, models.CASCADE, null=True)
        title = models.CharField(max_length=100)
        isbn = models.CharField(max_length=20, unique=True, null=True)
        pages = models.IntegerField(default=1)

        class Meta:
            app_label = "shop"
            db_table = "books"


class Undone(Exception):
    pass


def step(name, what):
    """Each step is undone, so that none meets what another has left."""
    try:
        with transaction.atomic():
            outcome = repr(what())
            raise Undone
    except Undone:
        pass
    except Exception as e:
        state = getattr(e.__cause__, "sqlstate", None)
        outcome = type(e).__name__ + (" " + state if state else "")
    print(f"{name}\t{outcome}")


def book(**values):
    return Book(**{"title": "new", **values})


def saved(one):
    one.save()
    return one


def changed(one, **values):
    for name, value in values.items():
        setattr(one, name, value)
    one.save()
    return Book.objects.get(pk=one.pk).title


def flushed():
    call_command("flush", interactive=False, verbosity=0)
    return Book.objects.count()


def printed(*command):
    out = io.StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def reset():
    from django.core.management.color import no_style

    statements = connection.ops.sequence_reset_sql(no_style(), [Book])
    with connection.cursor() as cursor:
        cursor.execute("".join(statements))
        return cursor.fetchone()[0] == 3


def described():
    with connection.cursor() as cursor:
        return connection.introspection.get_primary_key_column(cursor, "books")


def related():
    with connection.cursor() as cursor:
        return sorted(connection.introspection.get_relations(cursor, "books"))


def altered():
    field = models.IntegerField(null=True)
    field.set_attributes_from_name("more")
    with connection.schema_editor() as editor:
        editor.add_field(Book, field)


step("create, and its id", lambda: isinstance(Book.objects.create(title="new").pk, int))
step("bulk_create, and its ids", lambda: [isinstance(b.pk, int) for b in Book.objects.bulk_create([book(), book()])])
step("bulk_create, ignore_conflicts", lambda: (Book.objects.bulk_create([book(isbn="i1")], ignore_conflicts=True), Book.objects.count())[1])
step(
    "bulk_create, update_conflicts",
    lambda: (
        Book.objects.bulk_create([book(isbn="i1")], update_conflicts=True, unique_fields=["isbn"], update_fields=["title"]),
        Book.objects.get(isbn="i1").title,
    )[1],
)
step("get", lambda: Book.objects.get(pk=1).title)
step("filter, order_by", lambda: [b.title for b in Book.objects.filter(pages__gt=0).order_by("title")])
step("first, last", lambda: [Book.objects.first().title, Book.objects.last().title])
step("in_bulk", lambda: sorted(Book.objects.in_bulk([1, 2])))
step("iterator", lambda: len(list(Book.objects.iterator(chunk_size=2))))
step("Paginator", lambda: [b.title for b in Paginator(Book.objects.order_by("pk"), 2).page(2)])
step("save", lambda: changed(Book.objects.get(isbn="i2"), title="changed"))
step("update, F()", lambda: Book.objects.filter(isbn="i2").update(pages=F("pages") + 1))
step("get_or_create", lambda: Book.objects.get_or_create(isbn="i9", defaults={"title": "new"})[1])
step("update_or_create", lambda: Book.objects.update_or_create(isbn="i1", defaults={"title": "u"})[0].title)
step("delete", lambda: Book.objects.get(isbn="i2").delete()[0])
step("delete, cascade", lambda: Author.objects.get(name="Ada").delete()[0])
step("select_for_update", lambda: Book.objects.select_for_update().get(isbn="i2").title)
step("select_for_update, skip_locked", lambda: Book.objects.select_for_update(skip_locked=True).filter(isbn="i2").count())
step("select_related", lambda: Book.objects.select_related("author").get(isbn="i1").author.name)
step("prefetch_related", lambda: [len(a.book_set.all()) for a in Author.objects.order_by("name").prefetch_related("book_set")])
step("join", lambda: list(Author.objects.filter(book__isbn="i3").values_list("name", flat=True)))
step("distinct on", lambda: list(Book.objects.order_by("author_id", "id").distinct("author_id").values_list("isbn", flat=True)))
step("aggregate", lambda: Book.objects.aggregate(n=Count("pk"), p=Sum("pages")))
step("annotate", lambda: [a.n for a in Author.objects.annotate(n=Count("book")).order_by("name")])
step("annotate, select_related", lambda: [b.n for b in Book.objects.select_related("author").annotate(n=Count("author__book")).order_by("pk")])
step("values, annotate", lambda: list(Book.objects.values("author_id").annotate(n=Count("pk")).order_by("author_id").values_list("n", flat=True)))
step("annotate, filter", lambda: list(Author.objects.annotate(n=Count("book")).filter(n__gt=1).values_list("name", flat=True)))
step("not null", lambda: saved(book(title=None)))
step("unique", lambda: saved(book(isbn="i1")))
step("foreign key", lambda: (saved(book(author_id=99)), connection.check_constraints())[0].pk)
step("raw", lambda: [b.title for b in Book.objects.raw("select * from books where isbn = 'i2'")])
step("inspectdb has it", lambda: "class Books(" in printed("inspectdb"))
step("inspectdb, --include-views, has its key", lambda: "class Books(" in (out := printed("inspectdb", "--include-views")) and "primary_key" in out.split("class Books(")[1].split("class Meta")[0])
step("primary key by introspection", described)
step("relations by introspection", related)
step("sequence_reset_sql", reset)
step("add_field in a migration", altered)
step("flush", flushed)

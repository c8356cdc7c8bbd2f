-- Names that must be quoted whatever they look like.
select k.word
from pg_catalog.pg_get_keywords() as k
where k.catcode <> 'U'
order by k.word

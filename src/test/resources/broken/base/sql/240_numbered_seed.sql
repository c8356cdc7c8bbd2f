insert into app.shapes (name)
values ('square');

insert into app.colours (name, shape_id)
select 'green', shape_id
from app.shapes
where name = 'square';

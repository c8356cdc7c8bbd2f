delete from app.colours
where name = 'green';

delete from app.shapes
where name = 'square';

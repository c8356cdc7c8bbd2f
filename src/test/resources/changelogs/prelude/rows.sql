insert into shop.item (id, name, price, secret)
values (1, 'lamp', 10, '\x00ff'), (2, 'chair; with arms', 25.50, null);

insert into shop.log (line) values ('a'), ('a'), (null);

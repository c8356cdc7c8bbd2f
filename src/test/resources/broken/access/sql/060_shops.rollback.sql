drop table app.shops;

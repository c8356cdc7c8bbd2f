create role shop_reporter nologin;

drop function sovereign.count_seats();

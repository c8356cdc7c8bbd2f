drop function sovereign.touch_updated_at();

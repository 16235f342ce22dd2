"""One module of checks for each exercise: shop-04 is judged by shop_04."""

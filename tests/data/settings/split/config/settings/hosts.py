PUBLIC_NAMES = ("shop.example.com", "www.shop.example.com")

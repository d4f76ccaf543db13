"""Numbers and sentences as German readers write them."""

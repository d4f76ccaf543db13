"""What the dashboard promises; the tree mirrors the package."""

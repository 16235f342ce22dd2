"""Turns an exercise's YAML into a typed, validated market."""

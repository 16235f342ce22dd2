"""The design system: how every page of the lab looks, as one stylesheet and one typeface."""

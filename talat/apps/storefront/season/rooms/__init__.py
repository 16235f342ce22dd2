"""What each screen of the season's shop reads from its state: functions of (shop, the exercise's folder)."""

from talat.apps.storefront.season.rooms import paying, selling, talking, telling

SCREENS = selling.SCREENS | talking.SCREENS | telling.SCREENS | paying.SCREENS

"""How each tool's decisions are told: one file a tool."""

"""The hub, put together: what each setting governs. The values live in lab.yaml."""

import os

from hub_config import hub_pages, known_learners, paths, roles, secrets, settings
from hub_config.login import RecordsAuthenticator
from hub_config.socket_proxy import SocketProxy

lab = settings.load()  # an unknown key is an error
home = paths.home()
sealed = os.environ.get("TALAT_SEALED", "yes") == "yes"
tokens = {service: secrets.read(home, f"token_{service}") for service in secrets.SERVICES}

# Where the hub listens and what it keeps. Learner containers reach it through the same socket.
c.JupyterHub.bind_url = f"http://{lab.bind}:{lab.port}"
c.JupyterHub.hub_bind_url = paths.socket_url(home.socket("hub"))
c.JupyterHub.hub_connect_url = paths.socket_url(home.socket("hub"))
c.JupyterHub.hub_socket_mode = 0o666  # containers run as user 1000; what they may ask is their token's matter
c.JupyterHub.db_url = home.hub_url
c.JupyterHub.cookie_secret = bytes.fromhex(secrets.read(home, "cookie_secret"))

# The proxy is a process of its own, so pages and containers stay up while the hub restarts.
c.JupyterHub.proxy_class = SocketProxy
c.ConfigurableHTTPProxy.should_start = False
c.ConfigurableHTTPProxy.auth_token = secrets.read(home, "proxy_token")
c.ConfigurableHTTPProxy.api_url = paths.socket_url(home.socket("proxy-api"))
c.ConfigurableHTTPProxy.extra_routes = roles.routes({name: home.socket(name) for name in roles.DESKS})
c.JupyterHub.last_activity_interval = 15  # seconds; after a proxy crash the routes come back at this check
c.JupyterHub.cleanup_servers = not sealed  # containers are adopted again; local processes end with the hub
c.JupyterHub.cleanup_proxy = False

# Who may enter, and what each may do.
c.JupyterHub.authenticator_class = RecordsAuthenticator
c.RecordsAuthenticator.records_url = home.records_url
c.JupyterHub.custom_scopes = known_learners.SCOPES
c.JupyterHub.load_roles = roles.roles()
c.JupyterHub.services = roles.services(tokens)

c.JupyterHub.cookie_max_age_days = 1
c.JupyterHub.shutdown_on_logout = True  # whoever leaves gives the seat back

# Pages: everything happens at a desk; the hub's own pages lead there.
c.JupyterHub.default_url = hub_pages.default_url
c.JupyterHub.template_paths = [str(hub_pages.TEMPLATES)]
c.JupyterHub.template_vars = hub_pages.template_vars()
c.JupyterHub.tornado_settings = hub_pages.tornado_settings()

# Seats: one sealed container for each learner, or one local process in the unsealed demonstration.
c.JupyterHub.active_server_limit = lab.seats
c.JupyterHub.concurrent_spawn_limit = lab.starting_at_once
c.Spawner.http_timeout = 60
c.Spawner.start_timeout = 90
if sealed:
    from hub_config.sandbox import SealedSpawner

    c.JupyterHub.spawner_class = SealedSpawner
    c.SealedSpawner.lab_id = home.lab_id
    c.SealedSpawner.default_memory_mb = lab.seat.memory_mb
    c.SealedSpawner.default_cpu = lab.seat.cpu
    c.SealedSpawner.default_pids = lab.seat.pids
    c.SealedSpawner.runtime = lab.seat.runtime
else:
    from hub_config.local_seat import LocalSeat

    c.JupyterHub.spawner_class = LocalSeat

// Loaded before configurable-http-proxy: requests to unix sockets go through an agent.
//
// Without one the proxy asks for "Connection: close". The server behind the socket then closes as soon as it has
// answered, and node's last, empty write meets a closed pipe: about one POST in a hundred came back as 503.
// The agent keeps no connection for later, so none can be stale when a server has been restarted.
import http from "node:http";
import { ConfigurableProxy } from "configurable-http-proxy/lib/configproxy.js";

const agent = new http.Agent({ keepAlive: false });
const optionsOf = ConfigurableProxy.prototype.proxyOptsForTarget;

ConfigurableProxy.prototype.proxyOptsForTarget = function (target) {
  const options = optionsOf.call(this, target);
  options.agent ??= agent;
  return options;
};

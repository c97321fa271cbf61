using Workerd = import "/workerd/workerd.capnp";

# Durable Objects whose state is in memory. workerd chooses the port and tells it.
const config :Workerd.Config = (
  services = [(name = "main", worker = .actors)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const actors :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
  durableObjectNamespaces = [
    (className = "Counter", uniqueKey = "counter"),
    (className = "Relay", uniqueKey = "relay"),
  ],
  durableObjectStorage = (inMemory = void),
  bindings = [
    (name = "counter", durableObjectNamespace = "Counter"),
    (name = "relay", durableObjectNamespace = "Relay"),
  ],
);

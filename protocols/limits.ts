/**
 * Every bound of the system: its default, its unit, and what it protects. `docs/LIMITS.md` is written from this
 * table (`npm run docs:limits`) and a test keeps the two equal.
 */
export interface Limit {
  value: number
  unit: 'bytes' | 'ms' | 'count' | 'percent'
  /** What is bounded, and what happens beyond. */
  what: string
  /** The option that changes it, where there is one. */
  option?: string
}

export const LIMITS = {
  // Names
  typeNameBytes: { value: 64, unit: 'bytes', what: 'length of a type name; longer is BAD_ADDRESS' },
  keyBytes: { value: 256, unit: 'bytes', what: 'length of an actor key; longer is BAD_ADDRESS' },
  headerStringBytes: {
    value: 1_024,
    unit: 'bytes',
    what: 'length of a subject or correlation; longer is BAD_REQUEST',
  },
  headers: { value: 16, unit: 'count', what: 'headers of a message; more is BAD_REQUEST' },
  headersBytes: {
    value: 4_096,
    unit: 'bytes',
    what: 'headers of a message, names and values together; more is BAD_REQUEST',
  },
  idempotencyKeyBytes: {
    value: 256,
    unit: 'bytes',
    what: 'length of an idempotency key; longer is BAD_REQUEST',
  },
  topicBytes: { value: 128, unit: 'bytes', what: 'length of a topic; longer is BAD_REQUEST' },

  // Messages
  messageBytes: {
    value: 16_777_216,
    unit: 'bytes',
    what: 'message or reply body; longer is TOO_LARGE',
    option: 'node start --message-max',
  },
  messageBytesCeiling: { value: 104_857_600, unit: 'bytes', what: 'the most that --message-max may ask for' },
  hops: { value: 8, unit: 'count', what: 'peers a message may pass; beyond is HOPS_SPENT' },
  callChain: { value: 16, unit: 'count', what: 'actors in a chain of nested sends; beyond is CALL_CYCLE' },
  attempts: {
    value: 5,
    unit: 'count',
    what: 'runs of one message that may end in a trap or time-out before its sender is told',
  },
  sendMs: { value: 5_000, unit: 'ms', what: 'time a send waits for its reply', option: 'send --timeout' },
  sendMsCeiling: { value: 3_600_000, unit: 'ms', what: 'the longest time-out a send may ask for' },
  postMs: { value: 600_000, unit: 'ms', what: 'time a post stays worth delivering' },

  // Topics
  publishBytes: { value: 65_536, unit: 'bytes', what: 'body of a published message; longer is TOO_LARGE' },
  publishMs: {
    value: 60_000,
    unit: 'ms',
    what: 'time a published message stays worth delivering to a subscribed type',
    option: 'publish --timeout',
  },
  publishesOpen: {
    value: 1_000,
    unit: 'count',
    what: 'published messages that wait on one node to be taken by one subscriber; beyond, it misses them',
  },
  subscriptions: {
    value: 16,
    unit: 'count',
    what: 'topics that one type is subscribed to; more is BAD_REQUEST',
    option: 'deploy --subscribe',
  },
  listeners: { value: 256, unit: 'count', what: 'listeners to topics on one node; more is OVERLOADED' },
  heardMessages: {
    value: 1_000,
    unit: 'count',
    what: 'published messages that wait for one slow listener; the oldest is dropped, and it is told',
  },
  heardBytes: { value: 4_194_304, unit: 'bytes', what: 'bodies of those messages' },

  // Mailbox
  mailboxMessages: {
    value: 1_000,
    unit: 'count',
    what: 'messages that wait at one address on one node; beyond is OVERLOADED',
    option: 'node start --mailbox-max',
  },
  mailboxBytes: {
    value: 67_108_864,
    unit: 'bytes',
    what: 'bodies that wait at one address on one node; beyond is OVERLOADED',
    option: 'node start --mailbox-bytes',
  },
  keptShare: {
    value: 16,
    unit: 'count',
    what: 'of the places and bytes of a mailbox one in so many is kept for senders that have few there; of a node, for mailboxes',
  },
  nodeMailboxBytes: {
    value: 536_870_912,
    unit: 'bytes',
    what: 'bodies that wait on one node in all; beyond is OVERLOADED',
  },
  laneWindow: {
    value: 1_024,
    unit: 'count',
    what: "a sender's messages to one keyed actor beyond its first unfinished one; the rest wait at their origin",
  },
  laneResultBytes: {
    value: 1_048_576,
    unit: 'bytes',
    what: 'replies of a keyed actor that are not known to have arrived; beyond, it starts nothing',
  },
  laneResultMs: {
    value: 10_000,
    unit: 'ms',
    what: 'how long it starts nothing for that reason; then the oldest reply is dropped (RESULT_GONE)',
  },
  laneTellMs: {
    value: 1_000,
    unit: 'ms',
    what: 'time after which the arrival of a reply is acknowledged when no message follows that says so',
  },
  laneIdleMs: {
    value: 60_000,
    unit: 'ms',
    what: "how long a sender's place at a keyed actor is remembered after its last message has ended",
  },
  lanes: { value: 4_096, unit: 'count', what: 'idle senders that one keyed actor remembers' },
  outboxMessages: {
    value: 10_000,
    unit: 'count',
    what: 'posts that one node keeps on its disk until they have ended; beyond is OVERLOADED',
  },
  outboxBytes: { value: 268_435_456, unit: 'bytes', what: 'the same, with their bodies' },
  retryMs: { value: 100, unit: 'ms', what: 'first wait before a refused message is tried again, at most' },
  retryMaxMs: {
    value: 10_000,
    unit: 'ms',
    what: 'the longest of these waits; each is up to twice the one before',
  },
  retryPercent: { value: 10, unit: 'percent', what: 'messages sent again, of all that a node sends' },
  retryBurst: { value: 100, unit: 'count', what: 'messages that a node may send again at once' },
  fates: {
    value: 10_000,
    unit: 'count',
    what: 'messages that ended on one node and that shoal explain still knows; the oldest go',
  },
  deadLetters: {
    value: 1_000,
    unit: 'count',
    what: 'messages that could not be delivered, on the disk of the node they came from; the oldest go',
  },
  deadLetterBytes: { value: 67_108_864, unit: 'bytes', what: 'the same, with their bodies; the oldest go' },
  fences: {
    value: 10_000,
    unit: 'count',
    what: 'keyed actors whose epoch a node remembers because they sent something here: what they sent earlier is FENCED; the longest unheard goes',
  },
  wishes: {
    value: 256,
    unit: 'count',
    what: 'replies that a keyed actor keeps by idempotency key; the oldest goes',
  },
  wishBytes: { value: 1_048_576, unit: 'bytes', what: 'bodies of those replies' },
  wishMs: { value: 600_000, unit: 'ms', what: 'how long those replies are kept, while the actor lives' },
  verdictMs: { value: 60_000, unit: 'ms', what: "the longest an actor's verdict holds" },
  wants: {
    value: 16,
    unit: 'count',
    what: 'verdicts of one pool that a load message tells; messages for others find their actor from replies only',
  },
  wantBytes: {
    value: 256,
    unit: 'bytes',
    what: 'value of a verdict in a load message; longer ones are not told',
  },
  wantsKnown: {
    value: 10_000,
    unit: 'count',
    what: 'verdicts of actors elsewhere that a node remembers; the oldest goes',
  },

  // Actors
  idleMs: {
    value: 30_000,
    unit: 'ms',
    what: 'rest after which an actor ends and gives its memory back',
    option: 'deploy --idle',
  },
  idleMsCeiling: { value: 86_400_000, unit: 'ms', what: 'the longest --idle' },
  holdMs: {
    value: 2_000,
    unit: 'ms',
    what: 'wait of a message for a busy actor or a free slot; beyond is OVERLOADED',
    option: 'deploy --hold',
  },
  growMs: {
    value: 10,
    unit: 'ms',
    what: 'wait of a message for a busy instance of a pool before another one is made; 0 makes it at once',
    option: 'deploy --grow',
  },
  runMs: {
    value: 5_000,
    unit: 'ms',
    what: 'wall time of one run; beyond, the actor ends and the message is RUN_TIMEOUT',
    option: 'deploy --run-max',
  },
  runMsCeiling: { value: 600_000, unit: 'ms', what: 'the longest --run-max' },
  memoryBytes: {
    value: 67_108_864,
    unit: 'bytes',
    what: 'linear memory of one actor; growing past it fails inside the guest',
    option: 'deploy --memory-max',
  },
  memoryBytesCeiling: { value: 1_073_741_824, unit: 'bytes', what: 'the most that --memory-max may ask for' },
  tableElements: { value: 65_536, unit: 'count', what: 'entries of one Wasm table' },
  instances: {
    value: 100_000,
    unit: 'count',
    what: 'actors of one type on one node',
    option: 'deploy --instances-max',
  },
  instancesMesh: {
    value: 100_000,
    unit: 'count',
    what: 'actors of one type in the mesh, as far as load messages tell; beyond, messages wait for those there are',
    option: 'deploy --instances-mesh',
  },
  poolInstances: { value: 1_000, unit: 'count', what: 'instances of one pool on one node' },
  slots: {
    value: 100_000,
    unit: 'count',
    what: 'actors on one node, those that sleep included; beyond, messages go elsewhere or wait',
    option: 'node start --slots',
  },
  startMs: { value: 10_000, unit: 'ms', what: 'time an actor may take to be created' },
  startFailures: {
    value: 5,
    unit: 'count',
    what: 'failed starts of one type on one node, within startFailuresMs, after which none is tried for startPauseMs',
  },
  startFailuresMs: { value: 60_000, unit: 'ms', what: 'how long a failed start counts' },
  startPauseMs: {
    value: 30_000,
    unit: 'ms',
    what: 'time in which messages of such a type are START_FAILED at once; then one start is tried',
  },
  pendingCalls: { value: 16, unit: 'count', what: 'sends and requests that one run may have open at once' },
  httpMs: {
    value: 5_000,
    unit: 'ms',
    what: 'time a request of an actor to a server waits for the response, if the actor names none; at most 0.9 of what is left of run and message',
  },
  httpMessageHeadBytes: {
    value: 65_536,
    unit: 'bytes',
    what: 'start line and header lines of an HTTP message in a body (content-type message/http)',
  },
  httpHeadBytes: {
    value: 16_384,
    unit: 'bytes',
    what: 'URL and headers of a request of an actor; longer is TOO_LARGE',
  },
  httpRequestBytes: {
    value: 8_388_608,
    unit: 'bytes',
    what: 'body of a request of an actor; longer is TOO_LARGE',
  },
  httpResponseBytes: {
    value: 8_388_608,
    unit: 'bytes',
    what: "body of the response, decoded, and at most a quarter of the actor's memory; longer is TOO_LARGE",
  },
  httpRedirects: { value: 5, unit: 'count', what: 'redirects that one request follows; more is PROTOCOL' },
  httpAtOnce: {
    value: 64,
    unit: 'count',
    what: 'requests of all actors of one node open at once; beyond is OVERLOADED',
  },

  collectMs: {
    value: 1_000,
    unit: 'ms',
    what: 'shortest time between two collections of the memories of ended actors',
  },
  collectBytes: {
    value: 67_108_864,
    unit: 'bytes',
    what: 'memories of ended actors that a busy worker may leave uncollected',
  },
  collectMemories: {
    value: 1_024,
    unit: 'count',
    what: 'the same, counted: their address space is what a process runs out of first',
  },
  keptBufferBytes: {
    value: 67_108_864,
    unit: 'bytes',
    what: 'buffers that a thread keeps for the next large bodies between actors',
  },
  keptBufferMs: { value: 10_000, unit: 'ms', what: 'for how long it keeps those that nobody needs' },
  workerHeapBytes: {
    value: 1_073_741_824,
    unit: 'bytes',
    what: "one worker's own heap, without actors' memories; beyond, the worker is lost",
  },
  verdictsPerRun: {
    value: 1_000,
    unit: 'count',
    what: 'times one run may change its verdict; beyond, the actor ends',
  },
  guestTextBytes: {
    value: 1_048_576,
    unit: 'bytes',
    what: 'one string that an actor hands over; beyond, it ends',
  },
  workerAnswerMs: {
    value: 1_000,
    unit: 'ms',
    what: 'time in which an actor that was told to stop leaves its worker; beyond, the worker is ended',
  },

  countedTypes: {
    value: 256,
    unit: 'count',
    what: 'types of which a node counts what became of their actors; the one that was quiet longest goes',
  },

  // Sleep
  liveMemories: {
    value: 4_096,
    unit: 'count',
    what: 'Wasm memories of the actors of a node (most have one); beyond, those that rested longest are put to sleep',
    option: 'node start --live',
  },
  livePercent: {
    value: 50,
    unit: 'percent',
    what: 'of the memory of the machine or container, that the Wasm memories of the live actors may have; beyond, the same',
    option: 'node start --live-bytes',
  },
  memories: {
    value: 12_000,
    unit: 'count',
    what: 'Wasm memories of a node, come what may (the engine ends at about 16,300); beyond, actors that sleep wake up later',
  },
  creationsWaiting: {
    value: 1_024,
    unit: 'count',
    what: 'actors that wait to be created until others sleep; beyond, messages for new ones are OVERLOADED',
  },
  sleepBytes: {
    value: 1_073_741_824,
    unit: 'bytes',
    what: 'snapshots of the sleeping actors of a node; beyond, nobody is put to sleep, and then messages for new ones are OVERLOADED',
  },
  snapshotBytes: {
    value: 67_108_864,
    unit: 'bytes',
    what: 'what one actor changed of its memory, before compression; beyond, it is not put to sleep nor handed over',
  },
  snapshotGlobals: {
    value: 1_024,
    unit: 'count',
    what: 'words of mutable globals in a module of an actor that may sleep; one with more stays in memory',
  },

  // Components
  componentBytes: { value: 67_108_864, unit: 'bytes', what: 'size of a component; larger is TOO_LARGE' },
  coreModules: {
    value: 64,
    unit: 'count',
    what: 'core modules and their instances in one component; more is BAD_COMPONENT',
  },
  tables: { value: 64, unit: 'count', what: 'Wasm tables in one component; more is BAD_COMPONENT' },
  preparedComponents: {
    value: 256,
    unit: 'count',
    what: 'translated components kept in memory; the least recently used goes',
  },
  transpileMs: {
    value: 30_000,
    unit: 'ms',
    what: 'time to check and translate a component; longer is BAD_COMPONENT',
  },
  componentPeers: { value: 3, unit: 'count', what: 'peers that hold the bytes of a deployed component' },
  environmentBytes: {
    value: 4_096,
    unit: 'bytes',
    what: 'environment of the actors of one type, names and values together',
    option: 'deploy --env',
  },
  typeHistory: {
    value: 16,
    unit: 'count',
    what: 'earlier versions that a type remembers for a rollback; the oldest goes',
  },
  fetchMs: { value: 10_000, unit: 'ms', what: 'time to fetch a component from one provider' },
  logLines: {
    value: 1_000,
    unit: 'count',
    what: 'newest log lines or events that one peer shows when no --since is given',
  },
  logBytes: {
    value: 16_777_216,
    unit: 'bytes',
    what: "actors' log lines kept on one node's disk; the oldest go",
  },
  eventBytes: {
    value: 4_194_304,
    unit: 'bytes',
    what: "events kept on one node's disk; the oldest go",
  },
  memoryLogBytes: {
    value: 1_048_576,
    unit: 'bytes',
    what: 'log lines, and events, kept by a node without a data directory; the oldest go',
  },
  traceBytes: {
    value: 67_108_864,
    unit: 'bytes',
    what: 'size at which the file of --trace becomes FILE.1, in place of the one before',
  },
  logLineBytes: { value: 2_048, unit: 'bytes', what: 'length of a log line; the rest is cut' },
  logLinesPerSecond: {
    value: 200,
    unit: 'count',
    what: 'log lines per second and actor; the rest is counted and dropped',
  },
  logNodeLinesPerSecond: {
    value: 1_000,
    unit: 'count',
    what: 'log lines per second of all actors of a node; the rest is counted and dropped',
  },
  eventsPerSecond: {
    value: 100,
    unit: 'count',
    what: 'events per second of one kind on one node; the rest is counted and dropped',
  },

  // Claims
  leaseMs: {
    value: 10_000,
    unit: 'ms',
    what: 'lease on a key: a constant of the mesh, counted from sending',
  },
  claimMs: {
    value: 1_500,
    unit: 'ms',
    what: "time to hear from a majority of a key's wardens; beyond is UNAVAILABLE",
  },
  claimPauseMs: {
    value: 1_000,
    unit: 'ms',
    what: 'how long claims are refused at once after too few wardens answered one',
  },
  suspendGuardMs: {
    value: 250,
    unit: 'ms',
    what: 'sleep of the machine that a lease covers; after a longer one it is checked before use',
  },
  drainMs: {
    value: 30_000,
    unit: 'ms',
    what: 'time that a node has to move its actors to other peers before it stops',
    option: 'node drain --grace',
  },
  drainTellMs: { value: 200, unit: 'ms', what: 'time between two reports of a drain' },
  transferMs: {
    value: 5_000,
    unit: 'ms',
    what: 'time a peer has to take an actor over; then its last owner takes it back',
  },
  parkedMs: {
    value: 1_800_000,
    unit: 'ms',
    what: 'how long the state of an actor without a lease is kept; at most half of what wardens remember',
  },
  stepMs: {
    value: 10_000,
    unit: 'ms',
    what: 'time in which wardens make the next config of the mesh; beyond is UNAVAILABLE',
  },
  deployWaitMs: {
    value: 5_000,
    unit: 'ms',
    what: 'time a deployment waits for another one of the same name; beyond is UNAVAILABLE',
  },
  readyMs: {
    value: 15_000,
    unit: 'ms',
    what: 'time that a warden which starts waits to arbitrate again before it says that it is ready',
  },
  wardenLetterBytes: {
    value: 268_435_456,
    unit: 'bytes',
    what: 'what one warden knows of all keys, told to the wardens of the next config',
  },
  wardenPingMs: { value: 1_000, unit: 'ms', what: 'pause between two looks of a warden at the others' },
  wardenSuspectMs: {
    value: 3_000,
    unit: 'ms',
    what: 'silence after which a warden counts as away; it keeps its seat',
  },
  wardenDeadMs: {
    value: 60_000,
    unit: 'ms',
    what: 'silence after which a warden loses its seat to a peer that stands by, if there is one',
  },
  seatAfterMs: {
    value: 10_000,
    unit: 'ms',
    what: 'time a peer has to be linked to a warden before it may become one',
  },
  restoredEpochs: {
    value: 1_048_576,
    unit: 'count',
    what: 'how far the epochs of an old copy of a data directory begin above those that it knows (shoal node restored)',
  },
  forgetMs: { value: 3_600_000, unit: 'ms', what: 'how long a warden remembers a key after its lease' },
  wardenKeys: {
    value: 1_000_000,
    unit: 'count',
    what: 'keys that a warden remembers; a new one beyond is OVERLOADED',
  },
  claimDigestFrom: {
    value: 64,
    unit: 'count',
    what: 'keys from which on a holder renews by their digest, and lists them only where it differs',
  },
  claimsAtOnce: {
    value: 64,
    unit: 'count',
    what: 'parked keys that one node claims anew at once',
  },
  claimsPerRequest: { value: 4_096, unit: 'count', what: 'keys in one renewal frame; more go in several' },
  locationCache: {
    value: 100_000,
    unit: 'count',
    what: 'remembered locations of actors; the least recently used goes',
  },

  // Records in the DHT
  recordMs: {
    value: 3_600_000,
    unit: 'ms',
    what: 'validity of a DHT record; holders publish again at half of it',
  },
  recordBytes: { value: 16_384, unit: 'bytes', what: 'size of a DHT record' },
  putsAtOnce: { value: 2, unit: 'count', what: 'DHT puts running at once on one node' },
  publishAfterMs: { value: 2_000, unit: 'ms', what: 'age at which a keyed actor is published' },
  publishBacklog: { value: 10_000, unit: 'count', what: 'records waiting to be published; the oldest goes' },
  keyedRecords: {
    value: 200,
    unit: 'count',
    what: 'keyed actors with a record each; beyond, a node publishes buckets',
  },
  bucketEntries: { value: 64, unit: 'count', what: 'activations listed in one record' },
  phaseMs: {
    value: 300_000,
    unit: 'ms',
    what: 'shortest time between two records of an actor that differ in phase only',
  },
  pageMs: {
    value: 30_000,
    unit: 'ms',
    what: 'shortest time between two records of one pool or bucket',
  },
  putMs: { value: 10_000, unit: 'ms', what: 'time for one DHT put; beyond, it is tried again later' },
  findMs: { value: 3_000, unit: 'ms', what: 'time for one DHT query' },
  types: { value: 10_000, unit: 'count', what: 'actor types a node remembers; beyond, new ones are refused' },
  seenRecords: {
    value: 100_000,
    unit: 'count',
    what: 'records whose highest (epoch, seq) is remembered; the longest unseen goes',
  },

  // Wire
  frameBytes: { value: 1_048_576, unit: 'bytes', what: 'one frame; larger closes the stream' },
  frameHeaderBytes: { value: 32_768, unit: 'bytes', what: 'header of one frame; larger closes the stream' },
  chunkBytes: { value: 65_536, unit: 'bytes', what: 'body bytes in one frame; longer bodies go in chunks' },
  linkBufferBytes: {
    value: 4_194_304,
    unit: 'bytes',
    what: 'bytes written ahead of a slow peer; beyond, streamed answers wait',
  },
  creditMessages: {
    value: 1_024,
    unit: 'count',
    what: 'messages one peer may send on a link before the first of them is taken in; then the others wait at their origin',
  },
  creditBytes: {
    value: 8_388_608,
    unit: 'bytes',
    what: 'bodies of those messages; of one above chunkBytes nothing is sent before there is a place for it',
  },
  creditMs: {
    value: 2_000,
    unit: 'ms',
    what: 'time a message waits for a peer that takes no more; beyond is OVERLOADED',
  },
  placeMs: {
    value: 2_000,
    unit: 'ms',
    what: 'time a place is kept for an announced body while nothing of any body arrives; beyond is OVERLOADED',
  },
  linkQueueBytes: {
    value: 268_435_456,
    unit: 'bytes',
    what: 'bodies waiting for a slow peer; beyond is OVERLOADED',
  },
  linkRequests: {
    value: 10_000,
    unit: 'count',
    what: 'open exchanges on one stream, each way; beyond is OVERLOADED',
  },
  linkAssemblyBytes: {
    value: 268_435_456,
    unit: 'bytes',
    what: 'bodies being received on one stream; beyond, further ones are OVERLOADED',
  },
  pingMs: {
    value: 1_000,
    unit: 'ms',
    what: 'silence after which a side gives a sign of life while an exchange is open',
  },
  silenceMs: {
    value: 4_000,
    unit: 'ms',
    what: 'silence after which a peer counts as gone and its exchanges fail; counted from restMs on a link that rests',
  },
  restMs: {
    value: 30_000,
    unit: 'ms',
    what: 'silence after which a link without open exchanges is tried; below what NAT routers forget after',
  },
  dialMs: { value: 3_000, unit: 'ms', what: 'time to open a connection and its stream' },
  helloMs: { value: 3_000, unit: 'ms', what: 'time a stream may take to say HELLO' },
  askMs: { value: 2_000, unit: 'ms', what: 'time a peer has to answer a question about itself' },
  askBytes: { value: 16_777_216, unit: 'bytes', what: 'body of such a question or answer' },
  streamBufferBytes: {
    value: 33_554_432,
    unit: 'bytes',
    what: 'answers waiting for a slow reader of one exchange; beyond, the exchange ends as OVERLOADED',
  },
  asksAtOnce: { value: 256, unit: 'count', what: 'questions of one peer being answered at once' },
  joinBytes: { value: 4_096, unit: 'bytes', what: 'what a peer shows to be let in; longer is refused' },
  joinMs: { value: 5_000, unit: 'ms', what: 'time a peer has to be let in after it connected' },
  joinsPerAddress: {
    value: 2,
    unit: 'count',
    what: 'invites of one IP address being redeemed at once; others wait',
  },
  joinsAtOnce: { value: 16, unit: 'count', what: 'invites being redeemed at once in all; others wait' },
  joinsWaiting: { value: 64, unit: 'count', what: 'of one IP address that wait; beyond is OVERLOADED' },
  invites: { value: 1_000, unit: 'count', what: 'invites that one warden remembers; more is OVERLOADED' },
  inviteMs: {
    value: 3_600_000,
    unit: 'ms',
    what: 'time an invite is good for',
    option: 'mesh invite --expires',
  },
  certificateMs: {
    value: 2_592_000_000,
    unit: 'ms',
    what: 'time a certificate of membership is good for; it renews itself in the last two thirds',
  },
  renewMs: { value: 600_000, unit: 'ms', what: 'pause between two looks whether to renew it' },
  clockAskMs: { value: 1_000, unit: 'ms', what: 'time a peer has to say what its clock shows' },
  removed: { value: 1_000, unit: 'count', what: 'peers that the config of a mesh keeps out' },
  skewMs: {
    value: 60_000,
    unit: 'ms',
    what: 'difference between two clocks that is worth a warning, and is corrected for in records',
  },
  strangerStreams: {
    value: 256,
    unit: 'count',
    what: 'inbound connections that have not said HELLO yet; beyond, the oldest is closed',
  },
  upgradeMs: { value: 5_000, unit: 'ms', what: 'time the handshake of an inbound connection may take' },
  strangerMs: { value: 10_000, unit: 'ms', what: 'time an inbound connection may go without HELLO' },
  linkStreams: { value: 8, unit: 'count', what: 'link streams on one connection; beyond, they are reset' },
  neighbours: {
    value: 64,
    unit: 'count',
    what: 'links up to which a node connects to every peer it hears of; beyond, only on demand',
  },
  socketClients: { value: 256, unit: 'count', what: "programs on a node's local socket" },

  // Gossip and discovery
  loadGossipMinMs: { value: 1_000, unit: 'ms', what: 'shortest time between two load messages of a node' },
  loadGossipMaxMs: {
    value: 30_000,
    unit: 'ms',
    what: 'longest time between two load messages of a node whose load did not change',
  },
  loadValidMs: {
    value: 75_000,
    unit: 'ms',
    what: 'age at which a load message of a peer without a link is no longer believed',
  },
  loadFullMs: {
    value: 5_000,
    unit: 'ms',
    what: 'how long nothing more goes to a peer that refused for lack of room',
  },
  loadTypes: { value: 32, unit: 'count', what: 'types listed in one load message' },
  peers: { value: 300, unit: 'count', what: 'connections of one node' },
  introductions: { value: 100, unit: 'count', what: 'links up to which a node dials every peer it hears of' },
  leafLinks: {
    value: 3,
    unit: 'count',
    what: 'links that a node started with --no-listen keeps open at rest',
  },
  leafRestMs: {
    value: 120_000,
    unit: 'ms',
    what: 'rest after which such a node closes a link beyond those',
  },
  leafSeekMs: {
    value: 600_000,
    unit: 'ms',
    what: 'longest pause between two tries of such a node to find as many neighbours',
  },
  leaves: { value: 256, unit: 'count', what: 'such nodes for which one peer speaks; beyond, others have to' },
  digestMs: {
    value: 5_000,
    unit: 'ms',
    what: 'age of what such a node knows of the load of others, at which it asks anew while it sends',
  },
  rejoinMs: { value: 10_000, unit: 'ms', what: 'longest pause between two tries to reach a join address' },
  labels: { value: 32, unit: 'count', what: 'labels of a node' },

  // HTTP door
  doorConnections: {
    value: 2_048,
    unit: 'count',
    what: 'connections to one HTTP door; further ones are closed',
  },
  doorRequests: {
    value: 1_024,
    unit: 'count',
    what: 'requests to one HTTP door under way at once; further ones are OVERLOADED (503)',
  },
  doorBytes: {
    value: 268_435_456,
    unit: 'bytes',
    what: 'bodies and replies of those requests; beyond, further bodies are OVERLOADED (503)',
  },
  doorHeadBytes: {
    value: 16_384,
    unit: 'bytes',
    what: 'first line and headers of a request to an HTTP door; longer is 431',
  },
  doorHeadMs: {
    value: 10_000,
    unit: 'ms',
    what: 'time these may take to arrive; longer is 408, or the connection is closed',
  },
  doorTransferMs: {
    value: 60_000,
    unit: 'ms',
    what: 'time a whole request may take to arrive (longer is 408), and its client to take the answer',
  },
  doorIdleMs: {
    value: 30_000,
    unit: 'ms',
    what: 'rest after which a connection to an HTTP door is closed',
  },
  doorDrainMs: {
    value: 30_000,
    unit: 'ms',
    what: 'time for requests under way when an HTTP door closes; then they are taken back',
  },

  // Stopping
  stopMs: {
    value: 5_000,
    unit: 'ms',
    what: 'time for an orderly stop of each part; beyond, it is left behind',
  },

  // Command line
  configBytes: { value: 65_536, unit: 'bytes', what: 'size of config.yaml; longer is TOO_LARGE' },
  projectBytes: { value: 262_144, unit: 'bytes', what: 'size of shoal.yaml; longer is TOO_LARGE' },
  projectTypes: { value: 100, unit: 'count', what: 'types in one shoal.yaml' },
  projectFiles: {
    value: 10_000,
    unit: 'count',
    what: 'files that shoal dev watches; build and dependency directories do not count',
  },
  watchMs: {
    value: 300,
    unit: 'ms',
    what: 'shortest pause between two looks of shoal dev at the files; a change has to be that old',
  },
  sendConcurrency: {
    value: 16,
    unit: 'count',
    what: 'messages under way at once with send --count',
    option: 'send --concurrency',
  },
  sendConcurrencyMax: { value: 1_000, unit: 'count', what: 'the most that --concurrency may ask for' },
  upNodes: { value: 3, unit: 'count', what: 'nodes of a local mesh', option: 'up --nodes' },
  upMs: { value: 60_000, unit: 'ms', what: 'time for each node of a local mesh to be up' },
  upNodesMax: { value: 50, unit: 'count', what: 'the most that --nodes may ask for' },
} as const

export type LimitName = keyof typeof LIMITS

/** The same as a plain table, for docs and checks. */
export const limitTable: Readonly<Record<LimitName, Limit>> = LIMITS

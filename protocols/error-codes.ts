/** What a code says of the message that was refused with it, and of what to do. */
export interface CodeFacts {
  /** One sentence. */
  meaning: string
  /**
   * Whether the actor took the message up. `no`: it never started, so sending it again cannot run it twice. `maybe`: nobody
   * can tell. `yes`: it started, to its end or not. Codes that concern no message say `no`.
   */
  executed: 'no' | 'maybe' | 'yes'
  /** Whether the same request may succeed later without a change. */
  retryable: boolean
  /** The command that shows more. */
  look: string
}

/**
 * Every way in which the world may refuse, as stable codes that cross the wire. Callers branch on `code`, never on the
 * text. Adding a code is a minor change, removing one a major change. `docs/ERRORS.md` is written from this table (`npm
 * run docs:errors`); its headings are the comments.
 */
const ERROR_CODES = {
  // The caller's request
  BAD_ADDRESS: {
    meaning: 'The text is not the address of an actor: `type/key`, or `type` for any free one.',
    executed: 'no',
    retryable: false,
    look: 'shoal ps',
  },
  BAD_REQUEST: {
    meaning: 'An option, a field or a value is not what it may be; the sentence says what was expected.',
    executed: 'no',
    retryable: false,
    look: 'shoal help',
  },
  NO_SUCH_TYPE: {
    meaning: 'No type of that name is deployed in this mesh, as far as this node can find out.',
    executed: 'no',
    retryable: false,
    look: 'shoal types',
  },
  NO_SUCH_ACTOR: {
    meaning: 'No peer that answered has a live actor of that address.',
    executed: 'no',
    retryable: false,
    look: 'shoal ps',
  },
  NO_SUCH_MESSAGE: {
    meaning:
      'No peer that answered knows a message of that id: it is of long ago, or of a node that has gone.',
    executed: 'maybe',
    retryable: false,
    look: 'shoal peers',
  },
  NO_SUCH_LETTER: {
    meaning: 'No peer that answered has a dead letter of that id: it was replayed, dropped or never there.',
    executed: 'no',
    retryable: false,
    look: 'shoal dlq ls',
  },
  VERSION_CONFLICT: {
    meaning: 'Somebody else deployed the type in between, or it is not at the version that was expected.',
    executed: 'no',
    retryable: false,
    look: 'shoal types',
  },
  IN_USE: {
    meaning: 'The type cannot be given up while actors of it are alive.',
    executed: 'no',
    retryable: true,
    look: 'shoal ps',
  },
  TOO_LARGE: {
    meaning: 'A message, a reply, a component or a file is longer than the limit that the sentence names.',
    executed: 'maybe',
    retryable: false,
    look: 'shoal node status',
  },
  // Where it may run
  NO_PLACE: {
    meaning:
      'No known node has the labels that the type asks for and grants what it is allowed, or none hosts actors.',
    executed: 'no',
    retryable: true,
    look: 'shoal peers',
  },
  OVERLOADED: {
    meaning:
      'There is no room: a mailbox, the slots of the nodes or a buffer is full, or the wait was too long.',
    executed: 'no',
    retryable: true,
    look: 'shoal ps',
  },
  UNAVAILABLE: {
    meaning:
      'Who owns the key, or what a name stands for, cannot be settled now: too few of its wardens answer, or this node was not let into the mesh.',
    executed: 'no',
    retryable: true,
    look: 'shoal peers',
  },
  OWNER_LOST: {
    meaning: 'The peer that owns the key does not answer, and its lease has not ended yet.',
    executed: 'no',
    retryable: true,
    look: 'shoal events',
  },
  UNREACHABLE: {
    meaning: 'A peer cannot be reached, or its link ended.',
    executed: 'maybe',
    retryable: true,
    look: 'shoal peers',
  },
  HOPS_SPENT: {
    meaning: 'The message passed from peer to peer too often without finding its actor.',
    executed: 'no',
    retryable: true,
    look: 'shoal explain',
  },
  STOPPING: {
    meaning: 'The node is stopping and takes nothing more.',
    executed: 'no',
    retryable: true,
    look: 'shoal peers',
  },
  GONE: {
    meaning: 'The instance of a pool that the message is addressed to does not live any more.',
    executed: 'no',
    retryable: false,
    look: 'shoal ps',
  },
  ACTOR_REFUSED: {
    meaning: 'The actor said that it takes only other messages now and refuses the rest.',
    executed: 'no',
    retryable: true,
    look: 'shoal inspect',
  },
  // How it ended
  ACTOR_FAILED: {
    meaning: 'The actor ran the message and answered with a failure; it keeps its memory.',
    executed: 'yes',
    retryable: false,
    look: 'shoal logs',
  },
  ACTOR_TRAPPED: {
    meaning: 'The actor broke down on the message each time it was tried; its memory is lost.',
    executed: 'yes',
    retryable: false,
    look: 'shoal logs',
  },
  RUN_TIMEOUT: {
    meaning: 'The actor ran longer than its type allows and was ended; its memory is lost.',
    executed: 'yes',
    retryable: false,
    look: 'shoal inspect',
  },
  START_FAILED: {
    meaning: 'No actor could be started for the message: its component cannot be fetched, loaded or started.',
    executed: 'no',
    retryable: true,
    look: 'shoal events',
  },
  WORKER_LOST: {
    meaning: 'The worker thread of the actor ended under it; its memory is lost.',
    executed: 'maybe',
    retryable: true,
    look: 'shoal events',
  },
  LEASE_LOST: {
    meaning: 'The activation no longer owns its key: the lease has ended, or another peer has it.',
    executed: 'maybe',
    retryable: true,
    look: 'shoal events',
  },
  FENCED: {
    meaning:
      'A keyed actor sent it in an epoch that has ended: the key has a later owner, whose word counts.',
    executed: 'no',
    retryable: false,
    look: 'shoal events',
  },
  CALL_CYCLE: {
    meaning: 'Actors that wait for one another would wait for ever.',
    executed: 'no',
    retryable: false,
    look: 'shoal explain',
  },
  RESULT_GONE: {
    meaning: 'It ran to completion, and its reply was dropped before its sender had it.',
    executed: 'yes',
    retryable: false,
    look: 'shoal explain',
  },
  STORAGE_UNAVAILABLE: {
    meaning: 'The disk did not take what had to be kept: it is full, or fails.',
    executed: 'no',
    retryable: true,
    look: 'shoal node status',
  },
  EXPIRED: {
    meaning: 'The time of the message was over before it could start.',
    executed: 'no',
    retryable: true,
    look: 'shoal explain',
  },
  UNKNOWN_OUTCOME: {
    meaning: 'It was running, or its peer is gone: it may have had its effect, and may still have it.',
    executed: 'maybe',
    retryable: false,
    look: 'shoal explain',
  },
  CANCELLED: {
    meaning: 'The sender took the message back, or has gone, before it started.',
    executed: 'no',
    retryable: false,
    look: 'shoal explain',
  },
  // Components
  BAD_COMPONENT: {
    meaning:
      'The file is not a WebAssembly component of the world `shoal:actor/actor` that this node can run.',
    executed: 'no',
    retryable: false,
    look: 'shoal wit',
  },
  IMPORT_DENIED: {
    meaning: 'The component imports something that actors are not given.',
    executed: 'no',
    retryable: false,
    look: 'shoal wit',
  },
  COMPONENT_MISSING: {
    meaning: 'No peer that could be asked has the bytes of the component.',
    executed: 'no',
    retryable: true,
    look: 'shoal peers',
  },
  // Nodes and meshes
  NO_NODE: {
    meaning: 'No node answers in the data directory.',
    executed: 'no',
    retryable: true,
    look: 'shoal node status',
  },
  BAD_JOIN: {
    meaning: 'The text is not what a node prints for others to join, or no longer usable.',
    executed: 'no',
    retryable: false,
    look: 'shoal node status',
  },
  BAD_MULTIADDR: {
    meaning: 'The text is not an address that a node can listen on, announce or dial.',
    executed: 'no',
    retryable: false,
    look: 'shoal help node start',
  },
  PORT_IN_USE: {
    meaning: 'Another program listens on the port.',
    executed: 'no',
    retryable: false,
    look: 'shoal node status',
  },
  NOT_ADMITTED: {
    meaning: 'The mesh does not let this peer in: its invite or certificate is refused, or it was removed.',
    executed: 'no',
    retryable: false,
    look: 'shoal mesh show',
  },
  FORBIDDEN: {
    meaning: 'The member lacks the role for it: publisher to deploy, admin to invite and to remove.',
    executed: 'no',
    retryable: false,
    look: 'shoal mesh show',
  },
  MESH_MISMATCH: {
    meaning: 'The other side, or the data directory, belongs to another mesh.',
    executed: 'no',
    retryable: false,
    look: 'shoal node status',
  },
  VERSION_MISMATCH: {
    meaning: 'The other side speaks another version of the protocol.',
    executed: 'no',
    retryable: false,
    look: 'shoal --version',
  },
  DATA_DIR: {
    meaning: 'The data directory, or something in it, cannot be read or written.',
    executed: 'no',
    retryable: false,
    look: 'shoal node status',
  },
  DATA_DIR_IN_USE: {
    meaning: 'Another node has the data directory.',
    executed: 'no',
    retryable: false,
    look: 'shoal node status',
  },
  BAD_KEY: {
    meaning: 'The file with the identity of the node is damaged, or others may read it.',
    executed: 'no',
    retryable: false,
    look: 'shoal node status',
  },
  PROTOCOL: {
    meaning: 'The other side said something that makes no sense: another version, or not one of ours.',
    executed: 'maybe',
    retryable: false,
    look: 'shoal --version',
  },
  INTERNAL: {
    meaning: 'A mistake in Shoal itself, or a code that this version does not know.',
    executed: 'maybe',
    retryable: false,
    look: 'shoal node status',
  },
} as const

export type ErrorCode = keyof typeof ERROR_CODES

/** The same as a plain table. */
export const codeTable: Readonly<Record<ErrorCode, CodeFacts>> = ERROR_CODES

/** Whether a text is a code of this version. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERROR_CODES, text)
}

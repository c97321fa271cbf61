/**
 * The words peers share: addresses, phases, envelopes, verdicts, errors, limits, names on the wire, and the ports
 * through which pure code reaches time, chance and other peers.
 *
 * @example
 * import { parseAddress, advance } from 'shoal/protocols'
 * parseAddress('counter/alice') // { kind: 'keyed', type: 'counter', key: 'alice', … }
 * advance('SUSPENDED', 'RUNNING') // 'RUNNING'; an illegal edge asserts
 *
 * @module
 */
export {
  type ActorType,
  DEFAULT_POLICY,
  type Labels,
  type Policy,
  type TypeVersion,
  type World,
  WORLDS,
} from './actor-type.ts'
export { type Address, parseAddress, parseTypeName } from './address.ts'
export {
  CAPABILITIES,
  type Capability,
  checkCapabilities,
  isCapability,
  readCapabilities,
  unknownCapability,
} from './capabilities.ts'
export type { OwnerRecord } from './claim.ts'
export {
  type Envelope,
  type Headers,
  type Hop,
  type LaneNotice,
  type LaneStamp,
  type LaneState,
  messageIds,
  originName,
  type Outcome,
  peerTail,
  type Retry,
} from './envelope.ts'
export { type CodeFacts, codeTable, type ErrorCode, isErrorCode } from './error-codes.ts'
export { type ErrorValue, errorValue, ShoalError, type ShoalErrorInit } from './errors.ts'
export { type ProtocolIds, protocolIds, topicOf, WIRE_VERSION } from './ids.ts'
export {
  decodeHttpRequest,
  decodeHttpResponse,
  encodeHttpRequest,
  encodeHttpResponse,
  HTTP_MESSAGE,
  type HttpRequestMessage,
  type HttpResponseMessage,
  isHttpMessage,
} from './http-message.ts'
export { checkWords, parseTopic } from './message-words.ts'
export { type Limit, LIMITS, type LimitName, limitTable } from './limits.ts'
export { advance, type Phase, PHASES } from './phase.ts'
export {
  type AskOptions,
  type Clock,
  type Network,
  type NetworkHandler,
  type Random,
  type Stop,
  type SendOptions,
  type Store,
  systemClock,
  systemRandom,
} from './ports.ts'
export { Join as JoinMessage } from './proto/join.js'
export { allows, ANY, type Verdict } from './verdict.ts'
export { type FrameDecoder, frameDecoder } from './wire/decoder.ts'
export { decodeHeader, encodeFrame, type Frame, FRAME_PREFIX_BYTES } from './wire/frame.ts'
export type { Credit, EnvelopeHead, Hello, OutcomeHead } from './wire/headers.ts'

import type { Codec, DecodeOptions } from 'protons-runtime';
import type { Uint8ArrayList } from 'uint8arraylist';
export interface Frame {
    type: FrameType;
    id: number;
    bodyBytes: number;
    hello?: Hello;
    message?: MessageHeader;
    outcome?: OutcomeHeader;
    op?: string;
    more: boolean;
    error?: ErrorValue;
    reply: boolean;
    end: boolean;
    echo: boolean;
    credit?: Credit;
    lane?: LaneNotice;
}
export declare namespace Frame {
    const codec: () => Codec<Frame>;
    interface FrameTypeFieldEvent {
        field: '$.type';
        value: FrameType;
    }
    interface FrameIdFieldEvent {
        field: '$.id';
        value: number;
    }
    interface FrameBodyBytesFieldEvent {
        field: '$.bodyBytes';
        value: number;
    }
    interface FrameHelloMeshFieldEvent {
        field: '$.hello.mesh';
        value: string;
    }
    interface FrameHelloMajorFieldEvent {
        field: '$.hello.major';
        value: number;
    }
    interface FrameHelloMinorFieldEvent {
        field: '$.hello.minor';
        value: number;
    }
    interface FrameHelloIncarnationFieldEvent {
        field: '$.hello.incarnation';
        value: number;
    }
    interface FrameHelloMessageBytesMaxFieldEvent {
        field: '$.hello.messageBytesMax';
        value: number;
    }
    interface FrameHelloCreditMessagesFieldEvent {
        field: '$.hello.credit.messages';
        value: number;
    }
    interface FrameHelloCreditBytesFieldEvent {
        field: '$.hello.credit.bytes';
        value: number;
    }
    interface FrameMessageIdFieldEvent {
        field: '$.message.id';
        value: string;
    }
    interface FrameMessagePostFieldEvent {
        field: '$.message.post';
        value: boolean;
    }
    interface FrameMessageSenderFieldEvent {
        field: '$.message.sender';
        value: string;
    }
    interface FrameMessageTargetFieldEvent {
        field: '$.message.target';
        value: string;
    }
    interface FrameMessageSubjectFieldEvent {
        field: '$.message.subject';
        value: string;
    }
    interface FrameMessageCorrelationFieldEvent {
        field: '$.message.correlation';
        value: string;
    }
    interface FrameMessageRemainingMsFieldEvent {
        field: '$.message.remainingMs';
        value: number;
    }
    interface FrameMessageAttemptFieldEvent {
        field: '$.message.attempt';
        value: number;
    }
    interface FrameMessageChainFieldEvent {
        field: '$.message.chain[]';
        index: number;
        value: string;
    }
    interface FrameMessageHopsPeerFieldEvent {
        field: '$.message.hops[].peer';
        value: string;
        index: number;
    }
    interface FrameMessageHopsDecisionFieldEvent {
        field: '$.message.hops[].decision';
        value: string;
        index: number;
    }
    interface FrameMessageHopsWaitedMsFieldEvent {
        field: '$.message.hops[].waitedMs';
        value: number;
        index: number;
    }
    interface FrameMessageHopsReasonFieldEvent {
        field: '$.message.hops[].reason';
        value: string;
        index: number;
    }
    interface FrameMessagePlacedFieldEvent {
        field: '$.message.placed';
        value: boolean;
    }
    interface FrameMessageRelayToFieldEvent {
        field: '$.message.relayTo';
        value: string;
    }
    interface FrameMessageHeadersNameFieldEvent {
        field: '$.message.headers[].name';
        value: string;
        index: number;
    }
    interface FrameMessageHeadersValueFieldEvent {
        field: '$.message.headers[].value';
        value: string;
        index: number;
    }
    interface FrameMessageIdempotencyKeyFieldEvent {
        field: '$.message.idempotencyKey';
        value: string;
    }
    interface FrameMessageRetryFieldEvent {
        field: '$.message.retry';
        value: Retry;
    }
    interface FrameMessageLaneIdFieldEvent {
        field: '$.message.lane.id';
        value: string;
    }
    interface FrameMessageLaneSeqFieldEvent {
        field: '$.message.lane.seq';
        value: number;
    }
    interface FrameMessageLaneFloorFieldEvent {
        field: '$.message.lane.floor';
        value: number;
    }
    interface FrameMessageLaneEndedFieldEvent {
        field: '$.message.lane.ended[]';
        index: number;
        value: number;
    }
    interface FrameMessageLaneFirstEpochFieldEvent {
        field: '$.message.lane.firstEpoch';
        value: number;
    }
    interface FrameMessageLaneUnorderedFieldEvent {
        field: '$.message.lane.unordered';
        value: boolean;
    }
    interface FrameMessageInstanceFieldEvent {
        field: '$.message.instance';
        value: string;
    }
    interface FrameMessageTopicFieldEvent {
        field: '$.message.topic';
        value: string;
    }
    interface FrameMessageUnorderedFieldEvent {
        field: '$.message.unordered';
        value: boolean;
    }
    interface FrameMessageDurableFieldEvent {
        field: '$.message.durable';
        value: boolean;
    }
    interface FrameMessageEpochFieldEvent {
        field: '$.message.epoch';
        value: number;
    }
    interface FrameOutcomeKindFieldEvent {
        field: '$.outcome.kind';
        value: OutcomeKind;
    }
    interface FrameOutcomePeerFieldEvent {
        field: '$.outcome.peer';
        value: string;
    }
    interface FrameOutcomeEpochFieldEvent {
        field: '$.outcome.epoch';
        value: number;
    }
    interface FrameOutcomeFreshFieldEvent {
        field: '$.outcome.fresh';
        value: boolean;
    }
    interface FrameOutcomeHopsPeerFieldEvent {
        field: '$.outcome.hops[].peer';
        value: string;
        index: number;
    }
    interface FrameOutcomeHopsDecisionFieldEvent {
        field: '$.outcome.hops[].decision';
        value: string;
        index: number;
    }
    interface FrameOutcomeHopsWaitedMsFieldEvent {
        field: '$.outcome.hops[].waitedMs';
        value: number;
        index: number;
    }
    interface FrameOutcomeHopsReasonFieldEvent {
        field: '$.outcome.hops[].reason';
        value: string;
        index: number;
    }
    interface FrameOutcomeErrorCodeFieldEvent {
        field: '$.outcome.error.code';
        value: string;
    }
    interface FrameOutcomeErrorMessageFieldEvent {
        field: '$.outcome.error.message';
        value: string;
    }
    interface FrameOutcomeErrorHintFieldEvent {
        field: '$.outcome.error.hint';
        value: string;
    }
    interface FrameOutcomeErrorMessageIdFieldEvent {
        field: '$.outcome.error.messageId';
        value: string;
    }
    interface FrameOutcomeErrorRetryAfterMsFieldEvent {
        field: '$.outcome.error.retryAfterMs';
        value: number;
    }
    interface FrameOutcomeErrorAlternativesFieldEvent {
        field: '$.outcome.error.alternatives[]';
        index: number;
        value: string;
    }
    interface FrameOutcomeErrorAttemptsFieldEvent {
        field: '$.outcome.error.attempts';
        value: number;
    }
    interface FrameOutcomeActorFieldEvent {
        field: '$.outcome.actor';
        value: string;
    }
    interface FrameOutcomeVersionFieldEvent {
        field: '$.outcome.version';
        value: number;
    }
    interface FrameOutcomeVerdictKindFieldEvent {
        field: '$.outcome.verdict.kind';
        value: VerdictKind;
    }
    interface FrameOutcomeVerdictForMsFieldEvent {
        field: '$.outcome.verdict.forMs';
        value: number;
    }
    interface FrameOutcomeVerdictByFieldEvent {
        field: '$.outcome.verdict.by';
        value: MessageKey;
    }
    interface FrameOutcomeVerdictValueFieldEvent {
        field: '$.outcome.verdict.value';
        value: string;
    }
    interface FrameOutcomeVerdictOtherwiseFieldEvent {
        field: '$.outcome.verdict.otherwise';
        value: Otherwise;
    }
    interface FrameOutcomeStartedFieldEvent {
        field: '$.outcome.started';
        value: boolean;
    }
    interface FrameOpFieldEvent {
        field: '$.op';
        value: string;
    }
    interface FrameMoreFieldEvent {
        field: '$.more';
        value: boolean;
    }
    interface FrameErrorCodeFieldEvent {
        field: '$.error.code';
        value: string;
    }
    interface FrameErrorMessageFieldEvent {
        field: '$.error.message';
        value: string;
    }
    interface FrameErrorHintFieldEvent {
        field: '$.error.hint';
        value: string;
    }
    interface FrameErrorMessageIdFieldEvent {
        field: '$.error.messageId';
        value: string;
    }
    interface FrameErrorRetryAfterMsFieldEvent {
        field: '$.error.retryAfterMs';
        value: number;
    }
    interface FrameErrorAlternativesFieldEvent {
        field: '$.error.alternatives[]';
        index: number;
        value: string;
    }
    interface FrameErrorAttemptsFieldEvent {
        field: '$.error.attempts';
        value: number;
    }
    interface FrameReplyFieldEvent {
        field: '$.reply';
        value: boolean;
    }
    interface FrameEndFieldEvent {
        field: '$.end';
        value: boolean;
    }
    interface FrameEchoFieldEvent {
        field: '$.echo';
        value: boolean;
    }
    interface FrameCreditMessagesFieldEvent {
        field: '$.credit.messages';
        value: number;
    }
    interface FrameCreditBytesFieldEvent {
        field: '$.credit.bytes';
        value: number;
    }
    interface FrameLaneTargetFieldEvent {
        field: '$.lane.target';
        value: string;
    }
    interface FrameLaneRelayToFieldEvent {
        field: '$.lane.relayTo';
        value: string;
    }
    interface FrameLaneLaneIdFieldEvent {
        field: '$.lane.lane.id';
        value: string;
    }
    interface FrameLaneLaneSeqFieldEvent {
        field: '$.lane.lane.seq';
        value: number;
    }
    interface FrameLaneLaneFloorFieldEvent {
        field: '$.lane.lane.floor';
        value: number;
    }
    interface FrameLaneLaneEndedFieldEvent {
        field: '$.lane.lane.ended[]';
        index: number;
        value: number;
    }
    interface FrameLaneLaneFirstEpochFieldEvent {
        field: '$.lane.lane.firstEpoch';
        value: number;
    }
    interface FrameLaneLaneUnorderedFieldEvent {
        field: '$.lane.lane.unordered';
        value: boolean;
    }
    function encode(obj: Partial<Frame>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Frame>): Frame;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Frame>): Generator<FrameTypeFieldEvent | FrameIdFieldEvent | FrameBodyBytesFieldEvent | FrameHelloMeshFieldEvent | FrameHelloMajorFieldEvent | FrameHelloMinorFieldEvent | FrameHelloIncarnationFieldEvent | FrameHelloMessageBytesMaxFieldEvent | FrameHelloCreditMessagesFieldEvent | FrameHelloCreditBytesFieldEvent | FrameMessageIdFieldEvent | FrameMessagePostFieldEvent | FrameMessageSenderFieldEvent | FrameMessageTargetFieldEvent | FrameMessageSubjectFieldEvent | FrameMessageCorrelationFieldEvent | FrameMessageRemainingMsFieldEvent | FrameMessageAttemptFieldEvent | FrameMessageChainFieldEvent | FrameMessageHopsPeerFieldEvent | FrameMessageHopsDecisionFieldEvent | FrameMessageHopsWaitedMsFieldEvent | FrameMessageHopsReasonFieldEvent | FrameMessagePlacedFieldEvent | FrameMessageRelayToFieldEvent | FrameMessageHeadersNameFieldEvent | FrameMessageHeadersValueFieldEvent | FrameMessageIdempotencyKeyFieldEvent | FrameMessageRetryFieldEvent | FrameMessageLaneIdFieldEvent | FrameMessageLaneSeqFieldEvent | FrameMessageLaneFloorFieldEvent | FrameMessageLaneEndedFieldEvent | FrameMessageLaneFirstEpochFieldEvent | FrameMessageLaneUnorderedFieldEvent | FrameMessageInstanceFieldEvent | FrameMessageTopicFieldEvent | FrameMessageUnorderedFieldEvent | FrameMessageDurableFieldEvent | FrameMessageEpochFieldEvent | FrameOutcomeKindFieldEvent | FrameOutcomePeerFieldEvent | FrameOutcomeEpochFieldEvent | FrameOutcomeFreshFieldEvent | FrameOutcomeHopsPeerFieldEvent | FrameOutcomeHopsDecisionFieldEvent | FrameOutcomeHopsWaitedMsFieldEvent | FrameOutcomeHopsReasonFieldEvent | FrameOutcomeErrorCodeFieldEvent | FrameOutcomeErrorMessageFieldEvent | FrameOutcomeErrorHintFieldEvent | FrameOutcomeErrorMessageIdFieldEvent | FrameOutcomeErrorRetryAfterMsFieldEvent | FrameOutcomeErrorAlternativesFieldEvent | FrameOutcomeErrorAttemptsFieldEvent | FrameOutcomeActorFieldEvent | FrameOutcomeVersionFieldEvent | FrameOutcomeVerdictKindFieldEvent | FrameOutcomeVerdictForMsFieldEvent | FrameOutcomeVerdictByFieldEvent | FrameOutcomeVerdictValueFieldEvent | FrameOutcomeVerdictOtherwiseFieldEvent | FrameOutcomeStartedFieldEvent | FrameOpFieldEvent | FrameMoreFieldEvent | FrameErrorCodeFieldEvent | FrameErrorMessageFieldEvent | FrameErrorHintFieldEvent | FrameErrorMessageIdFieldEvent | FrameErrorRetryAfterMsFieldEvent | FrameErrorAlternativesFieldEvent | FrameErrorAttemptsFieldEvent | FrameReplyFieldEvent | FrameEndFieldEvent | FrameEchoFieldEvent | FrameCreditMessagesFieldEvent | FrameCreditBytesFieldEvent | FrameLaneTargetFieldEvent | FrameLaneRelayToFieldEvent | FrameLaneLaneIdFieldEvent | FrameLaneLaneSeqFieldEvent | FrameLaneLaneFloorFieldEvent | FrameLaneLaneEndedFieldEvent | FrameLaneLaneFirstEpochFieldEvent | FrameLaneLaneUnorderedFieldEvent>;
}
export declare enum FrameType {
    NONE = "NONE",
    HELLO = "HELLO",
    MSG = "MSG",
    OUTCOME = "OUTCOME",
    CANCEL = "CANCEL",
    ASK = "ASK",
    ANSWER = "ANSWER",
    CHUNK = "CHUNK",
    PING = "PING",
    GOAWAY = "GOAWAY",
    RECV = "RECV",
    CREDIT = "CREDIT",
    LANE = "LANE",
    READY = "READY"
}
export declare namespace FrameType {
    const codec: () => Codec<FrameType>;
}
export interface Credit {
    messages: number;
    bytes: number;
}
export declare namespace Credit {
    const codec: () => Codec<Credit>;
    interface CreditMessagesFieldEvent {
        field: '$.messages';
        value: number;
    }
    interface CreditBytesFieldEvent {
        field: '$.bytes';
        value: number;
    }
    function encode(obj: Partial<Credit>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Credit>): Credit;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Credit>): Generator<CreditMessagesFieldEvent | CreditBytesFieldEvent>;
}
export interface Hello {
    mesh: string;
    major: number;
    minor: number;
    incarnation: number;
    messageBytesMax: number;
    credit?: Credit;
}
export declare namespace Hello {
    const codec: () => Codec<Hello>;
    interface HelloMeshFieldEvent {
        field: '$.mesh';
        value: string;
    }
    interface HelloMajorFieldEvent {
        field: '$.major';
        value: number;
    }
    interface HelloMinorFieldEvent {
        field: '$.minor';
        value: number;
    }
    interface HelloIncarnationFieldEvent {
        field: '$.incarnation';
        value: number;
    }
    interface HelloMessageBytesMaxFieldEvent {
        field: '$.messageBytesMax';
        value: number;
    }
    interface HelloCreditMessagesFieldEvent {
        field: '$.credit.messages';
        value: number;
    }
    interface HelloCreditBytesFieldEvent {
        field: '$.credit.bytes';
        value: number;
    }
    function encode(obj: Partial<Hello>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Hello>): Hello;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Hello>): Generator<HelloMeshFieldEvent | HelloMajorFieldEvent | HelloMinorFieldEvent | HelloIncarnationFieldEvent | HelloMessageBytesMaxFieldEvent | HelloCreditMessagesFieldEvent | HelloCreditBytesFieldEvent>;
}
export interface MessageHeader {
    id: string;
    post: boolean;
    sender: string;
    target: string;
    subject: string;
    correlation: string;
    remainingMs: number;
    attempt: number;
    chain: string[];
    hops: Hop[];
    placed: boolean;
    relayTo?: string;
    headers: Header[];
    idempotencyKey: string;
    retry: Retry;
    lane?: Lane;
    instance: string;
    topic: string;
    unordered: boolean;
    durable: boolean;
    epoch: number;
}
export declare namespace MessageHeader {
    const codec: () => Codec<MessageHeader>;
    interface MessageHeaderIdFieldEvent {
        field: '$.id';
        value: string;
    }
    interface MessageHeaderPostFieldEvent {
        field: '$.post';
        value: boolean;
    }
    interface MessageHeaderSenderFieldEvent {
        field: '$.sender';
        value: string;
    }
    interface MessageHeaderTargetFieldEvent {
        field: '$.target';
        value: string;
    }
    interface MessageHeaderSubjectFieldEvent {
        field: '$.subject';
        value: string;
    }
    interface MessageHeaderCorrelationFieldEvent {
        field: '$.correlation';
        value: string;
    }
    interface MessageHeaderRemainingMsFieldEvent {
        field: '$.remainingMs';
        value: number;
    }
    interface MessageHeaderAttemptFieldEvent {
        field: '$.attempt';
        value: number;
    }
    interface MessageHeaderChainFieldEvent {
        field: '$.chain[]';
        index: number;
        value: string;
    }
    interface MessageHeaderHopsPeerFieldEvent {
        field: '$.hops[].peer';
        value: string;
        index: number;
    }
    interface MessageHeaderHopsDecisionFieldEvent {
        field: '$.hops[].decision';
        value: string;
        index: number;
    }
    interface MessageHeaderHopsWaitedMsFieldEvent {
        field: '$.hops[].waitedMs';
        value: number;
        index: number;
    }
    interface MessageHeaderHopsReasonFieldEvent {
        field: '$.hops[].reason';
        value: string;
        index: number;
    }
    interface MessageHeaderPlacedFieldEvent {
        field: '$.placed';
        value: boolean;
    }
    interface MessageHeaderRelayToFieldEvent {
        field: '$.relayTo';
        value: string;
    }
    interface MessageHeaderHeadersNameFieldEvent {
        field: '$.headers[].name';
        value: string;
        index: number;
    }
    interface MessageHeaderHeadersValueFieldEvent {
        field: '$.headers[].value';
        value: string;
        index: number;
    }
    interface MessageHeaderIdempotencyKeyFieldEvent {
        field: '$.idempotencyKey';
        value: string;
    }
    interface MessageHeaderRetryFieldEvent {
        field: '$.retry';
        value: Retry;
    }
    interface MessageHeaderLaneIdFieldEvent {
        field: '$.lane.id';
        value: string;
    }
    interface MessageHeaderLaneSeqFieldEvent {
        field: '$.lane.seq';
        value: number;
    }
    interface MessageHeaderLaneFloorFieldEvent {
        field: '$.lane.floor';
        value: number;
    }
    interface MessageHeaderLaneEndedFieldEvent {
        field: '$.lane.ended[]';
        index: number;
        value: number;
    }
    interface MessageHeaderLaneFirstEpochFieldEvent {
        field: '$.lane.firstEpoch';
        value: number;
    }
    interface MessageHeaderLaneUnorderedFieldEvent {
        field: '$.lane.unordered';
        value: boolean;
    }
    interface MessageHeaderInstanceFieldEvent {
        field: '$.instance';
        value: string;
    }
    interface MessageHeaderTopicFieldEvent {
        field: '$.topic';
        value: string;
    }
    interface MessageHeaderUnorderedFieldEvent {
        field: '$.unordered';
        value: boolean;
    }
    interface MessageHeaderDurableFieldEvent {
        field: '$.durable';
        value: boolean;
    }
    interface MessageHeaderEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    function encode(obj: Partial<MessageHeader>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MessageHeader>): MessageHeader;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MessageHeader>): Generator<MessageHeaderIdFieldEvent | MessageHeaderPostFieldEvent | MessageHeaderSenderFieldEvent | MessageHeaderTargetFieldEvent | MessageHeaderSubjectFieldEvent | MessageHeaderCorrelationFieldEvent | MessageHeaderRemainingMsFieldEvent | MessageHeaderAttemptFieldEvent | MessageHeaderChainFieldEvent | MessageHeaderHopsPeerFieldEvent | MessageHeaderHopsDecisionFieldEvent | MessageHeaderHopsWaitedMsFieldEvent | MessageHeaderHopsReasonFieldEvent | MessageHeaderPlacedFieldEvent | MessageHeaderRelayToFieldEvent | MessageHeaderHeadersNameFieldEvent | MessageHeaderHeadersValueFieldEvent | MessageHeaderIdempotencyKeyFieldEvent | MessageHeaderRetryFieldEvent | MessageHeaderLaneIdFieldEvent | MessageHeaderLaneSeqFieldEvent | MessageHeaderLaneFloorFieldEvent | MessageHeaderLaneEndedFieldEvent | MessageHeaderLaneFirstEpochFieldEvent | MessageHeaderLaneUnorderedFieldEvent | MessageHeaderInstanceFieldEvent | MessageHeaderTopicFieldEvent | MessageHeaderUnorderedFieldEvent | MessageHeaderDurableFieldEvent | MessageHeaderEpochFieldEvent>;
}
export declare enum Retry {
    UNSAID = "UNSAID",
    NO = "NO",
    YES = "YES",
    NEVER = "NEVER"
}
export declare namespace Retry {
    const codec: () => Codec<Retry>;
}
export interface Lane {
    id: string;
    seq: number;
    floor: number;
    ended: number[];
    firstEpoch: number;
    unordered: boolean;
}
export declare namespace Lane {
    const codec: () => Codec<Lane>;
    interface LaneIdFieldEvent {
        field: '$.id';
        value: string;
    }
    interface LaneSeqFieldEvent {
        field: '$.seq';
        value: number;
    }
    interface LaneFloorFieldEvent {
        field: '$.floor';
        value: number;
    }
    interface LaneEndedFieldEvent {
        field: '$.ended[]';
        index: number;
        value: number;
    }
    interface LaneFirstEpochFieldEvent {
        field: '$.firstEpoch';
        value: number;
    }
    interface LaneUnorderedFieldEvent {
        field: '$.unordered';
        value: boolean;
    }
    function encode(obj: Partial<Lane>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Lane>): Lane;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Lane>): Generator<LaneIdFieldEvent | LaneSeqFieldEvent | LaneFloorFieldEvent | LaneEndedFieldEvent | LaneFirstEpochFieldEvent | LaneUnorderedFieldEvent>;
}
export interface LaneNotice {
    target: string;
    relayTo: string;
    lane?: Lane;
}
export declare namespace LaneNotice {
    const codec: () => Codec<LaneNotice>;
    interface LaneNoticeTargetFieldEvent {
        field: '$.target';
        value: string;
    }
    interface LaneNoticeRelayToFieldEvent {
        field: '$.relayTo';
        value: string;
    }
    interface LaneNoticeLaneIdFieldEvent {
        field: '$.lane.id';
        value: string;
    }
    interface LaneNoticeLaneSeqFieldEvent {
        field: '$.lane.seq';
        value: number;
    }
    interface LaneNoticeLaneFloorFieldEvent {
        field: '$.lane.floor';
        value: number;
    }
    interface LaneNoticeLaneEndedFieldEvent {
        field: '$.lane.ended[]';
        index: number;
        value: number;
    }
    interface LaneNoticeLaneFirstEpochFieldEvent {
        field: '$.lane.firstEpoch';
        value: number;
    }
    interface LaneNoticeLaneUnorderedFieldEvent {
        field: '$.lane.unordered';
        value: boolean;
    }
    function encode(obj: Partial<LaneNotice>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LaneNotice>): LaneNotice;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LaneNotice>): Generator<LaneNoticeTargetFieldEvent | LaneNoticeRelayToFieldEvent | LaneNoticeLaneIdFieldEvent | LaneNoticeLaneSeqFieldEvent | LaneNoticeLaneFloorFieldEvent | LaneNoticeLaneEndedFieldEvent | LaneNoticeLaneFirstEpochFieldEvent | LaneNoticeLaneUnorderedFieldEvent>;
}
export interface Header {
    name: string;
    value: string;
}
export declare namespace Header {
    const codec: () => Codec<Header>;
    interface HeaderNameFieldEvent {
        field: '$.name';
        value: string;
    }
    interface HeaderValueFieldEvent {
        field: '$.value';
        value: string;
    }
    function encode(obj: Partial<Header>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Header>): Header;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Header>): Generator<HeaderNameFieldEvent | HeaderValueFieldEvent>;
}
export interface Hop {
    peer: string;
    decision: string;
    waitedMs: number;
    reason?: string;
}
export declare namespace Hop {
    const codec: () => Codec<Hop>;
    interface HopPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface HopDecisionFieldEvent {
        field: '$.decision';
        value: string;
    }
    interface HopWaitedMsFieldEvent {
        field: '$.waitedMs';
        value: number;
    }
    interface HopReasonFieldEvent {
        field: '$.reason';
        value: string;
    }
    function encode(obj: Partial<Hop>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Hop>): Hop;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Hop>): Generator<HopPeerFieldEvent | HopDecisionFieldEvent | HopWaitedMsFieldEvent | HopReasonFieldEvent>;
}
export interface OutcomeHeader {
    kind: OutcomeKind;
    peer: string;
    epoch: number;
    fresh: boolean;
    hops: Hop[];
    error?: ErrorValue;
    actor: string;
    version: number;
    verdict?: Verdict;
    started: boolean;
}
export declare namespace OutcomeHeader {
    const codec: () => Codec<OutcomeHeader>;
    interface OutcomeHeaderKindFieldEvent {
        field: '$.kind';
        value: OutcomeKind;
    }
    interface OutcomeHeaderPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface OutcomeHeaderEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    interface OutcomeHeaderFreshFieldEvent {
        field: '$.fresh';
        value: boolean;
    }
    interface OutcomeHeaderHopsPeerFieldEvent {
        field: '$.hops[].peer';
        value: string;
        index: number;
    }
    interface OutcomeHeaderHopsDecisionFieldEvent {
        field: '$.hops[].decision';
        value: string;
        index: number;
    }
    interface OutcomeHeaderHopsWaitedMsFieldEvent {
        field: '$.hops[].waitedMs';
        value: number;
        index: number;
    }
    interface OutcomeHeaderHopsReasonFieldEvent {
        field: '$.hops[].reason';
        value: string;
        index: number;
    }
    interface OutcomeHeaderErrorCodeFieldEvent {
        field: '$.error.code';
        value: string;
    }
    interface OutcomeHeaderErrorMessageFieldEvent {
        field: '$.error.message';
        value: string;
    }
    interface OutcomeHeaderErrorHintFieldEvent {
        field: '$.error.hint';
        value: string;
    }
    interface OutcomeHeaderErrorMessageIdFieldEvent {
        field: '$.error.messageId';
        value: string;
    }
    interface OutcomeHeaderErrorRetryAfterMsFieldEvent {
        field: '$.error.retryAfterMs';
        value: number;
    }
    interface OutcomeHeaderErrorAlternativesFieldEvent {
        field: '$.error.alternatives[]';
        index: number;
        value: string;
    }
    interface OutcomeHeaderErrorAttemptsFieldEvent {
        field: '$.error.attempts';
        value: number;
    }
    interface OutcomeHeaderActorFieldEvent {
        field: '$.actor';
        value: string;
    }
    interface OutcomeHeaderVersionFieldEvent {
        field: '$.version';
        value: number;
    }
    interface OutcomeHeaderVerdictKindFieldEvent {
        field: '$.verdict.kind';
        value: VerdictKind;
    }
    interface OutcomeHeaderVerdictForMsFieldEvent {
        field: '$.verdict.forMs';
        value: number;
    }
    interface OutcomeHeaderVerdictByFieldEvent {
        field: '$.verdict.by';
        value: MessageKey;
    }
    interface OutcomeHeaderVerdictValueFieldEvent {
        field: '$.verdict.value';
        value: string;
    }
    interface OutcomeHeaderVerdictOtherwiseFieldEvent {
        field: '$.verdict.otherwise';
        value: Otherwise;
    }
    interface OutcomeHeaderStartedFieldEvent {
        field: '$.started';
        value: boolean;
    }
    function encode(obj: Partial<OutcomeHeader>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OutcomeHeader>): OutcomeHeader;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OutcomeHeader>): Generator<OutcomeHeaderKindFieldEvent | OutcomeHeaderPeerFieldEvent | OutcomeHeaderEpochFieldEvent | OutcomeHeaderFreshFieldEvent | OutcomeHeaderHopsPeerFieldEvent | OutcomeHeaderHopsDecisionFieldEvent | OutcomeHeaderHopsWaitedMsFieldEvent | OutcomeHeaderHopsReasonFieldEvent | OutcomeHeaderErrorCodeFieldEvent | OutcomeHeaderErrorMessageFieldEvent | OutcomeHeaderErrorHintFieldEvent | OutcomeHeaderErrorMessageIdFieldEvent | OutcomeHeaderErrorRetryAfterMsFieldEvent | OutcomeHeaderErrorAlternativesFieldEvent | OutcomeHeaderErrorAttemptsFieldEvent | OutcomeHeaderActorFieldEvent | OutcomeHeaderVersionFieldEvent | OutcomeHeaderVerdictKindFieldEvent | OutcomeHeaderVerdictForMsFieldEvent | OutcomeHeaderVerdictByFieldEvent | OutcomeHeaderVerdictValueFieldEvent | OutcomeHeaderVerdictOtherwiseFieldEvent | OutcomeHeaderStartedFieldEvent>;
}
export interface Verdict {
    kind: VerdictKind;
    forMs: number;
    by: MessageKey;
    value: string;
    otherwise: Otherwise;
}
export declare namespace Verdict {
    const codec: () => Codec<Verdict>;
    interface VerdictKindFieldEvent {
        field: '$.kind';
        value: VerdictKind;
    }
    interface VerdictForMsFieldEvent {
        field: '$.forMs';
        value: number;
    }
    interface VerdictByFieldEvent {
        field: '$.by';
        value: MessageKey;
    }
    interface VerdictValueFieldEvent {
        field: '$.value';
        value: string;
    }
    interface VerdictOtherwiseFieldEvent {
        field: '$.otherwise';
        value: Otherwise;
    }
    function encode(obj: Partial<Verdict>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Verdict>): Verdict;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Verdict>): Generator<VerdictKindFieldEvent | VerdictForMsFieldEvent | VerdictByFieldEvent | VerdictValueFieldEvent | VerdictOtherwiseFieldEvent>;
}
export declare enum VerdictKind {
    ANY = "ANY",
    ONLY = "ONLY",
    NOTHING = "NOTHING"
}
export declare namespace VerdictKind {
    const codec: () => Codec<VerdictKind>;
}
export declare enum MessageKey {
    CORRELATION = "CORRELATION",
    SENDER = "SENDER",
    SUBJECT = "SUBJECT"
}
export declare namespace MessageKey {
    const codec: () => Codec<MessageKey>;
}
export declare enum Otherwise {
    HOLD = "HOLD",
    FORWARD = "FORWARD",
    REJECT = "REJECT"
}
export declare namespace Otherwise {
    const codec: () => Codec<Otherwise>;
}
export declare enum OutcomeKind {
    UNSET = "UNSET",
    REPLY = "REPLY",
    ACCEPTED = "ACCEPTED",
    REFUSED = "REFUSED",
    MOVED = "MOVED"
}
export declare namespace OutcomeKind {
    const codec: () => Codec<OutcomeKind>;
}
export interface ErrorValue {
    code: string;
    message: string;
    hint: string;
    messageId: string;
    retryAfterMs?: number;
    alternatives: string[];
    attempts?: number;
}
export declare namespace ErrorValue {
    const codec: () => Codec<ErrorValue>;
    interface ErrorValueCodeFieldEvent {
        field: '$.code';
        value: string;
    }
    interface ErrorValueMessageFieldEvent {
        field: '$.message';
        value: string;
    }
    interface ErrorValueHintFieldEvent {
        field: '$.hint';
        value: string;
    }
    interface ErrorValueMessageIdFieldEvent {
        field: '$.messageId';
        value: string;
    }
    interface ErrorValueRetryAfterMsFieldEvent {
        field: '$.retryAfterMs';
        value: number;
    }
    interface ErrorValueAlternativesFieldEvent {
        field: '$.alternatives[]';
        index: number;
        value: string;
    }
    interface ErrorValueAttemptsFieldEvent {
        field: '$.attempts';
        value: number;
    }
    function encode(obj: Partial<ErrorValue>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ErrorValue>): ErrorValue;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ErrorValue>): Generator<ErrorValueCodeFieldEvent | ErrorValueMessageFieldEvent | ErrorValueHintFieldEvent | ErrorValueMessageIdFieldEvent | ErrorValueRetryAfterMsFieldEvent | ErrorValueAlternativesFieldEvent | ErrorValueAttemptsFieldEvent>;
}

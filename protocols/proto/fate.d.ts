import type { Codec, DecodeOptions } from 'protons-runtime';
import type { Uint8ArrayList } from 'uint8arraylist';
export interface FateQuestion {
    id: string;
}
export declare namespace FateQuestion {
    const codec: () => Codec<FateQuestion>;
    interface FateQuestionIdFieldEvent {
        field: '$.id';
        value: string;
    }
    function encode(obj: Partial<FateQuestion>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FateQuestion>): FateQuestion;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FateQuestion>): Generator<FateQuestionIdFieldEvent>;
}
export interface Fate {
    id: string;
    target: string;
    post: boolean;
    sender: string;
    origin: boolean;
    state: string;
    at: number;
    waitedMs: number;
    runMs: number;
    attempt: number;
    actor: string;
    epoch: number;
    place: string;
    told: string;
    reason: string;
    queued: number;
    remainingMs: number;
    hops: Step[];
    error?: Failure;
    notes: string[];
    episodes: Episode[];
}
export declare namespace Fate {
    const codec: () => Codec<Fate>;
    interface FateIdFieldEvent {
        field: '$.id';
        value: string;
    }
    interface FateTargetFieldEvent {
        field: '$.target';
        value: string;
    }
    interface FatePostFieldEvent {
        field: '$.post';
        value: boolean;
    }
    interface FateSenderFieldEvent {
        field: '$.sender';
        value: string;
    }
    interface FateOriginFieldEvent {
        field: '$.origin';
        value: boolean;
    }
    interface FateStateFieldEvent {
        field: '$.state';
        value: string;
    }
    interface FateAtFieldEvent {
        field: '$.at';
        value: number;
    }
    interface FateWaitedMsFieldEvent {
        field: '$.waitedMs';
        value: number;
    }
    interface FateRunMsFieldEvent {
        field: '$.runMs';
        value: number;
    }
    interface FateAttemptFieldEvent {
        field: '$.attempt';
        value: number;
    }
    interface FateActorFieldEvent {
        field: '$.actor';
        value: string;
    }
    interface FateEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    interface FatePlaceFieldEvent {
        field: '$.place';
        value: string;
    }
    interface FateToldFieldEvent {
        field: '$.told';
        value: string;
    }
    interface FateReasonFieldEvent {
        field: '$.reason';
        value: string;
    }
    interface FateQueuedFieldEvent {
        field: '$.queued';
        value: number;
    }
    interface FateRemainingMsFieldEvent {
        field: '$.remainingMs';
        value: number;
    }
    interface FateHopsPeerFieldEvent {
        field: '$.hops[].peer';
        value: string;
        index: number;
    }
    interface FateHopsDecisionFieldEvent {
        field: '$.hops[].decision';
        value: string;
        index: number;
    }
    interface FateHopsWaitedMsFieldEvent {
        field: '$.hops[].waitedMs';
        value: number;
        index: number;
    }
    interface FateHopsReasonFieldEvent {
        field: '$.hops[].reason';
        value: string;
        index: number;
    }
    interface FateErrorCodeFieldEvent {
        field: '$.error.code';
        value: string;
    }
    interface FateErrorMessageFieldEvent {
        field: '$.error.message';
        value: string;
    }
    interface FateErrorHintFieldEvent {
        field: '$.error.hint';
        value: string;
    }
    interface FateErrorRetryAfterMsFieldEvent {
        field: '$.error.retryAfterMs';
        value: number;
    }
    interface FateErrorAttemptsFieldEvent {
        field: '$.error.attempts';
        value: number;
    }
    interface FateNotesFieldEvent {
        field: '$.notes[]';
        index: number;
        value: string;
    }
    interface FateEpisodesDidFieldEvent {
        field: '$.episodes[].did';
        value: string;
        index: number;
    }
    interface FateEpisodesAtFieldEvent {
        field: '$.episodes[].at';
        value: number;
        index: number;
    }
    interface FateEpisodesPlaceFieldEvent {
        field: '$.episodes[].place';
        value: string;
        index: number;
    }
    interface FateEpisodesHowFieldEvent {
        field: '$.episodes[].how';
        value: string;
        index: number;
    }
    interface FateEpisodesEpochFieldEvent {
        field: '$.episodes[].epoch';
        value: number;
        index: number;
    }
    interface FateEpisodesMsFieldEvent {
        field: '$.episodes[].ms';
        value: number;
        index: number;
    }
    interface FateEpisodesTimesFieldEvent {
        field: '$.episodes[].times';
        value: number;
        index: number;
    }
    function encode(obj: Partial<Fate>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Fate>): Fate;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Fate>): Generator<FateIdFieldEvent | FateTargetFieldEvent | FatePostFieldEvent | FateSenderFieldEvent | FateOriginFieldEvent | FateStateFieldEvent | FateAtFieldEvent | FateWaitedMsFieldEvent | FateRunMsFieldEvent | FateAttemptFieldEvent | FateActorFieldEvent | FateEpochFieldEvent | FatePlaceFieldEvent | FateToldFieldEvent | FateReasonFieldEvent | FateQueuedFieldEvent | FateRemainingMsFieldEvent | FateHopsPeerFieldEvent | FateHopsDecisionFieldEvent | FateHopsWaitedMsFieldEvent | FateHopsReasonFieldEvent | FateErrorCodeFieldEvent | FateErrorMessageFieldEvent | FateErrorHintFieldEvent | FateErrorRetryAfterMsFieldEvent | FateErrorAttemptsFieldEvent | FateNotesFieldEvent | FateEpisodesDidFieldEvent | FateEpisodesAtFieldEvent | FateEpisodesPlaceFieldEvent | FateEpisodesHowFieldEvent | FateEpisodesEpochFieldEvent | FateEpisodesMsFieldEvent | FateEpisodesTimesFieldEvent>;
}
export interface Episode {
    did: string;
    at: number;
    place: string;
    how: string;
    epoch: number;
    ms: number;
    times: number;
}
export declare namespace Episode {
    const codec: () => Codec<Episode>;
    interface EpisodeDidFieldEvent {
        field: '$.did';
        value: string;
    }
    interface EpisodeAtFieldEvent {
        field: '$.at';
        value: number;
    }
    interface EpisodePlaceFieldEvent {
        field: '$.place';
        value: string;
    }
    interface EpisodeHowFieldEvent {
        field: '$.how';
        value: string;
    }
    interface EpisodeEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    interface EpisodeMsFieldEvent {
        field: '$.ms';
        value: number;
    }
    interface EpisodeTimesFieldEvent {
        field: '$.times';
        value: number;
    }
    function encode(obj: Partial<Episode>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Episode>): Episode;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Episode>): Generator<EpisodeDidFieldEvent | EpisodeAtFieldEvent | EpisodePlaceFieldEvent | EpisodeHowFieldEvent | EpisodeEpochFieldEvent | EpisodeMsFieldEvent | EpisodeTimesFieldEvent>;
}
export interface Step {
    peer: string;
    decision: string;
    waitedMs: number;
    reason?: string;
}
export declare namespace Step {
    const codec: () => Codec<Step>;
    interface StepPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface StepDecisionFieldEvent {
        field: '$.decision';
        value: string;
    }
    interface StepWaitedMsFieldEvent {
        field: '$.waitedMs';
        value: number;
    }
    interface StepReasonFieldEvent {
        field: '$.reason';
        value: string;
    }
    function encode(obj: Partial<Step>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Step>): Step;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Step>): Generator<StepPeerFieldEvent | StepDecisionFieldEvent | StepWaitedMsFieldEvent | StepReasonFieldEvent>;
}
export interface Failure {
    code: string;
    message: string;
    hint: string;
    retryAfterMs?: number;
    attempts?: number;
}
export declare namespace Failure {
    const codec: () => Codec<Failure>;
    interface FailureCodeFieldEvent {
        field: '$.code';
        value: string;
    }
    interface FailureMessageFieldEvent {
        field: '$.message';
        value: string;
    }
    interface FailureHintFieldEvent {
        field: '$.hint';
        value: string;
    }
    interface FailureRetryAfterMsFieldEvent {
        field: '$.retryAfterMs';
        value: number;
    }
    interface FailureAttemptsFieldEvent {
        field: '$.attempts';
        value: number;
    }
    function encode(obj: Partial<Failure>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Failure>): Failure;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Failure>): Generator<FailureCodeFieldEvent | FailureMessageFieldEvent | FailureHintFieldEvent | FailureRetryAfterMsFieldEvent | FailureAttemptsFieldEvent>;
}
export interface DeadLetter {
    id: string;
    target: string;
    send: boolean;
    sender: string;
    subject: string;
    correlation: string;
    headers: LetterHeader[];
    idempotencyKey: string;
    topic: string;
    at: number;
    error?: Failure;
    attempts: number;
    hops: Step[];
    cid: string;
    version: number;
    bodyBytes: number;
    bodyLost: boolean;
    never: boolean;
}
export declare namespace DeadLetter {
    const codec: () => Codec<DeadLetter>;
    interface DeadLetterIdFieldEvent {
        field: '$.id';
        value: string;
    }
    interface DeadLetterTargetFieldEvent {
        field: '$.target';
        value: string;
    }
    interface DeadLetterSendFieldEvent {
        field: '$.send';
        value: boolean;
    }
    interface DeadLetterSenderFieldEvent {
        field: '$.sender';
        value: string;
    }
    interface DeadLetterSubjectFieldEvent {
        field: '$.subject';
        value: string;
    }
    interface DeadLetterCorrelationFieldEvent {
        field: '$.correlation';
        value: string;
    }
    interface DeadLetterHeadersNameFieldEvent {
        field: '$.headers[].name';
        value: string;
        index: number;
    }
    interface DeadLetterHeadersValueFieldEvent {
        field: '$.headers[].value';
        value: string;
        index: number;
    }
    interface DeadLetterIdempotencyKeyFieldEvent {
        field: '$.idempotencyKey';
        value: string;
    }
    interface DeadLetterTopicFieldEvent {
        field: '$.topic';
        value: string;
    }
    interface DeadLetterAtFieldEvent {
        field: '$.at';
        value: number;
    }
    interface DeadLetterErrorCodeFieldEvent {
        field: '$.error.code';
        value: string;
    }
    interface DeadLetterErrorMessageFieldEvent {
        field: '$.error.message';
        value: string;
    }
    interface DeadLetterErrorHintFieldEvent {
        field: '$.error.hint';
        value: string;
    }
    interface DeadLetterErrorRetryAfterMsFieldEvent {
        field: '$.error.retryAfterMs';
        value: number;
    }
    interface DeadLetterErrorAttemptsFieldEvent {
        field: '$.error.attempts';
        value: number;
    }
    interface DeadLetterAttemptsFieldEvent {
        field: '$.attempts';
        value: number;
    }
    interface DeadLetterHopsPeerFieldEvent {
        field: '$.hops[].peer';
        value: string;
        index: number;
    }
    interface DeadLetterHopsDecisionFieldEvent {
        field: '$.hops[].decision';
        value: string;
        index: number;
    }
    interface DeadLetterHopsWaitedMsFieldEvent {
        field: '$.hops[].waitedMs';
        value: number;
        index: number;
    }
    interface DeadLetterHopsReasonFieldEvent {
        field: '$.hops[].reason';
        value: string;
        index: number;
    }
    interface DeadLetterCidFieldEvent {
        field: '$.cid';
        value: string;
    }
    interface DeadLetterVersionFieldEvent {
        field: '$.version';
        value: number;
    }
    interface DeadLetterBodyBytesFieldEvent {
        field: '$.bodyBytes';
        value: number;
    }
    interface DeadLetterBodyLostFieldEvent {
        field: '$.bodyLost';
        value: boolean;
    }
    interface DeadLetterNeverFieldEvent {
        field: '$.never';
        value: boolean;
    }
    function encode(obj: Partial<DeadLetter>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DeadLetter>): DeadLetter;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DeadLetter>): Generator<DeadLetterIdFieldEvent | DeadLetterTargetFieldEvent | DeadLetterSendFieldEvent | DeadLetterSenderFieldEvent | DeadLetterSubjectFieldEvent | DeadLetterCorrelationFieldEvent | DeadLetterHeadersNameFieldEvent | DeadLetterHeadersValueFieldEvent | DeadLetterIdempotencyKeyFieldEvent | DeadLetterTopicFieldEvent | DeadLetterAtFieldEvent | DeadLetterErrorCodeFieldEvent | DeadLetterErrorMessageFieldEvent | DeadLetterErrorHintFieldEvent | DeadLetterErrorRetryAfterMsFieldEvent | DeadLetterErrorAttemptsFieldEvent | DeadLetterAttemptsFieldEvent | DeadLetterHopsPeerFieldEvent | DeadLetterHopsDecisionFieldEvent | DeadLetterHopsWaitedMsFieldEvent | DeadLetterHopsReasonFieldEvent | DeadLetterCidFieldEvent | DeadLetterVersionFieldEvent | DeadLetterBodyBytesFieldEvent | DeadLetterBodyLostFieldEvent | DeadLetterNeverFieldEvent>;
}
export interface LetterHeader {
    name: string;
    value: string;
}
export declare namespace LetterHeader {
    const codec: () => Codec<LetterHeader>;
    interface LetterHeaderNameFieldEvent {
        field: '$.name';
        value: string;
    }
    interface LetterHeaderValueFieldEvent {
        field: '$.value';
        value: string;
    }
    function encode(obj: Partial<LetterHeader>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LetterHeader>): LetterHeader;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LetterHeader>): Generator<LetterHeaderNameFieldEvent | LetterHeaderValueFieldEvent>;
}
export interface LetterList {
    letters: DeadLetter[];
    more: boolean;
}
export declare namespace LetterList {
    const codec: () => Codec<LetterList>;
    interface LetterListLettersIdFieldEvent {
        field: '$.letters[].id';
        value: string;
        index: number;
    }
    interface LetterListLettersTargetFieldEvent {
        field: '$.letters[].target';
        value: string;
        index: number;
    }
    interface LetterListLettersSendFieldEvent {
        field: '$.letters[].send';
        value: boolean;
        index: number;
    }
    interface LetterListLettersSenderFieldEvent {
        field: '$.letters[].sender';
        value: string;
        index: number;
    }
    interface LetterListLettersSubjectFieldEvent {
        field: '$.letters[].subject';
        value: string;
        index: number;
    }
    interface LetterListLettersCorrelationFieldEvent {
        field: '$.letters[].correlation';
        value: string;
        index: number;
    }
    interface LetterListLettersHeadersNameFieldEvent {
        field: '$.letters[].headers[].name';
        value: string;
        index: number;
    }
    interface LetterListLettersHeadersValueFieldEvent {
        field: '$.letters[].headers[].value';
        value: string;
        index: number;
    }
    interface LetterListLettersIdempotencyKeyFieldEvent {
        field: '$.letters[].idempotencyKey';
        value: string;
        index: number;
    }
    interface LetterListLettersTopicFieldEvent {
        field: '$.letters[].topic';
        value: string;
        index: number;
    }
    interface LetterListLettersAtFieldEvent {
        field: '$.letters[].at';
        value: number;
        index: number;
    }
    interface LetterListLettersErrorCodeFieldEvent {
        field: '$.letters[].error.code';
        value: string;
        index: number;
    }
    interface LetterListLettersErrorMessageFieldEvent {
        field: '$.letters[].error.message';
        value: string;
        index: number;
    }
    interface LetterListLettersErrorHintFieldEvent {
        field: '$.letters[].error.hint';
        value: string;
        index: number;
    }
    interface LetterListLettersErrorRetryAfterMsFieldEvent {
        field: '$.letters[].error.retryAfterMs';
        value: number;
        index: number;
    }
    interface LetterListLettersErrorAttemptsFieldEvent {
        field: '$.letters[].error.attempts';
        value: number;
        index: number;
    }
    interface LetterListLettersAttemptsFieldEvent {
        field: '$.letters[].attempts';
        value: number;
        index: number;
    }
    interface LetterListLettersHopsPeerFieldEvent {
        field: '$.letters[].hops[].peer';
        value: string;
        index: number;
    }
    interface LetterListLettersHopsDecisionFieldEvent {
        field: '$.letters[].hops[].decision';
        value: string;
        index: number;
    }
    interface LetterListLettersHopsWaitedMsFieldEvent {
        field: '$.letters[].hops[].waitedMs';
        value: number;
        index: number;
    }
    interface LetterListLettersHopsReasonFieldEvent {
        field: '$.letters[].hops[].reason';
        value: string;
        index: number;
    }
    interface LetterListLettersCidFieldEvent {
        field: '$.letters[].cid';
        value: string;
        index: number;
    }
    interface LetterListLettersVersionFieldEvent {
        field: '$.letters[].version';
        value: number;
        index: number;
    }
    interface LetterListLettersBodyBytesFieldEvent {
        field: '$.letters[].bodyBytes';
        value: number;
        index: number;
    }
    interface LetterListLettersBodyLostFieldEvent {
        field: '$.letters[].bodyLost';
        value: boolean;
        index: number;
    }
    interface LetterListLettersNeverFieldEvent {
        field: '$.letters[].never';
        value: boolean;
        index: number;
    }
    interface LetterListMoreFieldEvent {
        field: '$.more';
        value: boolean;
    }
    function encode(obj: Partial<LetterList>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LetterList>): LetterList;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LetterList>): Generator<LetterListLettersIdFieldEvent | LetterListLettersTargetFieldEvent | LetterListLettersSendFieldEvent | LetterListLettersSenderFieldEvent | LetterListLettersSubjectFieldEvent | LetterListLettersCorrelationFieldEvent | LetterListLettersHeadersNameFieldEvent | LetterListLettersHeadersValueFieldEvent | LetterListLettersIdempotencyKeyFieldEvent | LetterListLettersTopicFieldEvent | LetterListLettersAtFieldEvent | LetterListLettersErrorCodeFieldEvent | LetterListLettersErrorMessageFieldEvent | LetterListLettersErrorHintFieldEvent | LetterListLettersErrorRetryAfterMsFieldEvent | LetterListLettersErrorAttemptsFieldEvent | LetterListLettersAttemptsFieldEvent | LetterListLettersHopsPeerFieldEvent | LetterListLettersHopsDecisionFieldEvent | LetterListLettersHopsWaitedMsFieldEvent | LetterListLettersHopsReasonFieldEvent | LetterListLettersCidFieldEvent | LetterListLettersVersionFieldEvent | LetterListLettersBodyBytesFieldEvent | LetterListLettersBodyLostFieldEvent | LetterListLettersNeverFieldEvent | LetterListMoreFieldEvent>;
}
export interface LetterQuestion {
    id: string;
    offset: number;
}
export declare namespace LetterQuestion {
    const codec: () => Codec<LetterQuestion>;
    interface LetterQuestionIdFieldEvent {
        field: '$.id';
        value: string;
    }
    interface LetterQuestionOffsetFieldEvent {
        field: '$.offset';
        value: number;
    }
    function encode(obj: Partial<LetterQuestion>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LetterQuestion>): LetterQuestion;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LetterQuestion>): Generator<LetterQuestionIdFieldEvent | LetterQuestionOffsetFieldEvent>;
}
export interface LetterAnswer {
    letter?: DeadLetter;
    gone: string;
    body: Uint8Array<ArrayBuffer>;
    replay: string;
    peer: string;
}
export declare namespace LetterAnswer {
    const codec: () => Codec<LetterAnswer>;
    interface LetterAnswerLetterIdFieldEvent {
        field: '$.letter.id';
        value: string;
    }
    interface LetterAnswerLetterTargetFieldEvent {
        field: '$.letter.target';
        value: string;
    }
    interface LetterAnswerLetterSendFieldEvent {
        field: '$.letter.send';
        value: boolean;
    }
    interface LetterAnswerLetterSenderFieldEvent {
        field: '$.letter.sender';
        value: string;
    }
    interface LetterAnswerLetterSubjectFieldEvent {
        field: '$.letter.subject';
        value: string;
    }
    interface LetterAnswerLetterCorrelationFieldEvent {
        field: '$.letter.correlation';
        value: string;
    }
    interface LetterAnswerLetterHeadersNameFieldEvent {
        field: '$.letter.headers[].name';
        value: string;
        index: number;
    }
    interface LetterAnswerLetterHeadersValueFieldEvent {
        field: '$.letter.headers[].value';
        value: string;
        index: number;
    }
    interface LetterAnswerLetterIdempotencyKeyFieldEvent {
        field: '$.letter.idempotencyKey';
        value: string;
    }
    interface LetterAnswerLetterTopicFieldEvent {
        field: '$.letter.topic';
        value: string;
    }
    interface LetterAnswerLetterAtFieldEvent {
        field: '$.letter.at';
        value: number;
    }
    interface LetterAnswerLetterErrorCodeFieldEvent {
        field: '$.letter.error.code';
        value: string;
    }
    interface LetterAnswerLetterErrorMessageFieldEvent {
        field: '$.letter.error.message';
        value: string;
    }
    interface LetterAnswerLetterErrorHintFieldEvent {
        field: '$.letter.error.hint';
        value: string;
    }
    interface LetterAnswerLetterErrorRetryAfterMsFieldEvent {
        field: '$.letter.error.retryAfterMs';
        value: number;
    }
    interface LetterAnswerLetterErrorAttemptsFieldEvent {
        field: '$.letter.error.attempts';
        value: number;
    }
    interface LetterAnswerLetterAttemptsFieldEvent {
        field: '$.letter.attempts';
        value: number;
    }
    interface LetterAnswerLetterHopsPeerFieldEvent {
        field: '$.letter.hops[].peer';
        value: string;
        index: number;
    }
    interface LetterAnswerLetterHopsDecisionFieldEvent {
        field: '$.letter.hops[].decision';
        value: string;
        index: number;
    }
    interface LetterAnswerLetterHopsWaitedMsFieldEvent {
        field: '$.letter.hops[].waitedMs';
        value: number;
        index: number;
    }
    interface LetterAnswerLetterHopsReasonFieldEvent {
        field: '$.letter.hops[].reason';
        value: string;
        index: number;
    }
    interface LetterAnswerLetterCidFieldEvent {
        field: '$.letter.cid';
        value: string;
    }
    interface LetterAnswerLetterVersionFieldEvent {
        field: '$.letter.version';
        value: number;
    }
    interface LetterAnswerLetterBodyBytesFieldEvent {
        field: '$.letter.bodyBytes';
        value: number;
    }
    interface LetterAnswerLetterBodyLostFieldEvent {
        field: '$.letter.bodyLost';
        value: boolean;
    }
    interface LetterAnswerLetterNeverFieldEvent {
        field: '$.letter.never';
        value: boolean;
    }
    interface LetterAnswerGoneFieldEvent {
        field: '$.gone';
        value: string;
    }
    interface LetterAnswerBodyFieldEvent {
        field: '$.body';
        value: Uint8Array<ArrayBuffer>;
    }
    interface LetterAnswerReplayFieldEvent {
        field: '$.replay';
        value: string;
    }
    interface LetterAnswerPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    function encode(obj: Partial<LetterAnswer>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LetterAnswer>): LetterAnswer;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LetterAnswer>): Generator<LetterAnswerLetterIdFieldEvent | LetterAnswerLetterTargetFieldEvent | LetterAnswerLetterSendFieldEvent | LetterAnswerLetterSenderFieldEvent | LetterAnswerLetterSubjectFieldEvent | LetterAnswerLetterCorrelationFieldEvent | LetterAnswerLetterHeadersNameFieldEvent | LetterAnswerLetterHeadersValueFieldEvent | LetterAnswerLetterIdempotencyKeyFieldEvent | LetterAnswerLetterTopicFieldEvent | LetterAnswerLetterAtFieldEvent | LetterAnswerLetterErrorCodeFieldEvent | LetterAnswerLetterErrorMessageFieldEvent | LetterAnswerLetterErrorHintFieldEvent | LetterAnswerLetterErrorRetryAfterMsFieldEvent | LetterAnswerLetterErrorAttemptsFieldEvent | LetterAnswerLetterAttemptsFieldEvent | LetterAnswerLetterHopsPeerFieldEvent | LetterAnswerLetterHopsDecisionFieldEvent | LetterAnswerLetterHopsWaitedMsFieldEvent | LetterAnswerLetterHopsReasonFieldEvent | LetterAnswerLetterCidFieldEvent | LetterAnswerLetterVersionFieldEvent | LetterAnswerLetterBodyBytesFieldEvent | LetterAnswerLetterBodyLostFieldEvent | LetterAnswerLetterNeverFieldEvent | LetterAnswerGoneFieldEvent | LetterAnswerBodyFieldEvent | LetterAnswerReplayFieldEvent | LetterAnswerPeerFieldEvent>;
}

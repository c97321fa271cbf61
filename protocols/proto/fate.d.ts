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
    at: bigint;
    waitedMs: number;
    runMs: number;
    attempt: number;
    actor: string;
    epoch: bigint;
    place: string;
    told: string;
    reason: string;
    queued: number;
    remainingMs: number;
    hops: Step[];
    error?: Failure;
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
        value: bigint;
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
        value: bigint;
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
    function encode(obj: Partial<Fate>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Fate>): Fate;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Fate>): Generator<FateIdFieldEvent | FateTargetFieldEvent | FatePostFieldEvent | FateSenderFieldEvent | FateOriginFieldEvent | FateStateFieldEvent | FateAtFieldEvent | FateWaitedMsFieldEvent | FateRunMsFieldEvent | FateAttemptFieldEvent | FateActorFieldEvent | FateEpochFieldEvent | FatePlaceFieldEvent | FateToldFieldEvent | FateReasonFieldEvent | FateQueuedFieldEvent | FateRemainingMsFieldEvent | FateHopsPeerFieldEvent | FateHopsDecisionFieldEvent | FateHopsWaitedMsFieldEvent | FateHopsReasonFieldEvent | FateErrorCodeFieldEvent | FateErrorMessageFieldEvent | FateErrorHintFieldEvent | FateErrorRetryAfterMsFieldEvent | FateErrorAttemptsFieldEvent>;
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

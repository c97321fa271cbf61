import type { Codec, DecodeOptions } from 'protons-runtime';
import type { Uint8ArrayList } from 'uint8arraylist';
export interface Load {
    incarnation: number;
    name: string;
    labels: Map<string, string>;
    slots: number;
    free: number;
    actors: number;
    types: TypeLoad[];
    grants: string[];
    seq: number;
    leaves: LeafLoad[];
}
export declare namespace Load {
    interface Load$labelsEntry {
        key: string;
        value: string;
    }
    namespace Load$labelsEntry {
        const codec: () => Codec<Load$labelsEntry>;
        interface Load$labelsEntryKeyFieldEvent {
            field: '$.key';
            value: string;
        }
        interface Load$labelsEntryValueFieldEvent {
            field: '$.value';
            value: string;
        }
        function encode(obj: Partial<Load$labelsEntry>): Uint8Array<ArrayBuffer>;
        function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Load$labelsEntry>): Load$labelsEntry;
        function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Load$labelsEntry>): Generator<Load$labelsEntryKeyFieldEvent | Load$labelsEntryValueFieldEvent>;
    }
    const codec: () => Codec<Load>;
    interface LoadIncarnationFieldEvent {
        field: '$.incarnation';
        value: number;
    }
    interface LoadNameFieldEvent {
        field: '$.name';
        value: string;
    }
    interface LoadLabelsFieldEvent {
        field: '$.labels{}';
        key: string;
        value: string;
    }
    interface LoadSlotsFieldEvent {
        field: '$.slots';
        value: number;
    }
    interface LoadFreeFieldEvent {
        field: '$.free';
        value: number;
    }
    interface LoadActorsFieldEvent {
        field: '$.actors';
        value: number;
    }
    interface LoadTypesTypeFieldEvent {
        field: '$.types[].type';
        value: string;
        index: number;
    }
    interface LoadTypesFreeFieldEvent {
        field: '$.types[].free';
        value: number;
        index: number;
    }
    interface LoadTypesQueuedFieldEvent {
        field: '$.types[].queued';
        value: number;
        index: number;
    }
    interface LoadTypesInstancesFieldEvent {
        field: '$.types[].instances';
        value: number;
        index: number;
    }
    interface LoadTypesEwmaMsFieldEvent {
        field: '$.types[].ewmaMs';
        value: number;
        index: number;
    }
    interface LoadTypesWantsInstanceFieldEvent {
        field: '$.types[].wants[].instance';
        value: string;
        index: number;
    }
    interface LoadTypesWantsByFieldEvent {
        field: '$.types[].wants[].by';
        value: string;
        index: number;
    }
    interface LoadTypesWantsValueFieldEvent {
        field: '$.types[].wants[].value';
        value: string;
        index: number;
    }
    interface LoadTypesWantsForMsFieldEvent {
        field: '$.types[].wants[].forMs';
        value: number;
        index: number;
    }
    interface LoadGrantsFieldEvent {
        field: '$.grants[]';
        index: number;
        value: string;
    }
    interface LoadSeqFieldEvent {
        field: '$.seq';
        value: number;
    }
    interface LoadLeavesPeerFieldEvent {
        field: '$.leaves[].peer';
        value: string;
        index: number;
    }
    interface LoadLeavesLoadFieldEvent {
        field: '$.leaves[].load';
        value: Uint8Array<ArrayBuffer>;
        index: number;
    }
    function encode(obj: Partial<Load>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Load>): Load;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Load>): Generator<LoadIncarnationFieldEvent | LoadNameFieldEvent | LoadLabelsFieldEvent | LoadSlotsFieldEvent | LoadFreeFieldEvent | LoadActorsFieldEvent | LoadTypesTypeFieldEvent | LoadTypesFreeFieldEvent | LoadTypesQueuedFieldEvent | LoadTypesInstancesFieldEvent | LoadTypesEwmaMsFieldEvent | LoadTypesWantsInstanceFieldEvent | LoadTypesWantsByFieldEvent | LoadTypesWantsValueFieldEvent | LoadTypesWantsForMsFieldEvent | LoadGrantsFieldEvent | LoadSeqFieldEvent | LoadLeavesPeerFieldEvent | LoadLeavesLoadFieldEvent>;
}
export interface LeafLoad {
    peer: string;
    load: Uint8Array<ArrayBuffer>;
}
export declare namespace LeafLoad {
    const codec: () => Codec<LeafLoad>;
    interface LeafLoadPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface LeafLoadLoadFieldEvent {
        field: '$.load';
        value: Uint8Array<ArrayBuffer>;
    }
    function encode(obj: Partial<LeafLoad>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LeafLoad>): LeafLoad;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LeafLoad>): Generator<LeafLoadPeerFieldEvent | LeafLoadLoadFieldEvent>;
}
export interface DigestQuestion {
    incarnation: number;
    revision: number;
}
export declare namespace DigestQuestion {
    const codec: () => Codec<DigestQuestion>;
    interface DigestQuestionIncarnationFieldEvent {
        field: '$.incarnation';
        value: number;
    }
    interface DigestQuestionRevisionFieldEvent {
        field: '$.revision';
        value: number;
    }
    function encode(obj: Partial<DigestQuestion>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DigestQuestion>): DigestQuestion;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DigestQuestion>): Generator<DigestQuestionIncarnationFieldEvent | DigestQuestionRevisionFieldEvent>;
}
export interface Digest {
    incarnation: number;
    revision: number;
    whole: boolean;
    entries: DigestEntry[];
    gone: string[];
}
export declare namespace Digest {
    const codec: () => Codec<Digest>;
    interface DigestIncarnationFieldEvent {
        field: '$.incarnation';
        value: number;
    }
    interface DigestRevisionFieldEvent {
        field: '$.revision';
        value: number;
    }
    interface DigestWholeFieldEvent {
        field: '$.whole';
        value: boolean;
    }
    interface DigestEntriesPeerFieldEvent {
        field: '$.entries[].peer';
        value: string;
        index: number;
    }
    interface DigestEntriesLoadFieldEvent {
        field: '$.entries[].load';
        value: Uint8Array<ArrayBuffer>;
        index: number;
    }
    interface DigestEntriesViasFieldEvent {
        field: '$.entries[].vias[]';
        index: number;
        value: string;
    }
    interface DigestGoneFieldEvent {
        field: '$.gone[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<Digest>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Digest>): Digest;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Digest>): Generator<DigestIncarnationFieldEvent | DigestRevisionFieldEvent | DigestWholeFieldEvent | DigestEntriesPeerFieldEvent | DigestEntriesLoadFieldEvent | DigestEntriesViasFieldEvent | DigestGoneFieldEvent>;
}
export interface DigestEntry {
    peer: string;
    load: Uint8Array<ArrayBuffer>;
    vias: string[];
}
export declare namespace DigestEntry {
    const codec: () => Codec<DigestEntry>;
    interface DigestEntryPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface DigestEntryLoadFieldEvent {
        field: '$.load';
        value: Uint8Array<ArrayBuffer>;
    }
    interface DigestEntryViasFieldEvent {
        field: '$.vias[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<DigestEntry>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DigestEntry>): DigestEntry;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DigestEntry>): Generator<DigestEntryPeerFieldEvent | DigestEntryLoadFieldEvent | DigestEntryViasFieldEvent>;
}
export interface TypeLoad {
    type: string;
    free: number;
    queued: number;
    instances: number;
    ewmaMs: number;
    wants: Want[];
}
export declare namespace TypeLoad {
    const codec: () => Codec<TypeLoad>;
    interface TypeLoadTypeFieldEvent {
        field: '$.type';
        value: string;
    }
    interface TypeLoadFreeFieldEvent {
        field: '$.free';
        value: number;
    }
    interface TypeLoadQueuedFieldEvent {
        field: '$.queued';
        value: number;
    }
    interface TypeLoadInstancesFieldEvent {
        field: '$.instances';
        value: number;
    }
    interface TypeLoadEwmaMsFieldEvent {
        field: '$.ewmaMs';
        value: number;
    }
    interface TypeLoadWantsInstanceFieldEvent {
        field: '$.wants[].instance';
        value: string;
        index: number;
    }
    interface TypeLoadWantsByFieldEvent {
        field: '$.wants[].by';
        value: string;
        index: number;
    }
    interface TypeLoadWantsValueFieldEvent {
        field: '$.wants[].value';
        value: string;
        index: number;
    }
    interface TypeLoadWantsForMsFieldEvent {
        field: '$.wants[].forMs';
        value: number;
        index: number;
    }
    function encode(obj: Partial<TypeLoad>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeLoad>): TypeLoad;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeLoad>): Generator<TypeLoadTypeFieldEvent | TypeLoadFreeFieldEvent | TypeLoadQueuedFieldEvent | TypeLoadInstancesFieldEvent | TypeLoadEwmaMsFieldEvent | TypeLoadWantsInstanceFieldEvent | TypeLoadWantsByFieldEvent | TypeLoadWantsValueFieldEvent | TypeLoadWantsForMsFieldEvent>;
}
export interface Want {
    instance: string;
    by: string;
    value: string;
    forMs: number;
}
export declare namespace Want {
    const codec: () => Codec<Want>;
    interface WantInstanceFieldEvent {
        field: '$.instance';
        value: string;
    }
    interface WantByFieldEvent {
        field: '$.by';
        value: string;
    }
    interface WantValueFieldEvent {
        field: '$.value';
        value: string;
    }
    interface WantForMsFieldEvent {
        field: '$.forMs';
        value: number;
    }
    function encode(obj: Partial<Want>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Want>): Want;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Want>): Generator<WantInstanceFieldEvent | WantByFieldEvent | WantValueFieldEvent | WantForMsFieldEvent>;
}
export interface ActorList {
    actors: Actor[];
}
export declare namespace ActorList {
    const codec: () => Codec<ActorList>;
    interface ActorListActorsAddressFieldEvent {
        field: '$.actors[].address';
        value: string;
        index: number;
    }
    interface ActorListActorsTypeFieldEvent {
        field: '$.actors[].type';
        value: string;
        index: number;
    }
    interface ActorListActorsVersionFieldEvent {
        field: '$.actors[].version';
        value: number;
        index: number;
    }
    interface ActorListActorsPhaseFieldEvent {
        field: '$.actors[].phase';
        value: string;
        index: number;
    }
    interface ActorListActorsEpochFieldEvent {
        field: '$.actors[].epoch';
        value: number;
        index: number;
    }
    interface ActorListActorsSinceFieldEvent {
        field: '$.actors[].since';
        value: number;
        index: number;
    }
    interface ActorListActorsWaitingFieldEvent {
        field: '$.actors[].waiting';
        value: number;
        index: number;
    }
    interface ActorListActorsRunsFieldEvent {
        field: '$.actors[].runs';
        value: number;
        index: number;
    }
    function encode(obj: Partial<ActorList>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ActorList>): ActorList;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ActorList>): Generator<ActorListActorsAddressFieldEvent | ActorListActorsTypeFieldEvent | ActorListActorsVersionFieldEvent | ActorListActorsPhaseFieldEvent | ActorListActorsEpochFieldEvent | ActorListActorsSinceFieldEvent | ActorListActorsWaitingFieldEvent | ActorListActorsRunsFieldEvent>;
}
export interface Actor {
    address: string;
    type: string;
    version: number;
    phase: string;
    epoch: number;
    since: number;
    waiting: number;
    runs: number;
}
export declare namespace Actor {
    const codec: () => Codec<Actor>;
    interface ActorAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface ActorTypeFieldEvent {
        field: '$.type';
        value: string;
    }
    interface ActorVersionFieldEvent {
        field: '$.version';
        value: number;
    }
    interface ActorPhaseFieldEvent {
        field: '$.phase';
        value: string;
    }
    interface ActorEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    interface ActorSinceFieldEvent {
        field: '$.since';
        value: number;
    }
    interface ActorWaitingFieldEvent {
        field: '$.waiting';
        value: number;
    }
    interface ActorRunsFieldEvent {
        field: '$.runs';
        value: number;
    }
    function encode(obj: Partial<Actor>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Actor>): Actor;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Actor>): Generator<ActorAddressFieldEvent | ActorTypeFieldEvent | ActorVersionFieldEvent | ActorPhaseFieldEvent | ActorEpochFieldEvent | ActorSinceFieldEvent | ActorWaitingFieldEvent | ActorRunsFieldEvent>;
}
export interface ActorQuestion {
    address: string;
}
export declare namespace ActorQuestion {
    const codec: () => Codec<ActorQuestion>;
    interface ActorQuestionAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    function encode(obj: Partial<ActorQuestion>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ActorQuestion>): ActorQuestion;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ActorQuestion>): Generator<ActorQuestionAddressFieldEvent>;
}
export interface Stopped {
    activations: number;
}
export declare namespace Stopped {
    const codec: () => Codec<Stopped>;
    interface StoppedActivationsFieldEvent {
        field: '$.activations';
        value: number;
    }
    function encode(obj: Partial<Stopped>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Stopped>): Stopped;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Stopped>): Generator<StoppedActivationsFieldEvent>;
}
export interface RestartQuestion {
    name: string;
    below: number;
}
export declare namespace RestartQuestion {
    const codec: () => Codec<RestartQuestion>;
    interface RestartQuestionNameFieldEvent {
        field: '$.name';
        value: string;
    }
    interface RestartQuestionBelowFieldEvent {
        field: '$.below';
        value: number;
    }
    function encode(obj: Partial<RestartQuestion>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RestartQuestion>): RestartQuestion;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RestartQuestion>): Generator<RestartQuestionNameFieldEvent | RestartQuestionBelowFieldEvent>;
}
export interface ActorDetail {
    actor?: Actor;
    recent: Ended[];
    takes?: Ruling;
    use?: TypeUse;
}
export declare namespace ActorDetail {
    const codec: () => Codec<ActorDetail>;
    interface ActorDetailActorAddressFieldEvent {
        field: '$.actor.address';
        value: string;
    }
    interface ActorDetailActorTypeFieldEvent {
        field: '$.actor.type';
        value: string;
    }
    interface ActorDetailActorVersionFieldEvent {
        field: '$.actor.version';
        value: number;
    }
    interface ActorDetailActorPhaseFieldEvent {
        field: '$.actor.phase';
        value: string;
    }
    interface ActorDetailActorEpochFieldEvent {
        field: '$.actor.epoch';
        value: number;
    }
    interface ActorDetailActorSinceFieldEvent {
        field: '$.actor.since';
        value: number;
    }
    interface ActorDetailActorWaitingFieldEvent {
        field: '$.actor.waiting';
        value: number;
    }
    interface ActorDetailActorRunsFieldEvent {
        field: '$.actor.runs';
        value: number;
    }
    interface ActorDetailRecentIdFieldEvent {
        field: '$.recent[].id';
        value: string;
        index: number;
    }
    interface ActorDetailRecentOutcomeFieldEvent {
        field: '$.recent[].outcome';
        value: string;
        index: number;
    }
    interface ActorDetailRecentHopsPeerFieldEvent {
        field: '$.recent[].hops[].peer';
        value: string;
        index: number;
    }
    interface ActorDetailRecentHopsDecisionFieldEvent {
        field: '$.recent[].hops[].decision';
        value: string;
        index: number;
    }
    interface ActorDetailRecentHopsWaitedMsFieldEvent {
        field: '$.recent[].hops[].waitedMs';
        value: number;
        index: number;
    }
    interface ActorDetailRecentHopsReasonFieldEvent {
        field: '$.recent[].hops[].reason';
        value: string;
        index: number;
    }
    interface ActorDetailRecentRunMsFieldEvent {
        field: '$.recent[].runMs';
        value: number;
        index: number;
    }
    interface ActorDetailTakesKindFieldEvent {
        field: '$.takes.kind';
        value: string;
    }
    interface ActorDetailTakesForMsFieldEvent {
        field: '$.takes.forMs';
        value: number;
    }
    interface ActorDetailTakesByFieldEvent {
        field: '$.takes.by';
        value: string;
    }
    interface ActorDetailTakesValueFieldEvent {
        field: '$.takes.value';
        value: string;
    }
    interface ActorDetailTakesOtherwiseFieldEvent {
        field: '$.takes.otherwise';
        value: string;
    }
    interface ActorDetailUseLiveFieldEvent {
        field: '$.use.live';
        value: number;
    }
    interface ActorDetailUseAsleepFieldEvent {
        field: '$.use.asleep';
        value: number;
    }
    interface ActorDetailUseWaitingFieldEvent {
        field: '$.use.waiting';
        value: number;
    }
    interface ActorDetailUseMemoryBytesFieldEvent {
        field: '$.use.memoryBytes';
        value: number;
    }
    interface ActorDetailUseAsleepBytesFieldEvent {
        field: '$.use.asleepBytes';
        value: number;
    }
    interface ActorDetailUseCreatedFieldEvent {
        field: '$.use.created';
        value: number;
    }
    interface ActorDetailUseEndedReasonFieldEvent {
        field: '$.use.ended[].reason';
        value: string;
        index: number;
    }
    interface ActorDetailUseEndedCountFieldEvent {
        field: '$.use.ended[].count';
        value: number;
        index: number;
    }
    interface ActorDetailUseCpuMsFieldEvent {
        field: '$.use.cpuMs';
        value: number;
    }
    function encode(obj: Partial<ActorDetail>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ActorDetail>): ActorDetail;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ActorDetail>): Generator<ActorDetailActorAddressFieldEvent | ActorDetailActorTypeFieldEvent | ActorDetailActorVersionFieldEvent | ActorDetailActorPhaseFieldEvent | ActorDetailActorEpochFieldEvent | ActorDetailActorSinceFieldEvent | ActorDetailActorWaitingFieldEvent | ActorDetailActorRunsFieldEvent | ActorDetailRecentIdFieldEvent | ActorDetailRecentOutcomeFieldEvent | ActorDetailRecentHopsPeerFieldEvent | ActorDetailRecentHopsDecisionFieldEvent | ActorDetailRecentHopsWaitedMsFieldEvent | ActorDetailRecentHopsReasonFieldEvent | ActorDetailRecentRunMsFieldEvent | ActorDetailTakesKindFieldEvent | ActorDetailTakesForMsFieldEvent | ActorDetailTakesByFieldEvent | ActorDetailTakesValueFieldEvent | ActorDetailTakesOtherwiseFieldEvent | ActorDetailUseLiveFieldEvent | ActorDetailUseAsleepFieldEvent | ActorDetailUseWaitingFieldEvent | ActorDetailUseMemoryBytesFieldEvent | ActorDetailUseAsleepBytesFieldEvent | ActorDetailUseCreatedFieldEvent | ActorDetailUseEndedReasonFieldEvent | ActorDetailUseEndedCountFieldEvent | ActorDetailUseCpuMsFieldEvent>;
}
export interface TypeUse {
    live: number;
    asleep: number;
    waiting: number;
    memoryBytes: number;
    asleepBytes: number;
    created: number;
    ended: EndCount[];
    cpuMs: number;
}
export declare namespace TypeUse {
    const codec: () => Codec<TypeUse>;
    interface TypeUseLiveFieldEvent {
        field: '$.live';
        value: number;
    }
    interface TypeUseAsleepFieldEvent {
        field: '$.asleep';
        value: number;
    }
    interface TypeUseWaitingFieldEvent {
        field: '$.waiting';
        value: number;
    }
    interface TypeUseMemoryBytesFieldEvent {
        field: '$.memoryBytes';
        value: number;
    }
    interface TypeUseAsleepBytesFieldEvent {
        field: '$.asleepBytes';
        value: number;
    }
    interface TypeUseCreatedFieldEvent {
        field: '$.created';
        value: number;
    }
    interface TypeUseEndedReasonFieldEvent {
        field: '$.ended[].reason';
        value: string;
        index: number;
    }
    interface TypeUseEndedCountFieldEvent {
        field: '$.ended[].count';
        value: number;
        index: number;
    }
    interface TypeUseCpuMsFieldEvent {
        field: '$.cpuMs';
        value: number;
    }
    function encode(obj: Partial<TypeUse>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeUse>): TypeUse;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeUse>): Generator<TypeUseLiveFieldEvent | TypeUseAsleepFieldEvent | TypeUseWaitingFieldEvent | TypeUseMemoryBytesFieldEvent | TypeUseAsleepBytesFieldEvent | TypeUseCreatedFieldEvent | TypeUseEndedReasonFieldEvent | TypeUseEndedCountFieldEvent | TypeUseCpuMsFieldEvent>;
}
export interface EndCount {
    reason: string;
    count: number;
}
export declare namespace EndCount {
    const codec: () => Codec<EndCount>;
    interface EndCountReasonFieldEvent {
        field: '$.reason';
        value: string;
    }
    interface EndCountCountFieldEvent {
        field: '$.count';
        value: number;
    }
    function encode(obj: Partial<EndCount>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EndCount>): EndCount;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EndCount>): Generator<EndCountReasonFieldEvent | EndCountCountFieldEvent>;
}
export interface Ruling {
    kind: string;
    forMs: number;
    by: string;
    value: string;
    otherwise: string;
}
export declare namespace Ruling {
    const codec: () => Codec<Ruling>;
    interface RulingKindFieldEvent {
        field: '$.kind';
        value: string;
    }
    interface RulingForMsFieldEvent {
        field: '$.forMs';
        value: number;
    }
    interface RulingByFieldEvent {
        field: '$.by';
        value: string;
    }
    interface RulingValueFieldEvent {
        field: '$.value';
        value: string;
    }
    interface RulingOtherwiseFieldEvent {
        field: '$.otherwise';
        value: string;
    }
    function encode(obj: Partial<Ruling>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Ruling>): Ruling;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Ruling>): Generator<RulingKindFieldEvent | RulingForMsFieldEvent | RulingByFieldEvent | RulingValueFieldEvent | RulingOtherwiseFieldEvent>;
}
export interface Ended {
    id: string;
    outcome: string;
    hops: Passed[];
    runMs: number;
}
export declare namespace Ended {
    const codec: () => Codec<Ended>;
    interface EndedIdFieldEvent {
        field: '$.id';
        value: string;
    }
    interface EndedOutcomeFieldEvent {
        field: '$.outcome';
        value: string;
    }
    interface EndedHopsPeerFieldEvent {
        field: '$.hops[].peer';
        value: string;
        index: number;
    }
    interface EndedHopsDecisionFieldEvent {
        field: '$.hops[].decision';
        value: string;
        index: number;
    }
    interface EndedHopsWaitedMsFieldEvent {
        field: '$.hops[].waitedMs';
        value: number;
        index: number;
    }
    interface EndedHopsReasonFieldEvent {
        field: '$.hops[].reason';
        value: string;
        index: number;
    }
    interface EndedRunMsFieldEvent {
        field: '$.runMs';
        value: number;
    }
    function encode(obj: Partial<Ended>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Ended>): Ended;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Ended>): Generator<EndedIdFieldEvent | EndedOutcomeFieldEvent | EndedHopsPeerFieldEvent | EndedHopsDecisionFieldEvent | EndedHopsWaitedMsFieldEvent | EndedHopsReasonFieldEvent | EndedRunMsFieldEvent>;
}
export interface Passed {
    peer: string;
    decision: string;
    waitedMs: number;
    reason?: string;
}
export declare namespace Passed {
    const codec: () => Codec<Passed>;
    interface PassedPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface PassedDecisionFieldEvent {
        field: '$.decision';
        value: string;
    }
    interface PassedWaitedMsFieldEvent {
        field: '$.waitedMs';
        value: number;
    }
    interface PassedReasonFieldEvent {
        field: '$.reason';
        value: string;
    }
    function encode(obj: Partial<Passed>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Passed>): Passed;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Passed>): Generator<PassedPeerFieldEvent | PassedDecisionFieldEvent | PassedWaitedMsFieldEvent | PassedReasonFieldEvent>;
}
export interface LogQuestion {
    address: string;
    follow: boolean;
    sinceMs: number;
    after: number;
}
export declare namespace LogQuestion {
    const codec: () => Codec<LogQuestion>;
    interface LogQuestionAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface LogQuestionFollowFieldEvent {
        field: '$.follow';
        value: boolean;
    }
    interface LogQuestionSinceMsFieldEvent {
        field: '$.sinceMs';
        value: number;
    }
    interface LogQuestionAfterFieldEvent {
        field: '$.after';
        value: number;
    }
    function encode(obj: Partial<LogQuestion>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogQuestion>): LogQuestion;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogQuestion>): Generator<LogQuestionAddressFieldEvent | LogQuestionFollowFieldEvent | LogQuestionSinceMsFieldEvent | LogQuestionAfterFieldEvent>;
}
export interface LogLines {
    lines: LogLine[];
}
export declare namespace LogLines {
    const codec: () => Codec<LogLines>;
    interface LogLinesLinesAtFieldEvent {
        field: '$.lines[].at';
        value: number;
        index: number;
    }
    interface LogLinesLinesLevelFieldEvent {
        field: '$.lines[].level';
        value: string;
        index: number;
    }
    interface LogLinesLinesAddressFieldEvent {
        field: '$.lines[].address';
        value: string;
        index: number;
    }
    interface LogLinesLinesTextFieldEvent {
        field: '$.lines[].text';
        value: string;
        index: number;
    }
    interface LogLinesLinesSeqFieldEvent {
        field: '$.lines[].seq';
        value: number;
        index: number;
    }
    function encode(obj: Partial<LogLines>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogLines>): LogLines;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogLines>): Generator<LogLinesLinesAtFieldEvent | LogLinesLinesLevelFieldEvent | LogLinesLinesAddressFieldEvent | LogLinesLinesTextFieldEvent | LogLinesLinesSeqFieldEvent>;
}
export interface LogLine {
    at: number;
    level: string;
    address: string;
    text: string;
    seq: number;
}
export declare namespace LogLine {
    const codec: () => Codec<LogLine>;
    interface LogLineAtFieldEvent {
        field: '$.at';
        value: number;
    }
    interface LogLineLevelFieldEvent {
        field: '$.level';
        value: string;
    }
    interface LogLineAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface LogLineTextFieldEvent {
        field: '$.text';
        value: string;
    }
    interface LogLineSeqFieldEvent {
        field: '$.seq';
        value: number;
    }
    function encode(obj: Partial<LogLine>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogLine>): LogLine;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogLine>): Generator<LogLineAtFieldEvent | LogLineLevelFieldEvent | LogLineAddressFieldEvent | LogLineTextFieldEvent | LogLineSeqFieldEvent>;
}
export interface EventLines {
    lines: EventLine[];
}
export declare namespace EventLines {
    const codec: () => Codec<EventLines>;
    interface EventLinesLinesAtFieldEvent {
        field: '$.lines[].at';
        value: number;
        index: number;
    }
    interface EventLinesLinesLevelFieldEvent {
        field: '$.lines[].level';
        value: string;
        index: number;
    }
    interface EventLinesLinesEventFieldEvent {
        field: '$.lines[].event';
        value: string;
        index: number;
    }
    interface EventLinesLinesTextFieldEvent {
        field: '$.lines[].text';
        value: string;
        index: number;
    }
    interface EventLinesLinesFactsFieldEvent {
        field: '$.lines[].facts';
        value: string;
        index: number;
    }
    interface EventLinesLinesSeqFieldEvent {
        field: '$.lines[].seq';
        value: number;
        index: number;
    }
    function encode(obj: Partial<EventLines>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EventLines>): EventLines;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EventLines>): Generator<EventLinesLinesAtFieldEvent | EventLinesLinesLevelFieldEvent | EventLinesLinesEventFieldEvent | EventLinesLinesTextFieldEvent | EventLinesLinesFactsFieldEvent | EventLinesLinesSeqFieldEvent>;
}
export interface EventLine {
    at: number;
    level: string;
    event: string;
    text: string;
    facts: string;
    seq: number;
}
export declare namespace EventLine {
    const codec: () => Codec<EventLine>;
    interface EventLineAtFieldEvent {
        field: '$.at';
        value: number;
    }
    interface EventLineLevelFieldEvent {
        field: '$.level';
        value: string;
    }
    interface EventLineEventFieldEvent {
        field: '$.event';
        value: string;
    }
    interface EventLineTextFieldEvent {
        field: '$.text';
        value: string;
    }
    interface EventLineFactsFieldEvent {
        field: '$.facts';
        value: string;
    }
    interface EventLineSeqFieldEvent {
        field: '$.seq';
        value: number;
    }
    function encode(obj: Partial<EventLine>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EventLine>): EventLine;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EventLine>): Generator<EventLineAtFieldEvent | EventLineLevelFieldEvent | EventLineEventFieldEvent | EventLineTextFieldEvent | EventLineFactsFieldEvent | EventLineSeqFieldEvent>;
}
export interface Keep {
    cid: string;
    bytes: number;
    type: Uint8Array<ArrayBuffer>;
}
export declare namespace Keep {
    const codec: () => Codec<Keep>;
    interface KeepCidFieldEvent {
        field: '$.cid';
        value: string;
    }
    interface KeepBytesFieldEvent {
        field: '$.bytes';
        value: number;
    }
    interface KeepTypeFieldEvent {
        field: '$.type';
        value: Uint8Array<ArrayBuffer>;
    }
    function encode(obj: Partial<Keep>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Keep>): Keep;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Keep>): Generator<KeepCidFieldEvent | KeepBytesFieldEvent | KeepTypeFieldEvent>;
}
export interface Published {
    topic: string;
    id: string;
    peer: string;
    sender: string;
    subject: string;
    correlation: string;
    headers: Word[];
    idempotencyKey: string;
    body: Uint8Array<ArrayBuffer>;
    dropped: number;
}
export declare namespace Published {
    const codec: () => Codec<Published>;
    interface PublishedTopicFieldEvent {
        field: '$.topic';
        value: string;
    }
    interface PublishedIdFieldEvent {
        field: '$.id';
        value: string;
    }
    interface PublishedPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface PublishedSenderFieldEvent {
        field: '$.sender';
        value: string;
    }
    interface PublishedSubjectFieldEvent {
        field: '$.subject';
        value: string;
    }
    interface PublishedCorrelationFieldEvent {
        field: '$.correlation';
        value: string;
    }
    interface PublishedHeadersNameFieldEvent {
        field: '$.headers[].name';
        value: string;
        index: number;
    }
    interface PublishedHeadersValueFieldEvent {
        field: '$.headers[].value';
        value: string;
        index: number;
    }
    interface PublishedIdempotencyKeyFieldEvent {
        field: '$.idempotencyKey';
        value: string;
    }
    interface PublishedBodyFieldEvent {
        field: '$.body';
        value: Uint8Array<ArrayBuffer>;
    }
    interface PublishedDroppedFieldEvent {
        field: '$.dropped';
        value: number;
    }
    function encode(obj: Partial<Published>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Published>): Published;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Published>): Generator<PublishedTopicFieldEvent | PublishedIdFieldEvent | PublishedPeerFieldEvent | PublishedSenderFieldEvent | PublishedSubjectFieldEvent | PublishedCorrelationFieldEvent | PublishedHeadersNameFieldEvent | PublishedHeadersValueFieldEvent | PublishedIdempotencyKeyFieldEvent | PublishedBodyFieldEvent | PublishedDroppedFieldEvent>;
}
export interface Word {
    name: string;
    value: string;
}
export declare namespace Word {
    const codec: () => Codec<Word>;
    interface WordNameFieldEvent {
        field: '$.name';
        value: string;
    }
    interface WordValueFieldEvent {
        field: '$.value';
        value: string;
    }
    function encode(obj: Partial<Word>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Word>): Word;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Word>): Generator<WordNameFieldEvent | WordValueFieldEvent>;
}
export interface TypeList {
    records: Uint8Array<ArrayBuffer>[];
}
export declare namespace TypeList {
    const codec: () => Codec<TypeList>;
    interface TypeListRecordsFieldEvent {
        field: '$.records[]';
        index: number;
        value: Uint8Array<ArrayBuffer>;
    }
    function encode(obj: Partial<TypeList>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeList>): TypeList;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeList>): Generator<TypeListRecordsFieldEvent>;
}
export interface PeerList {
    peers: PeerEntry[];
}
export declare namespace PeerList {
    const codec: () => Codec<PeerList>;
    interface PeerListPeersPeerFieldEvent {
        field: '$.peers[].peer';
        value: string;
        index: number;
    }
    interface PeerListPeersAddrsFieldEvent {
        field: '$.peers[].addrs[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<PeerList>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PeerList>): PeerList;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PeerList>): Generator<PeerListPeersPeerFieldEvent | PeerListPeersAddrsFieldEvent>;
}
export interface PeerEntry {
    peer: string;
    addrs: string[];
}
export declare namespace PeerEntry {
    const codec: () => Codec<PeerEntry>;
    interface PeerEntryPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface PeerEntryAddrsFieldEvent {
        field: '$.addrs[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<PeerEntry>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PeerEntry>): PeerEntry;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PeerEntry>): Generator<PeerEntryPeerFieldEvent | PeerEntryAddrsFieldEvent>;
}
export interface Probe {
    addrs: string[];
}
export declare namespace Probe {
    const codec: () => Codec<Probe>;
    interface ProbeAddrsFieldEvent {
        field: '$.addrs[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<Probe>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Probe>): Probe;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Probe>): Generator<ProbeAddrsFieldEvent>;
}
export interface PeerQuestion {
    peer: string;
}
export declare namespace PeerQuestion {
    const codec: () => Codec<PeerQuestion>;
    interface PeerQuestionPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    function encode(obj: Partial<PeerQuestion>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PeerQuestion>): PeerQuestion;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PeerQuestion>): Generator<PeerQuestionPeerFieldEvent>;
}
export interface RelayQuestion {
    peer: string;
    op: string;
    body: Uint8Array<ArrayBuffer>;
}
export declare namespace RelayQuestion {
    const codec: () => Codec<RelayQuestion>;
    interface RelayQuestionPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface RelayQuestionOpFieldEvent {
        field: '$.op';
        value: string;
    }
    interface RelayQuestionBodyFieldEvent {
        field: '$.body';
        value: Uint8Array<ArrayBuffer>;
    }
    function encode(obj: Partial<RelayQuestion>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RelayQuestion>): RelayQuestion;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RelayQuestion>): Generator<RelayQuestionPeerFieldEvent | RelayQuestionOpFieldEvent | RelayQuestionBodyFieldEvent>;
}
export interface TypeCommit {
    record: Uint8Array<ArrayBuffer>;
    epoch: number;
}
export declare namespace TypeCommit {
    const codec: () => Codec<TypeCommit>;
    interface TypeCommitRecordFieldEvent {
        field: '$.record';
        value: Uint8Array<ArrayBuffer>;
    }
    interface TypeCommitEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    function encode(obj: Partial<TypeCommit>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeCommit>): TypeCommit;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeCommit>): Generator<TypeCommitRecordFieldEvent | TypeCommitEpochFieldEvent>;
}
export interface TypeQuestion {
    name: string;
}
export declare namespace TypeQuestion {
    const codec: () => Codec<TypeQuestion>;
    interface TypeQuestionNameFieldEvent {
        field: '$.name';
        value: string;
    }
    function encode(obj: Partial<TypeQuestion>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeQuestion>): TypeQuestion;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeQuestion>): Generator<TypeQuestionNameFieldEvent>;
}
export interface Transfer {
    address: string;
    epoch: number;
    upTo: number;
    since: number;
    lanes: SavedLane[];
    wishes: SavedWish[];
    state?: Uint8Array<ArrayBuffer>;
}
export declare namespace Transfer {
    const codec: () => Codec<Transfer>;
    interface TransferAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface TransferEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    interface TransferUpToFieldEvent {
        field: '$.upTo';
        value: number;
    }
    interface TransferSinceFieldEvent {
        field: '$.since';
        value: number;
    }
    interface TransferLanesIdFieldEvent {
        field: '$.lanes[].id';
        value: string;
        index: number;
    }
    interface TransferLanesFloorFieldEvent {
        field: '$.lanes[].floor';
        value: number;
        index: number;
    }
    interface TransferLanesUnorderedFieldEvent {
        field: '$.lanes[].unordered';
        value: boolean;
        index: number;
    }
    interface TransferLanesUntilMsFieldEvent {
        field: '$.lanes[].untilMs';
        value: number;
        index: number;
    }
    interface TransferLanesStatesSeqFieldEvent {
        field: '$.lanes[].states[].seq';
        value: number;
        index: number;
    }
    interface TransferLanesStatesIdFieldEvent {
        field: '$.lanes[].states[].id';
        value: string;
        index: number;
    }
    interface TransferLanesStatesOutcomeFieldEvent {
        field: '$.lanes[].states[].outcome';
        value: Uint8Array<ArrayBuffer>;
        index: number;
    }
    interface TransferWishesKeyFieldEvent {
        field: '$.wishes[].key';
        value: string;
        index: number;
    }
    interface TransferWishesReplyFieldEvent {
        field: '$.wishes[].reply';
        value: Uint8Array<ArrayBuffer>;
        index: number;
    }
    interface TransferWishesAgeMsFieldEvent {
        field: '$.wishes[].ageMs';
        value: number;
        index: number;
    }
    interface TransferStateFieldEvent {
        field: '$.state';
        value: Uint8Array<ArrayBuffer>;
    }
    function encode(obj: Partial<Transfer>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Transfer>): Transfer;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Transfer>): Generator<TransferAddressFieldEvent | TransferEpochFieldEvent | TransferUpToFieldEvent | TransferSinceFieldEvent | TransferLanesIdFieldEvent | TransferLanesFloorFieldEvent | TransferLanesUnorderedFieldEvent | TransferLanesUntilMsFieldEvent | TransferLanesStatesSeqFieldEvent | TransferLanesStatesIdFieldEvent | TransferLanesStatesOutcomeFieldEvent | TransferWishesKeyFieldEvent | TransferWishesReplyFieldEvent | TransferWishesAgeMsFieldEvent | TransferStateFieldEvent>;
}
export interface SavedLane {
    id: string;
    floor: number;
    unordered: boolean;
    untilMs: number;
    states: SavedState[];
}
export declare namespace SavedLane {
    const codec: () => Codec<SavedLane>;
    interface SavedLaneIdFieldEvent {
        field: '$.id';
        value: string;
    }
    interface SavedLaneFloorFieldEvent {
        field: '$.floor';
        value: number;
    }
    interface SavedLaneUnorderedFieldEvent {
        field: '$.unordered';
        value: boolean;
    }
    interface SavedLaneUntilMsFieldEvent {
        field: '$.untilMs';
        value: number;
    }
    interface SavedLaneStatesSeqFieldEvent {
        field: '$.states[].seq';
        value: number;
        index: number;
    }
    interface SavedLaneStatesIdFieldEvent {
        field: '$.states[].id';
        value: string;
        index: number;
    }
    interface SavedLaneStatesOutcomeFieldEvent {
        field: '$.states[].outcome';
        value: Uint8Array<ArrayBuffer>;
        index: number;
    }
    function encode(obj: Partial<SavedLane>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SavedLane>): SavedLane;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SavedLane>): Generator<SavedLaneIdFieldEvent | SavedLaneFloorFieldEvent | SavedLaneUnorderedFieldEvent | SavedLaneUntilMsFieldEvent | SavedLaneStatesSeqFieldEvent | SavedLaneStatesIdFieldEvent | SavedLaneStatesOutcomeFieldEvent>;
}
export interface SavedState {
    seq: number;
    id: string;
    outcome: Uint8Array<ArrayBuffer>;
}
export declare namespace SavedState {
    const codec: () => Codec<SavedState>;
    interface SavedStateSeqFieldEvent {
        field: '$.seq';
        value: number;
    }
    interface SavedStateIdFieldEvent {
        field: '$.id';
        value: string;
    }
    interface SavedStateOutcomeFieldEvent {
        field: '$.outcome';
        value: Uint8Array<ArrayBuffer>;
    }
    function encode(obj: Partial<SavedState>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SavedState>): SavedState;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SavedState>): Generator<SavedStateSeqFieldEvent | SavedStateIdFieldEvent | SavedStateOutcomeFieldEvent>;
}
export interface SavedWish {
    key: string;
    reply: Uint8Array<ArrayBuffer>;
    ageMs: number;
}
export declare namespace SavedWish {
    const codec: () => Codec<SavedWish>;
    interface SavedWishKeyFieldEvent {
        field: '$.key';
        value: string;
    }
    interface SavedWishReplyFieldEvent {
        field: '$.reply';
        value: Uint8Array<ArrayBuffer>;
    }
    interface SavedWishAgeMsFieldEvent {
        field: '$.ageMs';
        value: number;
    }
    function encode(obj: Partial<SavedWish>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SavedWish>): SavedWish;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SavedWish>): Generator<SavedWishKeyFieldEvent | SavedWishReplyFieldEvent | SavedWishAgeMsFieldEvent>;
}
export interface Taken {
    epoch: number;
}
export declare namespace Taken {
    const codec: () => Codec<Taken>;
    interface TakenEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    function encode(obj: Partial<Taken>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Taken>): Taken;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Taken>): Generator<TakenEpochFieldEvent>;
}
export interface TakePosts {
    posts: GivenPost[];
}
export declare namespace TakePosts {
    const codec: () => Codec<TakePosts>;
    interface TakePostsPostsKeptFieldEvent {
        field: '$.posts[].kept';
        value: Uint8Array<ArrayBuffer>;
        index: number;
    }
    interface TakePostsPostsAgainFieldEvent {
        field: '$.posts[].again';
        value: boolean;
        index: number;
    }
    function encode(obj: Partial<TakePosts>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TakePosts>): TakePosts;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TakePosts>): Generator<TakePostsPostsKeptFieldEvent | TakePostsPostsAgainFieldEvent>;
}
export interface GivenPost {
    kept: Uint8Array<ArrayBuffer>;
    again: boolean;
}
export declare namespace GivenPost {
    const codec: () => Codec<GivenPost>;
    interface GivenPostKeptFieldEvent {
        field: '$.kept';
        value: Uint8Array<ArrayBuffer>;
    }
    interface GivenPostAgainFieldEvent {
        field: '$.again';
        value: boolean;
    }
    function encode(obj: Partial<GivenPost>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GivenPost>): GivenPost;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GivenPost>): Generator<GivenPostKeptFieldEvent | GivenPostAgainFieldEvent>;
}

import type { Codec, DecodeOptions } from 'protons-runtime';
import type { Uint8ArrayList } from 'uint8arraylist';
export interface Record {
    epoch: number;
    seq: number;
    expires: number;
    peer: string;
    actor?: ActorState;
    pool?: PoolState;
    bucket?: BucketState;
    type?: TypeState;
    component?: ComponentState;
}
export declare namespace Record {
    const codec: () => Codec<Record>;
    interface RecordEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    interface RecordSeqFieldEvent {
        field: '$.seq';
        value: number;
    }
    interface RecordExpiresFieldEvent {
        field: '$.expires';
        value: number;
    }
    interface RecordPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface RecordActorAddressFieldEvent {
        field: '$.actor.address';
        value: string;
    }
    interface RecordActorEpochFieldEvent {
        field: '$.actor.epoch';
        value: number;
    }
    interface RecordActorPhaseFieldEvent {
        field: '$.actor.phase';
        value: string;
    }
    interface RecordActorSinceFieldEvent {
        field: '$.actor.since';
        value: number;
    }
    interface RecordActorAddrsFieldEvent {
        field: '$.actor.addrs[]';
        index: number;
        value: string;
    }
    interface RecordPoolTypeFieldEvent {
        field: '$.pool.type';
        value: string;
    }
    interface RecordPoolCountsPhaseFieldEvent {
        field: '$.pool.counts[].phase';
        value: string;
        index: number;
    }
    interface RecordPoolCountsCountFieldEvent {
        field: '$.pool.counts[].count';
        value: number;
        index: number;
    }
    interface RecordPoolInstancesAddressFieldEvent {
        field: '$.pool.instances[].address';
        value: string;
        index: number;
    }
    interface RecordPoolInstancesEpochFieldEvent {
        field: '$.pool.instances[].epoch';
        value: number;
        index: number;
    }
    interface RecordPoolInstancesPhaseFieldEvent {
        field: '$.pool.instances[].phase';
        value: string;
        index: number;
    }
    interface RecordPoolInstancesSinceFieldEvent {
        field: '$.pool.instances[].since';
        value: number;
        index: number;
    }
    interface RecordPoolInstancesAddrsFieldEvent {
        field: '$.pool.instances[].addrs[]';
        index: number;
        value: string;
    }
    interface RecordBucketIndexFieldEvent {
        field: '$.bucket.index';
        value: number;
    }
    interface RecordBucketActorsAddressFieldEvent {
        field: '$.bucket.actors[].address';
        value: string;
        index: number;
    }
    interface RecordBucketActorsEpochFieldEvent {
        field: '$.bucket.actors[].epoch';
        value: number;
        index: number;
    }
    interface RecordBucketActorsPhaseFieldEvent {
        field: '$.bucket.actors[].phase';
        value: string;
        index: number;
    }
    interface RecordBucketActorsSinceFieldEvent {
        field: '$.bucket.actors[].since';
        value: number;
        index: number;
    }
    interface RecordBucketActorsAddrsFieldEvent {
        field: '$.bucket.actors[].addrs[]';
        index: number;
        value: string;
    }
    interface RecordTypeNameFieldEvent {
        field: '$.type.name';
        value: string;
    }
    interface RecordTypeRemovedFieldEvent {
        field: '$.type.removed';
        value: boolean;
    }
    interface RecordTypeVersionsVersionFieldEvent {
        field: '$.type.versions[].version';
        value: number;
        index: number;
    }
    interface RecordTypeVersionsCidFieldEvent {
        field: '$.type.versions[].cid';
        value: string;
        index: number;
    }
    interface RecordTypeVersionsComponentBytesFieldEvent {
        field: '$.type.versions[].componentBytes';
        value: number;
        index: number;
    }
    interface RecordTypeVersionsIdleMsFieldEvent {
        field: '$.type.versions[].idleMs';
        value: number;
        index: number;
    }
    interface RecordTypeVersionsHoldMsFieldEvent {
        field: '$.type.versions[].holdMs';
        value: number;
        index: number;
    }
    interface RecordTypeVersionsRunMsFieldEvent {
        field: '$.type.versions[].runMs';
        value: number;
        index: number;
    }
    interface RecordTypeVersionsMemoryBytesFieldEvent {
        field: '$.type.versions[].memoryBytes';
        value: number;
        index: number;
    }
    interface RecordTypeVersionsInstancesFieldEvent {
        field: '$.type.versions[].instances';
        value: number;
        index: number;
    }
    interface RecordTypeVersionsDeployedAtFieldEvent {
        field: '$.type.versions[].deployedAt';
        value: number;
        index: number;
    }
    interface RecordTypeVersionsOnFieldEvent {
        field: '$.type.versions[].on{}';
        key: string;
        value: string;
        index: number;
    }
    interface RecordTypeVersionsPreferFieldEvent {
        field: '$.type.versions[].prefer{}';
        key: string;
        value: string;
        index: number;
    }
    interface RecordTypeVersionsEnvFieldEvent {
        field: '$.type.versions[].env{}';
        key: string;
        value: string;
        index: number;
    }
    interface RecordTypeVersionsSubscribeFieldEvent {
        field: '$.type.versions[].subscribe{}';
        key: string;
        value: string;
        index: number;
    }
    interface RecordTypeVersionsGrowMsFieldEvent {
        field: '$.type.versions[].growMs';
        value: number;
        index: number;
    }
    interface RecordTypeVersionsInstancesMeshFieldEvent {
        field: '$.type.versions[].instancesMesh';
        value: number;
        index: number;
    }
    interface RecordTypeVersionsAllowFieldEvent {
        field: '$.type.versions[].allow[]';
        index: number;
        value: string;
    }
    interface RecordTypeVersionsWorldFieldEvent {
        field: '$.type.versions[].world';
        value: string;
        index: number;
    }
    interface RecordTypeProofFieldEvent {
        field: '$.type.proof';
        value: Uint8Array<ArrayBuffer>;
    }
    interface RecordComponentCidFieldEvent {
        field: '$.component.cid';
        value: string;
    }
    interface RecordComponentBytesFieldEvent {
        field: '$.component.bytes';
        value: number;
    }
    function encode(obj: Partial<Record>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Record>): Record;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Record>): Generator<RecordEpochFieldEvent | RecordSeqFieldEvent | RecordExpiresFieldEvent | RecordPeerFieldEvent | RecordActorAddressFieldEvent | RecordActorEpochFieldEvent | RecordActorPhaseFieldEvent | RecordActorSinceFieldEvent | RecordActorAddrsFieldEvent | RecordPoolTypeFieldEvent | RecordPoolCountsPhaseFieldEvent | RecordPoolCountsCountFieldEvent | RecordPoolInstancesAddressFieldEvent | RecordPoolInstancesEpochFieldEvent | RecordPoolInstancesPhaseFieldEvent | RecordPoolInstancesSinceFieldEvent | RecordPoolInstancesAddrsFieldEvent | RecordBucketIndexFieldEvent | RecordBucketActorsAddressFieldEvent | RecordBucketActorsEpochFieldEvent | RecordBucketActorsPhaseFieldEvent | RecordBucketActorsSinceFieldEvent | RecordBucketActorsAddrsFieldEvent | RecordTypeNameFieldEvent | RecordTypeRemovedFieldEvent | RecordTypeVersionsVersionFieldEvent | RecordTypeVersionsCidFieldEvent | RecordTypeVersionsComponentBytesFieldEvent | RecordTypeVersionsIdleMsFieldEvent | RecordTypeVersionsHoldMsFieldEvent | RecordTypeVersionsRunMsFieldEvent | RecordTypeVersionsMemoryBytesFieldEvent | RecordTypeVersionsInstancesFieldEvent | RecordTypeVersionsDeployedAtFieldEvent | RecordTypeVersionsOnFieldEvent | RecordTypeVersionsPreferFieldEvent | RecordTypeVersionsEnvFieldEvent | RecordTypeVersionsSubscribeFieldEvent | RecordTypeVersionsGrowMsFieldEvent | RecordTypeVersionsInstancesMeshFieldEvent | RecordTypeVersionsAllowFieldEvent | RecordTypeVersionsWorldFieldEvent | RecordTypeProofFieldEvent | RecordComponentCidFieldEvent | RecordComponentBytesFieldEvent>;
}
export interface ActorState {
    address: string;
    epoch: number;
    phase: string;
    since: number;
    addrs: string[];
}
export declare namespace ActorState {
    const codec: () => Codec<ActorState>;
    interface ActorStateAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface ActorStateEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    interface ActorStatePhaseFieldEvent {
        field: '$.phase';
        value: string;
    }
    interface ActorStateSinceFieldEvent {
        field: '$.since';
        value: number;
    }
    interface ActorStateAddrsFieldEvent {
        field: '$.addrs[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<ActorState>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ActorState>): ActorState;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ActorState>): Generator<ActorStateAddressFieldEvent | ActorStateEpochFieldEvent | ActorStatePhaseFieldEvent | ActorStateSinceFieldEvent | ActorStateAddrsFieldEvent>;
}
export interface PoolState {
    type: string;
    counts: PhaseCount[];
    instances: ActorState[];
}
export declare namespace PoolState {
    const codec: () => Codec<PoolState>;
    interface PoolStateTypeFieldEvent {
        field: '$.type';
        value: string;
    }
    interface PoolStateCountsPhaseFieldEvent {
        field: '$.counts[].phase';
        value: string;
        index: number;
    }
    interface PoolStateCountsCountFieldEvent {
        field: '$.counts[].count';
        value: number;
        index: number;
    }
    interface PoolStateInstancesAddressFieldEvent {
        field: '$.instances[].address';
        value: string;
        index: number;
    }
    interface PoolStateInstancesEpochFieldEvent {
        field: '$.instances[].epoch';
        value: number;
        index: number;
    }
    interface PoolStateInstancesPhaseFieldEvent {
        field: '$.instances[].phase';
        value: string;
        index: number;
    }
    interface PoolStateInstancesSinceFieldEvent {
        field: '$.instances[].since';
        value: number;
        index: number;
    }
    interface PoolStateInstancesAddrsFieldEvent {
        field: '$.instances[].addrs[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<PoolState>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PoolState>): PoolState;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PoolState>): Generator<PoolStateTypeFieldEvent | PoolStateCountsPhaseFieldEvent | PoolStateCountsCountFieldEvent | PoolStateInstancesAddressFieldEvent | PoolStateInstancesEpochFieldEvent | PoolStateInstancesPhaseFieldEvent | PoolStateInstancesSinceFieldEvent | PoolStateInstancesAddrsFieldEvent>;
}
export interface PhaseCount {
    phase: string;
    count: number;
}
export declare namespace PhaseCount {
    const codec: () => Codec<PhaseCount>;
    interface PhaseCountPhaseFieldEvent {
        field: '$.phase';
        value: string;
    }
    interface PhaseCountCountFieldEvent {
        field: '$.count';
        value: number;
    }
    function encode(obj: Partial<PhaseCount>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PhaseCount>): PhaseCount;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PhaseCount>): Generator<PhaseCountPhaseFieldEvent | PhaseCountCountFieldEvent>;
}
export interface BucketState {
    index: number;
    actors: ActorState[];
}
export declare namespace BucketState {
    const codec: () => Codec<BucketState>;
    interface BucketStateIndexFieldEvent {
        field: '$.index';
        value: number;
    }
    interface BucketStateActorsAddressFieldEvent {
        field: '$.actors[].address';
        value: string;
        index: number;
    }
    interface BucketStateActorsEpochFieldEvent {
        field: '$.actors[].epoch';
        value: number;
        index: number;
    }
    interface BucketStateActorsPhaseFieldEvent {
        field: '$.actors[].phase';
        value: string;
        index: number;
    }
    interface BucketStateActorsSinceFieldEvent {
        field: '$.actors[].since';
        value: number;
        index: number;
    }
    interface BucketStateActorsAddrsFieldEvent {
        field: '$.actors[].addrs[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<BucketState>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BucketState>): BucketState;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BucketState>): Generator<BucketStateIndexFieldEvent | BucketStateActorsAddressFieldEvent | BucketStateActorsEpochFieldEvent | BucketStateActorsPhaseFieldEvent | BucketStateActorsSinceFieldEvent | BucketStateActorsAddrsFieldEvent>;
}
export interface TypeState {
    name: string;
    removed: boolean;
    versions: TypeVersion[];
    proof: Uint8Array<ArrayBuffer>;
}
export declare namespace TypeState {
    const codec: () => Codec<TypeState>;
    interface TypeStateNameFieldEvent {
        field: '$.name';
        value: string;
    }
    interface TypeStateRemovedFieldEvent {
        field: '$.removed';
        value: boolean;
    }
    interface TypeStateVersionsVersionFieldEvent {
        field: '$.versions[].version';
        value: number;
        index: number;
    }
    interface TypeStateVersionsCidFieldEvent {
        field: '$.versions[].cid';
        value: string;
        index: number;
    }
    interface TypeStateVersionsComponentBytesFieldEvent {
        field: '$.versions[].componentBytes';
        value: number;
        index: number;
    }
    interface TypeStateVersionsIdleMsFieldEvent {
        field: '$.versions[].idleMs';
        value: number;
        index: number;
    }
    interface TypeStateVersionsHoldMsFieldEvent {
        field: '$.versions[].holdMs';
        value: number;
        index: number;
    }
    interface TypeStateVersionsRunMsFieldEvent {
        field: '$.versions[].runMs';
        value: number;
        index: number;
    }
    interface TypeStateVersionsMemoryBytesFieldEvent {
        field: '$.versions[].memoryBytes';
        value: number;
        index: number;
    }
    interface TypeStateVersionsInstancesFieldEvent {
        field: '$.versions[].instances';
        value: number;
        index: number;
    }
    interface TypeStateVersionsDeployedAtFieldEvent {
        field: '$.versions[].deployedAt';
        value: number;
        index: number;
    }
    interface TypeStateVersionsOnFieldEvent {
        field: '$.versions[].on{}';
        key: string;
        value: string;
        index: number;
    }
    interface TypeStateVersionsPreferFieldEvent {
        field: '$.versions[].prefer{}';
        key: string;
        value: string;
        index: number;
    }
    interface TypeStateVersionsEnvFieldEvent {
        field: '$.versions[].env{}';
        key: string;
        value: string;
        index: number;
    }
    interface TypeStateVersionsSubscribeFieldEvent {
        field: '$.versions[].subscribe{}';
        key: string;
        value: string;
        index: number;
    }
    interface TypeStateVersionsGrowMsFieldEvent {
        field: '$.versions[].growMs';
        value: number;
        index: number;
    }
    interface TypeStateVersionsInstancesMeshFieldEvent {
        field: '$.versions[].instancesMesh';
        value: number;
        index: number;
    }
    interface TypeStateVersionsAllowFieldEvent {
        field: '$.versions[].allow[]';
        index: number;
        value: string;
    }
    interface TypeStateVersionsWorldFieldEvent {
        field: '$.versions[].world';
        value: string;
        index: number;
    }
    interface TypeStateProofFieldEvent {
        field: '$.proof';
        value: Uint8Array<ArrayBuffer>;
    }
    function encode(obj: Partial<TypeState>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeState>): TypeState;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeState>): Generator<TypeStateNameFieldEvent | TypeStateRemovedFieldEvent | TypeStateVersionsVersionFieldEvent | TypeStateVersionsCidFieldEvent | TypeStateVersionsComponentBytesFieldEvent | TypeStateVersionsIdleMsFieldEvent | TypeStateVersionsHoldMsFieldEvent | TypeStateVersionsRunMsFieldEvent | TypeStateVersionsMemoryBytesFieldEvent | TypeStateVersionsInstancesFieldEvent | TypeStateVersionsDeployedAtFieldEvent | TypeStateVersionsOnFieldEvent | TypeStateVersionsPreferFieldEvent | TypeStateVersionsEnvFieldEvent | TypeStateVersionsSubscribeFieldEvent | TypeStateVersionsGrowMsFieldEvent | TypeStateVersionsInstancesMeshFieldEvent | TypeStateVersionsAllowFieldEvent | TypeStateVersionsWorldFieldEvent | TypeStateProofFieldEvent>;
}
export interface TypeVersion {
    version: number;
    cid: string;
    componentBytes: number;
    idleMs: number;
    holdMs: number;
    runMs: number;
    memoryBytes: number;
    instances: number;
    deployedAt: number;
    on: Map<string, string>;
    prefer: Map<string, string>;
    env: Map<string, string>;
    subscribe: Map<string, string>;
    growMs: number;
    instancesMesh: number;
    allow: string[];
    world: string;
}
export declare namespace TypeVersion {
    interface TypeVersion$onEntry {
        key: string;
        value: string;
    }
    namespace TypeVersion$onEntry {
        const codec: () => Codec<TypeVersion$onEntry>;
        interface TypeVersion$onEntryKeyFieldEvent {
            field: '$.key';
            value: string;
        }
        interface TypeVersion$onEntryValueFieldEvent {
            field: '$.value';
            value: string;
        }
        function encode(obj: Partial<TypeVersion$onEntry>): Uint8Array<ArrayBuffer>;
        function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeVersion$onEntry>): TypeVersion$onEntry;
        function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeVersion$onEntry>): Generator<TypeVersion$onEntryKeyFieldEvent | TypeVersion$onEntryValueFieldEvent>;
    }
    interface TypeVersion$preferEntry {
        key: string;
        value: string;
    }
    namespace TypeVersion$preferEntry {
        const codec: () => Codec<TypeVersion$preferEntry>;
        interface TypeVersion$preferEntryKeyFieldEvent {
            field: '$.key';
            value: string;
        }
        interface TypeVersion$preferEntryValueFieldEvent {
            field: '$.value';
            value: string;
        }
        function encode(obj: Partial<TypeVersion$preferEntry>): Uint8Array<ArrayBuffer>;
        function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeVersion$preferEntry>): TypeVersion$preferEntry;
        function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeVersion$preferEntry>): Generator<TypeVersion$preferEntryKeyFieldEvent | TypeVersion$preferEntryValueFieldEvent>;
    }
    interface TypeVersion$envEntry {
        key: string;
        value: string;
    }
    namespace TypeVersion$envEntry {
        const codec: () => Codec<TypeVersion$envEntry>;
        interface TypeVersion$envEntryKeyFieldEvent {
            field: '$.key';
            value: string;
        }
        interface TypeVersion$envEntryValueFieldEvent {
            field: '$.value';
            value: string;
        }
        function encode(obj: Partial<TypeVersion$envEntry>): Uint8Array<ArrayBuffer>;
        function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeVersion$envEntry>): TypeVersion$envEntry;
        function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeVersion$envEntry>): Generator<TypeVersion$envEntryKeyFieldEvent | TypeVersion$envEntryValueFieldEvent>;
    }
    interface TypeVersion$subscribeEntry {
        key: string;
        value: string;
    }
    namespace TypeVersion$subscribeEntry {
        const codec: () => Codec<TypeVersion$subscribeEntry>;
        interface TypeVersion$subscribeEntryKeyFieldEvent {
            field: '$.key';
            value: string;
        }
        interface TypeVersion$subscribeEntryValueFieldEvent {
            field: '$.value';
            value: string;
        }
        function encode(obj: Partial<TypeVersion$subscribeEntry>): Uint8Array<ArrayBuffer>;
        function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeVersion$subscribeEntry>): TypeVersion$subscribeEntry;
        function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeVersion$subscribeEntry>): Generator<TypeVersion$subscribeEntryKeyFieldEvent | TypeVersion$subscribeEntryValueFieldEvent>;
    }
    const codec: () => Codec<TypeVersion>;
    interface TypeVersionVersionFieldEvent {
        field: '$.version';
        value: number;
    }
    interface TypeVersionCidFieldEvent {
        field: '$.cid';
        value: string;
    }
    interface TypeVersionComponentBytesFieldEvent {
        field: '$.componentBytes';
        value: number;
    }
    interface TypeVersionIdleMsFieldEvent {
        field: '$.idleMs';
        value: number;
    }
    interface TypeVersionHoldMsFieldEvent {
        field: '$.holdMs';
        value: number;
    }
    interface TypeVersionRunMsFieldEvent {
        field: '$.runMs';
        value: number;
    }
    interface TypeVersionMemoryBytesFieldEvent {
        field: '$.memoryBytes';
        value: number;
    }
    interface TypeVersionInstancesFieldEvent {
        field: '$.instances';
        value: number;
    }
    interface TypeVersionDeployedAtFieldEvent {
        field: '$.deployedAt';
        value: number;
    }
    interface TypeVersionOnFieldEvent {
        field: '$.on{}';
        key: string;
        value: string;
    }
    interface TypeVersionPreferFieldEvent {
        field: '$.prefer{}';
        key: string;
        value: string;
    }
    interface TypeVersionEnvFieldEvent {
        field: '$.env{}';
        key: string;
        value: string;
    }
    interface TypeVersionSubscribeFieldEvent {
        field: '$.subscribe{}';
        key: string;
        value: string;
    }
    interface TypeVersionGrowMsFieldEvent {
        field: '$.growMs';
        value: number;
    }
    interface TypeVersionInstancesMeshFieldEvent {
        field: '$.instancesMesh';
        value: number;
    }
    interface TypeVersionAllowFieldEvent {
        field: '$.allow[]';
        index: number;
        value: string;
    }
    interface TypeVersionWorldFieldEvent {
        field: '$.world';
        value: string;
    }
    function encode(obj: Partial<TypeVersion>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeVersion>): TypeVersion;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TypeVersion>): Generator<TypeVersionVersionFieldEvent | TypeVersionCidFieldEvent | TypeVersionComponentBytesFieldEvent | TypeVersionIdleMsFieldEvent | TypeVersionHoldMsFieldEvent | TypeVersionRunMsFieldEvent | TypeVersionMemoryBytesFieldEvent | TypeVersionInstancesFieldEvent | TypeVersionDeployedAtFieldEvent | TypeVersionOnFieldEvent | TypeVersionPreferFieldEvent | TypeVersionEnvFieldEvent | TypeVersionSubscribeFieldEvent | TypeVersionGrowMsFieldEvent | TypeVersionInstancesMeshFieldEvent | TypeVersionAllowFieldEvent | TypeVersionWorldFieldEvent>;
}
export interface ComponentState {
    cid: string;
    bytes: number;
}
export declare namespace ComponentState {
    const codec: () => Codec<ComponentState>;
    interface ComponentStateCidFieldEvent {
        field: '$.cid';
        value: string;
    }
    interface ComponentStateBytesFieldEvent {
        field: '$.bytes';
        value: number;
    }
    function encode(obj: Partial<ComponentState>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ComponentState>): ComponentState;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ComponentState>): Generator<ComponentStateCidFieldEvent | ComponentStateBytesFieldEvent>;
}
export interface Seen {
    epoch: number;
    seq: number;
    digest: Uint8Array<ArrayBuffer>;
    at: number;
}
export declare namespace Seen {
    const codec: () => Codec<Seen>;
    interface SeenEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    interface SeenSeqFieldEvent {
        field: '$.seq';
        value: number;
    }
    interface SeenDigestFieldEvent {
        field: '$.digest';
        value: Uint8Array<ArrayBuffer>;
    }
    interface SeenAtFieldEvent {
        field: '$.at';
        value: number;
    }
    function encode(obj: Partial<Seen>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Seen>): Seen;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Seen>): Generator<SeenEpochFieldEvent | SeenSeqFieldEvent | SeenDigestFieldEvent | SeenAtFieldEvent>;
}

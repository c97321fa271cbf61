import { decodeMessage, encodeMessage, MaxLengthError, MaxSizeError, message, streamMessage } from 'protons-runtime';
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc';
export var Record;
(function (Record) {
    let _codec;
    Record.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.epoch);
                }
                if ((obj.seq != null && obj.seq !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.seq);
                }
                if ((obj.expires != null && obj.expires !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.expires);
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(34);
                    w.string(obj.peer);
                }
                if (obj.actor != null) {
                    w.uint32(42);
                    ActorState.codec().encode(obj.actor, w);
                }
                if (obj.pool != null) {
                    w.uint32(50);
                    PoolState.codec().encode(obj.pool, w);
                }
                if (obj.bucket != null) {
                    w.uint32(58);
                    BucketState.codec().encode(obj.bucket, w);
                }
                if (obj.type != null) {
                    w.uint32(66);
                    TypeState.codec().encode(obj.type, w);
                }
                if (obj.component != null) {
                    w.uint32(74);
                    ComponentState.codec().encode(obj.component, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    epoch: 0,
                    seq: 0,
                    expires: 0,
                    peer: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.epoch = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.seq = reader.uint64Number();
                            break;
                        }
                        case 3: {
                            obj.expires = reader.uint64Number();
                            break;
                        }
                        case 4: {
                            obj.peer = reader.string();
                            break;
                        }
                        case 5: {
                            obj.actor = ActorState.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.actor
                            });
                            break;
                        }
                        case 6: {
                            obj.pool = PoolState.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.pool
                            });
                            break;
                        }
                        case 7: {
                            obj.bucket = BucketState.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.bucket
                            });
                            break;
                        }
                        case 8: {
                            obj.type = TypeState.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.type
                            });
                            break;
                        }
                        case 9: {
                            obj.component = ComponentState.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.component
                            });
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
                return obj;
            }, function* (reader, length, prefix, opts = {}) {
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.epoch`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.seq`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.expires`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.peer`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 5: {
                            yield* ActorState.codec().stream(reader, reader.uint32(), `${prefix}.actor`, {
                                limits: opts.limits?.actor
                            });
                            break;
                        }
                        case 6: {
                            yield* PoolState.codec().stream(reader, reader.uint32(), `${prefix}.pool`, {
                                limits: opts.limits?.pool
                            });
                            break;
                        }
                        case 7: {
                            yield* BucketState.codec().stream(reader, reader.uint32(), `${prefix}.bucket`, {
                                limits: opts.limits?.bucket
                            });
                            break;
                        }
                        case 8: {
                            yield* TypeState.codec().stream(reader, reader.uint32(), `${prefix}.type`, {
                                limits: opts.limits?.type
                            });
                            break;
                        }
                        case 9: {
                            yield* ComponentState.codec().stream(reader, reader.uint32(), `${prefix}.component`, {
                                limits: opts.limits?.component
                            });
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
            });
        }
        return _codec;
    };
    function encode(obj) {
        return encodeMessage(obj, Record.codec());
    }
    Record.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Record.codec(), opts);
    }
    Record.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Record.codec(), opts);
    }
    Record.stream = stream;
})(Record || (Record = {}));
export var ActorState;
(function (ActorState) {
    let _codec;
    ActorState.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(10);
                    w.string(obj.address);
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.epoch);
                }
                if ((obj.phase != null && obj.phase !== '')) {
                    w.uint32(26);
                    w.string(obj.phase);
                }
                if ((obj.since != null && obj.since !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.since);
                }
                if (obj.addrs != null && obj.addrs.length > 0) {
                    for (const value of obj.addrs) {
                        w.uint32(42);
                        w.string(value);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    epoch: 0,
                    phase: '',
                    since: 0,
                    addrs: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.address = reader.string();
                            break;
                        }
                        case 2: {
                            obj.epoch = reader.uint64Number();
                            break;
                        }
                        case 3: {
                            obj.phase = reader.string();
                            break;
                        }
                        case 4: {
                            obj.since = reader.uint64Number();
                            break;
                        }
                        case 5: {
                            if (opts.limits?.addrs != null && obj.addrs.length === opts.limits.addrs) {
                                throw new MaxLengthError('Decode error - repeated field "addrs" had too many elements');
                            }
                            obj.addrs.push(reader.string());
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
                return obj;
            }, function* (reader, length, prefix, opts = {}) {
                const obj = {
                    addrs: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.address`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.epoch`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.phase`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.since`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 5: {
                            if (opts.limits?.addrs != null && obj.addrs === opts.limits.addrs) {
                                throw new MaxLengthError('Streaming decode error - repeated field "addrs" had too many elements');
                            }
                            yield {
                                field: `${prefix}.addrs[]`,
                                index: obj.addrs,
                                value: reader.string()
                            };
                            obj.addrs++;
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
            });
        }
        return _codec;
    };
    function encode(obj) {
        return encodeMessage(obj, ActorState.codec());
    }
    ActorState.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, ActorState.codec(), opts);
    }
    ActorState.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, ActorState.codec(), opts);
    }
    ActorState.stream = stream;
})(ActorState || (ActorState = {}));
export var PoolState;
(function (PoolState) {
    let _codec;
    PoolState.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.type != null && obj.type !== '')) {
                    w.uint32(10);
                    w.string(obj.type);
                }
                if (obj.counts != null && obj.counts.length > 0) {
                    for (const value of obj.counts) {
                        w.uint32(18);
                        PhaseCount.codec().encode(value, w);
                    }
                }
                if (obj.instances != null && obj.instances.length > 0) {
                    for (const value of obj.instances) {
                        w.uint32(26);
                        ActorState.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    type: '',
                    counts: [],
                    instances: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.type = reader.string();
                            break;
                        }
                        case 2: {
                            if (opts.limits?.counts != null && obj.counts.length === opts.limits.counts) {
                                throw new MaxLengthError('Decode error - repeated field "counts" had too many elements');
                            }
                            obj.counts.push(PhaseCount.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.counts$
                            }));
                            break;
                        }
                        case 3: {
                            if (opts.limits?.instances != null && obj.instances.length === opts.limits.instances) {
                                throw new MaxLengthError('Decode error - repeated field "instances" had too many elements');
                            }
                            obj.instances.push(ActorState.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.instances$
                            }));
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
                return obj;
            }, function* (reader, length, prefix, opts = {}) {
                const obj = {
                    counts: 0,
                    instances: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.type`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            if (opts.limits?.counts != null && obj.counts === opts.limits.counts) {
                                throw new MaxLengthError('Streaming decode error - repeated field "counts" had too many elements');
                            }
                            for (const evt of PhaseCount.codec().stream(reader, reader.uint32(), `${prefix}.counts[]`, {
                                limits: opts.limits?.counts$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.counts
                                };
                            }
                            obj.counts++;
                            break;
                        }
                        case 3: {
                            if (opts.limits?.instances != null && obj.instances === opts.limits.instances) {
                                throw new MaxLengthError('Streaming decode error - repeated field "instances" had too many elements');
                            }
                            for (const evt of ActorState.codec().stream(reader, reader.uint32(), `${prefix}.instances[]`, {
                                limits: opts.limits?.instances$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.instances
                                };
                            }
                            obj.instances++;
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
            });
        }
        return _codec;
    };
    function encode(obj) {
        return encodeMessage(obj, PoolState.codec());
    }
    PoolState.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, PoolState.codec(), opts);
    }
    PoolState.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, PoolState.codec(), opts);
    }
    PoolState.stream = stream;
})(PoolState || (PoolState = {}));
export var PhaseCount;
(function (PhaseCount) {
    let _codec;
    PhaseCount.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.phase != null && obj.phase !== '')) {
                    w.uint32(10);
                    w.string(obj.phase);
                }
                if ((obj.count != null && obj.count !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.count);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    phase: '',
                    count: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.phase = reader.string();
                            break;
                        }
                        case 2: {
                            obj.count = reader.uint32();
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
                return obj;
            }, function* (reader, length, prefix, opts = {}) {
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.phase`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.count`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
            });
        }
        return _codec;
    };
    function encode(obj) {
        return encodeMessage(obj, PhaseCount.codec());
    }
    PhaseCount.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, PhaseCount.codec(), opts);
    }
    PhaseCount.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, PhaseCount.codec(), opts);
    }
    PhaseCount.stream = stream;
})(PhaseCount || (PhaseCount = {}));
export var BucketState;
(function (BucketState) {
    let _codec;
    BucketState.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.index != null && obj.index !== 0)) {
                    w.uint32(8);
                    w.uint32(obj.index);
                }
                if (obj.actors != null && obj.actors.length > 0) {
                    for (const value of obj.actors) {
                        w.uint32(18);
                        ActorState.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    index: 0,
                    actors: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.index = reader.uint32();
                            break;
                        }
                        case 2: {
                            if (opts.limits?.actors != null && obj.actors.length === opts.limits.actors) {
                                throw new MaxLengthError('Decode error - repeated field "actors" had too many elements');
                            }
                            obj.actors.push(ActorState.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.actors$
                            }));
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
                return obj;
            }, function* (reader, length, prefix, opts = {}) {
                const obj = {
                    actors: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.index`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 2: {
                            if (opts.limits?.actors != null && obj.actors === opts.limits.actors) {
                                throw new MaxLengthError('Streaming decode error - repeated field "actors" had too many elements');
                            }
                            for (const evt of ActorState.codec().stream(reader, reader.uint32(), `${prefix}.actors[]`, {
                                limits: opts.limits?.actors$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.actors
                                };
                            }
                            obj.actors++;
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
            });
        }
        return _codec;
    };
    function encode(obj) {
        return encodeMessage(obj, BucketState.codec());
    }
    BucketState.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, BucketState.codec(), opts);
    }
    BucketState.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, BucketState.codec(), opts);
    }
    BucketState.stream = stream;
})(BucketState || (BucketState = {}));
export var TypeState;
(function (TypeState) {
    let _codec;
    TypeState.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.name != null && obj.name !== '')) {
                    w.uint32(10);
                    w.string(obj.name);
                }
                if ((obj.removed != null && obj.removed !== false)) {
                    w.uint32(16);
                    w.bool(obj.removed);
                }
                if (obj.versions != null && obj.versions.length > 0) {
                    for (const value of obj.versions) {
                        w.uint32(26);
                        TypeVersion.codec().encode(value, w);
                    }
                }
                if ((obj.proof != null && obj.proof.byteLength > 0)) {
                    w.uint32(34);
                    w.bytes(obj.proof);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    name: '',
                    removed: false,
                    versions: [],
                    proof: uint8ArrayAlloc(0)
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.name = reader.string();
                            break;
                        }
                        case 2: {
                            obj.removed = reader.bool();
                            break;
                        }
                        case 3: {
                            if (opts.limits?.versions != null && obj.versions.length === opts.limits.versions) {
                                throw new MaxLengthError('Decode error - repeated field "versions" had too many elements');
                            }
                            obj.versions.push(TypeVersion.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.versions$
                            }));
                            break;
                        }
                        case 4: {
                            obj.proof = reader.bytes();
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
                return obj;
            }, function* (reader, length, prefix, opts = {}) {
                const obj = {
                    versions: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.name`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.removed`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 3: {
                            if (opts.limits?.versions != null && obj.versions === opts.limits.versions) {
                                throw new MaxLengthError('Streaming decode error - repeated field "versions" had too many elements');
                            }
                            for (const evt of TypeVersion.codec().stream(reader, reader.uint32(), `${prefix}.versions[]`, {
                                limits: opts.limits?.versions$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.versions
                                };
                            }
                            obj.versions++;
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.proof`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
            });
        }
        return _codec;
    };
    function encode(obj) {
        return encodeMessage(obj, TypeState.codec());
    }
    TypeState.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, TypeState.codec(), opts);
    }
    TypeState.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, TypeState.codec(), opts);
    }
    TypeState.stream = stream;
})(TypeState || (TypeState = {}));
export var TypeVersion;
(function (TypeVersion) {
    let TypeVersion$onEntry;
    (function (TypeVersion$onEntry) {
        let _codec;
        TypeVersion$onEntry.codec = () => {
            if (_codec == null) {
                _codec = message((obj, w, opts = {}) => {
                    if (opts.lengthDelimited !== false) {
                        w.fork();
                    }
                    if ((obj.key != null && obj.key !== '')) {
                        w.uint32(10);
                        w.string(obj.key);
                    }
                    if ((obj.value != null && obj.value !== '')) {
                        w.uint32(18);
                        w.string(obj.value);
                    }
                    if (opts.lengthDelimited !== false) {
                        w.ldelim();
                    }
                }, (reader, length, opts = {}) => {
                    const obj = {
                        key: '',
                        value: ''
                    };
                    const end = length == null ? reader.len : reader.pos + length;
                    while (reader.pos < end) {
                        const tag = reader.uint32();
                        switch (tag >>> 3) {
                            case 1: {
                                obj.key = reader.string();
                                break;
                            }
                            case 2: {
                                obj.value = reader.string();
                                break;
                            }
                            default: {
                                reader.skipType(tag & 7);
                                break;
                            }
                        }
                    }
                    return obj;
                }, function* (reader, length, prefix, opts = {}) {
                    const end = length == null ? reader.len : reader.pos + length;
                    while (reader.pos < end) {
                        const tag = reader.uint32();
                        switch (tag >>> 3) {
                            case 1: {
                                yield {
                                    field: `${prefix}.key`,
                                    value: reader.string()
                                };
                                break;
                            }
                            case 2: {
                                yield {
                                    field: `${prefix}.value`,
                                    value: reader.string()
                                };
                                break;
                            }
                            default: {
                                reader.skipType(tag & 7);
                                break;
                            }
                        }
                    }
                });
            }
            return _codec;
        };
        function encode(obj) {
            return encodeMessage(obj, TypeVersion$onEntry.codec());
        }
        TypeVersion$onEntry.encode = encode;
        function decode(buf, opts) {
            return decodeMessage(buf, TypeVersion$onEntry.codec(), opts);
        }
        TypeVersion$onEntry.decode = decode;
        function stream(buf, opts) {
            return streamMessage(buf, TypeVersion$onEntry.codec(), opts);
        }
        TypeVersion$onEntry.stream = stream;
    })(TypeVersion$onEntry = TypeVersion.TypeVersion$onEntry || (TypeVersion.TypeVersion$onEntry = {}));
    let TypeVersion$preferEntry;
    (function (TypeVersion$preferEntry) {
        let _codec;
        TypeVersion$preferEntry.codec = () => {
            if (_codec == null) {
                _codec = message((obj, w, opts = {}) => {
                    if (opts.lengthDelimited !== false) {
                        w.fork();
                    }
                    if ((obj.key != null && obj.key !== '')) {
                        w.uint32(10);
                        w.string(obj.key);
                    }
                    if ((obj.value != null && obj.value !== '')) {
                        w.uint32(18);
                        w.string(obj.value);
                    }
                    if (opts.lengthDelimited !== false) {
                        w.ldelim();
                    }
                }, (reader, length, opts = {}) => {
                    const obj = {
                        key: '',
                        value: ''
                    };
                    const end = length == null ? reader.len : reader.pos + length;
                    while (reader.pos < end) {
                        const tag = reader.uint32();
                        switch (tag >>> 3) {
                            case 1: {
                                obj.key = reader.string();
                                break;
                            }
                            case 2: {
                                obj.value = reader.string();
                                break;
                            }
                            default: {
                                reader.skipType(tag & 7);
                                break;
                            }
                        }
                    }
                    return obj;
                }, function* (reader, length, prefix, opts = {}) {
                    const end = length == null ? reader.len : reader.pos + length;
                    while (reader.pos < end) {
                        const tag = reader.uint32();
                        switch (tag >>> 3) {
                            case 1: {
                                yield {
                                    field: `${prefix}.key`,
                                    value: reader.string()
                                };
                                break;
                            }
                            case 2: {
                                yield {
                                    field: `${prefix}.value`,
                                    value: reader.string()
                                };
                                break;
                            }
                            default: {
                                reader.skipType(tag & 7);
                                break;
                            }
                        }
                    }
                });
            }
            return _codec;
        };
        function encode(obj) {
            return encodeMessage(obj, TypeVersion$preferEntry.codec());
        }
        TypeVersion$preferEntry.encode = encode;
        function decode(buf, opts) {
            return decodeMessage(buf, TypeVersion$preferEntry.codec(), opts);
        }
        TypeVersion$preferEntry.decode = decode;
        function stream(buf, opts) {
            return streamMessage(buf, TypeVersion$preferEntry.codec(), opts);
        }
        TypeVersion$preferEntry.stream = stream;
    })(TypeVersion$preferEntry = TypeVersion.TypeVersion$preferEntry || (TypeVersion.TypeVersion$preferEntry = {}));
    let TypeVersion$envEntry;
    (function (TypeVersion$envEntry) {
        let _codec;
        TypeVersion$envEntry.codec = () => {
            if (_codec == null) {
                _codec = message((obj, w, opts = {}) => {
                    if (opts.lengthDelimited !== false) {
                        w.fork();
                    }
                    if ((obj.key != null && obj.key !== '')) {
                        w.uint32(10);
                        w.string(obj.key);
                    }
                    if ((obj.value != null && obj.value !== '')) {
                        w.uint32(18);
                        w.string(obj.value);
                    }
                    if (opts.lengthDelimited !== false) {
                        w.ldelim();
                    }
                }, (reader, length, opts = {}) => {
                    const obj = {
                        key: '',
                        value: ''
                    };
                    const end = length == null ? reader.len : reader.pos + length;
                    while (reader.pos < end) {
                        const tag = reader.uint32();
                        switch (tag >>> 3) {
                            case 1: {
                                obj.key = reader.string();
                                break;
                            }
                            case 2: {
                                obj.value = reader.string();
                                break;
                            }
                            default: {
                                reader.skipType(tag & 7);
                                break;
                            }
                        }
                    }
                    return obj;
                }, function* (reader, length, prefix, opts = {}) {
                    const end = length == null ? reader.len : reader.pos + length;
                    while (reader.pos < end) {
                        const tag = reader.uint32();
                        switch (tag >>> 3) {
                            case 1: {
                                yield {
                                    field: `${prefix}.key`,
                                    value: reader.string()
                                };
                                break;
                            }
                            case 2: {
                                yield {
                                    field: `${prefix}.value`,
                                    value: reader.string()
                                };
                                break;
                            }
                            default: {
                                reader.skipType(tag & 7);
                                break;
                            }
                        }
                    }
                });
            }
            return _codec;
        };
        function encode(obj) {
            return encodeMessage(obj, TypeVersion$envEntry.codec());
        }
        TypeVersion$envEntry.encode = encode;
        function decode(buf, opts) {
            return decodeMessage(buf, TypeVersion$envEntry.codec(), opts);
        }
        TypeVersion$envEntry.decode = decode;
        function stream(buf, opts) {
            return streamMessage(buf, TypeVersion$envEntry.codec(), opts);
        }
        TypeVersion$envEntry.stream = stream;
    })(TypeVersion$envEntry = TypeVersion.TypeVersion$envEntry || (TypeVersion.TypeVersion$envEntry = {}));
    let TypeVersion$subscribeEntry;
    (function (TypeVersion$subscribeEntry) {
        let _codec;
        TypeVersion$subscribeEntry.codec = () => {
            if (_codec == null) {
                _codec = message((obj, w, opts = {}) => {
                    if (opts.lengthDelimited !== false) {
                        w.fork();
                    }
                    if ((obj.key != null && obj.key !== '')) {
                        w.uint32(10);
                        w.string(obj.key);
                    }
                    if ((obj.value != null && obj.value !== '')) {
                        w.uint32(18);
                        w.string(obj.value);
                    }
                    if (opts.lengthDelimited !== false) {
                        w.ldelim();
                    }
                }, (reader, length, opts = {}) => {
                    const obj = {
                        key: '',
                        value: ''
                    };
                    const end = length == null ? reader.len : reader.pos + length;
                    while (reader.pos < end) {
                        const tag = reader.uint32();
                        switch (tag >>> 3) {
                            case 1: {
                                obj.key = reader.string();
                                break;
                            }
                            case 2: {
                                obj.value = reader.string();
                                break;
                            }
                            default: {
                                reader.skipType(tag & 7);
                                break;
                            }
                        }
                    }
                    return obj;
                }, function* (reader, length, prefix, opts = {}) {
                    const end = length == null ? reader.len : reader.pos + length;
                    while (reader.pos < end) {
                        const tag = reader.uint32();
                        switch (tag >>> 3) {
                            case 1: {
                                yield {
                                    field: `${prefix}.key`,
                                    value: reader.string()
                                };
                                break;
                            }
                            case 2: {
                                yield {
                                    field: `${prefix}.value`,
                                    value: reader.string()
                                };
                                break;
                            }
                            default: {
                                reader.skipType(tag & 7);
                                break;
                            }
                        }
                    }
                });
            }
            return _codec;
        };
        function encode(obj) {
            return encodeMessage(obj, TypeVersion$subscribeEntry.codec());
        }
        TypeVersion$subscribeEntry.encode = encode;
        function decode(buf, opts) {
            return decodeMessage(buf, TypeVersion$subscribeEntry.codec(), opts);
        }
        TypeVersion$subscribeEntry.decode = decode;
        function stream(buf, opts) {
            return streamMessage(buf, TypeVersion$subscribeEntry.codec(), opts);
        }
        TypeVersion$subscribeEntry.stream = stream;
    })(TypeVersion$subscribeEntry = TypeVersion.TypeVersion$subscribeEntry || (TypeVersion.TypeVersion$subscribeEntry = {}));
    let _codec;
    TypeVersion.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.version != null && obj.version !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.version);
                }
                if ((obj.cid != null && obj.cid !== '')) {
                    w.uint32(18);
                    w.string(obj.cid);
                }
                if ((obj.componentBytes != null && obj.componentBytes !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.componentBytes);
                }
                if ((obj.idleMs != null && obj.idleMs !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.idleMs);
                }
                if ((obj.holdMs != null && obj.holdMs !== 0)) {
                    w.uint32(40);
                    w.uint64Number(obj.holdMs);
                }
                if ((obj.runMs != null && obj.runMs !== 0)) {
                    w.uint32(48);
                    w.uint64Number(obj.runMs);
                }
                if ((obj.memoryBytes != null && obj.memoryBytes !== 0)) {
                    w.uint32(56);
                    w.uint64Number(obj.memoryBytes);
                }
                if ((obj.instances != null && obj.instances !== 0)) {
                    w.uint32(64);
                    w.uint64Number(obj.instances);
                }
                if ((obj.deployedAt != null && obj.deployedAt !== 0)) {
                    w.uint32(72);
                    w.uint64Number(obj.deployedAt);
                }
                if (obj.on != null && obj.on.size > 0) {
                    for (const [key, value] of obj.on.entries()) {
                        w.uint32(82);
                        TypeVersion.TypeVersion$onEntry.codec().encode({ key, value }, w);
                    }
                }
                if (obj.prefer != null && obj.prefer.size > 0) {
                    for (const [key, value] of obj.prefer.entries()) {
                        w.uint32(90);
                        TypeVersion.TypeVersion$preferEntry.codec().encode({ key, value }, w);
                    }
                }
                if (obj.env != null && obj.env.size > 0) {
                    for (const [key, value] of obj.env.entries()) {
                        w.uint32(98);
                        TypeVersion.TypeVersion$envEntry.codec().encode({ key, value }, w);
                    }
                }
                if (obj.subscribe != null && obj.subscribe.size > 0) {
                    for (const [key, value] of obj.subscribe.entries()) {
                        w.uint32(122);
                        TypeVersion.TypeVersion$subscribeEntry.codec().encode({ key, value }, w);
                    }
                }
                if ((obj.growMs != null && obj.growMs !== 0)) {
                    w.uint32(104);
                    w.uint64Number(obj.growMs);
                }
                if ((obj.instancesMesh != null && obj.instancesMesh !== 0)) {
                    w.uint32(112);
                    w.uint64Number(obj.instancesMesh);
                }
                if (obj.allow != null && obj.allow.length > 0) {
                    for (const value of obj.allow) {
                        w.uint32(138);
                        w.string(value);
                    }
                }
                if ((obj.world != null && obj.world !== '')) {
                    w.uint32(146);
                    w.string(obj.world);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    version: 0,
                    cid: '',
                    componentBytes: 0,
                    idleMs: 0,
                    holdMs: 0,
                    runMs: 0,
                    memoryBytes: 0,
                    instances: 0,
                    deployedAt: 0,
                    on: new Map(),
                    prefer: new Map(),
                    env: new Map(),
                    subscribe: new Map(),
                    growMs: 0,
                    instancesMesh: 0,
                    allow: [],
                    world: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.version = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.cid = reader.string();
                            break;
                        }
                        case 3: {
                            obj.componentBytes = reader.uint64Number();
                            break;
                        }
                        case 4: {
                            obj.idleMs = reader.uint64Number();
                            break;
                        }
                        case 5: {
                            obj.holdMs = reader.uint64Number();
                            break;
                        }
                        case 6: {
                            obj.runMs = reader.uint64Number();
                            break;
                        }
                        case 7: {
                            obj.memoryBytes = reader.uint64Number();
                            break;
                        }
                        case 8: {
                            obj.instances = reader.uint64Number();
                            break;
                        }
                        case 9: {
                            obj.deployedAt = reader.uint64Number();
                            break;
                        }
                        case 10: {
                            if (opts.limits?.on != null && obj.on.size === opts.limits.on) {
                                throw new MaxSizeError('Decode error - map field "on" had too many elements');
                            }
                            const entry = TypeVersion.TypeVersion$onEntry.codec().decode(reader, reader.uint32(), {
                                limits: {
                                    value: opts.limits?.on$value
                                }
                            });
                            obj.on.set(entry.key, entry.value);
                            break;
                        }
                        case 11: {
                            if (opts.limits?.prefer != null && obj.prefer.size === opts.limits.prefer) {
                                throw new MaxSizeError('Decode error - map field "prefer" had too many elements');
                            }
                            const entry = TypeVersion.TypeVersion$preferEntry.codec().decode(reader, reader.uint32(), {
                                limits: {
                                    value: opts.limits?.prefer$value
                                }
                            });
                            obj.prefer.set(entry.key, entry.value);
                            break;
                        }
                        case 12: {
                            if (opts.limits?.env != null && obj.env.size === opts.limits.env) {
                                throw new MaxSizeError('Decode error - map field "env" had too many elements');
                            }
                            const entry = TypeVersion.TypeVersion$envEntry.codec().decode(reader, reader.uint32(), {
                                limits: {
                                    value: opts.limits?.env$value
                                }
                            });
                            obj.env.set(entry.key, entry.value);
                            break;
                        }
                        case 15: {
                            if (opts.limits?.subscribe != null && obj.subscribe.size === opts.limits.subscribe) {
                                throw new MaxSizeError('Decode error - map field "subscribe" had too many elements');
                            }
                            const entry = TypeVersion.TypeVersion$subscribeEntry.codec().decode(reader, reader.uint32(), {
                                limits: {
                                    value: opts.limits?.subscribe$value
                                }
                            });
                            obj.subscribe.set(entry.key, entry.value);
                            break;
                        }
                        case 13: {
                            obj.growMs = reader.uint64Number();
                            break;
                        }
                        case 14: {
                            obj.instancesMesh = reader.uint64Number();
                            break;
                        }
                        case 17: {
                            if (opts.limits?.allow != null && obj.allow.length === opts.limits.allow) {
                                throw new MaxLengthError('Decode error - repeated field "allow" had too many elements');
                            }
                            obj.allow.push(reader.string());
                            break;
                        }
                        case 18: {
                            obj.world = reader.string();
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
                return obj;
            }, function* (reader, length, prefix, opts = {}) {
                const obj = {
                    on: 0,
                    prefer: 0,
                    env: 0,
                    subscribe: 0,
                    allow: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.version`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.cid`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.componentBytes`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.idleMs`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.holdMs`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.runMs`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 7: {
                            yield {
                                field: `${prefix}.memoryBytes`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 8: {
                            yield {
                                field: `${prefix}.instances`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 9: {
                            yield {
                                field: `${prefix}.deployedAt`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 10: {
                            if (opts.limits?.on != null && obj.on === opts.limits.on) {
                                throw new MaxLengthError('Decode error - map field "on" had too many elements');
                            }
                            yield* TypeVersion.TypeVersion$onEntry.codec().stream(reader, reader.uint32(), `${prefix}.on{}`, {
                                limits: {
                                    value: opts.limits?.on$value
                                }
                            });
                            obj.on++;
                            break;
                        }
                        case 11: {
                            if (opts.limits?.prefer != null && obj.prefer === opts.limits.prefer) {
                                throw new MaxLengthError('Decode error - map field "prefer" had too many elements');
                            }
                            yield* TypeVersion.TypeVersion$preferEntry.codec().stream(reader, reader.uint32(), `${prefix}.prefer{}`, {
                                limits: {
                                    value: opts.limits?.prefer$value
                                }
                            });
                            obj.prefer++;
                            break;
                        }
                        case 12: {
                            if (opts.limits?.env != null && obj.env === opts.limits.env) {
                                throw new MaxLengthError('Decode error - map field "env" had too many elements');
                            }
                            yield* TypeVersion.TypeVersion$envEntry.codec().stream(reader, reader.uint32(), `${prefix}.env{}`, {
                                limits: {
                                    value: opts.limits?.env$value
                                }
                            });
                            obj.env++;
                            break;
                        }
                        case 15: {
                            if (opts.limits?.subscribe != null && obj.subscribe === opts.limits.subscribe) {
                                throw new MaxLengthError('Decode error - map field "subscribe" had too many elements');
                            }
                            yield* TypeVersion.TypeVersion$subscribeEntry.codec().stream(reader, reader.uint32(), `${prefix}.subscribe{}`, {
                                limits: {
                                    value: opts.limits?.subscribe$value
                                }
                            });
                            obj.subscribe++;
                            break;
                        }
                        case 13: {
                            yield {
                                field: `${prefix}.growMs`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 14: {
                            yield {
                                field: `${prefix}.instancesMesh`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 17: {
                            if (opts.limits?.allow != null && obj.allow === opts.limits.allow) {
                                throw new MaxLengthError('Streaming decode error - repeated field "allow" had too many elements');
                            }
                            yield {
                                field: `${prefix}.allow[]`,
                                index: obj.allow,
                                value: reader.string()
                            };
                            obj.allow++;
                            break;
                        }
                        case 18: {
                            yield {
                                field: `${prefix}.world`,
                                value: reader.string()
                            };
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
            });
        }
        return _codec;
    };
    function encode(obj) {
        return encodeMessage(obj, TypeVersion.codec());
    }
    TypeVersion.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, TypeVersion.codec(), opts);
    }
    TypeVersion.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, TypeVersion.codec(), opts);
    }
    TypeVersion.stream = stream;
})(TypeVersion || (TypeVersion = {}));
export var ComponentState;
(function (ComponentState) {
    let _codec;
    ComponentState.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.cid != null && obj.cid !== '')) {
                    w.uint32(10);
                    w.string(obj.cid);
                }
                if ((obj.bytes != null && obj.bytes !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.bytes);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    cid: '',
                    bytes: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.cid = reader.string();
                            break;
                        }
                        case 2: {
                            obj.bytes = reader.uint64Number();
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
                return obj;
            }, function* (reader, length, prefix, opts = {}) {
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.cid`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.bytes`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
            });
        }
        return _codec;
    };
    function encode(obj) {
        return encodeMessage(obj, ComponentState.codec());
    }
    ComponentState.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, ComponentState.codec(), opts);
    }
    ComponentState.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, ComponentState.codec(), opts);
    }
    ComponentState.stream = stream;
})(ComponentState || (ComponentState = {}));
export var Seen;
(function (Seen) {
    let _codec;
    Seen.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.epoch);
                }
                if ((obj.seq != null && obj.seq !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.seq);
                }
                if ((obj.digest != null && obj.digest.byteLength > 0)) {
                    w.uint32(26);
                    w.bytes(obj.digest);
                }
                if ((obj.at != null && obj.at !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.at);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    epoch: 0,
                    seq: 0,
                    digest: uint8ArrayAlloc(0),
                    at: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.epoch = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.seq = reader.uint64Number();
                            break;
                        }
                        case 3: {
                            obj.digest = reader.bytes();
                            break;
                        }
                        case 4: {
                            obj.at = reader.uint64Number();
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
                return obj;
            }, function* (reader, length, prefix, opts = {}) {
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.epoch`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.seq`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.digest`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.at`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        default: {
                            reader.skipType(tag & 7);
                            break;
                        }
                    }
                }
            });
        }
        return _codec;
    };
    function encode(obj) {
        return encodeMessage(obj, Seen.codec());
    }
    Seen.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Seen.codec(), opts);
    }
    Seen.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Seen.codec(), opts);
    }
    Seen.stream = stream;
})(Seen || (Seen = {}));

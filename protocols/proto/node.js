import { decodeMessage, encodeMessage, MaxLengthError, MaxSizeError, message, streamMessage } from 'protons-runtime';
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc';
export var Load;
(function (Load) {
    let Load$labelsEntry;
    (function (Load$labelsEntry) {
        let _codec;
        Load$labelsEntry.codec = () => {
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
            return encodeMessage(obj, Load$labelsEntry.codec());
        }
        Load$labelsEntry.encode = encode;
        function decode(buf, opts) {
            return decodeMessage(buf, Load$labelsEntry.codec(), opts);
        }
        Load$labelsEntry.decode = decode;
        function stream(buf, opts) {
            return streamMessage(buf, Load$labelsEntry.codec(), opts);
        }
        Load$labelsEntry.stream = stream;
    })(Load$labelsEntry = Load.Load$labelsEntry || (Load.Load$labelsEntry = {}));
    let _codec;
    Load.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.incarnation != null && obj.incarnation !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.incarnation);
                }
                if ((obj.name != null && obj.name !== '')) {
                    w.uint32(18);
                    w.string(obj.name);
                }
                if (obj.labels != null && obj.labels.size > 0) {
                    for (const [key, value] of obj.labels.entries()) {
                        w.uint32(26);
                        Load.Load$labelsEntry.codec().encode({ key, value }, w);
                    }
                }
                if ((obj.slots != null && obj.slots !== 0)) {
                    w.uint32(32);
                    w.uint32(obj.slots);
                }
                if ((obj.free != null && obj.free !== 0)) {
                    w.uint32(40);
                    w.uint32(obj.free);
                }
                if ((obj.actors != null && obj.actors !== 0)) {
                    w.uint32(48);
                    w.uint32(obj.actors);
                }
                if (obj.types != null && obj.types.length > 0) {
                    for (const value of obj.types) {
                        w.uint32(58);
                        TypeLoad.codec().encode(value, w);
                    }
                }
                if (obj.grants != null && obj.grants.length > 0) {
                    for (const value of obj.grants) {
                        w.uint32(98);
                        w.string(value);
                    }
                }
                if ((obj.seq != null && obj.seq !== 0)) {
                    w.uint32(64);
                    w.uint32(obj.seq);
                }
                if (obj.leaves != null && obj.leaves.length > 0) {
                    for (const value of obj.leaves) {
                        w.uint32(74);
                        LeafLoad.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    incarnation: 0,
                    name: '',
                    labels: new Map(),
                    slots: 0,
                    free: 0,
                    actors: 0,
                    types: [],
                    grants: [],
                    seq: 0,
                    leaves: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.incarnation = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.name = reader.string();
                            break;
                        }
                        case 3: {
                            if (opts.limits?.labels != null && obj.labels.size === opts.limits.labels) {
                                throw new MaxSizeError('Decode error - map field "labels" had too many elements');
                            }
                            const entry = Load.Load$labelsEntry.codec().decode(reader, reader.uint32(), {
                                limits: {
                                    value: opts.limits?.labels$value
                                }
                            });
                            obj.labels.set(entry.key, entry.value);
                            break;
                        }
                        case 4: {
                            obj.slots = reader.uint32();
                            break;
                        }
                        case 5: {
                            obj.free = reader.uint32();
                            break;
                        }
                        case 6: {
                            obj.actors = reader.uint32();
                            break;
                        }
                        case 7: {
                            if (opts.limits?.types != null && obj.types.length === opts.limits.types) {
                                throw new MaxLengthError('Decode error - repeated field "types" had too many elements');
                            }
                            obj.types.push(TypeLoad.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.types$
                            }));
                            break;
                        }
                        case 12: {
                            if (opts.limits?.grants != null && obj.grants.length === opts.limits.grants) {
                                throw new MaxLengthError('Decode error - repeated field "grants" had too many elements');
                            }
                            obj.grants.push(reader.string());
                            break;
                        }
                        case 8: {
                            obj.seq = reader.uint32();
                            break;
                        }
                        case 9: {
                            if (opts.limits?.leaves != null && obj.leaves.length === opts.limits.leaves) {
                                throw new MaxLengthError('Decode error - repeated field "leaves" had too many elements');
                            }
                            obj.leaves.push(LeafLoad.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.leaves$
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
                    labels: 0,
                    types: 0,
                    grants: 0,
                    leaves: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.incarnation`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.name`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            if (opts.limits?.labels != null && obj.labels === opts.limits.labels) {
                                throw new MaxLengthError('Decode error - map field "labels" had too many elements');
                            }
                            yield* Load.Load$labelsEntry.codec().stream(reader, reader.uint32(), `${prefix}.labels{}`, {
                                limits: {
                                    value: opts.limits?.labels$value
                                }
                            });
                            obj.labels++;
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.slots`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.free`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.actors`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 7: {
                            if (opts.limits?.types != null && obj.types === opts.limits.types) {
                                throw new MaxLengthError('Streaming decode error - repeated field "types" had too many elements');
                            }
                            for (const evt of TypeLoad.codec().stream(reader, reader.uint32(), `${prefix}.types[]`, {
                                limits: opts.limits?.types$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.types
                                };
                            }
                            obj.types++;
                            break;
                        }
                        case 12: {
                            if (opts.limits?.grants != null && obj.grants === opts.limits.grants) {
                                throw new MaxLengthError('Streaming decode error - repeated field "grants" had too many elements');
                            }
                            yield {
                                field: `${prefix}.grants[]`,
                                index: obj.grants,
                                value: reader.string()
                            };
                            obj.grants++;
                            break;
                        }
                        case 8: {
                            yield {
                                field: `${prefix}.seq`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 9: {
                            if (opts.limits?.leaves != null && obj.leaves === opts.limits.leaves) {
                                throw new MaxLengthError('Streaming decode error - repeated field "leaves" had too many elements');
                            }
                            for (const evt of LeafLoad.codec().stream(reader, reader.uint32(), `${prefix}.leaves[]`, {
                                limits: opts.limits?.leaves$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.leaves
                                };
                            }
                            obj.leaves++;
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
        return encodeMessage(obj, Load.codec());
    }
    Load.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Load.codec(), opts);
    }
    Load.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Load.codec(), opts);
    }
    Load.stream = stream;
})(Load || (Load = {}));
export var LeafLoad;
(function (LeafLoad) {
    let _codec;
    LeafLoad.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(10);
                    w.string(obj.peer);
                }
                if ((obj.load != null && obj.load.byteLength > 0)) {
                    w.uint32(18);
                    w.bytes(obj.load);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    peer: '',
                    load: uint8ArrayAlloc(0)
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.peer = reader.string();
                            break;
                        }
                        case 2: {
                            obj.load = reader.bytes();
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
                                field: `${prefix}.peer`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.load`,
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
        return encodeMessage(obj, LeafLoad.codec());
    }
    LeafLoad.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, LeafLoad.codec(), opts);
    }
    LeafLoad.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, LeafLoad.codec(), opts);
    }
    LeafLoad.stream = stream;
})(LeafLoad || (LeafLoad = {}));
export var DigestQuestion;
(function (DigestQuestion) {
    let _codec;
    DigestQuestion.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.incarnation != null && obj.incarnation !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.incarnation);
                }
                if ((obj.revision != null && obj.revision !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.revision);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    incarnation: 0,
                    revision: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.incarnation = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.revision = reader.uint32();
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
                                field: `${prefix}.incarnation`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.revision`,
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
        return encodeMessage(obj, DigestQuestion.codec());
    }
    DigestQuestion.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, DigestQuestion.codec(), opts);
    }
    DigestQuestion.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, DigestQuestion.codec(), opts);
    }
    DigestQuestion.stream = stream;
})(DigestQuestion || (DigestQuestion = {}));
export var Digest;
(function (Digest) {
    let _codec;
    Digest.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.incarnation != null && obj.incarnation !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.incarnation);
                }
                if ((obj.revision != null && obj.revision !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.revision);
                }
                if ((obj.whole != null && obj.whole !== false)) {
                    w.uint32(24);
                    w.bool(obj.whole);
                }
                if (obj.entries != null && obj.entries.length > 0) {
                    for (const value of obj.entries) {
                        w.uint32(34);
                        DigestEntry.codec().encode(value, w);
                    }
                }
                if (obj.gone != null && obj.gone.length > 0) {
                    for (const value of obj.gone) {
                        w.uint32(42);
                        w.string(value);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    incarnation: 0,
                    revision: 0,
                    whole: false,
                    entries: [],
                    gone: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.incarnation = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.revision = reader.uint32();
                            break;
                        }
                        case 3: {
                            obj.whole = reader.bool();
                            break;
                        }
                        case 4: {
                            if (opts.limits?.entries != null && obj.entries.length === opts.limits.entries) {
                                throw new MaxLengthError('Decode error - repeated field "entries" had too many elements');
                            }
                            obj.entries.push(DigestEntry.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.entries$
                            }));
                            break;
                        }
                        case 5: {
                            if (opts.limits?.gone != null && obj.gone.length === opts.limits.gone) {
                                throw new MaxLengthError('Decode error - repeated field "gone" had too many elements');
                            }
                            obj.gone.push(reader.string());
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
                    entries: 0,
                    gone: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.incarnation`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.revision`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.whole`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 4: {
                            if (opts.limits?.entries != null && obj.entries === opts.limits.entries) {
                                throw new MaxLengthError('Streaming decode error - repeated field "entries" had too many elements');
                            }
                            for (const evt of DigestEntry.codec().stream(reader, reader.uint32(), `${prefix}.entries[]`, {
                                limits: opts.limits?.entries$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.entries
                                };
                            }
                            obj.entries++;
                            break;
                        }
                        case 5: {
                            if (opts.limits?.gone != null && obj.gone === opts.limits.gone) {
                                throw new MaxLengthError('Streaming decode error - repeated field "gone" had too many elements');
                            }
                            yield {
                                field: `${prefix}.gone[]`,
                                index: obj.gone,
                                value: reader.string()
                            };
                            obj.gone++;
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
        return encodeMessage(obj, Digest.codec());
    }
    Digest.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Digest.codec(), opts);
    }
    Digest.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Digest.codec(), opts);
    }
    Digest.stream = stream;
})(Digest || (Digest = {}));
export var DigestEntry;
(function (DigestEntry) {
    let _codec;
    DigestEntry.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(10);
                    w.string(obj.peer);
                }
                if ((obj.load != null && obj.load.byteLength > 0)) {
                    w.uint32(18);
                    w.bytes(obj.load);
                }
                if (obj.vias != null && obj.vias.length > 0) {
                    for (const value of obj.vias) {
                        w.uint32(26);
                        w.string(value);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    peer: '',
                    load: uint8ArrayAlloc(0),
                    vias: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.peer = reader.string();
                            break;
                        }
                        case 2: {
                            obj.load = reader.bytes();
                            break;
                        }
                        case 3: {
                            if (opts.limits?.vias != null && obj.vias.length === opts.limits.vias) {
                                throw new MaxLengthError('Decode error - repeated field "vias" had too many elements');
                            }
                            obj.vias.push(reader.string());
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
                    vias: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.peer`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.load`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 3: {
                            if (opts.limits?.vias != null && obj.vias === opts.limits.vias) {
                                throw new MaxLengthError('Streaming decode error - repeated field "vias" had too many elements');
                            }
                            yield {
                                field: `${prefix}.vias[]`,
                                index: obj.vias,
                                value: reader.string()
                            };
                            obj.vias++;
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
        return encodeMessage(obj, DigestEntry.codec());
    }
    DigestEntry.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, DigestEntry.codec(), opts);
    }
    DigestEntry.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, DigestEntry.codec(), opts);
    }
    DigestEntry.stream = stream;
})(DigestEntry || (DigestEntry = {}));
export var TypeLoad;
(function (TypeLoad) {
    let _codec;
    TypeLoad.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.type != null && obj.type !== '')) {
                    w.uint32(10);
                    w.string(obj.type);
                }
                if ((obj.free != null && obj.free !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.free);
                }
                if ((obj.queued != null && obj.queued !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.queued);
                }
                if ((obj.instances != null && obj.instances !== 0)) {
                    w.uint32(32);
                    w.uint32(obj.instances);
                }
                if ((obj.ewmaMs != null && obj.ewmaMs !== 0)) {
                    w.uint32(45);
                    w.float(obj.ewmaMs);
                }
                if (obj.wants != null && obj.wants.length > 0) {
                    for (const value of obj.wants) {
                        w.uint32(50);
                        Want.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    type: '',
                    free: 0,
                    queued: 0,
                    instances: 0,
                    ewmaMs: 0,
                    wants: []
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
                            obj.free = reader.uint32();
                            break;
                        }
                        case 3: {
                            obj.queued = reader.uint32();
                            break;
                        }
                        case 4: {
                            obj.instances = reader.uint32();
                            break;
                        }
                        case 5: {
                            obj.ewmaMs = reader.float();
                            break;
                        }
                        case 6: {
                            if (opts.limits?.wants != null && obj.wants.length === opts.limits.wants) {
                                throw new MaxLengthError('Decode error - repeated field "wants" had too many elements');
                            }
                            obj.wants.push(Want.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.wants$
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
                    wants: 0
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
                            yield {
                                field: `${prefix}.free`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.queued`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.instances`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.ewmaMs`,
                                value: reader.float()
                            };
                            break;
                        }
                        case 6: {
                            if (opts.limits?.wants != null && obj.wants === opts.limits.wants) {
                                throw new MaxLengthError('Streaming decode error - repeated field "wants" had too many elements');
                            }
                            for (const evt of Want.codec().stream(reader, reader.uint32(), `${prefix}.wants[]`, {
                                limits: opts.limits?.wants$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.wants
                                };
                            }
                            obj.wants++;
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
        return encodeMessage(obj, TypeLoad.codec());
    }
    TypeLoad.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, TypeLoad.codec(), opts);
    }
    TypeLoad.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, TypeLoad.codec(), opts);
    }
    TypeLoad.stream = stream;
})(TypeLoad || (TypeLoad = {}));
export var Want;
(function (Want) {
    let _codec;
    Want.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.instance != null && obj.instance !== '')) {
                    w.uint32(10);
                    w.string(obj.instance);
                }
                if ((obj.by != null && obj.by !== '')) {
                    w.uint32(18);
                    w.string(obj.by);
                }
                if ((obj.value != null && obj.value !== '')) {
                    w.uint32(26);
                    w.string(obj.value);
                }
                if ((obj.forMs != null && obj.forMs !== 0)) {
                    w.uint32(32);
                    w.uint32(obj.forMs);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    instance: '',
                    by: '',
                    value: '',
                    forMs: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.instance = reader.string();
                            break;
                        }
                        case 2: {
                            obj.by = reader.string();
                            break;
                        }
                        case 3: {
                            obj.value = reader.string();
                            break;
                        }
                        case 4: {
                            obj.forMs = reader.uint32();
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
                                field: `${prefix}.instance`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.by`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.value`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.forMs`,
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
        return encodeMessage(obj, Want.codec());
    }
    Want.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Want.codec(), opts);
    }
    Want.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Want.codec(), opts);
    }
    Want.stream = stream;
})(Want || (Want = {}));
export var ActorList;
(function (ActorList) {
    let _codec;
    ActorList.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.actors != null && obj.actors.length > 0) {
                    for (const value of obj.actors) {
                        w.uint32(10);
                        Actor.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    actors: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.actors != null && obj.actors.length === opts.limits.actors) {
                                throw new MaxLengthError('Decode error - repeated field "actors" had too many elements');
                            }
                            obj.actors.push(Actor.codec().decode(reader, reader.uint32(), {
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
                            if (opts.limits?.actors != null && obj.actors === opts.limits.actors) {
                                throw new MaxLengthError('Streaming decode error - repeated field "actors" had too many elements');
                            }
                            for (const evt of Actor.codec().stream(reader, reader.uint32(), `${prefix}.actors[]`, {
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
        return encodeMessage(obj, ActorList.codec());
    }
    ActorList.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, ActorList.codec(), opts);
    }
    ActorList.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, ActorList.codec(), opts);
    }
    ActorList.stream = stream;
})(ActorList || (ActorList = {}));
export var Actor;
(function (Actor) {
    let _codec;
    Actor.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(10);
                    w.string(obj.address);
                }
                if ((obj.type != null && obj.type !== '')) {
                    w.uint32(18);
                    w.string(obj.type);
                }
                if ((obj.version != null && obj.version !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.version);
                }
                if ((obj.phase != null && obj.phase !== '')) {
                    w.uint32(34);
                    w.string(obj.phase);
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(40);
                    w.uint64Number(obj.epoch);
                }
                if ((obj.since != null && obj.since !== 0)) {
                    w.uint32(48);
                    w.uint64Number(obj.since);
                }
                if ((obj.waiting != null && obj.waiting !== 0)) {
                    w.uint32(56);
                    w.uint32(obj.waiting);
                }
                if ((obj.runs != null && obj.runs !== 0)) {
                    w.uint32(64);
                    w.uint64Number(obj.runs);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    type: '',
                    version: 0,
                    phase: '',
                    epoch: 0,
                    since: 0,
                    waiting: 0,
                    runs: 0
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
                            obj.type = reader.string();
                            break;
                        }
                        case 3: {
                            obj.version = reader.uint32();
                            break;
                        }
                        case 4: {
                            obj.phase = reader.string();
                            break;
                        }
                        case 5: {
                            obj.epoch = reader.uint64Number();
                            break;
                        }
                        case 6: {
                            obj.since = reader.uint64Number();
                            break;
                        }
                        case 7: {
                            obj.waiting = reader.uint32();
                            break;
                        }
                        case 8: {
                            obj.runs = reader.uint64Number();
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
                                field: `${prefix}.address`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.type`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.version`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.phase`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.epoch`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.since`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 7: {
                            yield {
                                field: `${prefix}.waiting`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 8: {
                            yield {
                                field: `${prefix}.runs`,
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
        return encodeMessage(obj, Actor.codec());
    }
    Actor.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Actor.codec(), opts);
    }
    Actor.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Actor.codec(), opts);
    }
    Actor.stream = stream;
})(Actor || (Actor = {}));
export var ActorQuestion;
(function (ActorQuestion) {
    let _codec;
    ActorQuestion.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(10);
                    w.string(obj.address);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.address = reader.string();
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
                                field: `${prefix}.address`,
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
        return encodeMessage(obj, ActorQuestion.codec());
    }
    ActorQuestion.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, ActorQuestion.codec(), opts);
    }
    ActorQuestion.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, ActorQuestion.codec(), opts);
    }
    ActorQuestion.stream = stream;
})(ActorQuestion || (ActorQuestion = {}));
export var Stopped;
(function (Stopped) {
    let _codec;
    Stopped.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.activations != null && obj.activations !== 0)) {
                    w.uint32(8);
                    w.uint32(obj.activations);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    activations: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.activations = reader.uint32();
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
                                field: `${prefix}.activations`,
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
        return encodeMessage(obj, Stopped.codec());
    }
    Stopped.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Stopped.codec(), opts);
    }
    Stopped.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Stopped.codec(), opts);
    }
    Stopped.stream = stream;
})(Stopped || (Stopped = {}));
export var RestartQuestion;
(function (RestartQuestion) {
    let _codec;
    RestartQuestion.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.name != null && obj.name !== '')) {
                    w.uint32(10);
                    w.string(obj.name);
                }
                if ((obj.below != null && obj.below !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.below);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    name: '',
                    below: 0
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
                            obj.below = reader.uint32();
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
                                field: `${prefix}.name`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.below`,
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
        return encodeMessage(obj, RestartQuestion.codec());
    }
    RestartQuestion.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, RestartQuestion.codec(), opts);
    }
    RestartQuestion.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, RestartQuestion.codec(), opts);
    }
    RestartQuestion.stream = stream;
})(RestartQuestion || (RestartQuestion = {}));
export var ActorDetail;
(function (ActorDetail) {
    let _codec;
    ActorDetail.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.actor != null) {
                    w.uint32(10);
                    Actor.codec().encode(obj.actor, w);
                }
                if (obj.recent != null && obj.recent.length > 0) {
                    for (const value of obj.recent) {
                        w.uint32(18);
                        Ended.codec().encode(value, w);
                    }
                }
                if (obj.takes != null) {
                    w.uint32(26);
                    Ruling.codec().encode(obj.takes, w);
                }
                if (obj.use != null) {
                    w.uint32(34);
                    TypeUse.codec().encode(obj.use, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    recent: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.actor = Actor.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.actor
                            });
                            break;
                        }
                        case 2: {
                            if (opts.limits?.recent != null && obj.recent.length === opts.limits.recent) {
                                throw new MaxLengthError('Decode error - repeated field "recent" had too many elements');
                            }
                            obj.recent.push(Ended.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.recent$
                            }));
                            break;
                        }
                        case 3: {
                            obj.takes = Ruling.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.takes
                            });
                            break;
                        }
                        case 4: {
                            obj.use = TypeUse.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.use
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
                const obj = {
                    recent: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield* Actor.codec().stream(reader, reader.uint32(), `${prefix}.actor`, {
                                limits: opts.limits?.actor
                            });
                            break;
                        }
                        case 2: {
                            if (opts.limits?.recent != null && obj.recent === opts.limits.recent) {
                                throw new MaxLengthError('Streaming decode error - repeated field "recent" had too many elements');
                            }
                            for (const evt of Ended.codec().stream(reader, reader.uint32(), `${prefix}.recent[]`, {
                                limits: opts.limits?.recent$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.recent
                                };
                            }
                            obj.recent++;
                            break;
                        }
                        case 3: {
                            yield* Ruling.codec().stream(reader, reader.uint32(), `${prefix}.takes`, {
                                limits: opts.limits?.takes
                            });
                            break;
                        }
                        case 4: {
                            yield* TypeUse.codec().stream(reader, reader.uint32(), `${prefix}.use`, {
                                limits: opts.limits?.use
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
        return encodeMessage(obj, ActorDetail.codec());
    }
    ActorDetail.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, ActorDetail.codec(), opts);
    }
    ActorDetail.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, ActorDetail.codec(), opts);
    }
    ActorDetail.stream = stream;
})(ActorDetail || (ActorDetail = {}));
export var TypeUse;
(function (TypeUse) {
    let _codec;
    TypeUse.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.live != null && obj.live !== 0)) {
                    w.uint32(8);
                    w.uint32(obj.live);
                }
                if ((obj.asleep != null && obj.asleep !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.asleep);
                }
                if ((obj.waiting != null && obj.waiting !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.waiting);
                }
                if ((obj.memoryBytes != null && obj.memoryBytes !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.memoryBytes);
                }
                if ((obj.asleepBytes != null && obj.asleepBytes !== 0)) {
                    w.uint32(40);
                    w.uint64Number(obj.asleepBytes);
                }
                if ((obj.created != null && obj.created !== 0)) {
                    w.uint32(48);
                    w.uint64Number(obj.created);
                }
                if (obj.ended != null && obj.ended.length > 0) {
                    for (const value of obj.ended) {
                        w.uint32(58);
                        EndCount.codec().encode(value, w);
                    }
                }
                if ((obj.cpuMs != null && obj.cpuMs !== 0)) {
                    w.uint32(64);
                    w.uint64Number(obj.cpuMs);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    live: 0,
                    asleep: 0,
                    waiting: 0,
                    memoryBytes: 0,
                    asleepBytes: 0,
                    created: 0,
                    ended: [],
                    cpuMs: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.live = reader.uint32();
                            break;
                        }
                        case 2: {
                            obj.asleep = reader.uint32();
                            break;
                        }
                        case 3: {
                            obj.waiting = reader.uint32();
                            break;
                        }
                        case 4: {
                            obj.memoryBytes = reader.uint64Number();
                            break;
                        }
                        case 5: {
                            obj.asleepBytes = reader.uint64Number();
                            break;
                        }
                        case 6: {
                            obj.created = reader.uint64Number();
                            break;
                        }
                        case 7: {
                            if (opts.limits?.ended != null && obj.ended.length === opts.limits.ended) {
                                throw new MaxLengthError('Decode error - repeated field "ended" had too many elements');
                            }
                            obj.ended.push(EndCount.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ended$
                            }));
                            break;
                        }
                        case 8: {
                            obj.cpuMs = reader.uint64Number();
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
                    ended: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.live`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.asleep`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.waiting`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.memoryBytes`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.asleepBytes`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.created`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 7: {
                            if (opts.limits?.ended != null && obj.ended === opts.limits.ended) {
                                throw new MaxLengthError('Streaming decode error - repeated field "ended" had too many elements');
                            }
                            for (const evt of EndCount.codec().stream(reader, reader.uint32(), `${prefix}.ended[]`, {
                                limits: opts.limits?.ended$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.ended
                                };
                            }
                            obj.ended++;
                            break;
                        }
                        case 8: {
                            yield {
                                field: `${prefix}.cpuMs`,
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
        return encodeMessage(obj, TypeUse.codec());
    }
    TypeUse.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, TypeUse.codec(), opts);
    }
    TypeUse.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, TypeUse.codec(), opts);
    }
    TypeUse.stream = stream;
})(TypeUse || (TypeUse = {}));
export var EndCount;
(function (EndCount) {
    let _codec;
    EndCount.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.reason != null && obj.reason !== '')) {
                    w.uint32(10);
                    w.string(obj.reason);
                }
                if ((obj.count != null && obj.count !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.count);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    reason: '',
                    count: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.reason = reader.string();
                            break;
                        }
                        case 2: {
                            obj.count = reader.uint64Number();
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
                                field: `${prefix}.reason`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.count`,
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
        return encodeMessage(obj, EndCount.codec());
    }
    EndCount.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, EndCount.codec(), opts);
    }
    EndCount.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, EndCount.codec(), opts);
    }
    EndCount.stream = stream;
})(EndCount || (EndCount = {}));
export var Ruling;
(function (Ruling) {
    let _codec;
    Ruling.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.kind != null && obj.kind !== '')) {
                    w.uint32(10);
                    w.string(obj.kind);
                }
                if ((obj.forMs != null && obj.forMs !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.forMs);
                }
                if ((obj.by != null && obj.by !== '')) {
                    w.uint32(26);
                    w.string(obj.by);
                }
                if ((obj.value != null && obj.value !== '')) {
                    w.uint32(34);
                    w.string(obj.value);
                }
                if ((obj.otherwise != null && obj.otherwise !== '')) {
                    w.uint32(42);
                    w.string(obj.otherwise);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    kind: '',
                    forMs: 0,
                    by: '',
                    value: '',
                    otherwise: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.kind = reader.string();
                            break;
                        }
                        case 2: {
                            obj.forMs = reader.uint32();
                            break;
                        }
                        case 3: {
                            obj.by = reader.string();
                            break;
                        }
                        case 4: {
                            obj.value = reader.string();
                            break;
                        }
                        case 5: {
                            obj.otherwise = reader.string();
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
                                field: `${prefix}.kind`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.forMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.by`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.value`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.otherwise`,
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
        return encodeMessage(obj, Ruling.codec());
    }
    Ruling.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Ruling.codec(), opts);
    }
    Ruling.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Ruling.codec(), opts);
    }
    Ruling.stream = stream;
})(Ruling || (Ruling = {}));
export var Ended;
(function (Ended) {
    let _codec;
    Ended.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.id != null && obj.id !== '')) {
                    w.uint32(10);
                    w.string(obj.id);
                }
                if ((obj.outcome != null && obj.outcome !== '')) {
                    w.uint32(18);
                    w.string(obj.outcome);
                }
                if (obj.hops != null && obj.hops.length > 0) {
                    for (const value of obj.hops) {
                        w.uint32(26);
                        Passed.codec().encode(value, w);
                    }
                }
                if ((obj.runMs != null && obj.runMs !== 0)) {
                    w.uint32(32);
                    w.uint32(obj.runMs);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    id: '',
                    outcome: '',
                    hops: [],
                    runMs: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.id = reader.string();
                            break;
                        }
                        case 2: {
                            obj.outcome = reader.string();
                            break;
                        }
                        case 3: {
                            if (opts.limits?.hops != null && obj.hops.length === opts.limits.hops) {
                                throw new MaxLengthError('Decode error - repeated field "hops" had too many elements');
                            }
                            obj.hops.push(Passed.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.hops$
                            }));
                            break;
                        }
                        case 4: {
                            obj.runMs = reader.uint32();
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
                    hops: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.id`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.outcome`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            if (opts.limits?.hops != null && obj.hops === opts.limits.hops) {
                                throw new MaxLengthError('Streaming decode error - repeated field "hops" had too many elements');
                            }
                            for (const evt of Passed.codec().stream(reader, reader.uint32(), `${prefix}.hops[]`, {
                                limits: opts.limits?.hops$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.hops
                                };
                            }
                            obj.hops++;
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.runMs`,
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
        return encodeMessage(obj, Ended.codec());
    }
    Ended.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Ended.codec(), opts);
    }
    Ended.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Ended.codec(), opts);
    }
    Ended.stream = stream;
})(Ended || (Ended = {}));
export var Passed;
(function (Passed) {
    let _codec;
    Passed.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(10);
                    w.string(obj.peer);
                }
                if ((obj.decision != null && obj.decision !== '')) {
                    w.uint32(18);
                    w.string(obj.decision);
                }
                if ((obj.waitedMs != null && obj.waitedMs !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.waitedMs);
                }
                if (obj.reason != null) {
                    w.uint32(34);
                    w.string(obj.reason);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    peer: '',
                    decision: '',
                    waitedMs: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.peer = reader.string();
                            break;
                        }
                        case 2: {
                            obj.decision = reader.string();
                            break;
                        }
                        case 3: {
                            obj.waitedMs = reader.uint32();
                            break;
                        }
                        case 4: {
                            obj.reason = reader.string();
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
                                field: `${prefix}.peer`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.decision`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.waitedMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.reason`,
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
        return encodeMessage(obj, Passed.codec());
    }
    Passed.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Passed.codec(), opts);
    }
    Passed.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Passed.codec(), opts);
    }
    Passed.stream = stream;
})(Passed || (Passed = {}));
export var LogQuestion;
(function (LogQuestion) {
    let _codec;
    LogQuestion.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(10);
                    w.string(obj.address);
                }
                if ((obj.follow != null && obj.follow !== false)) {
                    w.uint32(16);
                    w.bool(obj.follow);
                }
                if ((obj.sinceMs != null && obj.sinceMs !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.sinceMs);
                }
                if ((obj.after != null && obj.after !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.after);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    follow: false,
                    sinceMs: 0,
                    after: 0
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
                            obj.follow = reader.bool();
                            break;
                        }
                        case 3: {
                            obj.sinceMs = reader.uint64Number();
                            break;
                        }
                        case 4: {
                            obj.after = reader.uint64Number();
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
                                field: `${prefix}.address`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.follow`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.sinceMs`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.after`,
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
        return encodeMessage(obj, LogQuestion.codec());
    }
    LogQuestion.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, LogQuestion.codec(), opts);
    }
    LogQuestion.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, LogQuestion.codec(), opts);
    }
    LogQuestion.stream = stream;
})(LogQuestion || (LogQuestion = {}));
export var LogLines;
(function (LogLines) {
    let _codec;
    LogLines.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.lines != null && obj.lines.length > 0) {
                    for (const value of obj.lines) {
                        w.uint32(10);
                        LogLine.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    lines: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.lines != null && obj.lines.length === opts.limits.lines) {
                                throw new MaxLengthError('Decode error - repeated field "lines" had too many elements');
                            }
                            obj.lines.push(LogLine.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.lines$
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
                    lines: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.lines != null && obj.lines === opts.limits.lines) {
                                throw new MaxLengthError('Streaming decode error - repeated field "lines" had too many elements');
                            }
                            for (const evt of LogLine.codec().stream(reader, reader.uint32(), `${prefix}.lines[]`, {
                                limits: opts.limits?.lines$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.lines
                                };
                            }
                            obj.lines++;
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
        return encodeMessage(obj, LogLines.codec());
    }
    LogLines.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, LogLines.codec(), opts);
    }
    LogLines.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, LogLines.codec(), opts);
    }
    LogLines.stream = stream;
})(LogLines || (LogLines = {}));
export var LogLine;
(function (LogLine) {
    let _codec;
    LogLine.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.at != null && obj.at !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.at);
                }
                if ((obj.level != null && obj.level !== '')) {
                    w.uint32(18);
                    w.string(obj.level);
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(26);
                    w.string(obj.address);
                }
                if ((obj.text != null && obj.text !== '')) {
                    w.uint32(34);
                    w.string(obj.text);
                }
                if ((obj.seq != null && obj.seq !== 0)) {
                    w.uint32(40);
                    w.uint64Number(obj.seq);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    at: 0,
                    level: '',
                    address: '',
                    text: '',
                    seq: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.at = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.level = reader.string();
                            break;
                        }
                        case 3: {
                            obj.address = reader.string();
                            break;
                        }
                        case 4: {
                            obj.text = reader.string();
                            break;
                        }
                        case 5: {
                            obj.seq = reader.uint64Number();
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
                                field: `${prefix}.at`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.level`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.address`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.text`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.seq`,
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
        return encodeMessage(obj, LogLine.codec());
    }
    LogLine.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, LogLine.codec(), opts);
    }
    LogLine.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, LogLine.codec(), opts);
    }
    LogLine.stream = stream;
})(LogLine || (LogLine = {}));
export var EventLines;
(function (EventLines) {
    let _codec;
    EventLines.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.lines != null && obj.lines.length > 0) {
                    for (const value of obj.lines) {
                        w.uint32(10);
                        EventLine.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    lines: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.lines != null && obj.lines.length === opts.limits.lines) {
                                throw new MaxLengthError('Decode error - repeated field "lines" had too many elements');
                            }
                            obj.lines.push(EventLine.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.lines$
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
                    lines: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.lines != null && obj.lines === opts.limits.lines) {
                                throw new MaxLengthError('Streaming decode error - repeated field "lines" had too many elements');
                            }
                            for (const evt of EventLine.codec().stream(reader, reader.uint32(), `${prefix}.lines[]`, {
                                limits: opts.limits?.lines$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.lines
                                };
                            }
                            obj.lines++;
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
        return encodeMessage(obj, EventLines.codec());
    }
    EventLines.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, EventLines.codec(), opts);
    }
    EventLines.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, EventLines.codec(), opts);
    }
    EventLines.stream = stream;
})(EventLines || (EventLines = {}));
export var EventLine;
(function (EventLine) {
    let _codec;
    EventLine.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.at != null && obj.at !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.at);
                }
                if ((obj.level != null && obj.level !== '')) {
                    w.uint32(18);
                    w.string(obj.level);
                }
                if ((obj.event != null && obj.event !== '')) {
                    w.uint32(26);
                    w.string(obj.event);
                }
                if ((obj.text != null && obj.text !== '')) {
                    w.uint32(34);
                    w.string(obj.text);
                }
                if ((obj.facts != null && obj.facts !== '')) {
                    w.uint32(42);
                    w.string(obj.facts);
                }
                if ((obj.seq != null && obj.seq !== 0)) {
                    w.uint32(48);
                    w.uint64Number(obj.seq);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    at: 0,
                    level: '',
                    event: '',
                    text: '',
                    facts: '',
                    seq: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.at = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.level = reader.string();
                            break;
                        }
                        case 3: {
                            obj.event = reader.string();
                            break;
                        }
                        case 4: {
                            obj.text = reader.string();
                            break;
                        }
                        case 5: {
                            obj.facts = reader.string();
                            break;
                        }
                        case 6: {
                            obj.seq = reader.uint64Number();
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
                                field: `${prefix}.at`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.level`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.event`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.text`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.facts`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.seq`,
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
        return encodeMessage(obj, EventLine.codec());
    }
    EventLine.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, EventLine.codec(), opts);
    }
    EventLine.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, EventLine.codec(), opts);
    }
    EventLine.stream = stream;
})(EventLine || (EventLine = {}));
export var Keep;
(function (Keep) {
    let _codec;
    Keep.codec = () => {
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
                    w.uint32(obj.bytes);
                }
                if ((obj.type != null && obj.type.byteLength > 0)) {
                    w.uint32(26);
                    w.bytes(obj.type);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    cid: '',
                    bytes: 0,
                    type: uint8ArrayAlloc(0)
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
                            obj.bytes = reader.uint32();
                            break;
                        }
                        case 3: {
                            obj.type = reader.bytes();
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
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.type`,
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
        return encodeMessage(obj, Keep.codec());
    }
    Keep.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Keep.codec(), opts);
    }
    Keep.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Keep.codec(), opts);
    }
    Keep.stream = stream;
})(Keep || (Keep = {}));
export var Published;
(function (Published) {
    let _codec;
    Published.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.topic != null && obj.topic !== '')) {
                    w.uint32(10);
                    w.string(obj.topic);
                }
                if ((obj.id != null && obj.id !== '')) {
                    w.uint32(18);
                    w.string(obj.id);
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(26);
                    w.string(obj.peer);
                }
                if ((obj.sender != null && obj.sender !== '')) {
                    w.uint32(34);
                    w.string(obj.sender);
                }
                if ((obj.subject != null && obj.subject !== '')) {
                    w.uint32(42);
                    w.string(obj.subject);
                }
                if ((obj.correlation != null && obj.correlation !== '')) {
                    w.uint32(50);
                    w.string(obj.correlation);
                }
                if (obj.headers != null && obj.headers.length > 0) {
                    for (const value of obj.headers) {
                        w.uint32(58);
                        Word.codec().encode(value, w);
                    }
                }
                if ((obj.idempotencyKey != null && obj.idempotencyKey !== '')) {
                    w.uint32(66);
                    w.string(obj.idempotencyKey);
                }
                if ((obj.body != null && obj.body.byteLength > 0)) {
                    w.uint32(74);
                    w.bytes(obj.body);
                }
                if ((obj.dropped != null && obj.dropped !== 0)) {
                    w.uint32(80);
                    w.uint32(obj.dropped);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    topic: '',
                    id: '',
                    peer: '',
                    sender: '',
                    subject: '',
                    correlation: '',
                    headers: [],
                    idempotencyKey: '',
                    body: uint8ArrayAlloc(0),
                    dropped: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.topic = reader.string();
                            break;
                        }
                        case 2: {
                            obj.id = reader.string();
                            break;
                        }
                        case 3: {
                            obj.peer = reader.string();
                            break;
                        }
                        case 4: {
                            obj.sender = reader.string();
                            break;
                        }
                        case 5: {
                            obj.subject = reader.string();
                            break;
                        }
                        case 6: {
                            obj.correlation = reader.string();
                            break;
                        }
                        case 7: {
                            if (opts.limits?.headers != null && obj.headers.length === opts.limits.headers) {
                                throw new MaxLengthError('Decode error - repeated field "headers" had too many elements');
                            }
                            obj.headers.push(Word.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.headers$
                            }));
                            break;
                        }
                        case 8: {
                            obj.idempotencyKey = reader.string();
                            break;
                        }
                        case 9: {
                            obj.body = reader.bytes();
                            break;
                        }
                        case 10: {
                            obj.dropped = reader.uint32();
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
                    headers: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.topic`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.id`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.peer`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.sender`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.subject`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.correlation`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 7: {
                            if (opts.limits?.headers != null && obj.headers === opts.limits.headers) {
                                throw new MaxLengthError('Streaming decode error - repeated field "headers" had too many elements');
                            }
                            for (const evt of Word.codec().stream(reader, reader.uint32(), `${prefix}.headers[]`, {
                                limits: opts.limits?.headers$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.headers
                                };
                            }
                            obj.headers++;
                            break;
                        }
                        case 8: {
                            yield {
                                field: `${prefix}.idempotencyKey`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 9: {
                            yield {
                                field: `${prefix}.body`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 10: {
                            yield {
                                field: `${prefix}.dropped`,
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
        return encodeMessage(obj, Published.codec());
    }
    Published.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Published.codec(), opts);
    }
    Published.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Published.codec(), opts);
    }
    Published.stream = stream;
})(Published || (Published = {}));
export var Word;
(function (Word) {
    let _codec;
    Word.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.name != null && obj.name !== '')) {
                    w.uint32(10);
                    w.string(obj.name);
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
                    name: '',
                    value: ''
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
                                field: `${prefix}.name`,
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
        return encodeMessage(obj, Word.codec());
    }
    Word.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Word.codec(), opts);
    }
    Word.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Word.codec(), opts);
    }
    Word.stream = stream;
})(Word || (Word = {}));
export var TypeList;
(function (TypeList) {
    let _codec;
    TypeList.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.records != null && obj.records.length > 0) {
                    for (const value of obj.records) {
                        w.uint32(10);
                        w.bytes(value);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    records: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.records != null && obj.records.length === opts.limits.records) {
                                throw new MaxLengthError('Decode error - repeated field "records" had too many elements');
                            }
                            obj.records.push(reader.bytes());
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
                    records: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.records != null && obj.records === opts.limits.records) {
                                throw new MaxLengthError('Streaming decode error - repeated field "records" had too many elements');
                            }
                            yield {
                                field: `${prefix}.records[]`,
                                index: obj.records,
                                value: reader.bytes()
                            };
                            obj.records++;
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
        return encodeMessage(obj, TypeList.codec());
    }
    TypeList.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, TypeList.codec(), opts);
    }
    TypeList.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, TypeList.codec(), opts);
    }
    TypeList.stream = stream;
})(TypeList || (TypeList = {}));
export var PeerList;
(function (PeerList) {
    let _codec;
    PeerList.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.peers != null && obj.peers.length > 0) {
                    for (const value of obj.peers) {
                        w.uint32(10);
                        PeerEntry.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    peers: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.peers != null && obj.peers.length === opts.limits.peers) {
                                throw new MaxLengthError('Decode error - repeated field "peers" had too many elements');
                            }
                            obj.peers.push(PeerEntry.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.peers$
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
                    peers: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.peers != null && obj.peers === opts.limits.peers) {
                                throw new MaxLengthError('Streaming decode error - repeated field "peers" had too many elements');
                            }
                            for (const evt of PeerEntry.codec().stream(reader, reader.uint32(), `${prefix}.peers[]`, {
                                limits: opts.limits?.peers$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.peers
                                };
                            }
                            obj.peers++;
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
        return encodeMessage(obj, PeerList.codec());
    }
    PeerList.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, PeerList.codec(), opts);
    }
    PeerList.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, PeerList.codec(), opts);
    }
    PeerList.stream = stream;
})(PeerList || (PeerList = {}));
export var PeerEntry;
(function (PeerEntry) {
    let _codec;
    PeerEntry.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(10);
                    w.string(obj.peer);
                }
                if (obj.addrs != null && obj.addrs.length > 0) {
                    for (const value of obj.addrs) {
                        w.uint32(18);
                        w.string(value);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    peer: '',
                    addrs: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.peer = reader.string();
                            break;
                        }
                        case 2: {
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
                                field: `${prefix}.peer`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
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
        return encodeMessage(obj, PeerEntry.codec());
    }
    PeerEntry.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, PeerEntry.codec(), opts);
    }
    PeerEntry.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, PeerEntry.codec(), opts);
    }
    PeerEntry.stream = stream;
})(PeerEntry || (PeerEntry = {}));
export var Probe;
(function (Probe) {
    let _codec;
    Probe.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.addrs != null && obj.addrs.length > 0) {
                    for (const value of obj.addrs) {
                        w.uint32(10);
                        w.string(value);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    addrs: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
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
        return encodeMessage(obj, Probe.codec());
    }
    Probe.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Probe.codec(), opts);
    }
    Probe.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Probe.codec(), opts);
    }
    Probe.stream = stream;
})(Probe || (Probe = {}));
export var PeerQuestion;
(function (PeerQuestion) {
    let _codec;
    PeerQuestion.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(10);
                    w.string(obj.peer);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    peer: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.peer = reader.string();
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
                                field: `${prefix}.peer`,
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
        return encodeMessage(obj, PeerQuestion.codec());
    }
    PeerQuestion.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, PeerQuestion.codec(), opts);
    }
    PeerQuestion.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, PeerQuestion.codec(), opts);
    }
    PeerQuestion.stream = stream;
})(PeerQuestion || (PeerQuestion = {}));
export var RelayQuestion;
(function (RelayQuestion) {
    let _codec;
    RelayQuestion.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(10);
                    w.string(obj.peer);
                }
                if ((obj.op != null && obj.op !== '')) {
                    w.uint32(18);
                    w.string(obj.op);
                }
                if ((obj.body != null && obj.body.byteLength > 0)) {
                    w.uint32(26);
                    w.bytes(obj.body);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    peer: '',
                    op: '',
                    body: uint8ArrayAlloc(0)
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.peer = reader.string();
                            break;
                        }
                        case 2: {
                            obj.op = reader.string();
                            break;
                        }
                        case 3: {
                            obj.body = reader.bytes();
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
                                field: `${prefix}.peer`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.op`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.body`,
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
        return encodeMessage(obj, RelayQuestion.codec());
    }
    RelayQuestion.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, RelayQuestion.codec(), opts);
    }
    RelayQuestion.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, RelayQuestion.codec(), opts);
    }
    RelayQuestion.stream = stream;
})(RelayQuestion || (RelayQuestion = {}));
export var TypeCommit;
(function (TypeCommit) {
    let _codec;
    TypeCommit.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.record != null && obj.record.byteLength > 0)) {
                    w.uint32(10);
                    w.bytes(obj.record);
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.epoch);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    record: uint8ArrayAlloc(0),
                    epoch: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.record = reader.bytes();
                            break;
                        }
                        case 2: {
                            obj.epoch = reader.uint64Number();
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
                                field: `${prefix}.record`,
                                value: reader.bytes()
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
        return encodeMessage(obj, TypeCommit.codec());
    }
    TypeCommit.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, TypeCommit.codec(), opts);
    }
    TypeCommit.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, TypeCommit.codec(), opts);
    }
    TypeCommit.stream = stream;
})(TypeCommit || (TypeCommit = {}));
export var TypeQuestion;
(function (TypeQuestion) {
    let _codec;
    TypeQuestion.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.name != null && obj.name !== '')) {
                    w.uint32(10);
                    w.string(obj.name);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    name: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.name = reader.string();
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
                                field: `${prefix}.name`,
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
        return encodeMessage(obj, TypeQuestion.codec());
    }
    TypeQuestion.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, TypeQuestion.codec(), opts);
    }
    TypeQuestion.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, TypeQuestion.codec(), opts);
    }
    TypeQuestion.stream = stream;
})(TypeQuestion || (TypeQuestion = {}));
export var Transfer;
(function (Transfer) {
    let _codec;
    Transfer.codec = () => {
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
                if ((obj.upTo != null && obj.upTo !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.upTo);
                }
                if ((obj.since != null && obj.since !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.since);
                }
                if (obj.lanes != null && obj.lanes.length > 0) {
                    for (const value of obj.lanes) {
                        w.uint32(42);
                        SavedLane.codec().encode(value, w);
                    }
                }
                if (obj.wishes != null && obj.wishes.length > 0) {
                    for (const value of obj.wishes) {
                        w.uint32(50);
                        SavedWish.codec().encode(value, w);
                    }
                }
                if (obj.state != null) {
                    w.uint32(58);
                    w.bytes(obj.state);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    epoch: 0,
                    upTo: 0,
                    since: 0,
                    lanes: [],
                    wishes: []
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
                            obj.upTo = reader.uint64Number();
                            break;
                        }
                        case 4: {
                            obj.since = reader.uint64Number();
                            break;
                        }
                        case 5: {
                            if (opts.limits?.lanes != null && obj.lanes.length === opts.limits.lanes) {
                                throw new MaxLengthError('Decode error - repeated field "lanes" had too many elements');
                            }
                            obj.lanes.push(SavedLane.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.lanes$
                            }));
                            break;
                        }
                        case 6: {
                            if (opts.limits?.wishes != null && obj.wishes.length === opts.limits.wishes) {
                                throw new MaxLengthError('Decode error - repeated field "wishes" had too many elements');
                            }
                            obj.wishes.push(SavedWish.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.wishes$
                            }));
                            break;
                        }
                        case 7: {
                            obj.state = reader.bytes();
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
                    lanes: 0,
                    wishes: 0
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
                                field: `${prefix}.upTo`,
                                value: reader.uint64Number()
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
                            if (opts.limits?.lanes != null && obj.lanes === opts.limits.lanes) {
                                throw new MaxLengthError('Streaming decode error - repeated field "lanes" had too many elements');
                            }
                            for (const evt of SavedLane.codec().stream(reader, reader.uint32(), `${prefix}.lanes[]`, {
                                limits: opts.limits?.lanes$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.lanes
                                };
                            }
                            obj.lanes++;
                            break;
                        }
                        case 6: {
                            if (opts.limits?.wishes != null && obj.wishes === opts.limits.wishes) {
                                throw new MaxLengthError('Streaming decode error - repeated field "wishes" had too many elements');
                            }
                            for (const evt of SavedWish.codec().stream(reader, reader.uint32(), `${prefix}.wishes[]`, {
                                limits: opts.limits?.wishes$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.wishes
                                };
                            }
                            obj.wishes++;
                            break;
                        }
                        case 7: {
                            yield {
                                field: `${prefix}.state`,
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
        return encodeMessage(obj, Transfer.codec());
    }
    Transfer.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Transfer.codec(), opts);
    }
    Transfer.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Transfer.codec(), opts);
    }
    Transfer.stream = stream;
})(Transfer || (Transfer = {}));
export var SavedLane;
(function (SavedLane) {
    let _codec;
    SavedLane.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.id != null && obj.id !== '')) {
                    w.uint32(10);
                    w.string(obj.id);
                }
                if ((obj.floor != null && obj.floor !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.floor);
                }
                if ((obj.unordered != null && obj.unordered !== false)) {
                    w.uint32(24);
                    w.bool(obj.unordered);
                }
                if ((obj.untilMs != null && obj.untilMs !== 0)) {
                    w.uint32(32);
                    w.uint32(obj.untilMs);
                }
                if (obj.states != null && obj.states.length > 0) {
                    for (const value of obj.states) {
                        w.uint32(42);
                        SavedState.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    id: '',
                    floor: 0,
                    unordered: false,
                    untilMs: 0,
                    states: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.id = reader.string();
                            break;
                        }
                        case 2: {
                            obj.floor = reader.uint64Number();
                            break;
                        }
                        case 3: {
                            obj.unordered = reader.bool();
                            break;
                        }
                        case 4: {
                            obj.untilMs = reader.uint32();
                            break;
                        }
                        case 5: {
                            if (opts.limits?.states != null && obj.states.length === opts.limits.states) {
                                throw new MaxLengthError('Decode error - repeated field "states" had too many elements');
                            }
                            obj.states.push(SavedState.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.states$
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
                    states: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.id`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.floor`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.unordered`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.untilMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 5: {
                            if (opts.limits?.states != null && obj.states === opts.limits.states) {
                                throw new MaxLengthError('Streaming decode error - repeated field "states" had too many elements');
                            }
                            for (const evt of SavedState.codec().stream(reader, reader.uint32(), `${prefix}.states[]`, {
                                limits: opts.limits?.states$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.states
                                };
                            }
                            obj.states++;
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
        return encodeMessage(obj, SavedLane.codec());
    }
    SavedLane.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, SavedLane.codec(), opts);
    }
    SavedLane.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, SavedLane.codec(), opts);
    }
    SavedLane.stream = stream;
})(SavedLane || (SavedLane = {}));
export var SavedState;
(function (SavedState) {
    let _codec;
    SavedState.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.seq != null && obj.seq !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.seq);
                }
                if ((obj.id != null && obj.id !== '')) {
                    w.uint32(18);
                    w.string(obj.id);
                }
                if ((obj.outcome != null && obj.outcome.byteLength > 0)) {
                    w.uint32(26);
                    w.bytes(obj.outcome);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    seq: 0,
                    id: '',
                    outcome: uint8ArrayAlloc(0)
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.seq = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.id = reader.string();
                            break;
                        }
                        case 3: {
                            obj.outcome = reader.bytes();
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
                                field: `${prefix}.seq`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.id`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.outcome`,
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
        return encodeMessage(obj, SavedState.codec());
    }
    SavedState.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, SavedState.codec(), opts);
    }
    SavedState.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, SavedState.codec(), opts);
    }
    SavedState.stream = stream;
})(SavedState || (SavedState = {}));
export var SavedWish;
(function (SavedWish) {
    let _codec;
    SavedWish.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.key != null && obj.key !== '')) {
                    w.uint32(10);
                    w.string(obj.key);
                }
                if ((obj.reply != null && obj.reply.byteLength > 0)) {
                    w.uint32(18);
                    w.bytes(obj.reply);
                }
                if ((obj.ageMs != null && obj.ageMs !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.ageMs);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    key: '',
                    reply: uint8ArrayAlloc(0),
                    ageMs: 0
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
                            obj.reply = reader.bytes();
                            break;
                        }
                        case 3: {
                            obj.ageMs = reader.uint32();
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
                                field: `${prefix}.reply`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.ageMs`,
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
        return encodeMessage(obj, SavedWish.codec());
    }
    SavedWish.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, SavedWish.codec(), opts);
    }
    SavedWish.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, SavedWish.codec(), opts);
    }
    SavedWish.stream = stream;
})(SavedWish || (SavedWish = {}));
export var Taken;
(function (Taken) {
    let _codec;
    Taken.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.epoch);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    epoch: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.epoch = reader.uint64Number();
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
        return encodeMessage(obj, Taken.codec());
    }
    Taken.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Taken.codec(), opts);
    }
    Taken.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Taken.codec(), opts);
    }
    Taken.stream = stream;
})(Taken || (Taken = {}));
export var TakePosts;
(function (TakePosts) {
    let _codec;
    TakePosts.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.posts != null && obj.posts.length > 0) {
                    for (const value of obj.posts) {
                        w.uint32(10);
                        GivenPost.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    posts: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.posts != null && obj.posts.length === opts.limits.posts) {
                                throw new MaxLengthError('Decode error - repeated field "posts" had too many elements');
                            }
                            obj.posts.push(GivenPost.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.posts$
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
                    posts: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.posts != null && obj.posts === opts.limits.posts) {
                                throw new MaxLengthError('Streaming decode error - repeated field "posts" had too many elements');
                            }
                            for (const evt of GivenPost.codec().stream(reader, reader.uint32(), `${prefix}.posts[]`, {
                                limits: opts.limits?.posts$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.posts
                                };
                            }
                            obj.posts++;
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
        return encodeMessage(obj, TakePosts.codec());
    }
    TakePosts.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, TakePosts.codec(), opts);
    }
    TakePosts.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, TakePosts.codec(), opts);
    }
    TakePosts.stream = stream;
})(TakePosts || (TakePosts = {}));
export var GivenPost;
(function (GivenPost) {
    let _codec;
    GivenPost.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.kept != null && obj.kept.byteLength > 0)) {
                    w.uint32(10);
                    w.bytes(obj.kept);
                }
                if ((obj.again != null && obj.again !== false)) {
                    w.uint32(16);
                    w.bool(obj.again);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    kept: uint8ArrayAlloc(0),
                    again: false
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.kept = reader.bytes();
                            break;
                        }
                        case 2: {
                            obj.again = reader.bool();
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
                                field: `${prefix}.kept`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.again`,
                                value: reader.bool()
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
        return encodeMessage(obj, GivenPost.codec());
    }
    GivenPost.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, GivenPost.codec(), opts);
    }
    GivenPost.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, GivenPost.codec(), opts);
    }
    GivenPost.stream = stream;
})(GivenPost || (GivenPost = {}));

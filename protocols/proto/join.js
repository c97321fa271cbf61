import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime';
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc';
export var Join;
(function (Join) {
    let _codec;
    Join.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.mesh != null && obj.mesh.byteLength > 0)) {
                    w.uint32(10);
                    w.bytes(obj.mesh);
                }
                if ((obj.founder != null && obj.founder.byteLength > 0)) {
                    w.uint32(18);
                    w.bytes(obj.founder);
                }
                if (obj.addrs != null && obj.addrs.length > 0) {
                    for (const value of obj.addrs) {
                        w.uint32(26);
                        w.bytes(value);
                    }
                }
                if ((obj.grant != null && obj.grant.byteLength > 0)) {
                    w.uint32(34);
                    w.bytes(obj.grant);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    mesh: uint8ArrayAlloc(0),
                    founder: uint8ArrayAlloc(0),
                    addrs: [],
                    grant: uint8ArrayAlloc(0)
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.mesh = reader.bytes();
                            break;
                        }
                        case 2: {
                            obj.founder = reader.bytes();
                            break;
                        }
                        case 3: {
                            if (opts.limits?.addrs != null && obj.addrs.length === opts.limits.addrs) {
                                throw new MaxLengthError('Decode error - repeated field "addrs" had too many elements');
                            }
                            obj.addrs.push(reader.bytes());
                            break;
                        }
                        case 4: {
                            obj.grant = reader.bytes();
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
                                field: `${prefix}.mesh`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.founder`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 3: {
                            if (opts.limits?.addrs != null && obj.addrs === opts.limits.addrs) {
                                throw new MaxLengthError('Streaming decode error - repeated field "addrs" had too many elements');
                            }
                            yield {
                                field: `${prefix}.addrs[]`,
                                index: obj.addrs,
                                value: reader.bytes()
                            };
                            obj.addrs++;
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.grant`,
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
        return encodeMessage(obj, Join.codec());
    }
    Join.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Join.codec(), opts);
    }
    Join.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Join.codec(), opts);
    }
    Join.stream = stream;
})(Join || (Join = {}));
export var Signed;
(function (Signed) {
    let _codec;
    Signed.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.payload != null && obj.payload.byteLength > 0)) {
                    w.uint32(10);
                    w.bytes(obj.payload);
                }
                if ((obj.signer != null && obj.signer !== '')) {
                    w.uint32(18);
                    w.string(obj.signer);
                }
                if ((obj.signature != null && obj.signature.byteLength > 0)) {
                    w.uint32(26);
                    w.bytes(obj.signature);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    payload: uint8ArrayAlloc(0),
                    signer: '',
                    signature: uint8ArrayAlloc(0)
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.payload = reader.bytes();
                            break;
                        }
                        case 2: {
                            obj.signer = reader.string();
                            break;
                        }
                        case 3: {
                            obj.signature = reader.bytes();
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
                                field: `${prefix}.payload`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.signer`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.signature`,
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
        return encodeMessage(obj, Signed.codec());
    }
    Signed.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Signed.codec(), opts);
    }
    Signed.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Signed.codec(), opts);
    }
    Signed.stream = stream;
})(Signed || (Signed = {}));
export var Grant;
(function (Grant) {
    let _codec;
    Grant.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.mesh != null && obj.mesh !== '')) {
                    w.uint32(10);
                    w.string(obj.mesh);
                }
                if ((obj.id != null && obj.id !== '')) {
                    w.uint32(18);
                    w.string(obj.id);
                }
                if (obj.roles != null && obj.roles.length > 0) {
                    for (const value of obj.roles) {
                        w.uint32(26);
                        w.string(value);
                    }
                }
                if ((obj.leaf != null && obj.leaf !== false)) {
                    w.uint32(32);
                    w.bool(obj.leaf);
                }
                if ((obj.notAfter != null && obj.notAfter !== 0)) {
                    w.uint32(40);
                    w.uint64Number(obj.notAfter);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    mesh: '',
                    id: '',
                    roles: [],
                    leaf: false,
                    notAfter: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.mesh = reader.string();
                            break;
                        }
                        case 2: {
                            obj.id = reader.string();
                            break;
                        }
                        case 3: {
                            if (opts.limits?.roles != null && obj.roles.length === opts.limits.roles) {
                                throw new MaxLengthError('Decode error - repeated field "roles" had too many elements');
                            }
                            obj.roles.push(reader.string());
                            break;
                        }
                        case 4: {
                            obj.leaf = reader.bool();
                            break;
                        }
                        case 5: {
                            obj.notAfter = reader.uint64Number();
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
                    roles: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.mesh`,
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
                            if (opts.limits?.roles != null && obj.roles === opts.limits.roles) {
                                throw new MaxLengthError('Streaming decode error - repeated field "roles" had too many elements');
                            }
                            yield {
                                field: `${prefix}.roles[]`,
                                index: obj.roles,
                                value: reader.string()
                            };
                            obj.roles++;
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.leaf`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.notAfter`,
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
        return encodeMessage(obj, Grant.codec());
    }
    Grant.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Grant.codec(), opts);
    }
    Grant.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Grant.codec(), opts);
    }
    Grant.stream = stream;
})(Grant || (Grant = {}));
export var Certificate;
(function (Certificate) {
    let _codec;
    Certificate.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.mesh != null && obj.mesh !== '')) {
                    w.uint32(10);
                    w.string(obj.mesh);
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(18);
                    w.string(obj.peer);
                }
                if (obj.roles != null && obj.roles.length > 0) {
                    for (const value of obj.roles) {
                        w.uint32(26);
                        w.string(value);
                    }
                }
                if ((obj.leaf != null && obj.leaf !== false)) {
                    w.uint32(32);
                    w.bool(obj.leaf);
                }
                if ((obj.serial != null && obj.serial !== 0)) {
                    w.uint32(40);
                    w.uint64Number(obj.serial);
                }
                if ((obj.issuedAt != null && obj.issuedAt !== 0)) {
                    w.uint32(48);
                    w.uint64Number(obj.issuedAt);
                }
                if ((obj.notAfter != null && obj.notAfter !== 0)) {
                    w.uint32(56);
                    w.uint64Number(obj.notAfter);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    mesh: '',
                    peer: '',
                    roles: [],
                    leaf: false,
                    serial: 0,
                    issuedAt: 0,
                    notAfter: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.mesh = reader.string();
                            break;
                        }
                        case 2: {
                            obj.peer = reader.string();
                            break;
                        }
                        case 3: {
                            if (opts.limits?.roles != null && obj.roles.length === opts.limits.roles) {
                                throw new MaxLengthError('Decode error - repeated field "roles" had too many elements');
                            }
                            obj.roles.push(reader.string());
                            break;
                        }
                        case 4: {
                            obj.leaf = reader.bool();
                            break;
                        }
                        case 5: {
                            obj.serial = reader.uint64Number();
                            break;
                        }
                        case 6: {
                            obj.issuedAt = reader.uint64Number();
                            break;
                        }
                        case 7: {
                            obj.notAfter = reader.uint64Number();
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
                    roles: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.mesh`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.peer`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            if (opts.limits?.roles != null && obj.roles === opts.limits.roles) {
                                throw new MaxLengthError('Streaming decode error - repeated field "roles" had too many elements');
                            }
                            yield {
                                field: `${prefix}.roles[]`,
                                index: obj.roles,
                                value: reader.string()
                            };
                            obj.roles++;
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.leaf`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.serial`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.issuedAt`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 7: {
                            yield {
                                field: `${prefix}.notAfter`,
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
        return encodeMessage(obj, Certificate.codec());
    }
    Certificate.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Certificate.codec(), opts);
    }
    Certificate.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Certificate.codec(), opts);
    }
    Certificate.stream = stream;
})(Certificate || (Certificate = {}));
export var ConfigQuestion;
(function (ConfigQuestion) {
    let _codec;
    ConfigQuestion.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.generation != null && obj.generation !== 0)) {
                    w.uint32(8);
                    w.uint32(obj.generation);
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
                    generation: 0,
                    epoch: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.generation = reader.uint32();
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
                                field: `${prefix}.generation`,
                                value: reader.uint32()
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
        return encodeMessage(obj, ConfigQuestion.codec());
    }
    ConfigQuestion.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, ConfigQuestion.codec(), opts);
    }
    ConfigQuestion.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, ConfigQuestion.codec(), opts);
    }
    ConfigQuestion.stream = stream;
})(ConfigQuestion || (ConfigQuestion = {}));
export var JoinRequest;
(function (JoinRequest) {
    let _codec;
    JoinRequest.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.certificate != null && obj.certificate.byteLength > 0)) {
                    w.uint32(10);
                    w.bytes(obj.certificate);
                }
                if ((obj.grant != null && obj.grant.byteLength > 0)) {
                    w.uint32(18);
                    w.bytes(obj.grant);
                }
                if ((obj.wall != null && obj.wall !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.wall);
                }
                if ((obj.configEpoch != null && obj.configEpoch !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.configEpoch);
                }
                if ((obj.configGeneration != null && obj.configGeneration !== 0)) {
                    w.uint32(40);
                    w.uint32(obj.configGeneration);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    certificate: uint8ArrayAlloc(0),
                    grant: uint8ArrayAlloc(0),
                    wall: 0,
                    configEpoch: 0,
                    configGeneration: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.certificate = reader.bytes();
                            break;
                        }
                        case 2: {
                            obj.grant = reader.bytes();
                            break;
                        }
                        case 3: {
                            obj.wall = reader.uint64Number();
                            break;
                        }
                        case 4: {
                            obj.configEpoch = reader.uint64Number();
                            break;
                        }
                        case 5: {
                            obj.configGeneration = reader.uint32();
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
                                field: `${prefix}.certificate`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.grant`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.wall`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.configEpoch`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.configGeneration`,
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
        return encodeMessage(obj, JoinRequest.codec());
    }
    JoinRequest.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, JoinRequest.codec(), opts);
    }
    JoinRequest.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, JoinRequest.codec(), opts);
    }
    JoinRequest.stream = stream;
})(JoinRequest || (JoinRequest = {}));
export var JoinRefusal;
(function (JoinRefusal) {
    let _codec;
    JoinRefusal.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.code != null && obj.code !== '')) {
                    w.uint32(10);
                    w.string(obj.code);
                }
                if ((obj.message != null && obj.message !== '')) {
                    w.uint32(18);
                    w.string(obj.message);
                }
                if ((obj.hint != null && obj.hint !== '')) {
                    w.uint32(26);
                    w.string(obj.hint);
                }
                if ((obj.retryAfterMs != null && obj.retryAfterMs !== 0)) {
                    w.uint32(32);
                    w.uint32(obj.retryAfterMs);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    code: '',
                    message: '',
                    hint: '',
                    retryAfterMs: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.code = reader.string();
                            break;
                        }
                        case 2: {
                            obj.message = reader.string();
                            break;
                        }
                        case 3: {
                            obj.hint = reader.string();
                            break;
                        }
                        case 4: {
                            obj.retryAfterMs = reader.uint32();
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
                                field: `${prefix}.code`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.message`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.hint`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.retryAfterMs`,
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
        return encodeMessage(obj, JoinRefusal.codec());
    }
    JoinRefusal.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, JoinRefusal.codec(), opts);
    }
    JoinRefusal.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, JoinRefusal.codec(), opts);
    }
    JoinRefusal.stream = stream;
})(JoinRefusal || (JoinRefusal = {}));
export var JoinAnswer;
(function (JoinAnswer) {
    let _codec;
    JoinAnswer.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.refusal != null) {
                    w.uint32(10);
                    JoinRefusal.codec().encode(obj.refusal, w);
                }
                if ((obj.certificate != null && obj.certificate.byteLength > 0)) {
                    w.uint32(18);
                    w.bytes(obj.certificate);
                }
                if ((obj.issued != null && obj.issued.byteLength > 0)) {
                    w.uint32(26);
                    w.bytes(obj.issued);
                }
                if ((obj.chain != null && obj.chain.byteLength > 0)) {
                    w.uint32(34);
                    w.bytes(obj.chain);
                }
                if ((obj.wall != null && obj.wall !== 0)) {
                    w.uint32(40);
                    w.uint64Number(obj.wall);
                }
                if ((obj.configEpoch != null && obj.configEpoch !== 0)) {
                    w.uint32(48);
                    w.uint64Number(obj.configEpoch);
                }
                if ((obj.configGeneration != null && obj.configGeneration !== 0)) {
                    w.uint32(56);
                    w.uint32(obj.configGeneration);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    certificate: uint8ArrayAlloc(0),
                    issued: uint8ArrayAlloc(0),
                    chain: uint8ArrayAlloc(0),
                    wall: 0,
                    configEpoch: 0,
                    configGeneration: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.refusal = JoinRefusal.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.refusal
                            });
                            break;
                        }
                        case 2: {
                            obj.certificate = reader.bytes();
                            break;
                        }
                        case 3: {
                            obj.issued = reader.bytes();
                            break;
                        }
                        case 4: {
                            obj.chain = reader.bytes();
                            break;
                        }
                        case 5: {
                            obj.wall = reader.uint64Number();
                            break;
                        }
                        case 6: {
                            obj.configEpoch = reader.uint64Number();
                            break;
                        }
                        case 7: {
                            obj.configGeneration = reader.uint32();
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
                            yield* JoinRefusal.codec().stream(reader, reader.uint32(), `${prefix}.refusal`, {
                                limits: opts.limits?.refusal
                            });
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.certificate`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.issued`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.chain`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.wall`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.configEpoch`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 7: {
                            yield {
                                field: `${prefix}.configGeneration`,
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
        return encodeMessage(obj, JoinAnswer.codec());
    }
    JoinAnswer.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, JoinAnswer.codec(), opts);
    }
    JoinAnswer.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, JoinAnswer.codec(), opts);
    }
    JoinAnswer.stream = stream;
})(JoinAnswer || (JoinAnswer = {}));
export var Redemption;
(function (Redemption) {
    let _codec;
    Redemption.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.grant != null && obj.grant.byteLength > 0)) {
                    w.uint32(10);
                    w.bytes(obj.grant);
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(18);
                    w.string(obj.peer);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    grant: uint8ArrayAlloc(0),
                    peer: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.grant = reader.bytes();
                            break;
                        }
                        case 2: {
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
                                field: `${prefix}.grant`,
                                value: reader.bytes()
                            };
                            break;
                        }
                        case 2: {
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
        return encodeMessage(obj, Redemption.codec());
    }
    Redemption.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Redemption.codec(), opts);
    }
    Redemption.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Redemption.codec(), opts);
    }
    Redemption.stream = stream;
})(Redemption || (Redemption = {}));
export var SeatAnswer;
(function (SeatAnswer) {
    let _codec;
    SeatAnswer.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.store != null && obj.store !== '')) {
                    w.uint32(10);
                    w.string(obj.store);
                }
                if ((obj.zone != null && obj.zone !== '')) {
                    w.uint32(18);
                    w.string(obj.zone);
                }
                if ((obj.able != null && obj.able !== false)) {
                    w.uint32(24);
                    w.bool(obj.able);
                }
                if ((obj.arbitrates != null && obj.arbitrates !== false)) {
                    w.uint32(32);
                    w.bool(obj.arbitrates);
                }
                if ((obj.why != null && obj.why !== '')) {
                    w.uint32(42);
                    w.string(obj.why);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    store: '',
                    zone: '',
                    able: false,
                    arbitrates: false,
                    why: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.store = reader.string();
                            break;
                        }
                        case 2: {
                            obj.zone = reader.string();
                            break;
                        }
                        case 3: {
                            obj.able = reader.bool();
                            break;
                        }
                        case 4: {
                            obj.arbitrates = reader.bool();
                            break;
                        }
                        case 5: {
                            obj.why = reader.string();
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
                                field: `${prefix}.store`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.zone`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.able`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.arbitrates`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.why`,
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
        return encodeMessage(obj, SeatAnswer.codec());
    }
    SeatAnswer.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, SeatAnswer.codec(), opts);
    }
    SeatAnswer.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, SeatAnswer.codec(), opts);
    }
    SeatAnswer.stream = stream;
})(SeatAnswer || (SeatAnswer = {}));

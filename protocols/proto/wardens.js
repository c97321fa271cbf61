/* eslint-disable require-yield */
import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime';
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc';
export var Letters;
(function (Letters) {
    let _codec;
    Letters.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.letters != null && obj.letters.length > 0) {
                    for (const value of obj.letters) {
                        w.uint32(10);
                        w.bytes(value);
                    }
                }
                if (obj.part != null) {
                    w.uint32(18);
                    Part.codec().encode(obj.part, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    letters: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.letters != null && obj.letters.length === opts.limits.letters) {
                                throw new MaxLengthError('Decode error - repeated field "letters" had too many elements');
                            }
                            obj.letters.push(reader.bytes());
                            break;
                        }
                        case 2: {
                            obj.part = Part.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.part
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
                    letters: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.letters != null && obj.letters === opts.limits.letters) {
                                throw new MaxLengthError('Streaming decode error - repeated field "letters" had too many elements');
                            }
                            yield {
                                field: `${prefix}.letters[]`,
                                index: obj.letters,
                                value: reader.bytes()
                            };
                            obj.letters++;
                            break;
                        }
                        case 2: {
                            yield* Part.codec().stream(reader, reader.uint32(), `${prefix}.part`, {
                                limits: opts.limits?.part
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
        return encodeMessage(obj, Letters.codec());
    }
    Letters.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Letters.codec(), opts);
    }
    Letters.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Letters.codec(), opts);
    }
    Letters.stream = stream;
})(Letters || (Letters = {}));
export var Part;
(function (Part) {
    let _codec;
    Part.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.letter != null && obj.letter !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.letter);
                }
                if ((obj.index != null && obj.index !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.index);
                }
                if ((obj.parts != null && obj.parts !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.parts);
                }
                if ((obj.bytes != null && obj.bytes.byteLength > 0)) {
                    w.uint32(34);
                    w.bytes(obj.bytes);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    letter: 0,
                    index: 0,
                    parts: 0,
                    bytes: uint8ArrayAlloc(0)
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.letter = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.index = reader.uint32();
                            break;
                        }
                        case 3: {
                            obj.parts = reader.uint32();
                            break;
                        }
                        case 4: {
                            obj.bytes = reader.bytes();
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
                                field: `${prefix}.letter`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.index`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.parts`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.bytes`,
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
        return encodeMessage(obj, Part.codec());
    }
    Part.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Part.codec(), opts);
    }
    Part.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Part.codec(), opts);
    }
    Part.stream = stream;
})(Part || (Part = {}));
export var Letter;
(function (Letter) {
    let _codec;
    Letter.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.ask != null) {
                    w.uint32(10);
                    Ask.codec().encode(obj.ask, w);
                }
                if (obj.answer != null) {
                    w.uint32(18);
                    Answer.codec().encode(obj.answer, w);
                }
                if (obj.step != null) {
                    w.uint32(26);
                    Step.codec().encode(obj.step, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {};
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.ask = Ask.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ask
                            });
                            break;
                        }
                        case 2: {
                            obj.answer = Answer.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.answer
                            });
                            break;
                        }
                        case 3: {
                            obj.step = Step.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.step
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
                            yield* Ask.codec().stream(reader, reader.uint32(), `${prefix}.ask`, {
                                limits: opts.limits?.ask
                            });
                            break;
                        }
                        case 2: {
                            yield* Answer.codec().stream(reader, reader.uint32(), `${prefix}.answer`, {
                                limits: opts.limits?.answer
                            });
                            break;
                        }
                        case 3: {
                            yield* Step.codec().stream(reader, reader.uint32(), `${prefix}.step`, {
                                limits: opts.limits?.step
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
        return encodeMessage(obj, Letter.codec());
    }
    Letter.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Letter.codec(), opts);
    }
    Letter.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Letter.codec(), opts);
    }
    Letter.stream = stream;
})(Letter || (Letter = {}));
export var Ask;
(function (Ask) {
    let _codec;
    Ask.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (obj.prepare != null) {
                    w.uint32(18);
                    Prepare.codec().encode(obj.prepare, w);
                }
                if (obj.propose != null) {
                    w.uint32(26);
                    Propose.codec().encode(obj.propose, w);
                }
                if (obj.renew != null) {
                    w.uint32(34);
                    Renew.codec().encode(obj.renew, w);
                }
                if (obj.release != null) {
                    w.uint32(42);
                    Release.codec().encode(obj.release, w);
                }
                if (obj.where != null) {
                    w.uint32(50);
                    Where.codec().encode(obj.where, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.prepare = Prepare.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.prepare
                            });
                            break;
                        }
                        case 3: {
                            obj.propose = Propose.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.propose
                            });
                            break;
                        }
                        case 4: {
                            obj.renew = Renew.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.renew
                            });
                            break;
                        }
                        case 5: {
                            obj.release = Release.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.release
                            });
                            break;
                        }
                        case 6: {
                            obj.where = Where.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.where
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* Prepare.codec().stream(reader, reader.uint32(), `${prefix}.prepare`, {
                                limits: opts.limits?.prepare
                            });
                            break;
                        }
                        case 3: {
                            yield* Propose.codec().stream(reader, reader.uint32(), `${prefix}.propose`, {
                                limits: opts.limits?.propose
                            });
                            break;
                        }
                        case 4: {
                            yield* Renew.codec().stream(reader, reader.uint32(), `${prefix}.renew`, {
                                limits: opts.limits?.renew
                            });
                            break;
                        }
                        case 5: {
                            yield* Release.codec().stream(reader, reader.uint32(), `${prefix}.release`, {
                                limits: opts.limits?.release
                            });
                            break;
                        }
                        case 6: {
                            yield* Where.codec().stream(reader, reader.uint32(), `${prefix}.where`, {
                                limits: opts.limits?.where
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
        return encodeMessage(obj, Ask.codec());
    }
    Ask.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Ask.codec(), opts);
    }
    Ask.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Ask.codec(), opts);
    }
    Ask.stream = stream;
})(Ask || (Ask = {}));
export var Ballot;
(function (Ballot) {
    let _codec;
    Ballot.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.round != null && obj.round !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.round);
                }
                if ((obj.incarnation != null && obj.incarnation !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.incarnation);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    round: 0,
                    incarnation: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.round = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.incarnation = reader.uint64Number();
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
                                field: `${prefix}.round`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.incarnation`,
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
        return encodeMessage(obj, Ballot.codec());
    }
    Ballot.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Ballot.codec(), opts);
    }
    Ballot.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Ballot.codec(), opts);
    }
    Ballot.stream = stream;
})(Ballot || (Ballot = {}));
export var KeyEpoch;
(function (KeyEpoch) {
    let _codec;
    KeyEpoch.codec = () => {
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
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    epoch: 0
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
        return encodeMessage(obj, KeyEpoch.codec());
    }
    KeyEpoch.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, KeyEpoch.codec(), opts);
    }
    KeyEpoch.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, KeyEpoch.codec(), opts);
    }
    KeyEpoch.stream = stream;
})(KeyEpoch || (KeyEpoch = {}));
export var Holding;
(function (Holding) {
    let _codec;
    Holding.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(10);
                    w.string(obj.peer);
                }
                if ((obj.incarnation != null && obj.incarnation !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.incarnation);
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.epoch);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    peer: '',
                    incarnation: 0,
                    epoch: 0
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
                            obj.incarnation = reader.uint64Number();
                            break;
                        }
                        case 3: {
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
                                field: `${prefix}.peer`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.incarnation`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 3: {
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
        return encodeMessage(obj, Holding.codec());
    }
    Holding.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Holding.codec(), opts);
    }
    Holding.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Holding.codec(), opts);
    }
    Holding.stream = stream;
})(Holding || (Holding = {}));
export var Digest;
(function (Digest) {
    let _codec;
    Digest.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.count != null && obj.count !== 0)) {
                    w.uint32(8);
                    w.uint32(obj.count);
                }
                if ((obj.high != null && obj.high !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.high);
                }
                if ((obj.low != null && obj.low !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.low);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    count: 0,
                    high: 0,
                    low: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.count = reader.uint32();
                            break;
                        }
                        case 2: {
                            obj.high = reader.uint32();
                            break;
                        }
                        case 3: {
                            obj.low = reader.uint32();
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
                                field: `${prefix}.count`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.high`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.low`,
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
export var Prepare;
(function (Prepare) {
    let _codec;
    Prepare.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(10);
                    w.string(obj.address);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    Ballot.codec().encode(obj.ballot, w);
                }
                if ((obj.released != null && obj.released !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.released);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    released: 0
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
                            obj.ballot = Ballot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            obj.released = reader.uint64Number();
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
                            yield* Ballot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.released`,
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
        return encodeMessage(obj, Prepare.codec());
    }
    Prepare.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Prepare.codec(), opts);
    }
    Prepare.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Prepare.codec(), opts);
    }
    Prepare.stream = stream;
})(Prepare || (Prepare = {}));
export var Propose;
(function (Propose) {
    let _codec;
    Propose.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(10);
                    w.string(obj.address);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    Ballot.codec().encode(obj.ballot, w);
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.epoch);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    epoch: 0
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
                            obj.ballot = Ballot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
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
                                field: `${prefix}.address`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* Ballot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
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
        return encodeMessage(obj, Propose.codec());
    }
    Propose.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Propose.codec(), opts);
    }
    Propose.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Propose.codec(), opts);
    }
    Propose.stream = stream;
})(Propose || (Propose = {}));
export var Renew;
(function (Renew) {
    let _codec;
    Renew.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.incarnation != null && obj.incarnation !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.incarnation);
                }
                if ((obj.seq != null && obj.seq !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.seq);
                }
                if ((obj.part != null && obj.part !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.part);
                }
                if (obj.keys != null && obj.keys.length > 0) {
                    for (const value of obj.keys) {
                        w.uint32(34);
                        KeyEpoch.codec().encode(value, w);
                    }
                }
                if (obj.digest != null) {
                    w.uint32(42);
                    Digest.codec().encode(obj.digest, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    incarnation: 0,
                    seq: 0,
                    part: 0,
                    keys: []
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
                            obj.seq = reader.uint64Number();
                            break;
                        }
                        case 3: {
                            obj.part = reader.uint32();
                            break;
                        }
                        case 4: {
                            if (opts.limits?.keys != null && obj.keys.length === opts.limits.keys) {
                                throw new MaxLengthError('Decode error - repeated field "keys" had too many elements');
                            }
                            obj.keys.push(KeyEpoch.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.keys$
                            }));
                            break;
                        }
                        case 5: {
                            obj.digest = Digest.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.digest
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
                    keys: 0
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
                                field: `${prefix}.seq`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.part`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 4: {
                            if (opts.limits?.keys != null && obj.keys === opts.limits.keys) {
                                throw new MaxLengthError('Streaming decode error - repeated field "keys" had too many elements');
                            }
                            for (const evt of KeyEpoch.codec().stream(reader, reader.uint32(), `${prefix}.keys[]`, {
                                limits: opts.limits?.keys$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.keys
                                };
                            }
                            obj.keys++;
                            break;
                        }
                        case 5: {
                            yield* Digest.codec().stream(reader, reader.uint32(), `${prefix}.digest`, {
                                limits: opts.limits?.digest
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
        return encodeMessage(obj, Renew.codec());
    }
    Renew.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Renew.codec(), opts);
    }
    Renew.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Renew.codec(), opts);
    }
    Renew.stream = stream;
})(Renew || (Renew = {}));
export var Release;
(function (Release) {
    let _codec;
    Release.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.incarnation != null && obj.incarnation !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.incarnation);
                }
                if ((obj.seq != null && obj.seq !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.seq);
                }
                if (obj.keys != null && obj.keys.length > 0) {
                    for (const value of obj.keys) {
                        w.uint32(26);
                        KeyEpoch.codec().encode(value, w);
                    }
                }
                if ((obj.successor != null && obj.successor !== '')) {
                    w.uint32(34);
                    w.string(obj.successor);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    incarnation: 0,
                    seq: 0,
                    keys: [],
                    successor: ''
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
                            obj.seq = reader.uint64Number();
                            break;
                        }
                        case 3: {
                            if (opts.limits?.keys != null && obj.keys.length === opts.limits.keys) {
                                throw new MaxLengthError('Decode error - repeated field "keys" had too many elements');
                            }
                            obj.keys.push(KeyEpoch.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.keys$
                            }));
                            break;
                        }
                        case 4: {
                            obj.successor = reader.string();
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
                    keys: 0
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
                                field: `${prefix}.seq`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 3: {
                            if (opts.limits?.keys != null && obj.keys === opts.limits.keys) {
                                throw new MaxLengthError('Streaming decode error - repeated field "keys" had too many elements');
                            }
                            for (const evt of KeyEpoch.codec().stream(reader, reader.uint32(), `${prefix}.keys[]`, {
                                limits: opts.limits?.keys$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.keys
                                };
                            }
                            obj.keys++;
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.successor`,
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
        return encodeMessage(obj, Release.codec());
    }
    Release.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Release.codec(), opts);
    }
    Release.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Release.codec(), opts);
    }
    Release.stream = stream;
})(Release || (Release = {}));
export var Where;
(function (Where) {
    let _codec;
    Where.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.request != null && obj.request !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.request);
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(18);
                    w.string(obj.address);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    request: 0,
                    address: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.request = reader.uint64Number();
                            break;
                        }
                        case 2: {
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
                                field: `${prefix}.request`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
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
        return encodeMessage(obj, Where.codec());
    }
    Where.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Where.codec(), opts);
    }
    Where.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Where.codec(), opts);
    }
    Where.stream = stream;
})(Where || (Where = {}));
export var Answer;
(function (Answer) {
    let _codec;
    Answer.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if ((obj.store != null && obj.store !== '')) {
                    w.uint32(18);
                    w.string(obj.store);
                }
                if (obj.promise != null) {
                    w.uint32(26);
                    Promised.codec().encode(obj.promise, w);
                }
                if (obj.live != null) {
                    w.uint32(34);
                    Live.codec().encode(obj.live, w);
                }
                if (obj.overtaken != null) {
                    w.uint32(42);
                    Overtaken.codec().encode(obj.overtaken, w);
                }
                if (obj.accepted != null) {
                    w.uint32(50);
                    Accepted.codec().encode(obj.accepted, w);
                }
                if (obj.renewed != null) {
                    w.uint32(58);
                    Renewed.codec().encode(obj.renewed, w);
                }
                if (obj.released != null) {
                    w.uint32(66);
                    Released.codec().encode(obj.released, w);
                }
                if (obj.at != null) {
                    w.uint32(74);
                    At.codec().encode(obj.at, w);
                }
                if (obj.refused != null) {
                    w.uint32(82);
                    Refused.codec().encode(obj.refused, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: '',
                    store: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.store = reader.string();
                            break;
                        }
                        case 3: {
                            obj.promise = Promised.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.promise
                            });
                            break;
                        }
                        case 4: {
                            obj.live = Live.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.live
                            });
                            break;
                        }
                        case 5: {
                            obj.overtaken = Overtaken.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.overtaken
                            });
                            break;
                        }
                        case 6: {
                            obj.accepted = Accepted.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.accepted
                            });
                            break;
                        }
                        case 7: {
                            obj.renewed = Renewed.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.renewed
                            });
                            break;
                        }
                        case 8: {
                            obj.released = Released.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.released
                            });
                            break;
                        }
                        case 9: {
                            obj.at = At.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.at
                            });
                            break;
                        }
                        case 10: {
                            obj.refused = Refused.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.refused
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.store`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield* Promised.codec().stream(reader, reader.uint32(), `${prefix}.promise`, {
                                limits: opts.limits?.promise
                            });
                            break;
                        }
                        case 4: {
                            yield* Live.codec().stream(reader, reader.uint32(), `${prefix}.live`, {
                                limits: opts.limits?.live
                            });
                            break;
                        }
                        case 5: {
                            yield* Overtaken.codec().stream(reader, reader.uint32(), `${prefix}.overtaken`, {
                                limits: opts.limits?.overtaken
                            });
                            break;
                        }
                        case 6: {
                            yield* Accepted.codec().stream(reader, reader.uint32(), `${prefix}.accepted`, {
                                limits: opts.limits?.accepted
                            });
                            break;
                        }
                        case 7: {
                            yield* Renewed.codec().stream(reader, reader.uint32(), `${prefix}.renewed`, {
                                limits: opts.limits?.renewed
                            });
                            break;
                        }
                        case 8: {
                            yield* Released.codec().stream(reader, reader.uint32(), `${prefix}.released`, {
                                limits: opts.limits?.released
                            });
                            break;
                        }
                        case 9: {
                            yield* At.codec().stream(reader, reader.uint32(), `${prefix}.at`, {
                                limits: opts.limits?.at
                            });
                            break;
                        }
                        case 10: {
                            yield* Refused.codec().stream(reader, reader.uint32(), `${prefix}.refused`, {
                                limits: opts.limits?.refused
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
        return encodeMessage(obj, Answer.codec());
    }
    Answer.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Answer.codec(), opts);
    }
    Answer.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Answer.codec(), opts);
    }
    Answer.stream = stream;
})(Answer || (Answer = {}));
export var Promised;
(function (Promised) {
    let _codec;
    Promised.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(10);
                    w.string(obj.address);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    Ballot.codec().encode(obj.ballot, w);
                }
                if (obj.recorded != null) {
                    w.uint32(26);
                    Holding.codec().encode(obj.recorded, w);
                }
                if ((obj.rival != null && obj.rival !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.rival);
                }
                if ((obj.floor != null && obj.floor !== 0)) {
                    w.uint32(40);
                    w.uint64Number(obj.floor);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    rival: 0,
                    floor: 0
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
                            obj.ballot = Ballot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            obj.recorded = Holding.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.recorded
                            });
                            break;
                        }
                        case 4: {
                            obj.rival = reader.uint64Number();
                            break;
                        }
                        case 5: {
                            obj.floor = reader.uint64Number();
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
                            yield* Ballot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            yield* Holding.codec().stream(reader, reader.uint32(), `${prefix}.recorded`, {
                                limits: opts.limits?.recorded
                            });
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.rival`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.floor`,
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
        return encodeMessage(obj, Promised.codec());
    }
    Promised.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Promised.codec(), opts);
    }
    Promised.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Promised.codec(), opts);
    }
    Promised.stream = stream;
})(Promised || (Promised = {}));
export var Live;
(function (Live) {
    let _codec;
    Live.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(10);
                    w.string(obj.address);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    Ballot.codec().encode(obj.ballot, w);
                }
                if (obj.holder != null) {
                    w.uint32(26);
                    Holding.codec().encode(obj.holder, w);
                }
                if ((obj.remainingMs != null && obj.remainingMs !== 0)) {
                    w.uint32(32);
                    w.uint32(obj.remainingMs);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    remainingMs: 0
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
                            obj.ballot = Ballot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            obj.holder = Holding.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.holder
                            });
                            break;
                        }
                        case 4: {
                            obj.remainingMs = reader.uint32();
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
                            yield* Ballot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            yield* Holding.codec().stream(reader, reader.uint32(), `${prefix}.holder`, {
                                limits: opts.limits?.holder
                            });
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.remainingMs`,
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
        return encodeMessage(obj, Live.codec());
    }
    Live.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Live.codec(), opts);
    }
    Live.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Live.codec(), opts);
    }
    Live.stream = stream;
})(Live || (Live = {}));
export var Overtaken;
(function (Overtaken) {
    let _codec;
    Overtaken.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(10);
                    w.string(obj.address);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    Ballot.codec().encode(obj.ballot, w);
                }
                if ((obj.round != null && obj.round !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.round);
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.epoch);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    round: 0,
                    epoch: 0
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
                            obj.ballot = Ballot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            obj.round = reader.uint64Number();
                            break;
                        }
                        case 4: {
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
                                field: `${prefix}.address`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* Ballot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.round`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 4: {
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
        return encodeMessage(obj, Overtaken.codec());
    }
    Overtaken.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Overtaken.codec(), opts);
    }
    Overtaken.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Overtaken.codec(), opts);
    }
    Overtaken.stream = stream;
})(Overtaken || (Overtaken = {}));
export var Accepted;
(function (Accepted) {
    let _codec;
    Accepted.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(10);
                    w.string(obj.address);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    Ballot.codec().encode(obj.ballot, w);
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.epoch);
                }
                if ((obj.rival != null && obj.rival !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.rival);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    epoch: 0,
                    rival: 0
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
                            obj.ballot = Ballot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            obj.epoch = reader.uint64Number();
                            break;
                        }
                        case 4: {
                            obj.rival = reader.uint64Number();
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
                            yield* Ballot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.epoch`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.rival`,
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
        return encodeMessage(obj, Accepted.codec());
    }
    Accepted.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Accepted.codec(), opts);
    }
    Accepted.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Accepted.codec(), opts);
    }
    Accepted.stream = stream;
})(Accepted || (Accepted = {}));
export var Renewed;
(function (Renewed) {
    let _codec;
    Renewed.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.seq != null && obj.seq !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.seq);
                }
                if ((obj.part != null && obj.part !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.part);
                }
                if (obj.keys != null && obj.keys.length > 0) {
                    for (const value of obj.keys) {
                        w.uint32(26);
                        KeyEpoch.codec().encode(value, w);
                    }
                }
                if ((obj.all != null && obj.all !== false)) {
                    w.uint32(32);
                    w.bool(obj.all);
                }
                if ((obj.other != null && obj.other !== false)) {
                    w.uint32(40);
                    w.bool(obj.other);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    seq: 0,
                    part: 0,
                    keys: [],
                    all: false,
                    other: false
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
                            obj.part = reader.uint32();
                            break;
                        }
                        case 3: {
                            if (opts.limits?.keys != null && obj.keys.length === opts.limits.keys) {
                                throw new MaxLengthError('Decode error - repeated field "keys" had too many elements');
                            }
                            obj.keys.push(KeyEpoch.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.keys$
                            }));
                            break;
                        }
                        case 4: {
                            obj.all = reader.bool();
                            break;
                        }
                        case 5: {
                            obj.other = reader.bool();
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
                    keys: 0
                };
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
                                field: `${prefix}.part`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            if (opts.limits?.keys != null && obj.keys === opts.limits.keys) {
                                throw new MaxLengthError('Streaming decode error - repeated field "keys" had too many elements');
                            }
                            for (const evt of KeyEpoch.codec().stream(reader, reader.uint32(), `${prefix}.keys[]`, {
                                limits: opts.limits?.keys$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.keys
                                };
                            }
                            obj.keys++;
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.all`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.other`,
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
        return encodeMessage(obj, Renewed.codec());
    }
    Renewed.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Renewed.codec(), opts);
    }
    Renewed.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Renewed.codec(), opts);
    }
    Renewed.stream = stream;
})(Renewed || (Renewed = {}));
export var Released;
(function (Released) {
    let _codec;
    Released.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.seq != null && obj.seq !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.seq);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    seq: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
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
        return encodeMessage(obj, Released.codec());
    }
    Released.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Released.codec(), opts);
    }
    Released.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Released.codec(), opts);
    }
    Released.stream = stream;
})(Released || (Released = {}));
export var At;
(function (At) {
    let _codec;
    At.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.request != null && obj.request !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.request);
                }
                if (obj.holder != null) {
                    w.uint32(18);
                    Holding.codec().encode(obj.holder, w);
                }
                if ((obj.remainingMs != null && obj.remainingMs !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.remainingMs);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    request: 0,
                    remainingMs: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.request = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.holder = Holding.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.holder
                            });
                            break;
                        }
                        case 3: {
                            obj.remainingMs = reader.uint32();
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
                                field: `${prefix}.request`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield* Holding.codec().stream(reader, reader.uint32(), `${prefix}.holder`, {
                                limits: opts.limits?.holder
                            });
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.remainingMs`,
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
        return encodeMessage(obj, At.codec());
    }
    At.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, At.codec(), opts);
    }
    At.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, At.codec(), opts);
    }
    At.stream = stream;
})(At || (At = {}));
export var Refused;
(function (Refused) {
    let _codec;
    Refused.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.of != null) {
                    w.uint32(10);
                    Ask.codec().encode(obj.of, w);
                }
                if ((obj.why != null && obj.why !== '')) {
                    w.uint32(18);
                    w.string(obj.why);
                }
                if ((obj.retryAfterMs != null && obj.retryAfterMs !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.retryAfterMs);
                }
                if (obj.links != null && obj.links.length > 0) {
                    for (const value of obj.links) {
                        w.uint32(34);
                        Link.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    why: '',
                    retryAfterMs: 0,
                    links: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.of = Ask.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.of
                            });
                            break;
                        }
                        case 2: {
                            obj.why = reader.string();
                            break;
                        }
                        case 3: {
                            obj.retryAfterMs = reader.uint32();
                            break;
                        }
                        case 4: {
                            if (opts.limits?.links != null && obj.links.length === opts.limits.links) {
                                throw new MaxLengthError('Decode error - repeated field "links" had too many elements');
                            }
                            obj.links.push(Link.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.links$
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
                    links: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield* Ask.codec().stream(reader, reader.uint32(), `${prefix}.of`, {
                                limits: opts.limits?.of
                            });
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.why`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.retryAfterMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 4: {
                            if (opts.limits?.links != null && obj.links === opts.limits.links) {
                                throw new MaxLengthError('Streaming decode error - repeated field "links" had too many elements');
                            }
                            for (const evt of Link.codec().stream(reader, reader.uint32(), `${prefix}.links[]`, {
                                limits: opts.limits?.links$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.links
                                };
                            }
                            obj.links++;
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
        return encodeMessage(obj, Refused.codec());
    }
    Refused.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Refused.codec(), opts);
    }
    Refused.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Refused.codec(), opts);
    }
    Refused.stream = stream;
})(Refused || (Refused = {}));
export var WardenId;
(function (WardenId) {
    let _codec;
    WardenId.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(10);
                    w.string(obj.peer);
                }
                if ((obj.store != null && obj.store !== '')) {
                    w.uint32(18);
                    w.string(obj.store);
                }
                if ((obj.zone != null && obj.zone !== '')) {
                    w.uint32(26);
                    w.string(obj.zone);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    peer: '',
                    store: '',
                    zone: ''
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
                            obj.store = reader.string();
                            break;
                        }
                        case 3: {
                            obj.zone = reader.string();
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
                                field: `${prefix}.store`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.zone`,
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
        return encodeMessage(obj, WardenId.codec());
    }
    WardenId.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, WardenId.codec(), opts);
    }
    WardenId.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, WardenId.codec(), opts);
    }
    WardenId.stream = stream;
})(WardenId || (WardenId = {}));
export var Config;
(function (Config) {
    let _codec;
    Config.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.mesh != null && obj.mesh !== '')) {
                    w.uint32(10);
                    w.string(obj.mesh);
                }
                if ((obj.generation != null && obj.generation !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.generation);
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.epoch);
                }
                if ((obj.previous != null && obj.previous !== '')) {
                    w.uint32(34);
                    w.string(obj.previous);
                }
                if (obj.wardens != null && obj.wardens.length > 0) {
                    for (const value of obj.wardens) {
                        w.uint32(42);
                        WardenId.codec().encode(value, w);
                    }
                }
                if ((obj.k != null && obj.k !== 0)) {
                    w.uint32(48);
                    w.uint32(obj.k);
                }
                if ((obj.leaseMs != null && obj.leaseMs !== 0)) {
                    w.uint32(56);
                    w.uint32(obj.leaseMs);
                }
                if (obj.removed != null && obj.removed.length > 0) {
                    for (const value of obj.removed) {
                        w.uint32(66);
                        w.string(value);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    mesh: '',
                    generation: 0,
                    epoch: 0,
                    previous: '',
                    wardens: [],
                    k: 0,
                    leaseMs: 0,
                    removed: []
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
                            obj.generation = reader.uint32();
                            break;
                        }
                        case 3: {
                            obj.epoch = reader.uint64Number();
                            break;
                        }
                        case 4: {
                            obj.previous = reader.string();
                            break;
                        }
                        case 5: {
                            if (opts.limits?.wardens != null && obj.wardens.length === opts.limits.wardens) {
                                throw new MaxLengthError('Decode error - repeated field "wardens" had too many elements');
                            }
                            obj.wardens.push(WardenId.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.wardens$
                            }));
                            break;
                        }
                        case 6: {
                            obj.k = reader.uint32();
                            break;
                        }
                        case 7: {
                            obj.leaseMs = reader.uint32();
                            break;
                        }
                        case 8: {
                            if (opts.limits?.removed != null && obj.removed.length === opts.limits.removed) {
                                throw new MaxLengthError('Decode error - repeated field "removed" had too many elements');
                            }
                            obj.removed.push(reader.string());
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
                    wardens: 0,
                    removed: 0
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
                                field: `${prefix}.generation`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.epoch`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.previous`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 5: {
                            if (opts.limits?.wardens != null && obj.wardens === opts.limits.wardens) {
                                throw new MaxLengthError('Streaming decode error - repeated field "wardens" had too many elements');
                            }
                            for (const evt of WardenId.codec().stream(reader, reader.uint32(), `${prefix}.wardens[]`, {
                                limits: opts.limits?.wardens$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.wardens
                                };
                            }
                            obj.wardens++;
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.k`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 7: {
                            yield {
                                field: `${prefix}.leaseMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 8: {
                            if (opts.limits?.removed != null && obj.removed === opts.limits.removed) {
                                throw new MaxLengthError('Streaming decode error - repeated field "removed" had too many elements');
                            }
                            yield {
                                field: `${prefix}.removed[]`,
                                index: obj.removed,
                                value: reader.string()
                            };
                            obj.removed++;
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
        return encodeMessage(obj, Config.codec());
    }
    Config.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Config.codec(), opts);
    }
    Config.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Config.codec(), opts);
    }
    Config.stream = stream;
})(Config || (Config = {}));
export var StepBallot;
(function (StepBallot) {
    let _codec;
    StepBallot.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.round != null && obj.round !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.round);
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(18);
                    w.string(obj.peer);
                }
                if ((obj.incarnation != null && obj.incarnation !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.incarnation);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    round: 0,
                    peer: '',
                    incarnation: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.round = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.peer = reader.string();
                            break;
                        }
                        case 3: {
                            obj.incarnation = reader.uint64Number();
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
                                field: `${prefix}.round`,
                                value: reader.uint64Number()
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
                            yield {
                                field: `${prefix}.incarnation`,
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
        return encodeMessage(obj, StepBallot.codec());
    }
    StepBallot.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, StepBallot.codec(), opts);
    }
    StepBallot.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, StepBallot.codec(), opts);
    }
    StepBallot.stream = stream;
})(StepBallot || (StepBallot = {}));
export var WardenSignature;
(function (WardenSignature) {
    let _codec;
    WardenSignature.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(10);
                    w.string(obj.peer);
                }
                if ((obj.store != null && obj.store !== '')) {
                    w.uint32(18);
                    w.string(obj.store);
                }
                if ((obj.signature != null && obj.signature !== '')) {
                    w.uint32(26);
                    w.string(obj.signature);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    peer: '',
                    store: '',
                    signature: ''
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
                            obj.store = reader.string();
                            break;
                        }
                        case 3: {
                            obj.signature = reader.string();
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
                                field: `${prefix}.store`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.signature`,
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
        return encodeMessage(obj, WardenSignature.codec());
    }
    WardenSignature.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, WardenSignature.codec(), opts);
    }
    WardenSignature.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, WardenSignature.codec(), opts);
    }
    WardenSignature.stream = stream;
})(WardenSignature || (WardenSignature = {}));
export var Link;
(function (Link) {
    let _codec;
    Link.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.config != null) {
                    w.uint32(10);
                    Config.codec().encode(obj.config, w);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    StepBallot.codec().encode(obj.ballot, w);
                }
                if (obj.signatures != null && obj.signatures.length > 0) {
                    for (const value of obj.signatures) {
                        w.uint32(26);
                        WardenSignature.codec().encode(value, w);
                    }
                }
                if ((obj.mesh != null && obj.mesh !== '')) {
                    w.uint32(34);
                    w.string(obj.mesh);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    signatures: [],
                    mesh: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = Config.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.config
                            });
                            break;
                        }
                        case 2: {
                            obj.ballot = StepBallot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            if (opts.limits?.signatures != null && obj.signatures.length === opts.limits.signatures) {
                                throw new MaxLengthError('Decode error - repeated field "signatures" had too many elements');
                            }
                            obj.signatures.push(WardenSignature.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.signatures$
                            }));
                            break;
                        }
                        case 4: {
                            obj.mesh = reader.string();
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
                    signatures: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield* Config.codec().stream(reader, reader.uint32(), `${prefix}.config`, {
                                limits: opts.limits?.config
                            });
                            break;
                        }
                        case 2: {
                            yield* StepBallot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            if (opts.limits?.signatures != null && obj.signatures === opts.limits.signatures) {
                                throw new MaxLengthError('Streaming decode error - repeated field "signatures" had too many elements');
                            }
                            for (const evt of WardenSignature.codec().stream(reader, reader.uint32(), `${prefix}.signatures[]`, {
                                limits: opts.limits?.signatures$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.signatures
                                };
                            }
                            obj.signatures++;
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.mesh`,
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
        return encodeMessage(obj, Link.codec());
    }
    Link.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Link.codec(), opts);
    }
    Link.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Link.codec(), opts);
    }
    Link.stream = stream;
})(Link || (Link = {}));
export var Links;
(function (Links) {
    let _codec;
    Links.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.links != null && obj.links.length > 0) {
                    for (const value of obj.links) {
                        w.uint32(10);
                        Link.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    links: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.links != null && obj.links.length === opts.limits.links) {
                                throw new MaxLengthError('Decode error - repeated field "links" had too many elements');
                            }
                            obj.links.push(Link.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.links$
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
                    links: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.links != null && obj.links === opts.limits.links) {
                                throw new MaxLengthError('Streaming decode error - repeated field "links" had too many elements');
                            }
                            for (const evt of Link.codec().stream(reader, reader.uint32(), `${prefix}.links[]`, {
                                limits: opts.limits?.links$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.links
                                };
                            }
                            obj.links++;
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
        return encodeMessage(obj, Links.codec());
    }
    Links.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Links.codec(), opts);
    }
    Links.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Links.codec(), opts);
    }
    Links.stream = stream;
})(Links || (Links = {}));
export var SnapshotRecord;
(function (SnapshotRecord) {
    let _codec;
    SnapshotRecord.codec = () => {
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
                if ((obj.highest != null && obj.highest !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.highest);
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(34);
                    w.string(obj.peer);
                }
                if ((obj.incarnation != null && obj.incarnation !== 0)) {
                    w.uint32(40);
                    w.uint64Number(obj.incarnation);
                }
                if ((obj.term != null && obj.term !== 0)) {
                    w.uint32(48);
                    w.uint64Number(obj.term);
                }
                if ((obj.round != null && obj.round !== 0)) {
                    w.uint32(56);
                    w.uint64Number(obj.round);
                }
                if ((obj.rival != null && obj.rival !== 0)) {
                    w.uint32(64);
                    w.uint64Number(obj.rival);
                }
                if ((obj.remainingMs != null && obj.remainingMs !== 0)) {
                    w.uint32(72);
                    w.uint32(obj.remainingMs);
                }
                if ((obj.successor != null && obj.successor !== '')) {
                    w.uint32(82);
                    w.string(obj.successor);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    epoch: 0,
                    highest: 0,
                    peer: '',
                    incarnation: 0,
                    term: 0,
                    round: 0,
                    rival: 0,
                    remainingMs: 0,
                    successor: ''
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
                            obj.highest = reader.uint64Number();
                            break;
                        }
                        case 4: {
                            obj.peer = reader.string();
                            break;
                        }
                        case 5: {
                            obj.incarnation = reader.uint64Number();
                            break;
                        }
                        case 6: {
                            obj.term = reader.uint64Number();
                            break;
                        }
                        case 7: {
                            obj.round = reader.uint64Number();
                            break;
                        }
                        case 8: {
                            obj.rival = reader.uint64Number();
                            break;
                        }
                        case 9: {
                            obj.remainingMs = reader.uint32();
                            break;
                        }
                        case 10: {
                            obj.successor = reader.string();
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
                                field: `${prefix}.epoch`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.highest`,
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
                            yield {
                                field: `${prefix}.incarnation`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.term`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 7: {
                            yield {
                                field: `${prefix}.round`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 8: {
                            yield {
                                field: `${prefix}.rival`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 9: {
                            yield {
                                field: `${prefix}.remainingMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 10: {
                            yield {
                                field: `${prefix}.successor`,
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
        return encodeMessage(obj, SnapshotRecord.codec());
    }
    SnapshotRecord.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, SnapshotRecord.codec(), opts);
    }
    SnapshotRecord.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, SnapshotRecord.codec(), opts);
    }
    SnapshotRecord.stream = stream;
})(SnapshotRecord || (SnapshotRecord = {}));
export var Snapshot;
(function (Snapshot) {
    let _codec;
    Snapshot.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.floor != null && obj.floor !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.floor);
                }
                if ((obj.silenceMs != null && obj.silenceMs !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.silenceMs);
                }
                if (obj.records != null && obj.records.length > 0) {
                    for (const value of obj.records) {
                        w.uint32(26);
                        SnapshotRecord.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    floor: 0,
                    silenceMs: 0,
                    records: []
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.floor = reader.uint64Number();
                            break;
                        }
                        case 2: {
                            obj.silenceMs = reader.uint32();
                            break;
                        }
                        case 3: {
                            if (opts.limits?.records != null && obj.records.length === opts.limits.records) {
                                throw new MaxLengthError('Decode error - repeated field "records" had too many elements');
                            }
                            obj.records.push(SnapshotRecord.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.records$
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
                    records: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            yield {
                                field: `${prefix}.floor`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.silenceMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            if (opts.limits?.records != null && obj.records === opts.limits.records) {
                                throw new MaxLengthError('Streaming decode error - repeated field "records" had too many elements');
                            }
                            for (const evt of SnapshotRecord.codec().stream(reader, reader.uint32(), `${prefix}.records[]`, {
                                limits: opts.limits?.records$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.records
                                };
                            }
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
        return encodeMessage(obj, Snapshot.codec());
    }
    Snapshot.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Snapshot.codec(), opts);
    }
    Snapshot.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Snapshot.codec(), opts);
    }
    Snapshot.stream = stream;
})(Snapshot || (Snapshot = {}));
export var Proposal;
(function (Proposal) {
    let _codec;
    Proposal.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.ballot != null) {
                    w.uint32(10);
                    StepBallot.codec().encode(obj.ballot, w);
                }
                if (obj.config != null) {
                    w.uint32(18);
                    Config.codec().encode(obj.config, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {};
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.ballot = StepBallot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 2: {
                            obj.config = Config.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.config
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
                            yield* StepBallot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 2: {
                            yield* Config.codec().stream(reader, reader.uint32(), `${prefix}.config`, {
                                limits: opts.limits?.config
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
        return encodeMessage(obj, Proposal.codec());
    }
    Proposal.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Proposal.codec(), opts);
    }
    Proposal.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Proposal.codec(), opts);
    }
    Proposal.stream = stream;
})(Proposal || (Proposal = {}));
export var Step;
(function (Step) {
    let _codec;
    Step.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.store != null && obj.store !== '')) {
                    w.uint32(10);
                    w.string(obj.store);
                }
                if (obj.prepareStep != null) {
                    w.uint32(18);
                    PrepareStep.codec().encode(obj.prepareStep, w);
                }
                if (obj.promiseStep != null) {
                    w.uint32(26);
                    PromiseStep.codec().encode(obj.promiseStep, w);
                }
                if (obj.overtakenStep != null) {
                    w.uint32(34);
                    OvertakenStep.codec().encode(obj.overtakenStep, w);
                }
                if (obj.install != null) {
                    w.uint32(42);
                    Install.codec().encode(obj.install, w);
                }
                if (obj.installed != null) {
                    w.uint32(50);
                    Installed.codec().encode(obj.installed, w);
                }
                if (obj.acceptStep != null) {
                    w.uint32(58);
                    AcceptStep.codec().encode(obj.acceptStep, w);
                }
                if (obj.acceptedStep != null) {
                    w.uint32(66);
                    AcceptedStep.codec().encode(obj.acceptedStep, w);
                }
                if (obj.links != null) {
                    w.uint32(74);
                    Links.codec().encode(obj.links, w);
                }
                if (obj.wantLinks != null) {
                    w.uint32(82);
                    WantLinks.codec().encode(obj.wantLinks, w);
                }
                if (obj.wantRecords != null) {
                    w.uint32(90);
                    WantRecords.codec().encode(obj.wantRecords, w);
                }
                if (obj.records != null) {
                    w.uint32(98);
                    Recorded.codec().encode(obj.records, w);
                }
                if (obj.surrender != null) {
                    w.uint32(106);
                    Surrender.codec().encode(obj.surrender, w);
                }
                if (obj.surrendered != null) {
                    w.uint32(114);
                    Surrendered.codec().encode(obj.surrendered, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    store: ''
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
                            obj.prepareStep = PrepareStep.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.prepareStep
                            });
                            break;
                        }
                        case 3: {
                            obj.promiseStep = PromiseStep.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.promiseStep
                            });
                            break;
                        }
                        case 4: {
                            obj.overtakenStep = OvertakenStep.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.overtakenStep
                            });
                            break;
                        }
                        case 5: {
                            obj.install = Install.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.install
                            });
                            break;
                        }
                        case 6: {
                            obj.installed = Installed.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.installed
                            });
                            break;
                        }
                        case 7: {
                            obj.acceptStep = AcceptStep.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.acceptStep
                            });
                            break;
                        }
                        case 8: {
                            obj.acceptedStep = AcceptedStep.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.acceptedStep
                            });
                            break;
                        }
                        case 9: {
                            obj.links = Links.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.links
                            });
                            break;
                        }
                        case 10: {
                            obj.wantLinks = WantLinks.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.wantLinks
                            });
                            break;
                        }
                        case 11: {
                            obj.wantRecords = WantRecords.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.wantRecords
                            });
                            break;
                        }
                        case 12: {
                            obj.records = Recorded.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.records
                            });
                            break;
                        }
                        case 13: {
                            obj.surrender = Surrender.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.surrender
                            });
                            break;
                        }
                        case 14: {
                            obj.surrendered = Surrendered.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.surrendered
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
                                field: `${prefix}.store`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* PrepareStep.codec().stream(reader, reader.uint32(), `${prefix}.prepareStep`, {
                                limits: opts.limits?.prepareStep
                            });
                            break;
                        }
                        case 3: {
                            yield* PromiseStep.codec().stream(reader, reader.uint32(), `${prefix}.promiseStep`, {
                                limits: opts.limits?.promiseStep
                            });
                            break;
                        }
                        case 4: {
                            yield* OvertakenStep.codec().stream(reader, reader.uint32(), `${prefix}.overtakenStep`, {
                                limits: opts.limits?.overtakenStep
                            });
                            break;
                        }
                        case 5: {
                            yield* Install.codec().stream(reader, reader.uint32(), `${prefix}.install`, {
                                limits: opts.limits?.install
                            });
                            break;
                        }
                        case 6: {
                            yield* Installed.codec().stream(reader, reader.uint32(), `${prefix}.installed`, {
                                limits: opts.limits?.installed
                            });
                            break;
                        }
                        case 7: {
                            yield* AcceptStep.codec().stream(reader, reader.uint32(), `${prefix}.acceptStep`, {
                                limits: opts.limits?.acceptStep
                            });
                            break;
                        }
                        case 8: {
                            yield* AcceptedStep.codec().stream(reader, reader.uint32(), `${prefix}.acceptedStep`, {
                                limits: opts.limits?.acceptedStep
                            });
                            break;
                        }
                        case 9: {
                            yield* Links.codec().stream(reader, reader.uint32(), `${prefix}.links`, {
                                limits: opts.limits?.links
                            });
                            break;
                        }
                        case 10: {
                            yield* WantLinks.codec().stream(reader, reader.uint32(), `${prefix}.wantLinks`, {
                                limits: opts.limits?.wantLinks
                            });
                            break;
                        }
                        case 11: {
                            yield* WantRecords.codec().stream(reader, reader.uint32(), `${prefix}.wantRecords`, {
                                limits: opts.limits?.wantRecords
                            });
                            break;
                        }
                        case 12: {
                            yield* Recorded.codec().stream(reader, reader.uint32(), `${prefix}.records`, {
                                limits: opts.limits?.records
                            });
                            break;
                        }
                        case 13: {
                            yield* Surrender.codec().stream(reader, reader.uint32(), `${prefix}.surrender`, {
                                limits: opts.limits?.surrender
                            });
                            break;
                        }
                        case 14: {
                            yield* Surrendered.codec().stream(reader, reader.uint32(), `${prefix}.surrendered`, {
                                limits: opts.limits?.surrendered
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
        return encodeMessage(obj, Step.codec());
    }
    Step.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Step.codec(), opts);
    }
    Step.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Step.codec(), opts);
    }
    Step.stream = stream;
})(Step || (Step = {}));
export var PrepareStep;
(function (PrepareStep) {
    let _codec;
    PrepareStep.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    StepBallot.codec().encode(obj.ballot, w);
                }
                if (obj.wanted != null) {
                    w.uint32(26);
                    Config.codec().encode(obj.wanted, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.ballot = StepBallot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            obj.wanted = Config.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.wanted
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* StepBallot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            yield* Config.codec().stream(reader, reader.uint32(), `${prefix}.wanted`, {
                                limits: opts.limits?.wanted
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
        return encodeMessage(obj, PrepareStep.codec());
    }
    PrepareStep.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, PrepareStep.codec(), opts);
    }
    PrepareStep.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, PrepareStep.codec(), opts);
    }
    PrepareStep.stream = stream;
})(PrepareStep || (PrepareStep = {}));
export var PromiseStep;
(function (PromiseStep) {
    let _codec;
    PromiseStep.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    StepBallot.codec().encode(obj.ballot, w);
                }
                if (obj.snapshot != null) {
                    w.uint32(26);
                    Snapshot.codec().encode(obj.snapshot, w);
                }
                if (obj.accepted != null) {
                    w.uint32(34);
                    Proposal.codec().encode(obj.accepted, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.ballot = StepBallot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            obj.snapshot = Snapshot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.snapshot
                            });
                            break;
                        }
                        case 4: {
                            obj.accepted = Proposal.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.accepted
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* StepBallot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            yield* Snapshot.codec().stream(reader, reader.uint32(), `${prefix}.snapshot`, {
                                limits: opts.limits?.snapshot
                            });
                            break;
                        }
                        case 4: {
                            yield* Proposal.codec().stream(reader, reader.uint32(), `${prefix}.accepted`, {
                                limits: opts.limits?.accepted
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
        return encodeMessage(obj, PromiseStep.codec());
    }
    PromiseStep.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, PromiseStep.codec(), opts);
    }
    PromiseStep.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, PromiseStep.codec(), opts);
    }
    PromiseStep.stream = stream;
})(PromiseStep || (PromiseStep = {}));
export var OvertakenStep;
(function (OvertakenStep) {
    let _codec;
    OvertakenStep.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    StepBallot.codec().encode(obj.ballot, w);
                }
                if (obj.promised != null) {
                    w.uint32(26);
                    StepBallot.codec().encode(obj.promised, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.ballot = StepBallot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            obj.promised = StepBallot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.promised
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* StepBallot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            yield* StepBallot.codec().stream(reader, reader.uint32(), `${prefix}.promised`, {
                                limits: opts.limits?.promised
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
        return encodeMessage(obj, OvertakenStep.codec());
    }
    OvertakenStep.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, OvertakenStep.codec(), opts);
    }
    OvertakenStep.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, OvertakenStep.codec(), opts);
    }
    OvertakenStep.stream = stream;
})(OvertakenStep || (OvertakenStep = {}));
export var Install;
(function (Install) {
    let _codec;
    Install.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    StepBallot.codec().encode(obj.ballot, w);
                }
                if (obj.next != null) {
                    w.uint32(26);
                    Link.codec().encode(obj.next, w);
                }
                if (obj.merged != null) {
                    w.uint32(34);
                    Snapshot.codec().encode(obj.merged, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.ballot = StepBallot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            obj.next = Link.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.next
                            });
                            break;
                        }
                        case 4: {
                            obj.merged = Snapshot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.merged
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* StepBallot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            yield* Link.codec().stream(reader, reader.uint32(), `${prefix}.next`, {
                                limits: opts.limits?.next
                            });
                            break;
                        }
                        case 4: {
                            yield* Snapshot.codec().stream(reader, reader.uint32(), `${prefix}.merged`, {
                                limits: opts.limits?.merged
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
        return encodeMessage(obj, Install.codec());
    }
    Install.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Install.codec(), opts);
    }
    Install.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Install.codec(), opts);
    }
    Install.stream = stream;
})(Install || (Install = {}));
export var Installed;
(function (Installed) {
    let _codec;
    Installed.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    StepBallot.codec().encode(obj.ballot, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.ballot = StepBallot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* StepBallot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
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
        return encodeMessage(obj, Installed.codec());
    }
    Installed.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Installed.codec(), opts);
    }
    Installed.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Installed.codec(), opts);
    }
    Installed.stream = stream;
})(Installed || (Installed = {}));
export var AcceptStep;
(function (AcceptStep) {
    let _codec;
    AcceptStep.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    StepBallot.codec().encode(obj.ballot, w);
                }
                if (obj.next != null) {
                    w.uint32(26);
                    Config.codec().encode(obj.next, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.ballot = StepBallot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            obj.next = Config.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.next
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* StepBallot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            yield* Config.codec().stream(reader, reader.uint32(), `${prefix}.next`, {
                                limits: opts.limits?.next
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
        return encodeMessage(obj, AcceptStep.codec());
    }
    AcceptStep.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, AcceptStep.codec(), opts);
    }
    AcceptStep.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, AcceptStep.codec(), opts);
    }
    AcceptStep.stream = stream;
})(AcceptStep || (AcceptStep = {}));
export var AcceptedStep;
(function (AcceptedStep) {
    let _codec;
    AcceptedStep.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (obj.ballot != null) {
                    w.uint32(18);
                    StepBallot.codec().encode(obj.ballot, w);
                }
                if ((obj.signature != null && obj.signature !== '')) {
                    w.uint32(26);
                    w.string(obj.signature);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: '',
                    signature: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.ballot = StepBallot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            obj.signature = reader.string();
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* StepBallot.codec().stream(reader, reader.uint32(), `${prefix}.ballot`, {
                                limits: opts.limits?.ballot
                            });
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.signature`,
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
        return encodeMessage(obj, AcceptedStep.codec());
    }
    AcceptedStep.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, AcceptedStep.codec(), opts);
    }
    AcceptedStep.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, AcceptedStep.codec(), opts);
    }
    AcceptedStep.stream = stream;
})(AcceptedStep || (AcceptedStep = {}));
export var WantLinks;
(function (WantLinks) {
    let _codec;
    WantLinks.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
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
                                field: `${prefix}.config`,
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
        return encodeMessage(obj, WantLinks.codec());
    }
    WantLinks.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, WantLinks.codec(), opts);
    }
    WantLinks.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, WantLinks.codec(), opts);
    }
    WantLinks.stream = stream;
})(WantLinks || (WantLinks = {}));
export var WantRecords;
(function (WantRecords) {
    let _codec;
    WantRecords.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
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
                                field: `${prefix}.config`,
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
        return encodeMessage(obj, WantRecords.codec());
    }
    WantRecords.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, WantRecords.codec(), opts);
    }
    WantRecords.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, WantRecords.codec(), opts);
    }
    WantRecords.stream = stream;
})(WantRecords || (WantRecords = {}));
export var Recorded;
(function (Recorded) {
    let _codec;
    Recorded.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (obj.merged != null) {
                    w.uint32(18);
                    Snapshot.codec().encode(obj.merged, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.merged = Snapshot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.merged
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* Snapshot.codec().stream(reader, reader.uint32(), `${prefix}.merged`, {
                                limits: opts.limits?.merged
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
        return encodeMessage(obj, Recorded.codec());
    }
    Recorded.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Recorded.codec(), opts);
    }
    Recorded.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Recorded.codec(), opts);
    }
    Recorded.stream = stream;
})(Recorded || (Recorded = {}));
export var Surrender;
(function (Surrender) {
    let _codec;
    Surrender.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (obj.next != null) {
                    w.uint32(18);
                    Link.codec().encode(obj.next, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.next = Link.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.next
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* Link.codec().stream(reader, reader.uint32(), `${prefix}.next`, {
                                limits: opts.limits?.next
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
        return encodeMessage(obj, Surrender.codec());
    }
    Surrender.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Surrender.codec(), opts);
    }
    Surrender.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Surrender.codec(), opts);
    }
    Surrender.stream = stream;
})(Surrender || (Surrender = {}));
export var Surrendered;
(function (Surrendered) {
    let _codec;
    Surrendered.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (obj.snapshot != null) {
                    w.uint32(18);
                    Snapshot.codec().encode(obj.snapshot, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.snapshot = Snapshot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.snapshot
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* Snapshot.codec().stream(reader, reader.uint32(), `${prefix}.snapshot`, {
                                limits: opts.limits?.snapshot
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
        return encodeMessage(obj, Surrendered.codec());
    }
    Surrendered.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Surrendered.codec(), opts);
    }
    Surrendered.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Surrendered.codec(), opts);
    }
    Surrendered.stream = stream;
})(Surrendered || (Surrendered = {}));
export var Stored;
(function (Stored) {
    let _codec;
    Stored.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.record != null) {
                    w.uint32(10);
                    StoredRecord.codec().encode(obj.record, w);
                }
                if (obj.floor != null) {
                    w.uint32(18);
                    StoredFloor.codec().encode(obj.floor, w);
                }
                if (obj.served != null) {
                    w.uint32(26);
                    StoredMark.codec().encode(obj.served, w);
                }
                if (obj.clean != null) {
                    w.uint32(34);
                    StoredClean.codec().encode(obj.clean, w);
                }
                if (obj.chain != null) {
                    w.uint32(42);
                    Links.codec().encode(obj.chain, w);
                }
                if (obj.step != null) {
                    w.uint32(50);
                    StoredStep.codec().encode(obj.step, w);
                }
                if (obj.applied != null) {
                    w.uint32(58);
                    StoredApplied.codec().encode(obj.applied, w);
                }
                if (obj.installed != null) {
                    w.uint32(66);
                    StoredInstalled.codec().encode(obj.installed, w);
                }
                if (obj.rounds != null) {
                    w.uint32(74);
                    StoredRounds.codec().encode(obj.rounds, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {};
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.record = StoredRecord.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.record
                            });
                            break;
                        }
                        case 2: {
                            obj.floor = StoredFloor.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.floor
                            });
                            break;
                        }
                        case 3: {
                            obj.served = StoredMark.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.served
                            });
                            break;
                        }
                        case 4: {
                            obj.clean = StoredClean.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.clean
                            });
                            break;
                        }
                        case 5: {
                            obj.chain = Links.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.chain
                            });
                            break;
                        }
                        case 6: {
                            obj.step = StoredStep.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.step
                            });
                            break;
                        }
                        case 7: {
                            obj.applied = StoredApplied.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.applied
                            });
                            break;
                        }
                        case 8: {
                            obj.installed = StoredInstalled.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.installed
                            });
                            break;
                        }
                        case 9: {
                            obj.rounds = StoredRounds.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.rounds
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
                            yield* StoredRecord.codec().stream(reader, reader.uint32(), `${prefix}.record`, {
                                limits: opts.limits?.record
                            });
                            break;
                        }
                        case 2: {
                            yield* StoredFloor.codec().stream(reader, reader.uint32(), `${prefix}.floor`, {
                                limits: opts.limits?.floor
                            });
                            break;
                        }
                        case 3: {
                            yield* StoredMark.codec().stream(reader, reader.uint32(), `${prefix}.served`, {
                                limits: opts.limits?.served
                            });
                            break;
                        }
                        case 4: {
                            yield* StoredClean.codec().stream(reader, reader.uint32(), `${prefix}.clean`, {
                                limits: opts.limits?.clean
                            });
                            break;
                        }
                        case 5: {
                            yield* Links.codec().stream(reader, reader.uint32(), `${prefix}.chain`, {
                                limits: opts.limits?.chain
                            });
                            break;
                        }
                        case 6: {
                            yield* StoredStep.codec().stream(reader, reader.uint32(), `${prefix}.step`, {
                                limits: opts.limits?.step
                            });
                            break;
                        }
                        case 7: {
                            yield* StoredApplied.codec().stream(reader, reader.uint32(), `${prefix}.applied`, {
                                limits: opts.limits?.applied
                            });
                            break;
                        }
                        case 8: {
                            yield* StoredInstalled.codec().stream(reader, reader.uint32(), `${prefix}.installed`, {
                                limits: opts.limits?.installed
                            });
                            break;
                        }
                        case 9: {
                            yield* StoredRounds.codec().stream(reader, reader.uint32(), `${prefix}.rounds`, {
                                limits: opts.limits?.rounds
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
        return encodeMessage(obj, Stored.codec());
    }
    Stored.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Stored.codec(), opts);
    }
    Stored.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Stored.codec(), opts);
    }
    Stored.stream = stream;
})(Stored || (Stored = {}));
export var StoredRecord;
(function (StoredRecord) {
    let _codec;
    StoredRecord.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.epoch);
                }
                if ((obj.highest != null && obj.highest !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.highest);
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(26);
                    w.string(obj.peer);
                }
                if ((obj.incarnation != null && obj.incarnation !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.incarnation);
                }
                if ((obj.term != null && obj.term !== 0)) {
                    w.uint32(40);
                    w.uint64Number(obj.term);
                }
                if ((obj.round != null && obj.round !== 0)) {
                    w.uint32(48);
                    w.uint64Number(obj.round);
                }
                if ((obj.rival != null && obj.rival !== 0)) {
                    w.uint32(56);
                    w.uint64Number(obj.rival);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    epoch: 0,
                    highest: 0,
                    peer: '',
                    incarnation: 0,
                    term: 0,
                    round: 0,
                    rival: 0
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
                            obj.highest = reader.uint64Number();
                            break;
                        }
                        case 3: {
                            obj.peer = reader.string();
                            break;
                        }
                        case 4: {
                            obj.incarnation = reader.uint64Number();
                            break;
                        }
                        case 5: {
                            obj.term = reader.uint64Number();
                            break;
                        }
                        case 6: {
                            obj.round = reader.uint64Number();
                            break;
                        }
                        case 7: {
                            obj.rival = reader.uint64Number();
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
                                field: `${prefix}.highest`,
                                value: reader.uint64Number()
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
                                field: `${prefix}.incarnation`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.term`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.round`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 7: {
                            yield {
                                field: `${prefix}.rival`,
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
        return encodeMessage(obj, StoredRecord.codec());
    }
    StoredRecord.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, StoredRecord.codec(), opts);
    }
    StoredRecord.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, StoredRecord.codec(), opts);
    }
    StoredRecord.stream = stream;
})(StoredRecord || (StoredRecord = {}));
export var StoredFloor;
(function (StoredFloor) {
    let _codec;
    StoredFloor.codec = () => {
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
        return encodeMessage(obj, StoredFloor.codec());
    }
    StoredFloor.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, StoredFloor.codec(), opts);
    }
    StoredFloor.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, StoredFloor.codec(), opts);
    }
    StoredFloor.stream = stream;
})(StoredFloor || (StoredFloor = {}));
export var StoredRounds;
(function (StoredRounds) {
    let _codec;
    StoredRounds.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.upTo != null && obj.upTo !== 0)) {
                    w.uint32(8);
                    w.uint64Number(obj.upTo);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    upTo: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.upTo = reader.uint64Number();
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
                                field: `${prefix}.upTo`,
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
        return encodeMessage(obj, StoredRounds.codec());
    }
    StoredRounds.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, StoredRounds.codec(), opts);
    }
    StoredRounds.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, StoredRounds.codec(), opts);
    }
    StoredRounds.stream = stream;
})(StoredRounds || (StoredRounds = {}));
export var StoredMark;
(function (StoredMark) {
    let _codec;
    StoredMark.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {};
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
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
        return encodeMessage(obj, StoredMark.codec());
    }
    StoredMark.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, StoredMark.codec(), opts);
    }
    StoredMark.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, StoredMark.codec(), opts);
    }
    StoredMark.stream = stream;
})(StoredMark || (StoredMark = {}));
export var StoredLease;
(function (StoredLease) {
    let _codec;
    StoredLease.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(10);
                    w.string(obj.address);
                }
                if ((obj.remainingMs != null && obj.remainingMs !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.remainingMs);
                }
                if ((obj.successor != null && obj.successor !== '')) {
                    w.uint32(26);
                    w.string(obj.successor);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    remainingMs: 0,
                    successor: ''
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
                            obj.remainingMs = reader.uint32();
                            break;
                        }
                        case 3: {
                            obj.successor = reader.string();
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
                                field: `${prefix}.remainingMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.successor`,
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
        return encodeMessage(obj, StoredLease.codec());
    }
    StoredLease.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, StoredLease.codec(), opts);
    }
    StoredLease.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, StoredLease.codec(), opts);
    }
    StoredLease.stream = stream;
})(StoredLease || (StoredLease = {}));
export var StoredPromise;
(function (StoredPromise) {
    let _codec;
    StoredPromise.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.address != null && obj.address !== '')) {
                    w.uint32(10);
                    w.string(obj.address);
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(18);
                    w.string(obj.peer);
                }
                if ((obj.round != null && obj.round !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.round);
                }
                if ((obj.incarnation != null && obj.incarnation !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.incarnation);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    address: '',
                    peer: '',
                    round: 0,
                    incarnation: 0
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
                            obj.peer = reader.string();
                            break;
                        }
                        case 3: {
                            obj.round = reader.uint64Number();
                            break;
                        }
                        case 4: {
                            obj.incarnation = reader.uint64Number();
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
                                field: `${prefix}.peer`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.round`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.incarnation`,
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
        return encodeMessage(obj, StoredPromise.codec());
    }
    StoredPromise.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, StoredPromise.codec(), opts);
    }
    StoredPromise.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, StoredPromise.codec(), opts);
    }
    StoredPromise.stream = stream;
})(StoredPromise || (StoredPromise = {}));
export var StoredClean;
(function (StoredClean) {
    let _codec;
    StoredClean.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.leases != null && obj.leases.length > 0) {
                    for (const value of obj.leases) {
                        w.uint32(10);
                        StoredLease.codec().encode(value, w);
                    }
                }
                if (obj.promises != null && obj.promises.length > 0) {
                    for (const value of obj.promises) {
                        w.uint32(18);
                        StoredPromise.codec().encode(value, w);
                    }
                }
                if ((obj.silenceMs != null && obj.silenceMs !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.silenceMs);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    leases: [],
                    promises: [],
                    silenceMs: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.leases != null && obj.leases.length === opts.limits.leases) {
                                throw new MaxLengthError('Decode error - repeated field "leases" had too many elements');
                            }
                            obj.leases.push(StoredLease.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.leases$
                            }));
                            break;
                        }
                        case 2: {
                            if (opts.limits?.promises != null && obj.promises.length === opts.limits.promises) {
                                throw new MaxLengthError('Decode error - repeated field "promises" had too many elements');
                            }
                            obj.promises.push(StoredPromise.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.promises$
                            }));
                            break;
                        }
                        case 3: {
                            obj.silenceMs = reader.uint32();
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
                    leases: 0,
                    promises: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.leases != null && obj.leases === opts.limits.leases) {
                                throw new MaxLengthError('Streaming decode error - repeated field "leases" had too many elements');
                            }
                            for (const evt of StoredLease.codec().stream(reader, reader.uint32(), `${prefix}.leases[]`, {
                                limits: opts.limits?.leases$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.leases
                                };
                            }
                            obj.leases++;
                            break;
                        }
                        case 2: {
                            if (opts.limits?.promises != null && obj.promises === opts.limits.promises) {
                                throw new MaxLengthError('Streaming decode error - repeated field "promises" had too many elements');
                            }
                            for (const evt of StoredPromise.codec().stream(reader, reader.uint32(), `${prefix}.promises[]`, {
                                limits: opts.limits?.promises$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.promises
                                };
                            }
                            obj.promises++;
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.silenceMs`,
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
        return encodeMessage(obj, StoredClean.codec());
    }
    StoredClean.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, StoredClean.codec(), opts);
    }
    StoredClean.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, StoredClean.codec(), opts);
    }
    StoredClean.stream = stream;
})(StoredClean || (StoredClean = {}));
export var StoredStep;
(function (StoredStep) {
    let _codec;
    StoredStep.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (obj.promised != null) {
                    w.uint32(18);
                    StepBallot.codec().encode(obj.promised, w);
                }
                if (obj.snapshot != null) {
                    w.uint32(26);
                    Snapshot.codec().encode(obj.snapshot, w);
                }
                if (obj.accepted != null) {
                    w.uint32(34);
                    Proposal.codec().encode(obj.accepted, w);
                }
                if (obj.wanted != null) {
                    w.uint32(42);
                    Config.codec().encode(obj.wanted, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
                            break;
                        }
                        case 2: {
                            obj.promised = StepBallot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.promised
                            });
                            break;
                        }
                        case 3: {
                            obj.snapshot = Snapshot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.snapshot
                            });
                            break;
                        }
                        case 4: {
                            obj.accepted = Proposal.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.accepted
                            });
                            break;
                        }
                        case 5: {
                            obj.wanted = Config.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.wanted
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
                                field: `${prefix}.config`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield* StepBallot.codec().stream(reader, reader.uint32(), `${prefix}.promised`, {
                                limits: opts.limits?.promised
                            });
                            break;
                        }
                        case 3: {
                            yield* Snapshot.codec().stream(reader, reader.uint32(), `${prefix}.snapshot`, {
                                limits: opts.limits?.snapshot
                            });
                            break;
                        }
                        case 4: {
                            yield* Proposal.codec().stream(reader, reader.uint32(), `${prefix}.accepted`, {
                                limits: opts.limits?.accepted
                            });
                            break;
                        }
                        case 5: {
                            yield* Config.codec().stream(reader, reader.uint32(), `${prefix}.wanted`, {
                                limits: opts.limits?.wanted
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
        return encodeMessage(obj, StoredStep.codec());
    }
    StoredStep.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, StoredStep.codec(), opts);
    }
    StoredStep.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, StoredStep.codec(), opts);
    }
    StoredStep.stream = stream;
})(StoredStep || (StoredStep = {}));
export var StoredApplied;
(function (StoredApplied) {
    let _codec;
    StoredApplied.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.config != null && obj.config !== '')) {
                    w.uint32(10);
                    w.string(obj.config);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    config: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.config = reader.string();
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
                                field: `${prefix}.config`,
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
        return encodeMessage(obj, StoredApplied.codec());
    }
    StoredApplied.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, StoredApplied.codec(), opts);
    }
    StoredApplied.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, StoredApplied.codec(), opts);
    }
    StoredApplied.stream = stream;
})(StoredApplied || (StoredApplied = {}));
export var StoredInstalled;
(function (StoredInstalled) {
    let _codec;
    StoredInstalled.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.next != null) {
                    w.uint32(10);
                    Config.codec().encode(obj.next, w);
                }
                if (obj.merged != null) {
                    w.uint32(18);
                    Snapshot.codec().encode(obj.merged, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {};
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.next = Config.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.next
                            });
                            break;
                        }
                        case 2: {
                            obj.merged = Snapshot.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.merged
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
                            yield* Config.codec().stream(reader, reader.uint32(), `${prefix}.next`, {
                                limits: opts.limits?.next
                            });
                            break;
                        }
                        case 2: {
                            yield* Snapshot.codec().stream(reader, reader.uint32(), `${prefix}.merged`, {
                                limits: opts.limits?.merged
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
        return encodeMessage(obj, StoredInstalled.codec());
    }
    StoredInstalled.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, StoredInstalled.codec(), opts);
    }
    StoredInstalled.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, StoredInstalled.codec(), opts);
    }
    StoredInstalled.stream = stream;
})(StoredInstalled || (StoredInstalled = {}));

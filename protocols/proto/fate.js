import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime';
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc';
export var FateQuestion;
(function (FateQuestion) {
    let _codec;
    FateQuestion.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.id != null && obj.id !== '')) {
                    w.uint32(10);
                    w.string(obj.id);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    id: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.id = reader.string();
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
                                field: `${prefix}.id`,
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
        return encodeMessage(obj, FateQuestion.codec());
    }
    FateQuestion.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, FateQuestion.codec(), opts);
    }
    FateQuestion.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, FateQuestion.codec(), opts);
    }
    FateQuestion.stream = stream;
})(FateQuestion || (FateQuestion = {}));
export var Fate;
(function (Fate) {
    let _codec;
    Fate.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.id != null && obj.id !== '')) {
                    w.uint32(10);
                    w.string(obj.id);
                }
                if ((obj.target != null && obj.target !== '')) {
                    w.uint32(18);
                    w.string(obj.target);
                }
                if ((obj.post != null && obj.post !== false)) {
                    w.uint32(24);
                    w.bool(obj.post);
                }
                if ((obj.sender != null && obj.sender !== '')) {
                    w.uint32(34);
                    w.string(obj.sender);
                }
                if ((obj.origin != null && obj.origin !== false)) {
                    w.uint32(40);
                    w.bool(obj.origin);
                }
                if ((obj.state != null && obj.state !== '')) {
                    w.uint32(50);
                    w.string(obj.state);
                }
                if ((obj.at != null && obj.at !== 0)) {
                    w.uint32(56);
                    w.uint64Number(obj.at);
                }
                if ((obj.waitedMs != null && obj.waitedMs !== 0)) {
                    w.uint32(64);
                    w.uint32(obj.waitedMs);
                }
                if ((obj.runMs != null && obj.runMs !== 0)) {
                    w.uint32(72);
                    w.uint32(obj.runMs);
                }
                if ((obj.attempt != null && obj.attempt !== 0)) {
                    w.uint32(80);
                    w.uint32(obj.attempt);
                }
                if ((obj.actor != null && obj.actor !== '')) {
                    w.uint32(90);
                    w.string(obj.actor);
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(96);
                    w.uint64Number(obj.epoch);
                }
                if ((obj.place != null && obj.place !== '')) {
                    w.uint32(106);
                    w.string(obj.place);
                }
                if ((obj.told != null && obj.told !== '')) {
                    w.uint32(114);
                    w.string(obj.told);
                }
                if ((obj.reason != null && obj.reason !== '')) {
                    w.uint32(122);
                    w.string(obj.reason);
                }
                if ((obj.queued != null && obj.queued !== 0)) {
                    w.uint32(128);
                    w.uint32(obj.queued);
                }
                if ((obj.remainingMs != null && obj.remainingMs !== 0)) {
                    w.uint32(136);
                    w.uint32(obj.remainingMs);
                }
                if (obj.hops != null && obj.hops.length > 0) {
                    for (const value of obj.hops) {
                        w.uint32(146);
                        Step.codec().encode(value, w);
                    }
                }
                if (obj.error != null) {
                    w.uint32(154);
                    Failure.codec().encode(obj.error, w);
                }
                if (obj.notes != null && obj.notes.length > 0) {
                    for (const value of obj.notes) {
                        w.uint32(162);
                        w.string(value);
                    }
                }
                if (obj.episodes != null && obj.episodes.length > 0) {
                    for (const value of obj.episodes) {
                        w.uint32(170);
                        Episode.codec().encode(value, w);
                    }
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    id: '',
                    target: '',
                    post: false,
                    sender: '',
                    origin: false,
                    state: '',
                    at: 0,
                    waitedMs: 0,
                    runMs: 0,
                    attempt: 0,
                    actor: '',
                    epoch: 0,
                    place: '',
                    told: '',
                    reason: '',
                    queued: 0,
                    remainingMs: 0,
                    hops: [],
                    notes: [],
                    episodes: []
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
                            obj.target = reader.string();
                            break;
                        }
                        case 3: {
                            obj.post = reader.bool();
                            break;
                        }
                        case 4: {
                            obj.sender = reader.string();
                            break;
                        }
                        case 5: {
                            obj.origin = reader.bool();
                            break;
                        }
                        case 6: {
                            obj.state = reader.string();
                            break;
                        }
                        case 7: {
                            obj.at = reader.uint64Number();
                            break;
                        }
                        case 8: {
                            obj.waitedMs = reader.uint32();
                            break;
                        }
                        case 9: {
                            obj.runMs = reader.uint32();
                            break;
                        }
                        case 10: {
                            obj.attempt = reader.uint32();
                            break;
                        }
                        case 11: {
                            obj.actor = reader.string();
                            break;
                        }
                        case 12: {
                            obj.epoch = reader.uint64Number();
                            break;
                        }
                        case 13: {
                            obj.place = reader.string();
                            break;
                        }
                        case 14: {
                            obj.told = reader.string();
                            break;
                        }
                        case 15: {
                            obj.reason = reader.string();
                            break;
                        }
                        case 16: {
                            obj.queued = reader.uint32();
                            break;
                        }
                        case 17: {
                            obj.remainingMs = reader.uint32();
                            break;
                        }
                        case 18: {
                            if (opts.limits?.hops != null && obj.hops.length === opts.limits.hops) {
                                throw new MaxLengthError('Decode error - repeated field "hops" had too many elements');
                            }
                            obj.hops.push(Step.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.hops$
                            }));
                            break;
                        }
                        case 19: {
                            obj.error = Failure.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.error
                            });
                            break;
                        }
                        case 20: {
                            if (opts.limits?.notes != null && obj.notes.length === opts.limits.notes) {
                                throw new MaxLengthError('Decode error - repeated field "notes" had too many elements');
                            }
                            obj.notes.push(reader.string());
                            break;
                        }
                        case 21: {
                            if (opts.limits?.episodes != null && obj.episodes.length === opts.limits.episodes) {
                                throw new MaxLengthError('Decode error - repeated field "episodes" had too many elements');
                            }
                            obj.episodes.push(Episode.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.episodes$
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
                    hops: 0,
                    notes: 0,
                    episodes: 0
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
                                field: `${prefix}.target`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.post`,
                                value: reader.bool()
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
                                field: `${prefix}.origin`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.state`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 7: {
                            yield {
                                field: `${prefix}.at`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 8: {
                            yield {
                                field: `${prefix}.waitedMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 9: {
                            yield {
                                field: `${prefix}.runMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 10: {
                            yield {
                                field: `${prefix}.attempt`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 11: {
                            yield {
                                field: `${prefix}.actor`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 12: {
                            yield {
                                field: `${prefix}.epoch`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 13: {
                            yield {
                                field: `${prefix}.place`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 14: {
                            yield {
                                field: `${prefix}.told`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 15: {
                            yield {
                                field: `${prefix}.reason`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 16: {
                            yield {
                                field: `${prefix}.queued`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 17: {
                            yield {
                                field: `${prefix}.remainingMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 18: {
                            if (opts.limits?.hops != null && obj.hops === opts.limits.hops) {
                                throw new MaxLengthError('Streaming decode error - repeated field "hops" had too many elements');
                            }
                            for (const evt of Step.codec().stream(reader, reader.uint32(), `${prefix}.hops[]`, {
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
                        case 19: {
                            yield* Failure.codec().stream(reader, reader.uint32(), `${prefix}.error`, {
                                limits: opts.limits?.error
                            });
                            break;
                        }
                        case 20: {
                            if (opts.limits?.notes != null && obj.notes === opts.limits.notes) {
                                throw new MaxLengthError('Streaming decode error - repeated field "notes" had too many elements');
                            }
                            yield {
                                field: `${prefix}.notes[]`,
                                index: obj.notes,
                                value: reader.string()
                            };
                            obj.notes++;
                            break;
                        }
                        case 21: {
                            if (opts.limits?.episodes != null && obj.episodes === opts.limits.episodes) {
                                throw new MaxLengthError('Streaming decode error - repeated field "episodes" had too many elements');
                            }
                            for (const evt of Episode.codec().stream(reader, reader.uint32(), `${prefix}.episodes[]`, {
                                limits: opts.limits?.episodes$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.episodes
                                };
                            }
                            obj.episodes++;
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
        return encodeMessage(obj, Fate.codec());
    }
    Fate.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Fate.codec(), opts);
    }
    Fate.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Fate.codec(), opts);
    }
    Fate.stream = stream;
})(Fate || (Fate = {}));
export var Episode;
(function (Episode) {
    let _codec;
    Episode.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.did != null && obj.did !== '')) {
                    w.uint32(10);
                    w.string(obj.did);
                }
                if ((obj.at != null && obj.at !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.at);
                }
                if ((obj.place != null && obj.place !== '')) {
                    w.uint32(26);
                    w.string(obj.place);
                }
                if ((obj.how != null && obj.how !== '')) {
                    w.uint32(34);
                    w.string(obj.how);
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(40);
                    w.uint64Number(obj.epoch);
                }
                if ((obj.ms != null && obj.ms !== 0)) {
                    w.uint32(48);
                    w.uint32(obj.ms);
                }
                if ((obj.times != null && obj.times !== 0)) {
                    w.uint32(56);
                    w.uint32(obj.times);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    did: '',
                    at: 0,
                    place: '',
                    how: '',
                    epoch: 0,
                    ms: 0,
                    times: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.did = reader.string();
                            break;
                        }
                        case 2: {
                            obj.at = reader.uint64Number();
                            break;
                        }
                        case 3: {
                            obj.place = reader.string();
                            break;
                        }
                        case 4: {
                            obj.how = reader.string();
                            break;
                        }
                        case 5: {
                            obj.epoch = reader.uint64Number();
                            break;
                        }
                        case 6: {
                            obj.ms = reader.uint32();
                            break;
                        }
                        case 7: {
                            obj.times = reader.uint32();
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
                                field: `${prefix}.did`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.at`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.place`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.how`,
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
                                field: `${prefix}.ms`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 7: {
                            yield {
                                field: `${prefix}.times`,
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
        return encodeMessage(obj, Episode.codec());
    }
    Episode.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Episode.codec(), opts);
    }
    Episode.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Episode.codec(), opts);
    }
    Episode.stream = stream;
})(Episode || (Episode = {}));
export var Step;
(function (Step) {
    let _codec;
    Step.codec = () => {
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
export var Failure;
(function (Failure) {
    let _codec;
    Failure.codec = () => {
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
                if (obj.retryAfterMs != null) {
                    w.uint32(32);
                    w.uint32(obj.retryAfterMs);
                }
                if (obj.attempts != null) {
                    w.uint32(40);
                    w.uint32(obj.attempts);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    code: '',
                    message: '',
                    hint: ''
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
                        case 5: {
                            obj.attempts = reader.uint32();
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
                        case 5: {
                            yield {
                                field: `${prefix}.attempts`,
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
        return encodeMessage(obj, Failure.codec());
    }
    Failure.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Failure.codec(), opts);
    }
    Failure.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Failure.codec(), opts);
    }
    Failure.stream = stream;
})(Failure || (Failure = {}));
export var DeadLetter;
(function (DeadLetter) {
    let _codec;
    DeadLetter.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.id != null && obj.id !== '')) {
                    w.uint32(10);
                    w.string(obj.id);
                }
                if ((obj.target != null && obj.target !== '')) {
                    w.uint32(18);
                    w.string(obj.target);
                }
                if ((obj.send != null && obj.send !== false)) {
                    w.uint32(24);
                    w.bool(obj.send);
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
                        LetterHeader.codec().encode(value, w);
                    }
                }
                if ((obj.idempotencyKey != null && obj.idempotencyKey !== '')) {
                    w.uint32(66);
                    w.string(obj.idempotencyKey);
                }
                if ((obj.topic != null && obj.topic !== '')) {
                    w.uint32(74);
                    w.string(obj.topic);
                }
                if ((obj.at != null && obj.at !== 0)) {
                    w.uint32(80);
                    w.uint64Number(obj.at);
                }
                if (obj.error != null) {
                    w.uint32(90);
                    Failure.codec().encode(obj.error, w);
                }
                if ((obj.attempts != null && obj.attempts !== 0)) {
                    w.uint32(96);
                    w.uint32(obj.attempts);
                }
                if (obj.hops != null && obj.hops.length > 0) {
                    for (const value of obj.hops) {
                        w.uint32(106);
                        Step.codec().encode(value, w);
                    }
                }
                if ((obj.cid != null && obj.cid !== '')) {
                    w.uint32(114);
                    w.string(obj.cid);
                }
                if ((obj.version != null && obj.version !== 0)) {
                    w.uint32(120);
                    w.uint32(obj.version);
                }
                if ((obj.bodyBytes != null && obj.bodyBytes !== 0)) {
                    w.uint32(128);
                    w.uint32(obj.bodyBytes);
                }
                if ((obj.bodyLost != null && obj.bodyLost !== false)) {
                    w.uint32(136);
                    w.bool(obj.bodyLost);
                }
                if ((obj.never != null && obj.never !== false)) {
                    w.uint32(144);
                    w.bool(obj.never);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    id: '',
                    target: '',
                    send: false,
                    sender: '',
                    subject: '',
                    correlation: '',
                    headers: [],
                    idempotencyKey: '',
                    topic: '',
                    at: 0,
                    attempts: 0,
                    hops: [],
                    cid: '',
                    version: 0,
                    bodyBytes: 0,
                    bodyLost: false,
                    never: false
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
                            obj.target = reader.string();
                            break;
                        }
                        case 3: {
                            obj.send = reader.bool();
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
                            obj.headers.push(LetterHeader.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.headers$
                            }));
                            break;
                        }
                        case 8: {
                            obj.idempotencyKey = reader.string();
                            break;
                        }
                        case 9: {
                            obj.topic = reader.string();
                            break;
                        }
                        case 10: {
                            obj.at = reader.uint64Number();
                            break;
                        }
                        case 11: {
                            obj.error = Failure.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.error
                            });
                            break;
                        }
                        case 12: {
                            obj.attempts = reader.uint32();
                            break;
                        }
                        case 13: {
                            if (opts.limits?.hops != null && obj.hops.length === opts.limits.hops) {
                                throw new MaxLengthError('Decode error - repeated field "hops" had too many elements');
                            }
                            obj.hops.push(Step.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.hops$
                            }));
                            break;
                        }
                        case 14: {
                            obj.cid = reader.string();
                            break;
                        }
                        case 15: {
                            obj.version = reader.uint32();
                            break;
                        }
                        case 16: {
                            obj.bodyBytes = reader.uint32();
                            break;
                        }
                        case 17: {
                            obj.bodyLost = reader.bool();
                            break;
                        }
                        case 18: {
                            obj.never = reader.bool();
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
                    headers: 0,
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
                                field: `${prefix}.target`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.send`,
                                value: reader.bool()
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
                            for (const evt of LetterHeader.codec().stream(reader, reader.uint32(), `${prefix}.headers[]`, {
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
                                field: `${prefix}.topic`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 10: {
                            yield {
                                field: `${prefix}.at`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 11: {
                            yield* Failure.codec().stream(reader, reader.uint32(), `${prefix}.error`, {
                                limits: opts.limits?.error
                            });
                            break;
                        }
                        case 12: {
                            yield {
                                field: `${prefix}.attempts`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 13: {
                            if (opts.limits?.hops != null && obj.hops === opts.limits.hops) {
                                throw new MaxLengthError('Streaming decode error - repeated field "hops" had too many elements');
                            }
                            for (const evt of Step.codec().stream(reader, reader.uint32(), `${prefix}.hops[]`, {
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
                        case 14: {
                            yield {
                                field: `${prefix}.cid`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 15: {
                            yield {
                                field: `${prefix}.version`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 16: {
                            yield {
                                field: `${prefix}.bodyBytes`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 17: {
                            yield {
                                field: `${prefix}.bodyLost`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 18: {
                            yield {
                                field: `${prefix}.never`,
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
        return encodeMessage(obj, DeadLetter.codec());
    }
    DeadLetter.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, DeadLetter.codec(), opts);
    }
    DeadLetter.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, DeadLetter.codec(), opts);
    }
    DeadLetter.stream = stream;
})(DeadLetter || (DeadLetter = {}));
export var LetterHeader;
(function (LetterHeader) {
    let _codec;
    LetterHeader.codec = () => {
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
        return encodeMessage(obj, LetterHeader.codec());
    }
    LetterHeader.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, LetterHeader.codec(), opts);
    }
    LetterHeader.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, LetterHeader.codec(), opts);
    }
    LetterHeader.stream = stream;
})(LetterHeader || (LetterHeader = {}));
export var LetterList;
(function (LetterList) {
    let _codec;
    LetterList.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.letters != null && obj.letters.length > 0) {
                    for (const value of obj.letters) {
                        w.uint32(10);
                        DeadLetter.codec().encode(value, w);
                    }
                }
                if ((obj.more != null && obj.more !== false)) {
                    w.uint32(16);
                    w.bool(obj.more);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    letters: [],
                    more: false
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            if (opts.limits?.letters != null && obj.letters.length === opts.limits.letters) {
                                throw new MaxLengthError('Decode error - repeated field "letters" had too many elements');
                            }
                            obj.letters.push(DeadLetter.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.letters$
                            }));
                            break;
                        }
                        case 2: {
                            obj.more = reader.bool();
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
                            for (const evt of DeadLetter.codec().stream(reader, reader.uint32(), `${prefix}.letters[]`, {
                                limits: opts.limits?.letters$
                            })) {
                                yield {
                                    ...evt,
                                    index: obj.letters
                                };
                            }
                            obj.letters++;
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.more`,
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
        return encodeMessage(obj, LetterList.codec());
    }
    LetterList.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, LetterList.codec(), opts);
    }
    LetterList.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, LetterList.codec(), opts);
    }
    LetterList.stream = stream;
})(LetterList || (LetterList = {}));
export var LetterQuestion;
(function (LetterQuestion) {
    let _codec;
    LetterQuestion.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.id != null && obj.id !== '')) {
                    w.uint32(10);
                    w.string(obj.id);
                }
                if ((obj.offset != null && obj.offset !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.offset);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    id: '',
                    offset: 0
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
                            obj.offset = reader.uint32();
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
                                field: `${prefix}.id`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.offset`,
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
        return encodeMessage(obj, LetterQuestion.codec());
    }
    LetterQuestion.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, LetterQuestion.codec(), opts);
    }
    LetterQuestion.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, LetterQuestion.codec(), opts);
    }
    LetterQuestion.stream = stream;
})(LetterQuestion || (LetterQuestion = {}));
export var LetterAnswer;
(function (LetterAnswer) {
    let _codec;
    LetterAnswer.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.letter != null) {
                    w.uint32(10);
                    DeadLetter.codec().encode(obj.letter, w);
                }
                if ((obj.gone != null && obj.gone !== '')) {
                    w.uint32(18);
                    w.string(obj.gone);
                }
                if ((obj.body != null && obj.body.byteLength > 0)) {
                    w.uint32(26);
                    w.bytes(obj.body);
                }
                if ((obj.replay != null && obj.replay !== '')) {
                    w.uint32(34);
                    w.string(obj.replay);
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(42);
                    w.string(obj.peer);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    gone: '',
                    body: uint8ArrayAlloc(0),
                    replay: '',
                    peer: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.letter = DeadLetter.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.letter
                            });
                            break;
                        }
                        case 2: {
                            obj.gone = reader.string();
                            break;
                        }
                        case 3: {
                            obj.body = reader.bytes();
                            break;
                        }
                        case 4: {
                            obj.replay = reader.string();
                            break;
                        }
                        case 5: {
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
                            yield* DeadLetter.codec().stream(reader, reader.uint32(), `${prefix}.letter`, {
                                limits: opts.limits?.letter
                            });
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.gone`,
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
                        case 4: {
                            yield {
                                field: `${prefix}.replay`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 5: {
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
        return encodeMessage(obj, LetterAnswer.codec());
    }
    LetterAnswer.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, LetterAnswer.codec(), opts);
    }
    LetterAnswer.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, LetterAnswer.codec(), opts);
    }
    LetterAnswer.stream = stream;
})(LetterAnswer || (LetterAnswer = {}));

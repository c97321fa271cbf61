import { decodeMessage, encodeMessage, enumeration, MaxLengthError, message, streamMessage } from 'protons-runtime';
export var Frame;
(function (Frame) {
    let _codec;
    Frame.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.type != null && __FrameTypeValues[obj.type] !== 0) {
                    w.uint32(8);
                    FrameType.codec().encode(obj.type, w);
                }
                if ((obj.id != null && obj.id !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.id);
                }
                if ((obj.bodyBytes != null && obj.bodyBytes !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.bodyBytes);
                }
                if (obj.hello != null) {
                    w.uint32(34);
                    Hello.codec().encode(obj.hello, w);
                }
                if (obj.message != null) {
                    w.uint32(42);
                    MessageHeader.codec().encode(obj.message, w);
                }
                if (obj.outcome != null) {
                    w.uint32(50);
                    OutcomeHeader.codec().encode(obj.outcome, w);
                }
                if (obj.op != null) {
                    w.uint32(58);
                    w.string(obj.op);
                }
                if ((obj.more != null && obj.more !== false)) {
                    w.uint32(64);
                    w.bool(obj.more);
                }
                if (obj.error != null) {
                    w.uint32(74);
                    ErrorValue.codec().encode(obj.error, w);
                }
                if ((obj.reply != null && obj.reply !== false)) {
                    w.uint32(80);
                    w.bool(obj.reply);
                }
                if ((obj.end != null && obj.end !== false)) {
                    w.uint32(88);
                    w.bool(obj.end);
                }
                if ((obj.echo != null && obj.echo !== false)) {
                    w.uint32(96);
                    w.bool(obj.echo);
                }
                if (obj.credit != null) {
                    w.uint32(106);
                    Credit.codec().encode(obj.credit, w);
                }
                if (obj.lane != null) {
                    w.uint32(114);
                    LaneNotice.codec().encode(obj.lane, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    type: FrameType.NONE,
                    id: 0,
                    bodyBytes: 0,
                    more: false,
                    reply: false,
                    end: false,
                    echo: false
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.type = FrameType.codec().decode(reader);
                            break;
                        }
                        case 2: {
                            obj.id = reader.uint32();
                            break;
                        }
                        case 3: {
                            obj.bodyBytes = reader.uint32();
                            break;
                        }
                        case 4: {
                            obj.hello = Hello.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.hello
                            });
                            break;
                        }
                        case 5: {
                            obj.message = MessageHeader.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.message
                            });
                            break;
                        }
                        case 6: {
                            obj.outcome = OutcomeHeader.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.outcome
                            });
                            break;
                        }
                        case 7: {
                            obj.op = reader.string();
                            break;
                        }
                        case 8: {
                            obj.more = reader.bool();
                            break;
                        }
                        case 9: {
                            obj.error = ErrorValue.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.error
                            });
                            break;
                        }
                        case 10: {
                            obj.reply = reader.bool();
                            break;
                        }
                        case 11: {
                            obj.end = reader.bool();
                            break;
                        }
                        case 12: {
                            obj.echo = reader.bool();
                            break;
                        }
                        case 13: {
                            obj.credit = Credit.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.credit
                            });
                            break;
                        }
                        case 14: {
                            obj.lane = LaneNotice.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.lane
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
                                field: `${prefix}.type`,
                                value: FrameType.codec().decode(reader)
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.id`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.bodyBytes`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 4: {
                            yield* Hello.codec().stream(reader, reader.uint32(), `${prefix}.hello`, {
                                limits: opts.limits?.hello
                            });
                            break;
                        }
                        case 5: {
                            yield* MessageHeader.codec().stream(reader, reader.uint32(), `${prefix}.message`, {
                                limits: opts.limits?.message
                            });
                            break;
                        }
                        case 6: {
                            yield* OutcomeHeader.codec().stream(reader, reader.uint32(), `${prefix}.outcome`, {
                                limits: opts.limits?.outcome
                            });
                            break;
                        }
                        case 7: {
                            yield {
                                field: `${prefix}.op`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 8: {
                            yield {
                                field: `${prefix}.more`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 9: {
                            yield* ErrorValue.codec().stream(reader, reader.uint32(), `${prefix}.error`, {
                                limits: opts.limits?.error
                            });
                            break;
                        }
                        case 10: {
                            yield {
                                field: `${prefix}.reply`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 11: {
                            yield {
                                field: `${prefix}.end`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 12: {
                            yield {
                                field: `${prefix}.echo`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 13: {
                            yield* Credit.codec().stream(reader, reader.uint32(), `${prefix}.credit`, {
                                limits: opts.limits?.credit
                            });
                            break;
                        }
                        case 14: {
                            yield* LaneNotice.codec().stream(reader, reader.uint32(), `${prefix}.lane`, {
                                limits: opts.limits?.lane
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
        return encodeMessage(obj, Frame.codec());
    }
    Frame.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Frame.codec(), opts);
    }
    Frame.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Frame.codec(), opts);
    }
    Frame.stream = stream;
})(Frame || (Frame = {}));
export var FrameType;
(function (FrameType) {
    FrameType["NONE"] = "NONE";
    FrameType["HELLO"] = "HELLO";
    FrameType["MSG"] = "MSG";
    FrameType["OUTCOME"] = "OUTCOME";
    FrameType["CANCEL"] = "CANCEL";
    FrameType["ASK"] = "ASK";
    FrameType["ANSWER"] = "ANSWER";
    FrameType["CHUNK"] = "CHUNK";
    FrameType["PING"] = "PING";
    FrameType["GOAWAY"] = "GOAWAY";
    FrameType["RECV"] = "RECV";
    FrameType["CREDIT"] = "CREDIT";
    FrameType["LANE"] = "LANE";
    FrameType["READY"] = "READY";
})(FrameType || (FrameType = {}));
var __FrameTypeValues;
(function (__FrameTypeValues) {
    __FrameTypeValues[__FrameTypeValues["NONE"] = 0] = "NONE";
    __FrameTypeValues[__FrameTypeValues["HELLO"] = 1] = "HELLO";
    __FrameTypeValues[__FrameTypeValues["MSG"] = 2] = "MSG";
    __FrameTypeValues[__FrameTypeValues["OUTCOME"] = 3] = "OUTCOME";
    __FrameTypeValues[__FrameTypeValues["CANCEL"] = 4] = "CANCEL";
    __FrameTypeValues[__FrameTypeValues["ASK"] = 5] = "ASK";
    __FrameTypeValues[__FrameTypeValues["ANSWER"] = 6] = "ANSWER";
    __FrameTypeValues[__FrameTypeValues["CHUNK"] = 7] = "CHUNK";
    __FrameTypeValues[__FrameTypeValues["PING"] = 8] = "PING";
    __FrameTypeValues[__FrameTypeValues["GOAWAY"] = 9] = "GOAWAY";
    __FrameTypeValues[__FrameTypeValues["RECV"] = 10] = "RECV";
    __FrameTypeValues[__FrameTypeValues["CREDIT"] = 11] = "CREDIT";
    __FrameTypeValues[__FrameTypeValues["LANE"] = 12] = "LANE";
    __FrameTypeValues[__FrameTypeValues["READY"] = 13] = "READY";
})(__FrameTypeValues || (__FrameTypeValues = {}));
(function (FrameType) {
    FrameType.codec = () => {
        return enumeration(__FrameTypeValues);
    };
})(FrameType || (FrameType = {}));
export var Credit;
(function (Credit) {
    let _codec;
    Credit.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.messages != null && obj.messages !== 0)) {
                    w.uint32(8);
                    w.uint32(obj.messages);
                }
                if ((obj.bytes != null && obj.bytes !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.bytes);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    messages: 0,
                    bytes: 0
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.messages = reader.uint32();
                            break;
                        }
                        case 2: {
                            obj.bytes = reader.uint32();
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
                                field: `${prefix}.messages`,
                                value: reader.uint32()
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
        return encodeMessage(obj, Credit.codec());
    }
    Credit.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Credit.codec(), opts);
    }
    Credit.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Credit.codec(), opts);
    }
    Credit.stream = stream;
})(Credit || (Credit = {}));
export var Hello;
(function (Hello) {
    let _codec;
    Hello.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.mesh != null && obj.mesh !== '')) {
                    w.uint32(10);
                    w.string(obj.mesh);
                }
                if ((obj.major != null && obj.major !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.major);
                }
                if ((obj.minor != null && obj.minor !== 0)) {
                    w.uint32(24);
                    w.uint32(obj.minor);
                }
                if ((obj.incarnation != null && obj.incarnation !== 0)) {
                    w.uint32(32);
                    w.uint64Number(obj.incarnation);
                }
                if ((obj.messageBytesMax != null && obj.messageBytesMax !== 0)) {
                    w.uint32(40);
                    w.uint32(obj.messageBytesMax);
                }
                if (obj.credit != null) {
                    w.uint32(50);
                    Credit.codec().encode(obj.credit, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    mesh: '',
                    major: 0,
                    minor: 0,
                    incarnation: 0,
                    messageBytesMax: 0
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
                            obj.major = reader.uint32();
                            break;
                        }
                        case 3: {
                            obj.minor = reader.uint32();
                            break;
                        }
                        case 4: {
                            obj.incarnation = reader.uint64Number();
                            break;
                        }
                        case 5: {
                            obj.messageBytesMax = reader.uint32();
                            break;
                        }
                        case 6: {
                            obj.credit = Credit.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.credit
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
                                field: `${prefix}.mesh`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.major`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.minor`,
                                value: reader.uint32()
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
                                field: `${prefix}.messageBytesMax`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 6: {
                            yield* Credit.codec().stream(reader, reader.uint32(), `${prefix}.credit`, {
                                limits: opts.limits?.credit
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
        return encodeMessage(obj, Hello.codec());
    }
    Hello.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Hello.codec(), opts);
    }
    Hello.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Hello.codec(), opts);
    }
    Hello.stream = stream;
})(Hello || (Hello = {}));
export var MessageHeader;
(function (MessageHeader) {
    let _codec;
    MessageHeader.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.id != null && obj.id !== '')) {
                    w.uint32(10);
                    w.string(obj.id);
                }
                if ((obj.post != null && obj.post !== false)) {
                    w.uint32(16);
                    w.bool(obj.post);
                }
                if ((obj.sender != null && obj.sender !== '')) {
                    w.uint32(26);
                    w.string(obj.sender);
                }
                if ((obj.target != null && obj.target !== '')) {
                    w.uint32(34);
                    w.string(obj.target);
                }
                if ((obj.subject != null && obj.subject !== '')) {
                    w.uint32(42);
                    w.string(obj.subject);
                }
                if ((obj.correlation != null && obj.correlation !== '')) {
                    w.uint32(50);
                    w.string(obj.correlation);
                }
                if ((obj.remainingMs != null && obj.remainingMs !== 0)) {
                    w.uint32(56);
                    w.uint32(obj.remainingMs);
                }
                if ((obj.attempt != null && obj.attempt !== 0)) {
                    w.uint32(64);
                    w.uint32(obj.attempt);
                }
                if (obj.chain != null && obj.chain.length > 0) {
                    for (const value of obj.chain) {
                        w.uint32(74);
                        w.string(value);
                    }
                }
                if (obj.hops != null && obj.hops.length > 0) {
                    for (const value of obj.hops) {
                        w.uint32(82);
                        Hop.codec().encode(value, w);
                    }
                }
                if ((obj.placed != null && obj.placed !== false)) {
                    w.uint32(88);
                    w.bool(obj.placed);
                }
                if (obj.relayTo != null) {
                    w.uint32(98);
                    w.string(obj.relayTo);
                }
                if (obj.headers != null && obj.headers.length > 0) {
                    for (const value of obj.headers) {
                        w.uint32(106);
                        Header.codec().encode(value, w);
                    }
                }
                if ((obj.idempotencyKey != null && obj.idempotencyKey !== '')) {
                    w.uint32(114);
                    w.string(obj.idempotencyKey);
                }
                if (obj.retry != null && __RetryValues[obj.retry] !== 0) {
                    w.uint32(120);
                    Retry.codec().encode(obj.retry, w);
                }
                if (obj.lane != null) {
                    w.uint32(130);
                    Lane.codec().encode(obj.lane, w);
                }
                if ((obj.instance != null && obj.instance !== '')) {
                    w.uint32(138);
                    w.string(obj.instance);
                }
                if ((obj.topic != null && obj.topic !== '')) {
                    w.uint32(146);
                    w.string(obj.topic);
                }
                if ((obj.unordered != null && obj.unordered !== false)) {
                    w.uint32(152);
                    w.bool(obj.unordered);
                }
                if ((obj.durable != null && obj.durable !== false)) {
                    w.uint32(160);
                    w.bool(obj.durable);
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(168);
                    w.uint64Number(obj.epoch);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    id: '',
                    post: false,
                    sender: '',
                    target: '',
                    subject: '',
                    correlation: '',
                    remainingMs: 0,
                    attempt: 0,
                    chain: [],
                    hops: [],
                    placed: false,
                    headers: [],
                    idempotencyKey: '',
                    retry: Retry.UNSAID,
                    instance: '',
                    topic: '',
                    unordered: false,
                    durable: false,
                    epoch: 0
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
                            obj.post = reader.bool();
                            break;
                        }
                        case 3: {
                            obj.sender = reader.string();
                            break;
                        }
                        case 4: {
                            obj.target = reader.string();
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
                            obj.remainingMs = reader.uint32();
                            break;
                        }
                        case 8: {
                            obj.attempt = reader.uint32();
                            break;
                        }
                        case 9: {
                            if (opts.limits?.chain != null && obj.chain.length === opts.limits.chain) {
                                throw new MaxLengthError('Decode error - repeated field "chain" had too many elements');
                            }
                            obj.chain.push(reader.string());
                            break;
                        }
                        case 10: {
                            if (opts.limits?.hops != null && obj.hops.length === opts.limits.hops) {
                                throw new MaxLengthError('Decode error - repeated field "hops" had too many elements');
                            }
                            obj.hops.push(Hop.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.hops$
                            }));
                            break;
                        }
                        case 11: {
                            obj.placed = reader.bool();
                            break;
                        }
                        case 12: {
                            obj.relayTo = reader.string();
                            break;
                        }
                        case 13: {
                            if (opts.limits?.headers != null && obj.headers.length === opts.limits.headers) {
                                throw new MaxLengthError('Decode error - repeated field "headers" had too many elements');
                            }
                            obj.headers.push(Header.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.headers$
                            }));
                            break;
                        }
                        case 14: {
                            obj.idempotencyKey = reader.string();
                            break;
                        }
                        case 15: {
                            obj.retry = Retry.codec().decode(reader);
                            break;
                        }
                        case 16: {
                            obj.lane = Lane.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.lane
                            });
                            break;
                        }
                        case 17: {
                            obj.instance = reader.string();
                            break;
                        }
                        case 18: {
                            obj.topic = reader.string();
                            break;
                        }
                        case 19: {
                            obj.unordered = reader.bool();
                            break;
                        }
                        case 20: {
                            obj.durable = reader.bool();
                            break;
                        }
                        case 21: {
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
                const obj = {
                    chain: 0,
                    hops: 0,
                    headers: 0
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
                                field: `${prefix}.post`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 3: {
                            yield {
                                field: `${prefix}.sender`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.target`,
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
                            yield {
                                field: `${prefix}.remainingMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 8: {
                            yield {
                                field: `${prefix}.attempt`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 9: {
                            if (opts.limits?.chain != null && obj.chain === opts.limits.chain) {
                                throw new MaxLengthError('Streaming decode error - repeated field "chain" had too many elements');
                            }
                            yield {
                                field: `${prefix}.chain[]`,
                                index: obj.chain,
                                value: reader.string()
                            };
                            obj.chain++;
                            break;
                        }
                        case 10: {
                            if (opts.limits?.hops != null && obj.hops === opts.limits.hops) {
                                throw new MaxLengthError('Streaming decode error - repeated field "hops" had too many elements');
                            }
                            for (const evt of Hop.codec().stream(reader, reader.uint32(), `${prefix}.hops[]`, {
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
                        case 11: {
                            yield {
                                field: `${prefix}.placed`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 12: {
                            yield {
                                field: `${prefix}.relayTo`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 13: {
                            if (opts.limits?.headers != null && obj.headers === opts.limits.headers) {
                                throw new MaxLengthError('Streaming decode error - repeated field "headers" had too many elements');
                            }
                            for (const evt of Header.codec().stream(reader, reader.uint32(), `${prefix}.headers[]`, {
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
                        case 14: {
                            yield {
                                field: `${prefix}.idempotencyKey`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 15: {
                            yield {
                                field: `${prefix}.retry`,
                                value: Retry.codec().decode(reader)
                            };
                            break;
                        }
                        case 16: {
                            yield* Lane.codec().stream(reader, reader.uint32(), `${prefix}.lane`, {
                                limits: opts.limits?.lane
                            });
                            break;
                        }
                        case 17: {
                            yield {
                                field: `${prefix}.instance`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 18: {
                            yield {
                                field: `${prefix}.topic`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 19: {
                            yield {
                                field: `${prefix}.unordered`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 20: {
                            yield {
                                field: `${prefix}.durable`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 21: {
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
        return encodeMessage(obj, MessageHeader.codec());
    }
    MessageHeader.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, MessageHeader.codec(), opts);
    }
    MessageHeader.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, MessageHeader.codec(), opts);
    }
    MessageHeader.stream = stream;
})(MessageHeader || (MessageHeader = {}));
export var Retry;
(function (Retry) {
    Retry["UNSAID"] = "UNSAID";
    Retry["NO"] = "NO";
    Retry["YES"] = "YES";
    Retry["NEVER"] = "NEVER";
})(Retry || (Retry = {}));
var __RetryValues;
(function (__RetryValues) {
    __RetryValues[__RetryValues["UNSAID"] = 0] = "UNSAID";
    __RetryValues[__RetryValues["NO"] = 1] = "NO";
    __RetryValues[__RetryValues["YES"] = 2] = "YES";
    __RetryValues[__RetryValues["NEVER"] = 3] = "NEVER";
})(__RetryValues || (__RetryValues = {}));
(function (Retry) {
    Retry.codec = () => {
        return enumeration(__RetryValues);
    };
})(Retry || (Retry = {}));
export var Lane;
(function (Lane) {
    let _codec;
    Lane.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.id != null && obj.id !== '')) {
                    w.uint32(10);
                    w.string(obj.id);
                }
                if ((obj.seq != null && obj.seq !== 0)) {
                    w.uint32(16);
                    w.uint64Number(obj.seq);
                }
                if ((obj.floor != null && obj.floor !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.floor);
                }
                if (obj.ended != null && obj.ended.length > 0) {
                    for (const value of obj.ended) {
                        w.uint32(32);
                        w.uint32(value);
                    }
                }
                if ((obj.firstEpoch != null && obj.firstEpoch !== 0)) {
                    w.uint32(40);
                    w.uint64Number(obj.firstEpoch);
                }
                if ((obj.unordered != null && obj.unordered !== false)) {
                    w.uint32(48);
                    w.bool(obj.unordered);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    id: '',
                    seq: 0,
                    floor: 0,
                    ended: [],
                    firstEpoch: 0,
                    unordered: false
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
                            obj.seq = reader.uint64Number();
                            break;
                        }
                        case 3: {
                            obj.floor = reader.uint64Number();
                            break;
                        }
                        case 4: {
                            if (opts.limits?.ended != null && obj.ended.length === opts.limits.ended) {
                                throw new MaxLengthError('Decode error - repeated field "ended" had too many elements');
                            }
                            obj.ended.push(reader.uint32());
                            break;
                        }
                        case 5: {
                            obj.firstEpoch = reader.uint64Number();
                            break;
                        }
                        case 6: {
                            obj.unordered = reader.bool();
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
                                field: `${prefix}.id`,
                                value: reader.string()
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
                                field: `${prefix}.floor`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 4: {
                            if (opts.limits?.ended != null && obj.ended === opts.limits.ended) {
                                throw new MaxLengthError('Streaming decode error - repeated field "ended" had too many elements');
                            }
                            yield {
                                field: `${prefix}.ended[]`,
                                index: obj.ended,
                                value: reader.uint32()
                            };
                            obj.ended++;
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.firstEpoch`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 6: {
                            yield {
                                field: `${prefix}.unordered`,
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
        return encodeMessage(obj, Lane.codec());
    }
    Lane.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Lane.codec(), opts);
    }
    Lane.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Lane.codec(), opts);
    }
    Lane.stream = stream;
})(Lane || (Lane = {}));
export var LaneNotice;
(function (LaneNotice) {
    let _codec;
    LaneNotice.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if ((obj.target != null && obj.target !== '')) {
                    w.uint32(10);
                    w.string(obj.target);
                }
                if ((obj.relayTo != null && obj.relayTo !== '')) {
                    w.uint32(18);
                    w.string(obj.relayTo);
                }
                if (obj.lane != null) {
                    w.uint32(26);
                    Lane.codec().encode(obj.lane, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    target: '',
                    relayTo: ''
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.target = reader.string();
                            break;
                        }
                        case 2: {
                            obj.relayTo = reader.string();
                            break;
                        }
                        case 3: {
                            obj.lane = Lane.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.lane
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
                                field: `${prefix}.target`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 2: {
                            yield {
                                field: `${prefix}.relayTo`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 3: {
                            yield* Lane.codec().stream(reader, reader.uint32(), `${prefix}.lane`, {
                                limits: opts.limits?.lane
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
        return encodeMessage(obj, LaneNotice.codec());
    }
    LaneNotice.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, LaneNotice.codec(), opts);
    }
    LaneNotice.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, LaneNotice.codec(), opts);
    }
    LaneNotice.stream = stream;
})(LaneNotice || (LaneNotice = {}));
export var Header;
(function (Header) {
    let _codec;
    Header.codec = () => {
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
        return encodeMessage(obj, Header.codec());
    }
    Header.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Header.codec(), opts);
    }
    Header.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Header.codec(), opts);
    }
    Header.stream = stream;
})(Header || (Header = {}));
export var Hop;
(function (Hop) {
    let _codec;
    Hop.codec = () => {
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
        return encodeMessage(obj, Hop.codec());
    }
    Hop.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Hop.codec(), opts);
    }
    Hop.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Hop.codec(), opts);
    }
    Hop.stream = stream;
})(Hop || (Hop = {}));
export var OutcomeHeader;
(function (OutcomeHeader) {
    let _codec;
    OutcomeHeader.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.kind != null && __OutcomeKindValues[obj.kind] !== 0) {
                    w.uint32(8);
                    OutcomeKind.codec().encode(obj.kind, w);
                }
                if ((obj.peer != null && obj.peer !== '')) {
                    w.uint32(18);
                    w.string(obj.peer);
                }
                if ((obj.epoch != null && obj.epoch !== 0)) {
                    w.uint32(24);
                    w.uint64Number(obj.epoch);
                }
                if ((obj.fresh != null && obj.fresh !== false)) {
                    w.uint32(32);
                    w.bool(obj.fresh);
                }
                if (obj.hops != null && obj.hops.length > 0) {
                    for (const value of obj.hops) {
                        w.uint32(42);
                        Hop.codec().encode(value, w);
                    }
                }
                if (obj.error != null) {
                    w.uint32(50);
                    ErrorValue.codec().encode(obj.error, w);
                }
                if ((obj.actor != null && obj.actor !== '')) {
                    w.uint32(58);
                    w.string(obj.actor);
                }
                if ((obj.version != null && obj.version !== 0)) {
                    w.uint32(64);
                    w.uint32(obj.version);
                }
                if (obj.verdict != null) {
                    w.uint32(74);
                    Verdict.codec().encode(obj.verdict, w);
                }
                if ((obj.started != null && obj.started !== false)) {
                    w.uint32(80);
                    w.bool(obj.started);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    kind: OutcomeKind.UNSET,
                    peer: '',
                    epoch: 0,
                    fresh: false,
                    hops: [],
                    actor: '',
                    version: 0,
                    started: false
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.kind = OutcomeKind.codec().decode(reader);
                            break;
                        }
                        case 2: {
                            obj.peer = reader.string();
                            break;
                        }
                        case 3: {
                            obj.epoch = reader.uint64Number();
                            break;
                        }
                        case 4: {
                            obj.fresh = reader.bool();
                            break;
                        }
                        case 5: {
                            if (opts.limits?.hops != null && obj.hops.length === opts.limits.hops) {
                                throw new MaxLengthError('Decode error - repeated field "hops" had too many elements');
                            }
                            obj.hops.push(Hop.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.hops$
                            }));
                            break;
                        }
                        case 6: {
                            obj.error = ErrorValue.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.error
                            });
                            break;
                        }
                        case 7: {
                            obj.actor = reader.string();
                            break;
                        }
                        case 8: {
                            obj.version = reader.uint32();
                            break;
                        }
                        case 9: {
                            obj.verdict = Verdict.codec().decode(reader, reader.uint32(), {
                                limits: opts.limits?.verdict
                            });
                            break;
                        }
                        case 10: {
                            obj.started = reader.bool();
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
                                field: `${prefix}.kind`,
                                value: OutcomeKind.codec().decode(reader)
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
                                field: `${prefix}.epoch`,
                                value: reader.uint64Number()
                            };
                            break;
                        }
                        case 4: {
                            yield {
                                field: `${prefix}.fresh`,
                                value: reader.bool()
                            };
                            break;
                        }
                        case 5: {
                            if (opts.limits?.hops != null && obj.hops === opts.limits.hops) {
                                throw new MaxLengthError('Streaming decode error - repeated field "hops" had too many elements');
                            }
                            for (const evt of Hop.codec().stream(reader, reader.uint32(), `${prefix}.hops[]`, {
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
                        case 6: {
                            yield* ErrorValue.codec().stream(reader, reader.uint32(), `${prefix}.error`, {
                                limits: opts.limits?.error
                            });
                            break;
                        }
                        case 7: {
                            yield {
                                field: `${prefix}.actor`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 8: {
                            yield {
                                field: `${prefix}.version`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 9: {
                            yield* Verdict.codec().stream(reader, reader.uint32(), `${prefix}.verdict`, {
                                limits: opts.limits?.verdict
                            });
                            break;
                        }
                        case 10: {
                            yield {
                                field: `${prefix}.started`,
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
        return encodeMessage(obj, OutcomeHeader.codec());
    }
    OutcomeHeader.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, OutcomeHeader.codec(), opts);
    }
    OutcomeHeader.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, OutcomeHeader.codec(), opts);
    }
    OutcomeHeader.stream = stream;
})(OutcomeHeader || (OutcomeHeader = {}));
export var Verdict;
(function (Verdict) {
    let _codec;
    Verdict.codec = () => {
        if (_codec == null) {
            _codec = message((obj, w, opts = {}) => {
                if (opts.lengthDelimited !== false) {
                    w.fork();
                }
                if (obj.kind != null && __VerdictKindValues[obj.kind] !== 0) {
                    w.uint32(8);
                    VerdictKind.codec().encode(obj.kind, w);
                }
                if ((obj.forMs != null && obj.forMs !== 0)) {
                    w.uint32(16);
                    w.uint32(obj.forMs);
                }
                if (obj.by != null && __MessageKeyValues[obj.by] !== 0) {
                    w.uint32(24);
                    MessageKey.codec().encode(obj.by, w);
                }
                if ((obj.value != null && obj.value !== '')) {
                    w.uint32(34);
                    w.string(obj.value);
                }
                if (obj.otherwise != null && __OtherwiseValues[obj.otherwise] !== 0) {
                    w.uint32(40);
                    Otherwise.codec().encode(obj.otherwise, w);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    kind: VerdictKind.ANY,
                    forMs: 0,
                    by: MessageKey.CORRELATION,
                    value: '',
                    otherwise: Otherwise.HOLD
                };
                const end = length == null ? reader.len : reader.pos + length;
                while (reader.pos < end) {
                    const tag = reader.uint32();
                    switch (tag >>> 3) {
                        case 1: {
                            obj.kind = VerdictKind.codec().decode(reader);
                            break;
                        }
                        case 2: {
                            obj.forMs = reader.uint32();
                            break;
                        }
                        case 3: {
                            obj.by = MessageKey.codec().decode(reader);
                            break;
                        }
                        case 4: {
                            obj.value = reader.string();
                            break;
                        }
                        case 5: {
                            obj.otherwise = Otherwise.codec().decode(reader);
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
                                value: VerdictKind.codec().decode(reader)
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
                                value: MessageKey.codec().decode(reader)
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
                                value: Otherwise.codec().decode(reader)
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
        return encodeMessage(obj, Verdict.codec());
    }
    Verdict.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, Verdict.codec(), opts);
    }
    Verdict.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, Verdict.codec(), opts);
    }
    Verdict.stream = stream;
})(Verdict || (Verdict = {}));
export var VerdictKind;
(function (VerdictKind) {
    VerdictKind["ANY"] = "ANY";
    VerdictKind["ONLY"] = "ONLY";
    VerdictKind["NOTHING"] = "NOTHING";
})(VerdictKind || (VerdictKind = {}));
var __VerdictKindValues;
(function (__VerdictKindValues) {
    __VerdictKindValues[__VerdictKindValues["ANY"] = 0] = "ANY";
    __VerdictKindValues[__VerdictKindValues["ONLY"] = 1] = "ONLY";
    __VerdictKindValues[__VerdictKindValues["NOTHING"] = 2] = "NOTHING";
})(__VerdictKindValues || (__VerdictKindValues = {}));
(function (VerdictKind) {
    VerdictKind.codec = () => {
        return enumeration(__VerdictKindValues);
    };
})(VerdictKind || (VerdictKind = {}));
export var MessageKey;
(function (MessageKey) {
    MessageKey["CORRELATION"] = "CORRELATION";
    MessageKey["SENDER"] = "SENDER";
    MessageKey["SUBJECT"] = "SUBJECT";
})(MessageKey || (MessageKey = {}));
var __MessageKeyValues;
(function (__MessageKeyValues) {
    __MessageKeyValues[__MessageKeyValues["CORRELATION"] = 0] = "CORRELATION";
    __MessageKeyValues[__MessageKeyValues["SENDER"] = 1] = "SENDER";
    __MessageKeyValues[__MessageKeyValues["SUBJECT"] = 2] = "SUBJECT";
})(__MessageKeyValues || (__MessageKeyValues = {}));
(function (MessageKey) {
    MessageKey.codec = () => {
        return enumeration(__MessageKeyValues);
    };
})(MessageKey || (MessageKey = {}));
export var Otherwise;
(function (Otherwise) {
    Otherwise["HOLD"] = "HOLD";
    Otherwise["FORWARD"] = "FORWARD";
    Otherwise["REJECT"] = "REJECT";
})(Otherwise || (Otherwise = {}));
var __OtherwiseValues;
(function (__OtherwiseValues) {
    __OtherwiseValues[__OtherwiseValues["HOLD"] = 0] = "HOLD";
    __OtherwiseValues[__OtherwiseValues["FORWARD"] = 1] = "FORWARD";
    __OtherwiseValues[__OtherwiseValues["REJECT"] = 2] = "REJECT";
})(__OtherwiseValues || (__OtherwiseValues = {}));
(function (Otherwise) {
    Otherwise.codec = () => {
        return enumeration(__OtherwiseValues);
    };
})(Otherwise || (Otherwise = {}));
export var OutcomeKind;
(function (OutcomeKind) {
    OutcomeKind["UNSET"] = "UNSET";
    OutcomeKind["REPLY"] = "REPLY";
    OutcomeKind["ACCEPTED"] = "ACCEPTED";
    OutcomeKind["REFUSED"] = "REFUSED";
    OutcomeKind["MOVED"] = "MOVED";
})(OutcomeKind || (OutcomeKind = {}));
var __OutcomeKindValues;
(function (__OutcomeKindValues) {
    __OutcomeKindValues[__OutcomeKindValues["UNSET"] = 0] = "UNSET";
    __OutcomeKindValues[__OutcomeKindValues["REPLY"] = 1] = "REPLY";
    __OutcomeKindValues[__OutcomeKindValues["ACCEPTED"] = 2] = "ACCEPTED";
    __OutcomeKindValues[__OutcomeKindValues["REFUSED"] = 3] = "REFUSED";
    __OutcomeKindValues[__OutcomeKindValues["MOVED"] = 4] = "MOVED";
})(__OutcomeKindValues || (__OutcomeKindValues = {}));
(function (OutcomeKind) {
    OutcomeKind.codec = () => {
        return enumeration(__OutcomeKindValues);
    };
})(OutcomeKind || (OutcomeKind = {}));
export var ErrorValue;
(function (ErrorValue) {
    let _codec;
    ErrorValue.codec = () => {
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
                if ((obj.messageId != null && obj.messageId !== '')) {
                    w.uint32(34);
                    w.string(obj.messageId);
                }
                if (obj.retryAfterMs != null) {
                    w.uint32(40);
                    w.uint32(obj.retryAfterMs);
                }
                if (obj.alternatives != null && obj.alternatives.length > 0) {
                    for (const value of obj.alternatives) {
                        w.uint32(50);
                        w.string(value);
                    }
                }
                if (obj.attempts != null) {
                    w.uint32(56);
                    w.uint32(obj.attempts);
                }
                if (opts.lengthDelimited !== false) {
                    w.ldelim();
                }
            }, (reader, length, opts = {}) => {
                const obj = {
                    code: '',
                    message: '',
                    hint: '',
                    messageId: '',
                    alternatives: []
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
                            obj.messageId = reader.string();
                            break;
                        }
                        case 5: {
                            obj.retryAfterMs = reader.uint32();
                            break;
                        }
                        case 6: {
                            if (opts.limits?.alternatives != null && obj.alternatives.length === opts.limits.alternatives) {
                                throw new MaxLengthError('Decode error - repeated field "alternatives" had too many elements');
                            }
                            obj.alternatives.push(reader.string());
                            break;
                        }
                        case 7: {
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
                const obj = {
                    alternatives: 0
                };
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
                                field: `${prefix}.messageId`,
                                value: reader.string()
                            };
                            break;
                        }
                        case 5: {
                            yield {
                                field: `${prefix}.retryAfterMs`,
                                value: reader.uint32()
                            };
                            break;
                        }
                        case 6: {
                            if (opts.limits?.alternatives != null && obj.alternatives === opts.limits.alternatives) {
                                throw new MaxLengthError('Streaming decode error - repeated field "alternatives" had too many elements');
                            }
                            yield {
                                field: `${prefix}.alternatives[]`,
                                index: obj.alternatives,
                                value: reader.string()
                            };
                            obj.alternatives++;
                            break;
                        }
                        case 7: {
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
        return encodeMessage(obj, ErrorValue.codec());
    }
    ErrorValue.encode = encode;
    function decode(buf, opts) {
        return decodeMessage(buf, ErrorValue.codec(), opts);
    }
    ErrorValue.decode = decode;
    function stream(buf, opts) {
        return streamMessage(buf, ErrorValue.codec(), opts);
    }
    ErrorValue.stream = stream;
})(ErrorValue || (ErrorValue = {}));

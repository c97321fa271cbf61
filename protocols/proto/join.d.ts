import type { Codec, DecodeOptions } from 'protons-runtime';
import type { Uint8ArrayList } from 'uint8arraylist';
export interface Join {
    mesh: Uint8Array<ArrayBuffer>;
    founder: Uint8Array<ArrayBuffer>;
    addrs: Uint8Array<ArrayBuffer>[];
    grant: Uint8Array<ArrayBuffer>;
}
export declare namespace Join {
    const codec: () => Codec<Join>;
    interface JoinMeshFieldEvent {
        field: '$.mesh';
        value: Uint8Array<ArrayBuffer>;
    }
    interface JoinFounderFieldEvent {
        field: '$.founder';
        value: Uint8Array<ArrayBuffer>;
    }
    interface JoinAddrsFieldEvent {
        field: '$.addrs[]';
        index: number;
        value: Uint8Array<ArrayBuffer>;
    }
    interface JoinGrantFieldEvent {
        field: '$.grant';
        value: Uint8Array<ArrayBuffer>;
    }
    function encode(obj: Partial<Join>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Join>): Join;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Join>): Generator<JoinMeshFieldEvent | JoinFounderFieldEvent | JoinAddrsFieldEvent | JoinGrantFieldEvent>;
}
export interface Signed {
    payload: Uint8Array<ArrayBuffer>;
    signer: string;
    signature: Uint8Array<ArrayBuffer>;
}
export declare namespace Signed {
    const codec: () => Codec<Signed>;
    interface SignedPayloadFieldEvent {
        field: '$.payload';
        value: Uint8Array<ArrayBuffer>;
    }
    interface SignedSignerFieldEvent {
        field: '$.signer';
        value: string;
    }
    interface SignedSignatureFieldEvent {
        field: '$.signature';
        value: Uint8Array<ArrayBuffer>;
    }
    function encode(obj: Partial<Signed>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Signed>): Signed;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Signed>): Generator<SignedPayloadFieldEvent | SignedSignerFieldEvent | SignedSignatureFieldEvent>;
}
export interface Grant {
    mesh: string;
    id: string;
    roles: string[];
    leaf: boolean;
    notAfter: number;
}
export declare namespace Grant {
    const codec: () => Codec<Grant>;
    interface GrantMeshFieldEvent {
        field: '$.mesh';
        value: string;
    }
    interface GrantIdFieldEvent {
        field: '$.id';
        value: string;
    }
    interface GrantRolesFieldEvent {
        field: '$.roles[]';
        index: number;
        value: string;
    }
    interface GrantLeafFieldEvent {
        field: '$.leaf';
        value: boolean;
    }
    interface GrantNotAfterFieldEvent {
        field: '$.notAfter';
        value: number;
    }
    function encode(obj: Partial<Grant>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Grant>): Grant;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Grant>): Generator<GrantMeshFieldEvent | GrantIdFieldEvent | GrantRolesFieldEvent | GrantLeafFieldEvent | GrantNotAfterFieldEvent>;
}
export interface Certificate {
    mesh: string;
    peer: string;
    roles: string[];
    leaf: boolean;
    serial: number;
    issuedAt: number;
    notAfter: number;
}
export declare namespace Certificate {
    const codec: () => Codec<Certificate>;
    interface CertificateMeshFieldEvent {
        field: '$.mesh';
        value: string;
    }
    interface CertificatePeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface CertificateRolesFieldEvent {
        field: '$.roles[]';
        index: number;
        value: string;
    }
    interface CertificateLeafFieldEvent {
        field: '$.leaf';
        value: boolean;
    }
    interface CertificateSerialFieldEvent {
        field: '$.serial';
        value: number;
    }
    interface CertificateIssuedAtFieldEvent {
        field: '$.issuedAt';
        value: number;
    }
    interface CertificateNotAfterFieldEvent {
        field: '$.notAfter';
        value: number;
    }
    function encode(obj: Partial<Certificate>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Certificate>): Certificate;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Certificate>): Generator<CertificateMeshFieldEvent | CertificatePeerFieldEvent | CertificateRolesFieldEvent | CertificateLeafFieldEvent | CertificateSerialFieldEvent | CertificateIssuedAtFieldEvent | CertificateNotAfterFieldEvent>;
}
export interface ConfigQuestion {
    generation: number;
    epoch: number;
}
export declare namespace ConfigQuestion {
    const codec: () => Codec<ConfigQuestion>;
    interface ConfigQuestionGenerationFieldEvent {
        field: '$.generation';
        value: number;
    }
    interface ConfigQuestionEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    function encode(obj: Partial<ConfigQuestion>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ConfigQuestion>): ConfigQuestion;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ConfigQuestion>): Generator<ConfigQuestionGenerationFieldEvent | ConfigQuestionEpochFieldEvent>;
}
export interface JoinRequest {
    certificate: Uint8Array<ArrayBuffer>;
    grant: Uint8Array<ArrayBuffer>;
    wall: number;
    configEpoch: number;
    configGeneration: number;
}
export declare namespace JoinRequest {
    const codec: () => Codec<JoinRequest>;
    interface JoinRequestCertificateFieldEvent {
        field: '$.certificate';
        value: Uint8Array<ArrayBuffer>;
    }
    interface JoinRequestGrantFieldEvent {
        field: '$.grant';
        value: Uint8Array<ArrayBuffer>;
    }
    interface JoinRequestWallFieldEvent {
        field: '$.wall';
        value: number;
    }
    interface JoinRequestConfigEpochFieldEvent {
        field: '$.configEpoch';
        value: number;
    }
    interface JoinRequestConfigGenerationFieldEvent {
        field: '$.configGeneration';
        value: number;
    }
    function encode(obj: Partial<JoinRequest>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<JoinRequest>): JoinRequest;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<JoinRequest>): Generator<JoinRequestCertificateFieldEvent | JoinRequestGrantFieldEvent | JoinRequestWallFieldEvent | JoinRequestConfigEpochFieldEvent | JoinRequestConfigGenerationFieldEvent>;
}
export interface JoinRefusal {
    code: string;
    message: string;
    hint: string;
    retryAfterMs: number;
}
export declare namespace JoinRefusal {
    const codec: () => Codec<JoinRefusal>;
    interface JoinRefusalCodeFieldEvent {
        field: '$.code';
        value: string;
    }
    interface JoinRefusalMessageFieldEvent {
        field: '$.message';
        value: string;
    }
    interface JoinRefusalHintFieldEvent {
        field: '$.hint';
        value: string;
    }
    interface JoinRefusalRetryAfterMsFieldEvent {
        field: '$.retryAfterMs';
        value: number;
    }
    function encode(obj: Partial<JoinRefusal>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<JoinRefusal>): JoinRefusal;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<JoinRefusal>): Generator<JoinRefusalCodeFieldEvent | JoinRefusalMessageFieldEvent | JoinRefusalHintFieldEvent | JoinRefusalRetryAfterMsFieldEvent>;
}
export interface JoinAnswer {
    refusal?: JoinRefusal;
    certificate: Uint8Array<ArrayBuffer>;
    issued: Uint8Array<ArrayBuffer>;
    chain: Uint8Array<ArrayBuffer>;
    wall: number;
    configEpoch: number;
    configGeneration: number;
}
export declare namespace JoinAnswer {
    const codec: () => Codec<JoinAnswer>;
    interface JoinAnswerRefusalCodeFieldEvent {
        field: '$.refusal.code';
        value: string;
    }
    interface JoinAnswerRefusalMessageFieldEvent {
        field: '$.refusal.message';
        value: string;
    }
    interface JoinAnswerRefusalHintFieldEvent {
        field: '$.refusal.hint';
        value: string;
    }
    interface JoinAnswerRefusalRetryAfterMsFieldEvent {
        field: '$.refusal.retryAfterMs';
        value: number;
    }
    interface JoinAnswerCertificateFieldEvent {
        field: '$.certificate';
        value: Uint8Array<ArrayBuffer>;
    }
    interface JoinAnswerIssuedFieldEvent {
        field: '$.issued';
        value: Uint8Array<ArrayBuffer>;
    }
    interface JoinAnswerChainFieldEvent {
        field: '$.chain';
        value: Uint8Array<ArrayBuffer>;
    }
    interface JoinAnswerWallFieldEvent {
        field: '$.wall';
        value: number;
    }
    interface JoinAnswerConfigEpochFieldEvent {
        field: '$.configEpoch';
        value: number;
    }
    interface JoinAnswerConfigGenerationFieldEvent {
        field: '$.configGeneration';
        value: number;
    }
    function encode(obj: Partial<JoinAnswer>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<JoinAnswer>): JoinAnswer;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<JoinAnswer>): Generator<JoinAnswerRefusalCodeFieldEvent | JoinAnswerRefusalMessageFieldEvent | JoinAnswerRefusalHintFieldEvent | JoinAnswerRefusalRetryAfterMsFieldEvent | JoinAnswerCertificateFieldEvent | JoinAnswerIssuedFieldEvent | JoinAnswerChainFieldEvent | JoinAnswerWallFieldEvent | JoinAnswerConfigEpochFieldEvent | JoinAnswerConfigGenerationFieldEvent>;
}
export interface Redemption {
    grant: Uint8Array<ArrayBuffer>;
    peer: string;
}
export declare namespace Redemption {
    const codec: () => Codec<Redemption>;
    interface RedemptionGrantFieldEvent {
        field: '$.grant';
        value: Uint8Array<ArrayBuffer>;
    }
    interface RedemptionPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    function encode(obj: Partial<Redemption>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Redemption>): Redemption;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Redemption>): Generator<RedemptionGrantFieldEvent | RedemptionPeerFieldEvent>;
}
export interface SeatAnswer {
    store: string;
    zone: string;
    able: boolean;
    arbitrates: boolean;
    why: string;
}
export declare namespace SeatAnswer {
    const codec: () => Codec<SeatAnswer>;
    interface SeatAnswerStoreFieldEvent {
        field: '$.store';
        value: string;
    }
    interface SeatAnswerZoneFieldEvent {
        field: '$.zone';
        value: string;
    }
    interface SeatAnswerAbleFieldEvent {
        field: '$.able';
        value: boolean;
    }
    interface SeatAnswerArbitratesFieldEvent {
        field: '$.arbitrates';
        value: boolean;
    }
    interface SeatAnswerWhyFieldEvent {
        field: '$.why';
        value: string;
    }
    function encode(obj: Partial<SeatAnswer>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SeatAnswer>): SeatAnswer;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SeatAnswer>): Generator<SeatAnswerStoreFieldEvent | SeatAnswerZoneFieldEvent | SeatAnswerAbleFieldEvent | SeatAnswerArbitratesFieldEvent | SeatAnswerWhyFieldEvent>;
}
